import { AsyncLocalStorage } from "node:async_hooks";
import type { FastifyBaseLogger } from "fastify";
import type { Cost } from "../graphql/context";

/** What is learned of one GraphQL request while it is answered, for the one line that the log says of it. */
export interface Trace {
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  readonly startedAt: number;
  readonly errorCodes: Set<string>;
  principal?: string;
  operation?: string;
  operationName?: string;
  cost?: Cost;
}

/** The request that is being answered: Apollo formats errors without saying of which. */
export const currentTrace = new AsyncLocalStorage<Trace>();

/** Says one line of a request that has been answered. Never its variables, which hold customers' data. */
export function logRequest({ log, startedAt, errorCodes, cost, ...known }: Trace, status: number): void {
  const { principal, operation, operationName } = known;
  const durationMs = Math.round(performance.now() - startedAt);
  const spent = cost && { calls: cost.calls, rows: cost.rows };
  log.info({ operation, operationName, principal, ...spent, durationMs, status, errors: [...errorCodes] }, "answered");
}
