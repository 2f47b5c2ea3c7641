import { isJsonObject } from "../request";
import { refuse } from "../refusals";
import type { QueryContext } from "../soql/query-context";
import { mostRecords } from "./parse/parse-search";
import { buildPlainExpression } from "./parse/parse-terms";
import type { ReturningItem } from "./parse/search-ast";
import { refusing, type Search } from "./search";
import { searchScopes, type SearchScope } from "./search-fields";
import { resolveTarget, targetAll, type SearchTarget } from "./search-target";

/** One object to search, as the request names it. */
interface ObjectParameters {
  readonly name: string;
  readonly fields: readonly string[];
  readonly where: string | undefined;
  readonly orderBy: readonly string[];
  readonly limit: number | undefined;
}

interface Parameters {
  readonly q: string | undefined;
  readonly in: string | undefined;
  readonly fields: readonly string[];
  readonly objects: readonly ObjectParameters[];
  readonly overallLimit: number | undefined;
  readonly defaultLimit: number | undefined;
  readonly offset: number | undefined;
}

/** Parameters that change nothing here: spelling is never corrected, and nobody counts readers. */
const idle = ["spellCorrection", "updateTracking", "updateViewStat"];
/** Those that only one way of asking knows. */
const ofUrls = ["q", "in", "fields", "sobject", "defaultLimit", "overallLimit", "offset", ...idle];
const ofBodies = ["q", "in", "fields", "sobjects", "defaultLimit", "overallLimit", "offset", ...idle];
/** What the platform knows and this org does not search by; the rest is nothing. */
const notProvided = new Set([
  "dataCategory",
  "dataCategories",
  "division",
  "metadata",
  "netWork",
  "netWorkIds",
  "pricebookId",
  "snippet",
]);

/** Our own wording: the platform's is not documented. */
function invalid(message: string): Error {
  return refuse(400, "INVALID_SEARCH", message);
}

function refuseUnknown(name: string): Error {
  if (notProvided.has(name)) return invalid(`The local org does not search by ${name}`);
  return invalid(`A search has no parameter '${name}'`);
}

function toNames(value: unknown, name: string): readonly string[] {
  if (value === undefined || value === null) return [];
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  return names.flatMap((item) => {
    if (typeof item !== "string") throw invalid(`${name} must be texts`);
    return item.split(",").flatMap((part) => part.trim() || []);
  });
}

function toText(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw invalid(`${name} must be a text`);
  return value;
}

function toNumber(value: unknown, name: string, least: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isInteger(number) && number >= least && number <= mostRecords) return number;
  throw invalid(`${name} must be a whole number from ${least} to ${mostRecords}`);
}

/** `GET /parameterizedSearch`: an object's parameters come under its name, such as `Account.fields`. */
export function parseUrlSearch(context: QueryContext, query: URLSearchParams): Search {
  const names = query.getAll("sobject").flatMap((value) => toNames(value, "sobject"));
  const known = new Set([
    ...ofUrls,
    ...names.flatMap((name) => ["fields", "where", "limit"].map((key) => `${name}.${key}`)),
  ]);
  for (const name of query.keys()) if (!known.has(name)) throw refuseUnknown(name);
  const get = (name: string): string | undefined => query.get(name) ?? undefined;
  return toSearch(context, {
    ...readCommon(get),
    objects: names.map((name) => readObject(name, (key) => get(`${name}.${key}`))),
  });
}

/** `POST /parameterizedSearch`. */
export function parseJsonSearch(context: QueryContext, body: Readonly<Record<string, unknown>>): Search {
  for (const name of Object.keys(body)) if (!ofBodies.includes(name)) throw refuseUnknown(name);
  const { sobjects = [] } = body;
  if (!Array.isArray(sobjects)) throw invalid("sobjects must be a list");
  const objects = sobjects.map((item: unknown) => {
    if (!isJsonObject(item)) throw invalid("Each of sobjects must be an object with a name");
    const other = Object.keys(item).find((key) => !["name", "fields", "where", "orderBy", "limit"].includes(key));
    if (other !== undefined) throw refuseUnknown(other);
    return readObject(toText(item.name, "The name of each of sobjects") ?? "", (key) => item[key]);
  });
  return toSearch(context, { ...readCommon((name) => body[name]), objects });
}

function readCommon(get: (name: string) => unknown): Omit<Parameters, "objects"> {
  return {
    q: toText(get("q"), "q"),
    in: toText(get("in"), "in"),
    fields: toNames(get("fields"), "fields"),
    overallLimit: toNumber(get("overallLimit"), "overallLimit", 1),
    defaultLimit: toNumber(get("defaultLimit"), "defaultLimit", 1),
    offset: toNumber(get("offset"), "offset", 0),
  };
}

function readObject(name: string, get: (key: string) => unknown): ObjectParameters {
  return {
    name,
    fields: toNames(get("fields"), "fields"),
    where: toText(get("where"), "where"),
    orderBy: toNames(get("orderBy"), "orderBy"),
    limit: toNumber(get("limit"), "limit", 1),
  };
}

function toSearch(context: QueryContext, parameters: Parameters): Search {
  const { q, in: scope = "ALL", objects, fields, defaultLimit, offset, overallLimit = mostRecords } = parameters;
  if (q === undefined) throw refuse(400, "MISSING_ARGUMENT", "q, the text to search for, is missing");
  if (!Object.hasOwn(searchScopes, scope.toUpperCase()))
    throw invalid(`in must be one of ${Object.keys(searchScopes).join()}`);
  if (objects.length === 0 && (fields.length > 0 || defaultLimit !== undefined)) {
    throw invalid("fields and defaultLimit need an object to search: name one");
  }
  if (objects.length !== 1 && offset !== undefined) throw invalid("offset needs exactly one object to search");
  return {
    find: refusing(q, () => buildPlainExpression(q)),
    scope: scope.toUpperCase() as SearchScope,
    targets:
      objects.length === 0
        ? refusing(q, () => targetAll(context))
        : objects.map((object) => toTarget(context, object, parameters)),
    limit: overallLimit,
  };
}

function toTarget(context: QueryContext, object: ObjectParameters, common: Parameters): SearchTarget {
  const fields = [...new Set([...common.fields, ...object.fields])].join(", ");
  const limit = object.limit ?? common.defaultLimit;
  const clauses = [
    ...(object.where === undefined ? [] : [`WHERE ${object.where}`]),
    ...(object.orderBy.length === 0 ? [] : [`ORDER BY ${object.orderBy.join(", ")}`]),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
    ...(common.offset === undefined ? [] : [`OFFSET ${common.offset}`]),
  ].join(" ");
  // Refusals show where they are: in what this would be as the RETURNING of a statement.
  const source = `${object.name}(${[fields || "Id", clauses].filter(Boolean).join(" ")})`;
  const at = object.name.length + 1;
  const item: ReturningItem = {
    object: { text: object.name, at: 0 },
    fields: { text: fields || "Id", at },
    clauses: clauses === "" ? undefined : { text: clauses, at: at + (fields || "Id").length + 1 },
  };
  return refusing(source, () => resolveTarget(context, item, source));
}
