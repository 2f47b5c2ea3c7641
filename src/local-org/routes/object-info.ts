import { createHash } from "node:crypto";
import { jsonAnswer } from "../answer";
import { SalesforceError } from "../errors";
import type { RecordType } from "../metadata/object-rules";
import { masterRecordTypeId } from "../metadata/record-type-infos";
import type { FieldDescribe, ObjectSchema } from "../metadata/schema";
import { objectInfo } from "../metadata/ui-api/object-info";
import { picklistValues } from "../metadata/ui-api/picklist-values";
import { toId18 } from "../records/record-id";
import type { Handler, Params, RestContext } from "./route";

/** The value with an eTag that changes whenever it does. */
function tagged(value: Record<string, unknown>): Record<string, unknown> {
  return { eTag: createHash("md5").update(JSON.stringify(value)).digest("hex"), ...value };
}

/** The UI API repeats the status in the refusal (errors.md §1). */
function refuseInfo(statusCode: 400 | 404, errorCode: string, message: string): SalesforceError {
  return new SalesforceError(statusCode, [{ statusCode, message, errorCode }]);
}

function requireObject({ schema }: RestContext, { object: name = "" }: Params): ObjectSchema {
  const object = schema.object(name);
  // Our own wording for what the user cannot see.
  if (object === undefined) throw refuseInfo(404, "INVALID_TYPE", `Object ${name} is not supported in UI API`);
  return object;
}

/** The record type that the path names; undefined for Master. */
function requireRecordType(object: ObjectSchema, { recordType = "" }: Params): RecordType | undefined {
  const id = toId18(recordType);
  if (id === masterRecordTypeId) return undefined;
  const type = object.rules.recordTypes.find((each) => each.id === id);
  if (type === undefined) throw refuseInfo(404, "NOT_FOUND", `${object.name} has no record type ${recordType}`);
  return type;
}

function isPicklist({ type }: FieldDescribe): boolean {
  return type === "picklist" || type === "multipicklist";
}

function valuesAnswer(
  { apiVersion }: RestContext,
  object: ObjectSchema,
  field: FieldDescribe,
  type: RecordType | undefined,
): Record<string, unknown> {
  const id = type?.id ?? masterRecordTypeId;
  const url = `/services/data/v${apiVersion}/ui-api/object-info/${object.name}/picklist-values/${id}/${field.name}`;
  return tagged({ ...picklistValues(object, field, type), url });
}

/** `/ui-api/object-info/X`, as the user sees the object. */
export const getObjectInfo: Handler = (context, _request, params) =>
  jsonAnswer(tagged(objectInfo(context.schema, requireObject(context, params))));

/** All picklists of an object for one record type. */
export const getPicklistValues: Handler = (context, _request, params) => {
  const object = requireObject(context, params);
  const type = requireRecordType(object, params);
  const fields = object.fields.filter(isPicklist);
  return jsonAnswer(
    tagged({
      picklistFieldValues: Object.fromEntries(
        fields.map((field) => [field.name, valuesAnswer(context, object, field, type)]),
      ),
    }),
  );
};

/** One picklist for one record type. */
export const getPicklistFieldValues: Handler = (context, _request, params) => {
  const object = requireObject(context, params);
  const type = requireRecordType(object, params);
  const field = object.field(params.field ?? "");
  if (field === undefined) throw refuseInfo(400, "INVALID_FIELD", `${object.name} has no field ${params.field ?? ""}`);
  if (!isPicklist(field)) throw refuseInfo(400, "INVALID_FIELD", "Field Name is not a picklist.");
  return jsonAnswer(valuesAnswer(context, object, field, type));
};
