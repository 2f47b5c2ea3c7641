import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import type { ObjectSchema } from "../metadata/schema";
import { isMultipart, readMultipart, type MultipartRecord } from "../multipart";
import { requireRecord } from "../records/find-record";
import { createRecord } from "../records/save-record";
import type { OrgRecord } from "../records/table";
import { refuse } from "../refusals";
import { jsonObjectBody, type OrgRequest } from "../request";
import { requireReadableConditions } from "./conditions";
import { pathObject } from "./describe";
import { lockRow } from "./lock-row";
import type { Handler, Params, RestContext } from "./route";
import { changeRow, readRow, removeRow } from "./rows";
import { saveContext } from "./save-context";

/** The live record that the path names. */
function pathRecord(context: RestContext, request: OrgRequest, params: Params): OrgRecord {
  return requireRecord(saveContext(context, request), pathObject(context, params), params.id ?? "");
}

/** The bytes stand in the record as base64, as they would in JSON. Throws for a part that is no field for bytes. */
function valuesWithBlobs(object: ObjectSchema, { values, blobs }: MultipartRecord): Record<string, unknown> {
  const encoded = [...blobs].map(([name, bytes]) => {
    if (object.field(name)?.type !== "base64") {
      throw refuse(400, "INVALID_FIELD", `The part '${name}' is no field of ${object.name} that holds a file`);
    }
    return [name, bytes.toString("base64")] as const;
  });
  return { ...values, ...Object.fromEntries(encoded) };
}

/** Where a record that was just made is found: relative, as the platform says it (wire fact 12). */
export function locationOf({ apiVersion }: RestContext, objectName: string, id: string): { readonly Location: string } {
  return { Location: `/services/data/v${apiVersion}/sobjects/${objectName}/${id}` };
}

function insert(
  context: RestContext,
  request: OrgRequest,
  { name }: ObjectSchema,
  values: Record<string, unknown>,
): Answer {
  lockRow(context, request, name);
  const id = createRecord(saveContext(context, request), name, values);
  return jsonAnswer({ id, success: true, errors: [] }, 201, locationOf(context, name, id));
}

/** A record by its values, or in two parts with the bytes of a file. */
export const postRecord: Handler = (context, request, params) => {
  const object = pathObject(context, params);
  requireReadableConditions(request);
  if (!isMultipart(request)) return insert(context, request, object, jsonObjectBody(request));
  return readMultipart(request).then((record) => insert(context, request, object, valuesWithBlobs(object, record)));
};

export const getRecord: Handler = (context, request, params) =>
  readRow(context, request, pathObject(context, params), pathRecord(context, request, params));

export const patchRecord: Handler = (context, request, params) => {
  const object = pathObject(context, params);
  // What there is to change is found before the body is read, and again when that took time.
  const record = pathRecord(context, request, params);
  const change = (found: OrgRecord, values: Record<string, unknown>): Answer => {
    changeRow(context, request, object, found, values);
    return emptyAnswer(204);
  };
  if (!isMultipart(request)) return change(record, jsonObjectBody(request));
  return readMultipart(request).then((parts) =>
    change(pathRecord(context, request, params), valuesWithBlobs(object, parts)),
  );
};

export const removeRecord: Handler = (context, request, params) =>
  removeRow(context, request, pathObject(context, params), pathRecord(context, request, params));
