import { emptyAnswer, jsonAnswer } from "../answer";
import { SalesforceError } from "../errors";
import { requireRecord } from "../records/find-record";
import { recordJson } from "../records/record-json";
import { createRecord, deleteRecord, updateRecord } from "../records/save-record";
import type { OrgRecord } from "../records/table";
import { jsonObjectBody, type OrgRequest } from "../request";
import { isNotModified, requireUnmodified } from "./conditions";
import { pathObject } from "./describe";
import { queryContext } from "./query-context";
import type { Handler, Params, RestContext } from "./route";
import { saveContext } from "./save-context";
import { selectFields } from "./select-fields";

/** The live record that the path names. */
function pathRecord(context: RestContext, request: OrgRequest, params: Params): OrgRecord {
  return requireRecord(saveContext(context, request), pathObject(context, params), params.id ?? "");
}

function lastModified(record: OrgRecord): Date {
  return new Date(String(record.LastModifiedDate));
}

/** Throws UNABLE_TO_LOCK_ROW (wire fact 8) when a fault says so: another transaction holds the record. */
function lockRow({ org }: RestContext, request: OrgRequest, object: string, id?: string): void {
  const locks = org.faults.take("lock", request, (rule) => rule.object === undefined || rule.object === object);
  if (locks === undefined) return;
  const message =
    id === undefined
      ? "unable to obtain exclusive access to this record"
      : `unable to obtain exclusive access to this record or 1 records: ${id}`;
  throw new SalesforceError(400, [{ message, errorCode: "UNABLE_TO_LOCK_ROW", fields: [] }]);
}

export const postRecord: Handler = (context, request, params) => {
  const { name } = pathObject(context, params);
  const values = jsonObjectBody(request);
  lockRow(context, request, name);
  const id = createRecord(saveContext(context, request), name, values);
  return jsonAnswer({ id, success: true, errors: [] }, 201, {
    Location: `/services/data/v${context.apiVersion}/sobjects/${name}/${id}`,
  });
};

export const getRecord: Handler = (context, request, params) => {
  const object = pathObject(context, params);
  const record = pathRecord(context, request, params);
  requireUnmodified(request, lastModified(record));
  if (isNotModified(request, lastModified(record))) return emptyAnswer(304);
  const fields = request.query.get("fields");
  context.trace.rows++;
  if (fields === null) return jsonAnswer(recordJson(queryContext(context, false), object, record));
  const names = fields.split(",").map((name) => name.trim());
  return jsonAnswer(selectFields(context, object, record, names));
};

export const patchRecord: Handler = (context, request, params) => {
  const { name } = pathObject(context, params);
  const record = pathRecord(context, request, params);
  const values = jsonObjectBody(request);
  const id = String(record.Id);
  requireUnmodified(request, lastModified(record));
  lockRow(context, request, name, id);
  updateRecord(saveContext(context, request), name, id, values);
  return emptyAnswer(204);
};

/** Conditions do not hold a DELETE back (rest-api.md §5). */
export const removeRecord: Handler = (context, request, params) => {
  const { name } = pathObject(context, params);
  const id = String(pathRecord(context, request, params).Id);
  lockRow(context, request, name, id);
  deleteRecord(saveContext(context, request), name, id);
  return emptyAnswer(204);
};
