import { refuse } from "../refusals";
import { isJsonObject } from "../request";

export interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  /** Undefined when there is none. */
  readonly body: unknown;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface CompositeEnvelope {
  readonly allOrNone: boolean;
  readonly subrequests: readonly Subrequest[];
}

const mostSubrequests = 25;
const mostQueries = 5;
const envelopeKeys = ["allOrNone", "collateSubrequests", "compositeRequest"];
const subrequestKeys = ["method", "url", "referenceId", "body", "httpHeaders"];
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const inheritedHeaders = ["accept", "authorization", "content-type"];
const referenceIdForm = /^[A-Za-z0-9][A-Za-z0-9_]*$/;
const queryOrCollection = /^\/services\/data\/v[\d.]+\/+(?:query|queryAll|composite\/+sobjects)(?:[/?]|$)/;

function malformed(message: string): Error {
  return refuse(400, "JSON_PARSER_ERROR", message);
}

function requireKnownKeys(value: Readonly<Record<string, unknown>>, known: readonly string[], where: string): void {
  const unknownKey = Object.keys(value).find((key) => !known.includes(key));
  if (unknownKey !== undefined) throw malformed(`Unrecognized field "${unknownKey}" in ${where}`);
}

function requireText(value: unknown, name: string, where: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw malformed(`${where} must have a text "${name}"`);
}

function optionalBoolean(value: unknown, name: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "boolean") return value;
  throw malformed(`"${name}" must be true or false`);
}

/** Up to version 51.0 only references to a malformed id fail; then the whole request (Composite Subrequest Result). */
function checkReferenceId(referenceId: string, apiVersion: string): void {
  if (referenceIdForm.test(referenceId) || Number(apiVersion) < 52) return;
  throw malformed(
    `Provided referenceId ('${referenceId}') must start with a letter or a number, ` +
      `and it can contain only letters, numbers and underscores ('_').`,
  );
}

/** Subrequests inherit what says who asks and in which form; giving it them too fails the whole request (rest-api.md §7). */
function readHeaders(value: unknown, where: string): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw malformed(`"httpHeaders" of ${where} must be an object`);
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => {
      if (inheritedHeaders.includes(name.toLowerCase())) {
        throw refuse(400, "INVALID_HTTP_HEADER", `${where} must not have the header ${name}`);
      }
      return [name.toLowerCase(), requireText(text, name, `"httpHeaders" of ${where}`)];
    }),
  );
}

function readSubrequest(value: unknown, where: string, apiVersion: string): Subrequest {
  if (!isJsonObject(value)) throw malformed(`${where} must be an object`);
  requireKnownKeys(value, subrequestKeys, where);
  const method = requireText(value.method, "method", where);
  if (!methods.includes(method)) throw malformed(`"method" of ${where} must be one of ${methods.join(", ")}`);
  const url = requireText(value.url, "url", where);
  if (!/^(?:\/services\/data\/v|@\{)/.test(url)) {
    throw malformed(`"url" of ${where} must start with /services/data/vXX.X/, or with a reference to such a url`);
  }
  const referenceId = requireText(value.referenceId, "referenceId", where);
  checkReferenceId(referenceId, apiVersion);
  const body = value.body ?? undefined;
  return { method, url, referenceId, body, headers: readHeaders(value.httpHeaders, where) };
}

/** The subrequests of a list that stands at `where`. */
export function readSubrequests(value: unknown, where: string, apiVersion: string): readonly Subrequest[] {
  if (!Array.isArray(value)) throw malformed(`"${where}" must be a list of subrequests`);
  return value.map((part, index) => readSubrequest(part, `${where}[${index}]`, apiVersion));
}

/** Throws when two subrequests have one reference id. */
export function requireUniqueReferences(subrequests: readonly Subrequest[]): void {
  const seen = new Set<string>();
  for (const { referenceId } of subrequests) {
    if (seen.has(referenceId)) throw malformed(`Duplicate referenceId '${referenceId}'`);
    seen.add(referenceId);
  }
}

/** Reads a composite's body and refuses one that breaks its rules as a whole (rest-api.md §7, limits.md §4). */
export function readEnvelope(value: Readonly<Record<string, unknown>>, apiVersion: string): CompositeEnvelope {
  requireKnownKeys(value, envelopeKeys, "the composite request");
  const parts = value.compositeRequest;
  if (Array.isArray(parts) && parts.length > mostSubrequests) {
    throw refuse(
      400,
      "LIMIT_EXCEEDED",
      `Cannot specify more than ${mostSubrequests} subrequests: ${parts.length} given`,
    );
  }
  optionalBoolean(value.collateSubrequests, "collateSubrequests");
  const subrequests = readSubrequests(parts, "compositeRequest", apiVersion);
  const queries = subrequests.filter(({ url }) => queryOrCollection.test(url)).length;
  if (queries > mostQueries) {
    const message = `Cannot specify more than ${mostQueries} query or sObject Collections subrequests: ${queries} given`;
    throw refuse(400, "LIMIT_EXCEEDED", message);
  }
  requireUniqueReferences(subrequests);
  return { allOrNone: optionalBoolean(value.allOrNone, "allOrNone"), subrequests };
}
