import type { SalesforceError } from "../errors";
import type { ObjectSchema } from "../metadata/schema";
import { refuseSeveral, requireExternalId, requireExternalIdField } from "../records/external-id";
import { purgeRecord } from "../records/purge-record";
import { toId18 } from "../records/record-id";
import { refuseRecord } from "../records/refuse-record";
import type { SaveContext } from "../records/save-context";
import { createRecord, deleteRecord, updateRecord } from "../records/save-record";
import { findUpsertTargets } from "../records/upsert-record";
import type { IngestJob } from "./bulk-job";
import type { UploadedRow } from "./read-row";

export interface SavedRow {
  readonly id: string;
  readonly created: boolean;
}

/** Does to one record what the job is for. Throws `SalesforceError`, and then nothing has changed. */
export function saveRow(context: SaveContext, job: IngestJob, object: ObjectSchema, row: UploadedRow): SavedRow {
  switch (job.operation) {
    case "insert":
      return created(
        createRecord(context, object.name, { ...row.values, ...(row.id === undefined ? {} : { Id: row.id }) }),
      );
    case "upsert":
      return upsert(context, object, job.externalIdFieldName ?? "Id", row);
    case "update": {
      const id = requireId(object, row, "an update");
      updateRecord(context, object.name, id, row.values);
      return { id, created: false };
    }
    default: {
      const id = requireId(object, row, "a delete");
      if (job.operation === "hardDelete") purgeRecord(context, object.name, id);
      else deleteRecord(context, object.name, id);
      return { id, created: false };
    }
  }
}

function created(id: string): SavedRow {
  return { id, created: true };
}

function requireId(object: ObjectSchema, { id }: UploadedRow, call: string): string {
  if (id === undefined) throw refuseRecord("MISSING_ARGUMENT", `Id not specified in ${call} call`, []);
  const id18 = toId18(id);
  if (id18 !== undefined) return id18;
  throw refuseRecord("MALFORMED_ID", `${object.label} ID: id value of incorrect type: ${id}`, ["Id"]);
}

function upsert(context: SaveContext, object: ObjectSchema, keyName: string, row: UploadedRow): SavedRow {
  const field = requireExternalIdField(object, keyName);
  const { [field.name]: key, ...values } = row.values;
  if (field.type === "id") {
    if (row.id === undefined) return created(createRecord(context, object.name, values));
    const id = requireId(object, row, "an upsert");
    updateRecord(context, object.name, id, values);
    return { id, created: false };
  }
  const externalId = requireExternalId(field, key ?? "");
  const targets = findUpsertTargets(context, object, externalId);
  if (targets.length > 1) throw refuseSeveral(field, targets);
  const [target] = targets;
  if (target === undefined) return created(createRecord(context, object.name, { ...values, [field.name]: key }));
  const id = String(target.Id);
  updateRecord(context, object.name, id, values);
  return { id, created: false };
}

/** A refusal as `sf__Error` tells it: `CODE:words:Field1,Field2 --` (errors.md §1g). */
export function printRefusal({ items }: SalesforceError): string {
  return items
    .map((item) =>
      // Saves of many records name a missing one so, and not as a resource.
      item.errorCode === "NOT_FOUND"
        ? { errorCode: "INVALID_CROSS_REFERENCE_KEY", message: "invalid cross reference id", fields: [] }
        : { fields: [], ...item },
    )
    .map(({ errorCode, message, fields }) => {
      return `${errorCode}:${message}:${fields.length === 0 ? "" : `${fields.join(",")} `}--`;
    })
    .join("");
}
