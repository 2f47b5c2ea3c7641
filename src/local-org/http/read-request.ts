import type { IncomingMessage } from "node:http";
import { SalesforceError } from "../errors";
import { refuse } from "../refusals";
import { parseTarget, type OrgRequest, type RequestBody } from "../request";
import { unpackBytes } from "./content-encoding";

/** Bytes of the URI alone, and of URI and headers together (rest-api.md §2). */
const mostHeadBytes = 16_384;
/** Bytes of a body, and of what it unpacks to (limits.md §3). */
const mostBodyBytes = 50 * 1024 * 1024;
/** Of a bulk job's data: 150 MB when written in base64, so a quarter less as it is (limits.md §5). */
const mostUploadBytes = 0.75 * 150 * 1024 * 1024;

/** 414 or 431 when the request's head is too long; those answers are not JSON. */
export function oversizedHead(message: IncomingMessage): 414 | 431 | undefined {
  const uriBytes = Buffer.byteLength(message.url ?? "");
  if (uriBytes > mostHeadBytes) return 414;
  const headerBytes = message.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
  return uriBytes + headerBytes > mostHeadBytes ? 431 : undefined;
}

/** How long a body may be, by the resource it is for. */
function mostBytes({ url = "" }: IncomingMessage): number {
  return /\/jobs\/+ingest\/+[^/?]+\/+batches\/*(?:\?|$)/.test(url) ? mostUploadBytes : mostBodyBytes;
}

function tooLarge(most: number): Error {
  return refuse(413, "REQUEST_TOO_LARGE", `The request body is larger than ${most} bytes`);
}

/** Reads to the end even what is too long, without keeping it: a client that still writes would not see the refusal. */
async function readBytes(message: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > most) throw tooLarge(most);
  return Buffer.concat(chunks);
}

async function readBody(message: IncomingMessage): Promise<RequestBody> {
  try {
    const most = mostBytes(message);
    const bytes = await readBytes(message, most);
    if (bytes.length === 0) return { kind: "none" };
    const encoding = (message.headers["content-encoding"] ?? "identity").trim().toLowerCase();
    if (encoding === "identity") return { kind: "bytes", bytes };
    return { kind: "bytes", bytes: await unpackBytes(bytes, encoding, most, () => tooLarge(most)) };
  } catch (error) {
    if (error instanceof SalesforceError) return { kind: "unreadable", refusal: error };
    throw error;
  }
}

/** Clients that take the org for a proxy send the whole url: what counts is what follows the host. */
function pathOf(url: string): string {
  return url.startsWith("/") ? url : url.replace(/^https?:\/\/[^/?]*/i, "");
}

/** The request without its body. A POST with `?_HttpMethod=PATCH` is a PATCH (rest-api.md §2). */
export function readHead(message: IncomingMessage): Omit<OrgRequest, "body"> {
  const target = pathOf(message.url ?? "/");
  const { segments, query } = parseTarget(target);
  const override = query.get("_HttpMethod");
  query.delete("_HttpMethod");
  return {
    method: message.method === "POST" && override !== null ? override.toUpperCase() : (message.method ?? "GET"),
    target,
    origin: `http://${message.headers.host ?? "localhost"}`,
    segments,
    query,
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
    ),
  };
}

/** The whole request. It is read to its end before anything is decided: who asks matters more than what is unreadable. */
export async function readRequest(message: IncomingMessage): Promise<OrgRequest> {
  return { ...readHead(message), body: await readBody(message) };
}
