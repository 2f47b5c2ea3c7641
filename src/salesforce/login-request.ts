import { transportFailure } from "./errors";
import { ruleForStatus } from "./error-rules";
import { GatewayError } from "../errors";
import { SalesforceRefusal } from "./refusal";
import { maxRetries, waitBefore } from "./retry";
import type { Timing } from "./settings";
import type { HttpAnswer, HttpRequest, Transport } from "./transport";
import { TransportError } from "./transport-error";
import { neverAborted } from "./waiting";

/**
 * Sends a request of the log-in services: not billed, changes nothing, so an outage is tried again. Resolves with what
 * Salesforce decided; its refusals are for the caller to read.
 */
export async function sendLoginRequest(
  transport: Transport,
  request: HttpRequest,
  { sleep, random }: Timing,
): Promise<HttpAnswer> {
  for (let retries = 0; ; retries++) {
    const result = await transport.send(request).catch((error: unknown) => asTransportError(error));
    const isOutage = result instanceof TransportError ? result.failure !== "timeout" : result.status >= 500;
    if (!isOutage || retries === maxRetries.outage) return settled(result);
    await sleep(waitBefore("outage", retries, random), neverAborted);
  }
}

function asTransportError(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  throw error;
}

function settled(result: HttpAnswer | TransportError): HttpAnswer {
  if (result instanceof TransportError) throw transportFailure(result);
  if (result.status < 500) return result;
  const { code, message } = ruleForStatus(result.status);
  throw new GatewayError(code, message, { cause: new SalesforceRefusal(result.status, []) });
}
