import type { FastifyBaseLogger } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { toClientError } from "../graphql/errors";
import { currentTrace } from "./trace";

/** Apollo's `formatError`: what clients see of an error, with the request's id; the log gets what they must not see. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const trace = currentTrace.getStore();
  if (trace === undefined) throw new TypeError("An error was formatted outside of any request");
  const { code, error: shown, hidden } = toClientError(formatted, error, trace.requestId);
  trace.errorCodes.add(code);
  if (hidden !== undefined) reportFault(trace.log, hidden);
  return shown;
}

/** Logs a fault of the gateway whole: nobody else gets to see it. */
export function reportFault(log: FastifyBaseLogger, fault: unknown): void {
  log.error({ err: fault instanceof Error ? fault : new Error(String(fault)) }, "internal error");
}
