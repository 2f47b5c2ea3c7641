import { createHash } from "node:crypto";
import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import { refuse } from "../refusals";
import type { OrgRequest } from "../request";
import { stringify } from "../records/stringify";

function headerDate(request: OrgRequest, name: string): number | undefined {
  const text = request.headers[name];
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** A date header and the change compare in whole seconds: HTTP dates know no more. */
function changedAfter(changedAt: Date, time: number): boolean {
  return Math.floor(changedAt.getTime() / 1_000) > Math.floor(time / 1_000);
}

/** Whether the client's `If-Modified-Since` is as new as the last change. One that is no date counts as absent. */
export function isNotModified(request: OrgRequest, changedAt: Date): boolean {
  const since = headerDate(request, "if-modified-since");
  return since !== undefined && !changedAfter(changedAt, since);
}

/**
 * Refuses with 412 when there was a change after the client's `If-Unmodified-Since`, and with 400 when that is no date,
 * or for an `If-Match`: records have no ETag here, and whoever sends one must not be taken to have the newest.
 */
export function requireUnmodified(request: OrgRequest, changedAt: Date): void {
  if (request.headers["if-match"] !== undefined) {
    throw refuse(400, "INVALID_HEADER", "The local org does not evaluate If-Match; it does If-Unmodified-Since");
  }
  if (request.headers["if-unmodified-since"] === undefined) return;
  const since = headerDate(request, "if-unmodified-since");
  if (since === undefined) throw refuse(400, "INVALID_HEADER", "If-Unmodified-Since is not an HTTP date");
  if (changedAfter(changedAt, since)) {
    throw refuse(412, "PRECONDITION_FAILED", "The record was modified after the time in If-Unmodified-Since");
  }
}

/** An answer that carries `ETag` and `Last-Modified`, or 304 without a body when the client has it (wire fact 20). */
export function conditionalAnswer(request: OrgRequest, value: unknown, changedAt: Date): Answer {
  const etag = `"${createHash("sha1").update(stringify(value)).digest("hex").slice(0, 8)}"`;
  const headers = { ETag: etag, "Last-Modified": changedAt.toUTCString() };
  const isKnown =
    request.headers["if-none-match"] === undefined
      ? isNotModified(request, changedAt)
      : request.headers["if-none-match"].split(/\s*,\s*/).includes(etag);
  return isKnown ? emptyAnswer(304, headers) : jsonAnswer(value, 200, headers);
}
