import { jsonAnswer } from "../answer";
import { describeGlobal, describeObject } from "../metadata/describe-object";
import type { ObjectSchema } from "../metadata/schema";
import { resourceNotFound } from "../refusals";
import { conditionalAnswer } from "./conditions";
import type { Handler, Params, RestContext } from "./route";

/** The object that the path names, in any case. Throws NOT_FOUND when the user cannot see such an object. */
export function requireObject({ schema }: RestContext, params: Params): ObjectSchema {
  const object = schema.object(params.object ?? "");
  if (object === undefined) throw resourceNotFound();
  return object;
}

export const getGlobalDescribe: Handler = (context, request) =>
  conditionalAnswer(request, describeGlobal(context.schema, context.apiVersion), context.org.faults.metadataChangedAt);

export const getDescribe: Handler = (context, request, params) =>
  conditionalAnswer(
    request,
    describeObject(requireObject(context, params), context.apiVersion),
    context.org.faults.metadataChangedAt,
  );

function isEntryOf(entry: unknown, objectName: string): boolean {
  return typeof entry === "object" && entry !== null && "name" in entry && entry.name === objectName;
}

/** An object's entry of the global describe. Reading through REST does not make a record recent, so none is. */
export const getBasicInformation: Handler = (context, _request, params) => {
  const { name } = requireObject(context, params);
  const entries = describeGlobal(context.schema, context.apiVersion).sobjects;
  const objectDescribe: unknown = Array.isArray(entries) ? entries.find((entry) => isEntryOf(entry, name)) : undefined;
  return jsonAnswer({ objectDescribe, recentItems: [] });
};
