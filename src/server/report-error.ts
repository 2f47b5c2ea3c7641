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
  if (hidden !== undefined) reportHidden(trace.log, code, hidden);
  return shown;
}

/** Logs whole what clients do not see: as an error when the fault is the gateway's, else as a warning. */
export function reportHidden(log: FastifyBaseLogger, code: string, hidden: unknown): void {
  const err = hidden instanceof Error ? hidden : new Error(String(hidden));
  if (code === "INTERNAL_SERVER_ERROR") log.error({ err }, "internal error");
  else log.warn({ code, err }, "failed");
}
