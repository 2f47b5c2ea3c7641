import type { Operation } from "../../src/salesforce/connection";
import { createCallMeter } from "../../src/salesforce/call-meter";
import { createClient, type SalesforceClient } from "../../src/salesforce/client";
import type { Grant, Session } from "../../src/salesforce/session";
import type { Logger, Timing } from "../../src/salesforce/settings";
import type { HttpAnswer, HttpRequest, Transport } from "../../src/salesforce/transport";

/** What a scripted transport does with one request. */
export type Step = HttpAnswer | Error | ((request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>);

export function answerJson(status: number, body: unknown, headers: HttpAnswer["headers"] = {}): HttpAnswer {
  return { status, headers, body: body === undefined ? "" : JSON.stringify(body) };
}

export function refuseWith(status: number, errorCode: string, message = "words of Salesforce"): HttpAnswer {
  return answerJson(status, [{ errorCode, message, fields: [] }]);
}

/** For wire behaviour that no server can be made to show on demand. Fails when more is asked than the script holds. */
export function scriptedTransport(...steps: readonly Step[]) {
  const requests: HttpRequest[] = [];
  const transport: Transport = {
    async send(request) {
      const step = steps[requests.length];
      requests.push(request);
      if (step === undefined)
        throw new Error(`Unexpected request ${requests.length}: ${request.method} ${request.path}`);
      if (step instanceof Error) throw step;
      return typeof step === "function" ? step(request) : step;
    },
    close: async () => undefined,
  };
  return { transport, requests };
}

/** A logger that keeps what it is told, as the log would show it. */
function recordingLogger(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const record = (details: object, message: string): void => {
    const { err, ...rest } = details as { readonly err?: Error };
    lines.push(`${message} ${JSON.stringify(rest)}${err === undefined ? "" : ` ${err.name}: ${err.message}`}`);
  };
  return { lines, info: record, warn: record, error: record };
}

export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Time that only passes while somebody sleeps, and chance that never shortens a wait. */
export function virtualTiming(): Timing & { readonly sleeps: number[] } {
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => sleeps.reduce((sum, ms) => sum + ms, 0),
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      sleeps.push(ms);
    },
    random: () => 0,
  };
}

export const someone = { userId: "005000000000001AAA", organizationId: "00D000000000001AAA" };

/** A session whose renewals count up: `token-1`, `token-2`, … */
function countingSession(): Session & { readonly renewals: Grant[] } {
  const renewals: Grant[] = [];
  const grant = (n: number): Grant => ({
    ...someone,
    accessToken: `token-${n}`,
    instanceUrl: "https://acme.my.salesforce.com",
  });
  return {
    renewals,
    grant: async () => renewals.at(-1) ?? grant(1),
    async renew() {
      const renewed = grant(renewals.length + 2);
      renewals.push(renewed);
      return renewed;
    },
  };
}

/** A client over a script, with everything that a test may want to look at. */
export function scriptedClient(...steps: readonly Step[]) {
  const { transport, requests } = scriptedTransport(...steps);
  const timing = virtualTiming();
  const session = countingSession();
  const abort = new AbortController();
  const logger = recordingLogger();
  const operation: Operation = { meter: createCallMeter(), signal: abort.signal };
  const client: SalesforceClient = createClient({
    session,
    operation,
    transport,
    timing,
    logger,
    apiVersion: "v62.0",
    timeoutMs: 30_000,
  });
  const { meter } = operation;
  return { client, requests, meter, timing, session, abort, logged: logger.lines, reader: { client, meter, logger } };
}

/** The answer to a composite request: a part for each subrequest, in order. */
export function answerComposite(
  ...parts: readonly (readonly [status: number, body: unknown])[]
): (request: HttpRequest) => HttpAnswer {
  return (request) => {
    const { compositeRequest } = JSON.parse(request.body ?? "{}") as { compositeRequest: { referenceId: string }[] };
    return answerJson(200, {
      compositeResponse: compositeRequest.flatMap(({ referenceId }, i) => {
        const part = parts[i];
        return part === undefined ? [] : [{ body: part[1], httpHeaders: {}, httpStatusCode: part[0], referenceId }];
      }),
    });
  };
}
