import { SalesforceError } from "../errors";
import { Decimal, stringify } from "../records/stringify";
import { isJsonObject } from "../request";

/** The bodies of the subrequests that have succeeded, by reference id. */
type Results = ReadonlyMap<string, unknown>;

const reference = /@\{([^{}]*)\}/g;
const wholeReference = /^@\{([^{}]*)\}$/;
const referenceForm = /^(\w+)((?:\.\w+|\[\d+\])*)$/;

/** The platform's words, with the hint that it adds whatever the cause (Composite Subrequest Result). */
function invalidReference(text: string): SalesforceError {
  const root = /^\w*/.exec(text)?.[0] ?? "";
  const message =
    `Invalid reference specified. No value for ${text} found in ${root}. ` +
    `Provided referenceId ('${text}') must start with a letter or a number, ` +
    `and it can contain only letters, numbers and underscores ('_').`;
  return new SalesforceError(400, [{ errorCode: "PROCESSING_HALTED", message }]);
}

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[])[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * The value that a reference names: text, number, boolean or null. What was not selected, what a failed or later
 * subrequest would have answered, and whole objects and lists have none, and throw PROCESSING_HALTED.
 */
function resolve(text: string, results: Results, apiVersion: string): unknown {
  const [, root = "", path = ""] = referenceForm.exec(text) ?? [];
  let value = results.get(root);
  for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g)) value = step(value, name ?? index ?? "");
  const isScalar = value === null || typeof value !== "object" || value instanceof Decimal;
  // Null fields have been referable since version 52.0 only.
  if (value === undefined || !isScalar || (value === null && Number(apiVersion) < 52)) throw invalidReference(text);
  return value;
}

/**
 * Expands every `@{id.path}` in a text, and so also one that a user's value brought in: there is no escape
 * (rest-api.md §7). A null is nothing inside a text.
 */
export function expandText(text: string, results: Results, apiVersion: string): string {
  return text.replace(reference, (_match, path: string) => {
    const value = resolve(path, results, apiVersion);
    if (value === null) return "";
    return typeof value === "string" ? value : stringify(value);
  });
}

/** Expands references in every text of a body, however deep. A text that is nothing but a reference to null is null. */
export function expandBody(value: unknown, results: Results, apiVersion: string): unknown {
  if (typeof value === "string") {
    const path = wholeReference.exec(value)?.[1];
    if (path !== undefined && resolve(path, results, apiVersion) === null) return null;
    return expandText(value, results, apiVersion);
  }
  if (Array.isArray(value)) return value.map((item) => expandBody(item, results, apiVersion));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, expandBody(member, results, apiVersion)]),
  );
}
