import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { jsonAnswer, refusalAnswer, textAnswer, type Answer } from "../answer";
import { SalesforceError } from "../errors";
import type { Org } from "../org";
import { newTrace, type Trace } from "../request-log";
import { serve } from "../serve";
import { oversizedHead, readHead, readRequest } from "./read-request";
import { printBody, writeAnswer } from "./write-answer";

/** Far beyond what is served, so that what is too long is refused here and as the platform does. */
const parserHeadBytes = 1024 * 1024;
/** Longer than clients keep idle connections, so that it is they who let go. */
const keepAliveMs = 65_000;

interface HttpOptions {
  /** Added to every REST answer. */
  readonly latencyMs: number;
}

/** Only a defect of this program leads here; the text is the platform's. */
function unexpected(error: unknown): Answer {
  console.error(error);
  const message =
    "An unexpected error occurred. Please include this ErrorId if you contact support: 0000000000-00000 (0000000000)";
  return jsonAnswer([{ message, errorCode: "UNKNOWN_EXCEPTION" }], 500);
}

async function answerMessage(org: Org, message: IncomingMessage, trace: Trace): Promise<Answer> {
  const oversized = oversizedHead(message);
  if (oversized !== undefined) {
    return textAnswer(oversized, oversized === 414 ? "URI Too Long" : "Request Header Fields Too Large");
  }
  try {
    return await serve(org, await readRequest(message), trace);
  } catch (error) {
    if (error instanceof SalesforceError) return refusalAnswer(error);
    if (!message.complete) return textAnswer(400, "The request ended before its body did");
    return unexpected(error);
  }
}

/** Serves one request, with the trouble that faults ask for around it. All but `/_org` is logged. */
async function exchange(
  org: Org,
  { latencyMs }: HttpOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const time = org.now().toISOString();
  const trace = newTrace();
  const head = readHead(message);
  const isControl = head.segments[0] === "_org";
  const record = (status: number | null, bytes: number): void => {
    if (isControl) return;
    const { method, target: path } = head;
    const durationMs = Math.round((performance.now() - startedAt) * 100) / 100;
    org.log.add({ time, method, path, status, ...trace, bytes, durationMs });
  };

  const drop = isControl ? undefined : org.faults.take("drop", head);
  const slow = isControl || drop?.when === "before" ? undefined : org.faults.take("slow", head);
  const answer = drop?.when === "before" ? undefined : await answerMessage(org, message, trace);
  const isRest = head.segments[0] === "services" && head.segments[1] === "data" && head.segments.length > 2;
  const waitMs = (isRest ? latencyMs : 0) + (slow?.ms ?? 0);
  if (waitMs > 0) await delay(waitMs, undefined, { ref: false });
  if (drop !== undefined || answer === undefined) {
    record(null, 0);
    message.socket.destroy();
    return;
  }
  const body = printBody(answer, head.headers);
  record(answer.status, body?.length ?? 0);
  await writeAnswer(response, answer, body, head.headers);
}

/** The org behind HTTP, not yet listening. */
export function createHttpServer(org: Org, options: HttpOptions): Server {
  const server = createServer({ maxHeaderSize: parserHeadBytes }, (message, response) => {
    exchange(org, options, message, response).catch((error: unknown) => {
      console.error(error);
      message.socket.destroy();
    });
  });
  server.keepAliveTimeout = keepAliveMs;
  return server;
}
