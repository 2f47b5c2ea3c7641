import type { SalesforceError } from "./errors";

export type AnswerBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string }
  /** Anything else, such as a file or CSV, and its media type. */
  | { readonly kind: "bytes"; readonly bytes: Buffer; readonly type: string };

/** What is answered to a request; HTTP and composites dress it each in their way. */
export interface Answer {
  readonly status: number;
  /** Those that belong to the resource: `Location`, `ETag`, `Last-Modified`, `Allow`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

export function jsonAnswer(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: { kind: "json", value } };
}

export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: { kind: "none" } };
}

export function textAnswer(status: number, text: string): Answer {
  return { status, headers: {}, body: { kind: "text", text } };
}

export function bytesAnswer(bytes: Buffer, type: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, headers, body: { kind: "bytes", bytes, type } };
}

/** Refusals are an array, even of one (errors.md §1a). */
export function refusalAnswer(error: SalesforceError, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonAnswer(error.items, error.status, headers);
}
