import { createHash } from "node:crypto";
import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import { stringify } from "../records/stringify";
import { refuse } from "../refusals";
import type { OrgRequest } from "../request";

/** What a client can know a representation by: when it changed, and its tag where it has one. */
export interface Validators {
  readonly changedAt: Date;
  readonly etag?: string | undefined;
}

const entityTags = /^\s*(?:\*|(?:W\/)?"[^"]*"(?:\s*,\s*(?:W\/)?"[^"]*")*)\s*$/;

function sha1(value: unknown): Buffer {
  return createHash("sha1").update(stringify(value)).digest();
}

/** A row's tag, of the platform's length. */
export function rowTag(row: unknown): string {
  return `"${sha1(row).toString("base64")}"`;
}

function headerDate(request: OrgRequest, name: string): number | undefined {
  const time = Date.parse(request.headers[name] ?? "");
  return Number.isNaN(time) ? undefined : time;
}

/** A date header and the change compare in whole seconds: HTTP dates know no more. */
function changedAfter(changedAt: Date, time: number): boolean {
  return Math.floor(changedAt.getTime() / 1_000) > Math.floor(time / 1_000);
}

/** Whether a header's list of tags names this one; without the header, undefined. */
function namesTag(request: OrgRequest, header: string, etag: string): boolean | undefined {
  const tags = request.headers[header];
  if (tags === undefined) return undefined;
  return tags.trim() === "*" || tags.includes(etag);
}

/** Whether the client has this already. A date or a tag that cannot be read counts as absent. */
function isKnown(request: OrgRequest, { changedAt, etag }: Validators): boolean {
  const byTag = etag === undefined ? undefined : namesTag(request, "if-none-match", etag);
  if (byTag !== undefined) return byTag;
  const since = headerDate(request, "if-modified-since");
  return since !== undefined && !changedAfter(changedAt, since);
}

function failed(message: string): Error {
  return refuse(412, "PRECONDITION_FAILED", message);
}

/** Throws 412 when the record is no longer the one that the client's `If-Match` or `If-Unmodified-Since` means. */
export function requireUnmodified(request: OrgRequest, { changedAt, etag }: Validators): void {
  if (etag !== undefined && namesTag(request, "if-match", etag) === false) {
    throw failed("The record is not the one that If-Match names");
  }
  const since = headerDate(request, "if-unmodified-since");
  if (since !== undefined && changedAfter(changedAt, since)) {
    throw failed("The record was modified after the time in If-Unmodified-Since");
  }
}

/** What a write demands before it changes a record: as for reading, and that `If-None-Match` does not name it. */
export function requireWritable(request: OrgRequest, validators: Validators): void {
  requireReadableConditions(request);
  requireUnmodified(request, validators);
  if (validators.etag !== undefined && namesTag(request, "if-none-match", validators.etag) === true) {
    throw failed("The record is the one that If-None-Match names");
  }
}

/** Throws 400 for a POST or PATCH whose conditions cannot be read: a write must not pass over them (rest-api.md §5). */
export function requireReadableConditions(request: OrgRequest): void {
  for (const name of ["If-Match", "If-None-Match"]) {
    const tags = request.headers[name.toLowerCase()];
    if (tags !== undefined && !entityTags.test(tags)) {
      throw refuse(400, "INVALID_HEADER", `${name} is not a list of entity tags: ${tags}`);
    }
  }
  const since = request.headers["if-unmodified-since"];
  if (since !== undefined && headerDate(request, "if-unmodified-since") === undefined) {
    throw refuse(400, "INVALID_HEADER", `If-Unmodified-Since is not an HTTP date: ${since}`);
  }
}

/** 304 without a body when the client has it, and otherwise the value, made when it is asked for (wire fact 20). */
export function answerUnlessKnown(request: OrgRequest, validators: Validators, value: () => unknown): Answer {
  const headers = {
    ...(validators.etag === undefined ? {} : { ETag: validators.etag }),
    "Last-Modified": validators.changedAt.toUTCString(),
  };
  return isKnown(request, validators) ? emptyAnswer(304, headers) : jsonAnswer(value(), 200, headers);
}

/** A describe, which carries `ETag` and `Last-Modified` (wire fact 20). */
export function conditionalAnswer(request: OrgRequest, value: unknown, changedAt: Date): Answer {
  const etag = `"${sha1(value).toString("hex").slice(0, 8)}"`;
  return answerUnlessKnown(request, { changedAt, etag }, () => value);
}
