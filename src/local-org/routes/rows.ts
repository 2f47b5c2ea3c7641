import { emptyAnswer, type Answer } from "../answer";
import type { ObjectSchema } from "../metadata/schema";
import { recordJson } from "../records/record-json";
import { deleteRecord, updateRecord } from "../records/save-record";
import type { OrgRecord } from "../records/table";
import { jsonObjectBody, type OrgRequest } from "../request";
import { answerUnlessKnown, requireUnmodified, requireWritable, rowTag, type Validators } from "./conditions";
import { lockRow } from "./lock-row";
import { queryContext } from "./query-context";
import type { RestContext } from "./route";
import { saveContext } from "./save-context";
import { selectFields } from "./select-fields";

/** Rows of accounts have a tag, those of other objects only the time of their last change (rest-api.md §5). */
function validatorsOf(object: ObjectSchema, record: OrgRecord): Validators {
  const changedAt = new Date(String(record.LastModifiedDate ?? record.SystemModstamp));
  return object.name === "Account" ? { changedAt, etag: rowTag(record) } : { changedAt };
}

function rowJson(context: RestContext, request: OrgRequest, object: ObjectSchema, record: OrgRecord): unknown {
  const fields = request.query.get("fields");
  context.trace.rows++;
  if (fields === null) return recordJson(queryContext(context, false), object, record);
  const names = fields.split(",").map((name) => name.trim());
  return selectFields(context, object, record, names);
}

/** A record, by the fields that the request names, unless the client has it already. */
export function readRow(context: RestContext, request: OrgRequest, object: ObjectSchema, record: OrgRecord): Answer {
  const validators = validatorsOf(object, record);
  requireUnmodified(request, validators);
  return answerUnlessKnown(request, validators, () => rowJson(context, request, object, record));
}

/** Gives a record these values, if the request's conditions hold. Throws as `updateRecord` does. */
export function changeRow(
  context: RestContext,
  request: OrgRequest,
  object: ObjectSchema,
  record: OrgRecord,
  values: Record<string, unknown> = jsonObjectBody(request),
): void {
  const id = String(record.Id);
  requireWritable(request, validatorsOf(object, record));
  lockRow(context, request, object.name, id);
  updateRecord(saveContext(context, request), object.name, id, values);
}

/** Conditions do not hold a DELETE back (rest-api.md §5). */
export function removeRow(context: RestContext, request: OrgRequest, object: ObjectSchema, record: OrgRecord): Answer {
  const id = String(record.Id);
  lockRow(context, request, object.name, id);
  deleteRecord(saveContext(context, request), object.name, id);
  return emptyAnswer(204);
}
