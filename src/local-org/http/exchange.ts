import type { IncomingMessage, ServerResponse } from "node:http";
import { refusalAnswer, textAnswer, type Answer } from "../answer";
import { SalesforceError } from "../errors";
import { targetRequest } from "../faults/target-request";
import type { Org } from "../org";
import { unknownException } from "../refusals";
import type { OrgRequest } from "../request";
import { newTrace, type Trace } from "../request-log";
import { serve } from "../serve";
import { oversizedHead, readHead, readRequest } from "./read-request";
import { errorCodesOf, printBody } from "./print-body";
import { goWithoutAnswer, takeTrouble, wait } from "./trouble";
import { writeAnswer } from "./write-answer";

export interface HttpOptions {
  /** Added to every REST answer. */
  readonly latencyMs: number;
}

/** One request on its way through. */
interface Exchange {
  readonly org: Org;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly head: Omit<OrgRequest, "body">;
  readonly trace: Trace;
}

/** Only a defect of this program leads here; the text is the platform's. */
function unexpected(error: unknown): Answer {
  console.error(error);
  return refusalAnswer(unknownException());
}

async function answerRequest({ org, message, trace }: Exchange, request: Promise<OrgRequest>): Promise<Answer> {
  const oversized = oversizedHead(message);
  try {
    const whole = await request;
    if (oversized === undefined) return await serve(org, whole, trace);
    return textAnswer(oversized, oversized === 414 ? "URI Too Long" : "Request Header Fields Too Large");
  } catch (error) {
    if (error instanceof SalesforceError) return refusalAnswer(error);
    if (!message.complete) return textAnswer(400, "The request ended before its body did");
    return unexpected(error);
  }
}

/** Starts the request's entry in the log, and answers how to finish it. */
function startEntry({ org, head, trace }: Exchange): (answer: Answer | undefined, bytes: number) => void {
  const startedAt = performance.now();
  const time = org.now().toISOString();
  return (answer, bytes) => {
    const { method, target } = head;
    const durationMs = Math.round((performance.now() - startedAt) * 100) / 100;
    const status = answer?.status ?? null;
    const errorCodes = answer === undefined ? [] : errorCodesOf(answer);
    org.log.add({ time, method, path: target, status, errorCodes, ...trace, bytes, durationMs });
  };
}

async function answerAndLog(exchange: Exchange, latencyMs: number): Promise<void> {
  const { org, message, response, head, trace } = exchange;
  const record = startEntry(exchange);
  const target = targetRequest(org, head, trace);
  const shift = org.faults.take("shiftClock", target);
  if (shift !== undefined) org.clock.shift(shift.ms);
  const { silence, waitBeforeMs, waitAfterMs, halfSent, drip } = takeTrouble(org.faults, target);
  // Read to its end before anything else: what is to be done must be known even when the client has left by then.
  const request = silence?.when === "before" ? undefined : readRequest(message);
  await request?.catch(() => undefined);
  const work = (): Promise<Answer | undefined> =>
    request === undefined ? Promise.resolve(undefined) : answerRequest(exchange, request);
  if (silence !== undefined) {
    await goWithoutAnswer(silence, message.socket, work);
    record(undefined, 0);
    return;
  }
  await wait(waitBeforeMs);
  const answer = await work();
  if (answer === undefined) return;
  await wait(latencyMs + waitAfterMs);
  const body = printBody(answer, head.headers);
  record(message.socket.destroyed ? undefined : answer, body?.length ?? 0);
  await writeAnswer(response, answer, body, head.headers, { halfSent, drip });
}

/** Serves one request, with the trouble that faults ask for around it. All but `/_org` is logged. */
export async function serveMessage(
  org: Org,
  { latencyMs }: HttpOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const head = readHead(message);
  const exchange: Exchange = { org, message, response, head, trace: newTrace() };
  const [first, second, third] = head.segments;
  if (first === "_org") {
    const answer = await answerRequest(exchange, readRequest(message));
    await writeAnswer(response, answer, printBody(answer, head.headers), head.headers);
    return;
  }
  const isRest = first === "services" && second === "data" && third !== undefined;
  if (!isRest) {
    await answerAndLog(exchange, 0);
    return;
  }
  org.longRequests.enter(exchange.trace);
  try {
    await answerAndLog(exchange, latencyMs);
  } finally {
    org.longRequests.leave(exchange.trace);
  }
}
