import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { Answer } from "../answer";
import { stringify } from "../records/stringify";
import type { OrgRequest } from "../request";
import { indentJson } from "./indent-json";

const pack = promisify(gzip);
/** Below, packing makes an answer longer or saves nothing worth the time. */
const leastPackedBytes = 1_024;

/** The answer's body as bytes before compression; undefined when it has none. */
export function printBody(answer: Answer, headers: OrgRequest["headers"]): Buffer | undefined {
  switch (answer.body.kind) {
    case "none":
      return undefined;
    case "text":
      return Buffer.from(answer.body.text);
    case "bytes":
      return answer.body.bytes;
    case "json": {
      const json = stringify(answer.body.value);
      return Buffer.from(/^(?:1|true)$/i.test(headers["x-prettyprint"] ?? "") ? indentJson(json) : json);
    }
  }
}

function mediaType({ body }: Answer): string {
  if (body.kind === "bytes") return body.type;
  return body.kind === "text" ? "text/plain;charset=UTF-8" : "application/json;charset=UTF-8";
}

/** Sends an answer, packed when the client accepts that. One without a body has no Content-Type either (wire fact 11). */
export async function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  body: Buffer | undefined,
  headers: OrgRequest["headers"],
): Promise<void> {
  response.statusCode = answer.status;
  response.setHeader("Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private");
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader("Content-Type", mediaType(answer));
  response.setHeader("Vary", "Accept-Encoding");
  let bytes = body;
  if (body.length >= leastPackedBytes && /\bgzip\b/i.test(headers["accept-encoding"] ?? "")) {
    bytes = await pack(body, { level: constants.Z_BEST_SPEED });
    response.setHeader("Content-Encoding", "gzip");
  }
  response.setHeader("Content-Length", bytes.length);
  response.end(bytes);
}
