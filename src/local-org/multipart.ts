import { refuse } from "./refusals";
import { isJsonObject, type OrgRequest } from "./request";

/** A body of two parts: a record as JSON, and the bytes of one of its fields. */
export interface MultipartRecord {
  readonly values: Record<string, unknown>;
  /** By the name of the part, which is that of the field. */
  readonly blobs: ReadonlyMap<string, Buffer>;
}

export function isMultipart({ headers, body }: OrgRequest): boolean {
  return body.kind === "bytes" && /^\s*multipart\/form-data\b/i.test(headers["content-type"] ?? "");
}

function malformed(message: string): Error {
  return refuse(400, "JSON_PARSER_ERROR", message);
}

async function readForm({ headers, body }: OrgRequest): Promise<FormData> {
  const bytes = body.kind === "bytes" ? new Uint8Array(body.bytes) : new Uint8Array();
  try {
    return await new Response(bytes, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
  } catch {
    throw malformed("The body is not the multipart/form-data that its Content-Type says");
  }
}

function readValues(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isJsonObject(value)) throw malformed("The first part of the body must be a record as a JSON object");
  return value;
}

/**
 * Reads the body of an insert or update with a file (rest-api.md §5): the part without a file name, or of the media type
 * `application/json`, is the record; every other is named for a field and holds its bytes.
 */
export async function readMultipart(request: OrgRequest): Promise<MultipartRecord> {
  let values: Record<string, unknown> | undefined;
  const blobs = new Map<string, Buffer>();
  for (const [name, part] of await readForm(request)) {
    if (typeof part === "string") values ??= readValues(part);
    else if (values === undefined && part.type.startsWith("application/json")) values = readValues(await part.text());
    else blobs.set(name, Buffer.from(await part.arrayBuffer()));
  }
  if (values === undefined) throw malformed("The body has no part that is a record");
  return { values, blobs };
}
