import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import type { ObjectSchema } from "../metadata/schema";
import { findByExternalId, requireExternalId, requireExternalIdField, type ExternalId } from "../records/external-id";
import { requireRecord } from "../records/find-record";
import { createRecord } from "../records/save-record";
import type { OrgRecord } from "../records/table";
import { findUpsertTargets, refuseRepeatedKey, valuesToInsert } from "../records/upsert-record";
import { resourceNotFound } from "../refusals";
import { jsonObjectBody, type OrgRequest } from "../request";
import { requireReadableConditions } from "./conditions";
import { pathObject } from "./describe";
import { lockRow } from "./lock-row";
import { locationOf } from "./records";
import type { Handler, Params, RestContext } from "./route";
import { changeRow, readRow, removeRow } from "./rows";
import { saveContext } from "./save-context";

/** 300: an array of the urls of all that have the external id, and no error (wire fact 14). */
function answerChoices({ apiVersion }: RestContext, object: ObjectSchema, records: readonly OrgRecord[]): Answer {
  const url = (id: unknown): string => `/services/data/v${apiVersion}/sobjects/${object.name}/${String(id)}`;
  return jsonAnswer(
    records.map((record) => url(record.Id)),
    300,
  );
}

function pathExternalId(object: ObjectSchema, { id = "", part = "" }: Params): ExternalId {
  return requireExternalId(requireExternalIdField(object, id), part);
}

type RowAction = (context: RestContext, request: OrgRequest, object: ObjectSchema, record: OrgRecord) => Answer;

/** Does something with the one record that the path names by a field and a value. */
const byExternalId =
  (act: RowAction): Handler =>
  (context, request, params) => {
    const object = pathObject(context, params);
    const externalId = pathExternalId(object, params);
    if (externalId.field.type === "id") {
      return act(
        context,
        request,
        object,
        requireRecord(saveContext(context, request), object, String(externalId.value)),
      );
    }
    const records = findByExternalId(saveContext(context, request), object, externalId);
    if (records.length > 1) return answerChoices(context, object, records);
    if (records[0] === undefined) throw resourceNotFound();
    return act(context, request, object, records[0]);
  };

export const getByExternalId = byExternalId(readRow);
export const removeByExternalId = byExternalId(removeRow);

/** Since version 46.0 an upsert says whether it made the record, and answers also when it did not (rest-api.md §5). */
function answerUpsert(context: RestContext, object: ObjectSchema, id: string, created: boolean): Answer {
  const result = { id, success: true, errors: [] };
  const saysCreated = Number(context.apiVersion) >= 46;
  if (!created && !saysCreated) return emptyAnswer(204);
  const body = saysCreated ? { ...result, created } : result;
  return created ? jsonAnswer(body, 201, locationOf(context, object.name, id)) : jsonAnswer(body);
}

function insert(
  context: RestContext,
  request: OrgRequest,
  object: ObjectSchema,
  values: Record<string, unknown>,
): Answer {
  lockRow(context, request, object.name);
  return answerUpsert(context, object, createRecord(saveContext(context, request), object.name, values), true);
}

/** Upsert: changes the record that has the external id, or makes it unless `?updateOnly=true`. */
export const upsertByExternalId: Handler = (context, request, params) => {
  const object = pathObject(context, params);
  const externalId = pathExternalId(object, params);
  requireReadableConditions(request);
  const values = jsonObjectBody(request);
  refuseRepeatedKey(values, externalId);
  const found = findUpsertTargets(saveContext(context, request), object, externalId);
  if (found.length > 1) return answerChoices(context, object, found);
  const [record] = found;
  if (record === undefined) {
    const updateOnly = request.query.get("updateOnly")?.toLowerCase() === "true";
    return insert(context, request, object, valuesToInsert(values, externalId, updateOnly));
  }
  changeRow(context, request, object, record, values);
  return answerUpsert(context, object, String(record.Id), false);
};

/** `POST …/Id` inserts by way of an upsert, without any id (rest-api.md §5). */
export const insertByUpsert: Handler = (context, request, params) => {
  requireReadableConditions(request);
  return insert(context, request, pathObject(context, params), jsonObjectBody(request));
};
