import type { ServerResponse } from "node:http";
import type { Answer } from "../answer";
import type { OrgRequest } from "../request";
import { chooseEncoding, packBytes } from "./content-encoding";
import { untilClosed, wait, type Trouble } from "./trouble";

function mediaType({ body }: Answer): string {
  if (body.kind === "bytes") return body.type;
  return body.kind === "text" ? "text/plain;charset=UTF-8" : "application/json;charset=UTF-8";
}

/** Sends the headers and the first bytes, and breaks the connection when they are under way. */
async function sendHalf(response: ServerResponse, bytes: Buffer, most: number): Promise<void> {
  const { socket } = response;
  const part = bytes.subarray(0, Math.min(most, bytes.length - 1));
  await new Promise<void>((resolve) => {
    response.write(part, () => {
      resolve();
    });
    if (socket !== null) void untilClosed(socket).then(resolve);
  });
  socket?.destroy();
}

/** Sends the body in pieces, for as long as the client listens. */
async function drip(response: ServerResponse, bytes: Buffer, size: number, everyMs: number): Promise<void> {
  for (let from = 0; from < bytes.length && response.socket?.destroyed !== true; from += size) {
    if (from > 0) await wait(everyMs);
    response.write(bytes.subarray(from, from + size));
  }
  response.end();
}

/**
 * Sends an answer, packed when the client accepts that, with the trouble that it meets on its way. One without a body
 * has no Content-Type either (wire fact 11).
 */
export async function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  body: Buffer | undefined,
  headers: OrgRequest["headers"],
  trouble: Pick<Trouble, "halfSent" | "drip"> = {},
): Promise<void> {
  response.statusCode = answer.status;
  response.setHeader("Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private");
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (body === undefined || body.length === 0) {
    if (trouble.halfSent === undefined) response.end();
    else response.socket?.destroy();
    return;
  }
  response.setHeader("Content-Type", mediaType(answer));
  response.setHeader("Vary", "Accept-Encoding");
  const encoding = chooseEncoding(body, headers["accept-encoding"]);
  const bytes = encoding === undefined ? body : await packBytes(body, encoding);
  if (encoding !== undefined) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", bytes.length);
  if (trouble.halfSent !== undefined) {
    await sendHalf(response, bytes, trouble.halfSent.bytes ?? Math.floor(bytes.length / 2));
  } else if (trouble.drip !== undefined) await drip(response, bytes, trouble.drip.bytes, trouble.drip.everyMs);
  else response.end(bytes);
}
