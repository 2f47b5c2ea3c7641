import { describeJsonError } from "./describe-json-error";
import type { SalesforceError } from "./errors";
import { refuse } from "./refusals";

/** What a request carries: bytes as they came over HTTP, or the value that a composite held. */
export type RequestBody =
  | { readonly kind: "none" }
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "value"; readonly value: unknown }
  /** Too large, or packed in a way that cannot be undone: refused when somebody wants to know what it says. */
  | { readonly kind: "unreadable"; readonly refusal: SalesforceError };

/** One request, over HTTP or inside a composite. */
export interface OrgRequest {
  readonly method: string;
  /** Path and query as sent; those of a composite's part after references were expanded. */
  readonly target: string;
  /** Decoded, without empty segments: `//services/data/v62.0/` is `["services", "data", "v62.0"]`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Scheme, host and port by which the client reached the org. */
  readonly origin: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: RequestBody;
}

/** A percent sign that introduces nothing stands for itself. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Splits a request's target. Doubled and trailing slashes (wire fact 37) and raw spaces (wire fact 21) mean nothing. */
export function parseTarget(target: string): Pick<OrgRequest, "segments" | "query"> {
  const end = target.indexOf("?");
  const path = end < 0 ? target : target.slice(0, end);
  return {
    segments: path.split("/").filter(Boolean).map(decodePercent),
    query: new URLSearchParams(end < 0 ? "" : target.slice(end + 1)),
  };
}

/** The type of a body, without its parameters. */
export function mediaType(request: OrgRequest): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse(400, "JSON_PARSER_ERROR", describeJsonError(text));
  }
}

/** Deeper than anything that is asked for, and shallow enough for all that walks through a body by recursion. */
const deepestNesting = 100;

const quote = 0x22;
const backslash = 0x5c;

/** Whether JSON text opens more lists and objects within each other than that. */
function isDeeper(text: string, levels: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // { and [, } and ] differ in the same bit.
    if ((code | 0x20) === 0x7b) {
      if (++depth > levels) return true;
    } else if ((code | 0x20) === 0x7d) depth--;
    else if (code === quote) at = endOfText(text, at + 1);
  }
  return false;
}

/** The place of the quote that ends a text, or the end of all. */
function endOfText(json: string, start: number): number {
  let at = start;
  for (let code = json.charCodeAt(at); at < json.length && code !== quote; code = json.charCodeAt(++at)) {
    if (code === backslash) at++;
  }
  return at;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decodeText(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refuse(400, "JSON_PARSER_ERROR", "Invalid UTF-8 in the request body");
  }
}

/** The request's body as JSON, whatever its media type. Throws JSON_PARSER_ERROR when it is none. */
export function parseJsonBody({ body }: OrgRequest): unknown {
  if (body.kind === "value") return body.value;
  if (body.kind === "unreadable") throw body.refusal;
  const text = body.kind === "none" ? "" : decodeText(body.bytes);
  if (text.trim() === "") {
    throw refuse(400, "JSON_PARSER_ERROR", "No content to map to Object due to end of input");
  }
  // Before it is parsed: the parser itself takes its time over what is nested a million times.
  if (isDeeper(text, deepestNesting)) throw refuse(400, "JSON_PARSER_ERROR", "The body is nested too deeply");
  return parseJson(text);
}

/** The request's body as a JSON object; other media types are refused with 415. */
export function jsonObjectBody(request: OrgRequest): Record<string, unknown> {
  const type = mediaType(request);
  if (request.body.kind === "bytes" && type !== "application/json") {
    throw refuse(415, "UNSUPPORTED_MEDIA_TYPE", `MediaType of '${type}' is not supported by this resource`);
  }
  const value = parseJsonBody(request);
  if (!isJsonObject(value)) {
    throw refuse(400, "JSON_PARSER_ERROR", "The request body must be a JSON object at [line:1, column:1]");
  }
  return value;
}

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields of a form, from the body and, as OAuth clients may, from the query. */
export function formFields(request: OrgRequest): URLSearchParams {
  const fields = new URLSearchParams(request.query);
  if (request.body.kind === "unreadable") throw request.body.refusal;
  if (request.body.kind !== "bytes" || mediaType(request) !== "application/x-www-form-urlencoded") return fields;
  for (const [name, value] of new URLSearchParams(request.body.bytes.toString("utf8"))) fields.set(name, value);
  return fields;
}
