import { jsonAnswer } from "../answer";
import { describeGlobal, describeObject } from "../metadata/describe-object";
import type { ObjectSchema } from "../metadata/schema";
import { requireObject } from "../records/find-record";
import { conditionalAnswer } from "./conditions";
import type { Handler, Params, RestContext } from "./route";

/** The object that the path names, in any case. Throws NOT_FOUND when the user cannot see such an object. */
export function pathObject(context: RestContext, { object = "" }: Params): ObjectSchema {
  return requireObject(context, object);
}

export const getGlobalDescribe: Handler = (context, request) =>
  conditionalAnswer(request, describeGlobal(context.schema, context.apiVersion), context.org.faults.metadataChangedAt);

export const getDescribe: Handler = (context, request, params) =>
  conditionalAnswer(
    request,
    describeObject(pathObject(context, params), context.apiVersion, request.origin),
    context.org.faults.metadataChangedAt,
  );

function isEntryOf(entry: unknown, objectName: string): boolean {
  return typeof entry === "object" && entry !== null && "name" in entry && entry.name === objectName;
}

/** An object's entry of the global describe. Reading through REST does not make a record recent, so none is. */
export const getBasicInformation: Handler = (context, _request, params) => {
  const { name } = pathObject(context, params);
  const entries = describeGlobal(context.schema, context.apiVersion).sobjects;
  const objectDescribe: unknown = Array.isArray(entries) ? entries.find((entry) => isEntryOf(entry, name)) : undefined;
  return jsonAnswer({ objectDescribe, recentItems: [] });
};
