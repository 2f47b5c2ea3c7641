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

/** What a row is saved in. */
export interface RowSetting {
  readonly job: IngestJob;
  readonly object: ObjectSchema;
  /** Throws when another transaction holds the record; asked before one is written, with its id when it has one. */
  readonly lock: (id?: string) => void;
}

/** Does to one record what the job is for. Throws `SalesforceError`, and then nothing has changed. */
export function saveRow(context: SaveContext, setting: RowSetting, row: UploadedRow): SavedRow {
  const { job, object, lock } = setting;
  switch (job.operation) {
    case "insert":
      return create(context, setting, { ...row.values, ...(row.id === undefined ? {} : { Id: row.id }) });
    case "upsert":
      return upsert(context, setting, row);
    case "update":
      return update(context, setting, requireId(object, row, "an update"), row.values);
    default: {
      const id = requireId(object, row, "a delete");
      lock(id);
      if (job.operation === "hardDelete") purgeRecord(context, object.name, id);
      else deleteRecord(context, object.name, id);
      return { id, created: false };
    }
  }
}

type Values = UploadedRow["values"];

function create(context: SaveContext, { object, lock }: RowSetting, values: Values): SavedRow {
  lock();
  return { id: createRecord(context, object.name, values), created: true };
}

function update(context: SaveContext, { object, lock }: RowSetting, id: string, values: Values): SavedRow {
  lock(id);
  updateRecord(context, object.name, id, values);
  return { id, created: false };
}

function requireId(object: ObjectSchema, { id }: UploadedRow, call: string): string {
  if (id === undefined) throw refuseRecord("MISSING_ARGUMENT", `Id not specified in ${call} call`, []);
  const id18 = toId18(id);
  if (id18 !== undefined) return id18;
  throw refuseRecord("MALFORMED_ID", `${object.label} ID: id value of incorrect type: ${id}`, ["Id"]);
}

function upsert(context: SaveContext, setting: RowSetting, row: UploadedRow): SavedRow {
  const { job, object } = setting;
  const field = requireExternalIdField(object, job.externalIdFieldName ?? "Id");
  const { [field.name]: key, ...values } = row.values;
  if (field.type === "id") {
    if (row.id === undefined) return create(context, setting, values);
    return update(context, setting, requireId(object, row, "an upsert"), values);
  }
  const externalId = requireExternalId(field, key ?? "");
  const targets = findUpsertTargets(context, object, externalId);
  if (targets.length > 1) throw refuseSeveral(field, targets);
  const [target] = targets;
  if (target === undefined) return create(context, setting, { ...values, [field.name]: key });
  return update(context, setting, String(target.Id), values);
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
