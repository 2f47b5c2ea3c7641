import { emptyAnswer, jsonAnswer } from "../answer";
import { requireRecord } from "../records/find-record";
import { createRecord } from "../records/save-record";
import type { OrgRecord } from "../records/table";
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

/** Where a record that was just made is found: relative, as the platform says it (wire fact 12). */
export function locationOf({ apiVersion }: RestContext, objectName: string, id: string): { readonly Location: string } {
  return { Location: `/services/data/v${apiVersion}/sobjects/${objectName}/${id}` };
}

export const postRecord: Handler = (context, request, params) => {
  const { name } = pathObject(context, params);
  requireReadableConditions(request);
  const values = jsonObjectBody(request);
  lockRow(context, request, name);
  const id = createRecord(saveContext(context, request), name, values);
  return jsonAnswer({ id, success: true, errors: [] }, 201, locationOf(context, name, id));
};

export const getRecord: Handler = (context, request, params) =>
  readRow(context, request, pathObject(context, params), pathRecord(context, request, params));

export const patchRecord: Handler = (context, request, params) => {
  changeRow(context, request, pathObject(context, params), pathRecord(context, request, params));
  return emptyAnswer(204);
};

export const removeRecord: Handler = (context, request, params) =>
  removeRow(context, request, pathObject(context, params), pathRecord(context, request, params));
