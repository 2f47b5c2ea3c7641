import { jsonAnswer, type Answer } from "../answer";
import { isJsonObject } from "../request";
import { rolledBackWithOthers, saveErrors } from "./save-result";

/**
 * What a collection's write says when a record of it failed and that undid the whole composite: 200 still, and of the
 * records that could have been saved that they were rolled back (rest-api.md §7). Undefined when none failed, or it is no
 * collection's write.
 */
export function failedCollection({ status, body }: Answer): Answer | undefined {
  if (status !== 200 || body.kind !== "json" || !Array.isArray(body.value)) return undefined;
  const results = body.value as readonly unknown[];
  if (!results.some((result) => isJsonObject(result) && result.success === false)) return undefined;
  const errors = saveErrors(rolledBackWithOthers());
  return jsonAnswer(
    results.map((result) => {
      if (!isJsonObject(result) || result.success !== true) return result;
      return { success: false, errors, ...("created" in result ? { created: false } : {}) };
    }),
  );
}
