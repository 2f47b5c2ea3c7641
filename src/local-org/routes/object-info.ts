import { createHash } from "node:crypto";
import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import { SalesforceError } from "../errors";
import { inWireOrder } from "../metadata/in-wire-order";
import type { RecordType } from "../metadata/object-rules";
import { masterRecordTypeId } from "../metadata/record-type-infos";
import type { FieldDescribe, ObjectSchema } from "../metadata/schema";
import { isInUiApi, objectEntry, objectInfo } from "../metadata/ui-api/object-info";
import { picklistValues } from "../metadata/ui-api/picklist-values";
import { toId18 } from "../records/record-id";
import type { OrgRequest } from "../request";
import type { Handler, Params, RestContext } from "./route";

/** The value with an eTag that changes whenever it does. */
function tagged(value: Record<string, unknown>): Record<string, unknown> & { readonly eTag: string } {
  const eTag = createHash("md5").update(JSON.stringify(value)).digest("hex");
  return { ...inWireOrder({ ...value, eTag }), eTag };
}

/** 304 without a body for who sends the eTag back, and otherwise the value with it. */
function answerTagged(request: OrgRequest, value: Record<string, unknown>): Answer {
  const representation = tagged(value);
  const headers = { ETag: `"${representation.eTag}"` };
  const known = request.headers["if-none-match"]?.trim() ?? "";
  return known === "*" || known.includes(representation.eTag)
    ? emptyAnswer(304, headers)
    : jsonAnswer(representation, 200, headers);
}

/** A refusal of the UI API, which repeats its status (errors.md §1). */
function refuse(statusCode: number, errorCode: string, message: string): SalesforceError {
  return new SalesforceError(statusCode, [{ errorCode, message, statusCode }]);
}

/** The object of that name in any case, if the UI API has it and the user sees it. */
function requireObject({ schema }: RestContext, name: string): ObjectSchema {
  const object = schema.object(name);
  if (object !== undefined && isInUiApi(object)) return object;
  throw refuse(400, "INVALID_TYPE", `Object ${object?.name ?? name} is not supported in UI API`);
}

/** The record type that the path names; undefined for Master. */
function requireRecordType(object: ObjectSchema, { recordType = "" }: Params): RecordType | undefined {
  const id = toId18(recordType);
  if (id === masterRecordTypeId) return undefined;
  const type = object.rules.recordTypes.find((each) => each.id === id);
  // Our own wording.
  if (type === undefined) throw refuse(404, "NOT_FOUND", `${object.name} has no record type ${recordType}`);
  return type;
}

function isPicklist({ type }: FieldDescribe): boolean {
  return type === "picklist" || type === "multipicklist";
}

function valuesOf(
  { apiVersion }: RestContext,
  object: ObjectSchema,
  field: FieldDescribe,
  type: RecordType | undefined,
): Record<string, unknown> {
  const id = type?.id ?? masterRecordTypeId;
  const url = `/services/data/v${apiVersion}/ui-api/object-info/${object.name}/picklist-values/${id}/${field.name}`;
  return { ...picklistValues(object, field, type), url };
}

/** `/ui-api/object-info`: the objects that the UI API has, as the user sees them. */
export const listObjectInfos: Handler = ({ schema, apiVersion }, request) => {
  const objects = schema.objects.filter(isInUiApi);
  const entries = Object.fromEntries(objects.map((object) => [object.name, objectEntry(object, apiVersion)]));
  return answerTagged(request, { objects: inWireOrder(entries) });
};

/** `/ui-api/object-info/X`, as the user sees the object. */
export const getObjectInfo: Handler = (context, request, { object = "" }) =>
  answerTagged(request, objectInfo(context.schema, requireObject(context, object), request.origin));

/** `/ui-api/object-info/batch/X,Y`: each object's info, or why there is none, in the order of the names. */
export const getObjectInfoBatch: Handler = (context, { origin }, { objects = "" }) => {
  const results = objects.split(",").map((name) => {
    try {
      const info = objectInfo(context.schema, requireObject(context, name.trim()), origin);
      return { result: tagged(info), statusCode: 200 };
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      const result = error.items.map(({ errorCode, message }) => ({ errorCode, message }));
      return { result, statusCode: error.status };
    }
  });
  return jsonAnswer({ hasErrors: results.some(({ statusCode }) => statusCode !== 200), results });
};

/** All picklists of an object for one record type. */
export const getPicklistValues: Handler = (context, request, params) => {
  const object = requireObject(context, params.object ?? "");
  const type = requireRecordType(object, params);
  const values = object.fields
    .filter(isPicklist)
    .map((field) => [field.name, tagged(valuesOf(context, object, field, type))] as const);
  return answerTagged(request, { picklistFieldValues: inWireOrder(Object.fromEntries(values)) });
};

/** One picklist for one record type. */
export const getPicklistFieldValues: Handler = (context, request, params) => {
  const object = requireObject(context, params.object ?? "");
  const type = requireRecordType(object, params);
  const field = object.field(params.field ?? "");
  if (field === undefined) throw refuse(400, "INVALID_FIELD", `${object.name} has no field ${params.field ?? ""}`);
  if (!isPicklist(field)) throw refuse(400, "INVALID_FIELD", "Field Name is not a picklist.");
  return answerTagged(request, valuesOf(context, object, field, type));
};
