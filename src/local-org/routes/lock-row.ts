import { SalesforceError } from "../errors";
import type { OrgRequest } from "../request";
import type { RestContext } from "./route";

/** Throws UNABLE_TO_LOCK_ROW (wire fact 8) when a fault says so: another transaction holds the record. */
export function lockRow({ org }: RestContext, request: OrgRequest, object: string, id?: string): void {
  const locks = org.faults.take("lock", request, (rule) => rule.object === undefined || rule.object === object);
  if (locks === undefined) return;
  const message =
    id === undefined
      ? "unable to obtain exclusive access to this record"
      : `unable to obtain exclusive access to this record or 1 records: ${id}`;
  throw new SalesforceError(400, [{ message, errorCode: "UNABLE_TO_LOCK_ROW", fields: [] }]);
}
