import { GatewayError } from "../errors";
import { InaccessibleError } from "../soql/inaccessible-error";
import type { WriteRefusal } from "../soql/executor";
import { type ErrorRule, ruleFor, ruleForStatus } from "./error-rules";
import { describeInaccessible, findInaccessible } from "./inaccessible";
import { readRefusals, SalesforceRefusal } from "./refusal";
import type { TransportError } from "./transport-error";

/** What was answered to one request, or to one part of a composite request. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

const sideEffects = new Set(["PROCESSING_HALTED", "ALL_OR_NONE_OPERATION_ROLLED_BACK"]);

/** The rule for an answer that is no success. Of several reasons the first that is not a mere consequence decides. */
export function judge(answer: Answer): ErrorRule {
  const refusals = readRefusals(answer.body);
  const decisive = refusals.find(({ code }) => !sideEffects.has(code)) ?? refusals[0];
  return decisive === undefined ? ruleForStatus(answer.status) : ruleFor(answer.status, decisive);
}

export function isSuccess(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** Translates a refused read. What Salesforce said is in `cause`, never in the message. */
export function readError(answer: Answer): GatewayError {
  const refusals = readRefusals(answer.body);
  const cause = new SalesforceRefusal(answer.status, refusals);
  const inaccessible = findInaccessible(refusals);
  if (inaccessible !== undefined) {
    return new InaccessibleError(inaccessible, describeInaccessible(inaccessible), { cause });
  }
  const { code, message } = judge(answer);
  return new GatewayError(code, message, { cause });
}

/**
 * Translates a refused write: into reasons for the person who asked, or, when it is not about the record at all, into
 * an error. Either way nothing was written.
 */
export function writeRefusal(answer: Answer): readonly WriteRefusal[] | GatewayError {
  const refusals = readRefusals(answer.body);
  const { remedy, code, message } = judge(answer);
  if (remedy === "locked") return refusals.map((refusal) => ({ ...refusal, message }));
  if (remedy === "user" && refusals.length > 0) return refusals;
  return new GatewayError(code, message, { cause: new SalesforceRefusal(answer.status, refusals) });
}

/** For a write that was sent and has no verdict. Asking again may write twice, so nobody but the client may decide to. */
export function outcomeUnknown(cause: Error): GatewayError {
  return new GatewayError(
    "WRITE_OUTCOME_UNKNOWN",
    "Salesforce did not say whether it saved the change. Look at the record before you try again.",
    { cause },
  );
}

/** For a request that has no answer and changed nothing. */
export function transportFailure(cause: TransportError): GatewayError {
  switch (cause.failure) {
    case "timeout":
      return new GatewayError("SALESFORCE_TIMEOUT", "Salesforce did not answer in time. Ask for less, or try again.", {
        cause,
      });
    case "aborted":
      return abandoned(cause);
    case "unreachable":
    case "broken": {
      const { code, message } = ruleForStatus(503);
      return new GatewayError(code, message, { cause });
    }
  }
}

/** For a request whose client went away; nobody is left to read this. */
export function abandoned(cause: unknown): GatewayError {
  return new GatewayError("SALESFORCE_UNAVAILABLE", "The request was abandoned before Salesforce answered.", { cause });
}
