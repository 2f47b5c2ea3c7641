import { SalesforceError } from "../errors";
import { toId18 } from "../records/record-id";
import type { OrgRequest } from "../request";
import { aimAt } from "./aim-at";
import type { RestContext } from "./route";

/**
 * Asked before a record is written, with its id when it has one. Throws UNABLE_TO_LOCK_ROW (wire fact 8) when a fault
 * says so: another transaction holds the record.
 */
export function lockRow(context: RestContext, request: OrgRequest, object: string, id?: string): void {
  const locks = context.org.faults.take(
    "lock",
    aimAt(context, request),
    (rule) =>
      (rule.object === undefined || rule.object === object) &&
      (rule.record === undefined || (id !== undefined && toId18(rule.record) === id)),
  );
  if (locks === undefined) return;
  const message =
    id === undefined
      ? "unable to obtain exclusive access to this record"
      : `unable to obtain exclusive access to this record or 1 records: ${id}`;
  throw new SalesforceError(400, [{ message, errorCode: "UNABLE_TO_LOCK_ROW", fields: [] }]);
}
