import { GatewayError } from "../errors";
import type { Operation } from "./connection";
import { abandoned, type Answer, isSuccess, judge, outcomeUnknown, readError, transportFailure } from "./errors";
import { readRefusals, SalesforceRefusal } from "./refusal";
import { readLimitInfo } from "./limit-info";
import { type Effect, maxRetries, type Outcome, type RetryReason, retryReason, waitBefore } from "./retry";
import type { Grant, Session } from "./session";
import type { Logger, Timing } from "./settings";
import type { HttpRequest, Transport } from "./transport";
import { TransportError } from "./transport-error";
import { waitFor } from "./waiting";

export interface ClientRequest {
  readonly method: "GET" | "POST" | "PATCH";
  /** From `/services/data/…` on. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly effect: Effect;
  /** For the log: what is asked, without ids and values. */
  readonly what: string;
  readonly isMetadata?: boolean;
  /** The parts of a successful answer that can have failed on their own. */
  readonly partsOf?: (answer: Answer) => readonly Answer[];
}

/** Sends requests as one identity for one operation. */
export interface SalesforceClient {
  /** The path of the explicit API version, such as `/services/data/v62.0`. */
  readonly root: string;
  /**
   * Resolves with a success or with a refusal that is about the request itself. Outages, locks and an ended session are
   * dealt with here, within the request's deadline; what remains of them rejects.
   */
  send(request: ClientRequest): Promise<Answer>;
}

interface ClientOptions {
  readonly session: Session;
  readonly operation: Operation;
  readonly transport: Transport;
  readonly timing: Timing;
  readonly logger: Logger;
  readonly apiVersion: string;
  readonly timeoutMs: number;
}

export function createClient(options: ClientOptions): SalesforceClient {
  return {
    root: `/services/data/${options.apiVersion}`,
    async send(request) {
      try {
        return await sendPatiently(request, options);
      } catch (error) {
        const isAbandoned = options.operation.signal.aborted && !(error instanceof GatewayError);
        throw isAbandoned ? abandoned(error) : error;
      }
    },
  };
}

async function sendPatiently(request: ClientRequest, options: ClientOptions): Promise<Answer> {
  const { session, operation, timing, logger } = options;
  const { signal } = operation;
  const { effect, what } = request;
  const retries: Record<RetryReason, number> = { outage: 0, locked: 0, slow: 0 };
  let grant = await waitFor(session.grant(), signal);
  const deadline = timing.now() + options.timeoutMs;
  let isRenewed = false;

  for (;;) {
    signal.throwIfAborted();
    const outcome = await attempt(request, grant, deadline - timing.now(), options);

    if (!isRenewed && isSessionEnded(outcome)) {
      grant = await waitFor(session.renew(grant), signal);
      isRenewed = true;
      continue;
    }

    const reason = retryReason(outcome, effect, request.partsOf);
    if (reason === undefined || retries[reason] === maxRetries[reason]) return conclude(outcome, request, logger);
    const wait = waitBefore(reason, retries[reason], timing.random);
    if (timing.now() + wait >= deadline) return conclude(outcome, request, logger);
    retries[reason]++;
    logger.warn({ what, reason, retry: retries[reason] }, "Repeating a Salesforce request");
    await timing.sleep(wait, signal);
  }
}

async function attempt(
  { method, path, headers, body, effect, isMetadata = false }: ClientRequest,
  { accessToken, instanceUrl }: Grant,
  timeoutMs: number,
  { transport, operation: { meter, signal } }: ClientOptions,
): Promise<Outcome> {
  const countCall = (): void => {
    meter.calls++;
    if (isMetadata) meter.metadataCalls++;
  };
  const request: HttpRequest = {
    origin: instanceUrl,
    method,
    path,
    headers: {
      ...headers,
      ...(body !== undefined && { "content-type": "application/json" }),
      authorization: `Bearer ${accessToken}`,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    // Cutting a write off would leave nobody knowing whether it happened.
    signal: effect === "read" ? signal : undefined,
    timeoutMs,
  };

  try {
    const { status, headers: answered, body: text } = await transport.send(request);
    meter.usage = readLimitInfo(answered["sforce-limit-info"]) ?? meter.usage;
    // Refused sessions are the one kind of failure that is not billed (limits.md §2).
    if (status !== 401) countCall();
    return readAnswer(status, text);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    if (error.sent) countCall();
    return { kind: "unanswered", error };
  }
}

/** A success whose body is no JSON was cut or came from something else on the way: no answer. */
function readAnswer(status: number, text: string): Outcome {
  if (text === "") return { kind: "answered", answer: { status, body: undefined } };
  try {
    return { kind: "answered", answer: { status, body: JSON.parse(text) as unknown } };
  } catch (cause) {
    if (status >= 200 && status < 300) {
      return { kind: "unanswered", error: new TransportError("broken", true, { cause }) };
    }
    return { kind: "answered", answer: { status, body: undefined } };
  }
}

function isSessionEnded(outcome: Outcome): boolean {
  return outcome.kind === "answered" && outcome.answer.status === 401 && judge(outcome.answer).remedy === "session";
}

function conclude(outcome: Outcome, { effect, what }: ClientRequest, logger: Logger): Answer {
  if (outcome.kind === "unanswered") {
    logger.warn({ what, err: outcome.error }, "Salesforce did not answer");
    throw effect === "write" && outcome.error.sent ? outcomeUnknown(outcome.error) : transportFailure(outcome.error);
  }
  const { answer } = outcome;
  if (isSuccess(answer)) return answer;

  const cause = new SalesforceRefusal(answer.status, readRefusals(answer.body));
  const { remedy } = judge(answer);
  if (remedy === "quota" || remedy === "operator") logger.error({ what, err: cause }, "Salesforce needs an operator");
  if (answer.status >= 500) throw effect === "write" ? outcomeUnknown(cause) : readError(answer);
  if (isSessionEnded(outcome)) {
    throw new GatewayError("RECONNECT_REQUIRED", "Salesforce refuses the gateway's session, although it is new.", {
      cause,
    });
  }
  return answer;
}
