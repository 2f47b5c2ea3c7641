import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type ErrorCode, GatewayError } from "../errors";
import { limits } from "./limits/limits";

/** The HTTP status of an answer that is nothing but this error. Beside data, every answer is 200. */
const statusByCode: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  FIELD_NOT_ACCESSIBLE: 403,
  CAPABILITY_NOT_ENABLED: 403,
  FEATURE_NOT_ENABLED: 403,
  RECONNECT_REQUIRED: 403,
  API_NOT_ENABLED: 403,
  RATE_LIMITED: 429,
  API_BUDGET_EXHAUSTED: 429,
  QUERY_TOO_EXPENSIVE: 400,
  SALESFORCE_UNAVAILABLE: 503,
  SALESFORCE_TIMEOUT: 504,
  WRITE_OUTCOME_UNKNOWN: 502,
  IDEMPOTENCY_KEY_REUSED: 400,
  INTERNAL_SERVER_ERROR: 500,
};

export function statusOf(code: ErrorCode): number {
  return statusByCode[code];
}

/** Apollo's codes for a request that is no GraphQL request, or that names no operation of its document. */
const requestFaults: ReadonlySet<string> = new Set(["BAD_REQUEST", "OPERATION_RESOLUTION_FAILURE"]);

/** An error as clients get it, and what only operators may see of it, if there is more. */
export interface ClientError {
  readonly error: GraphQLFormattedError;
  readonly code: string;
  readonly hidden?: unknown;
}

/**
 * Decides what clients see of an error, whatever it is: a `GatewayError` in its own words, GraphQL's own complaints
 * about a request in theirs, and of anything else no more than that it happened. `formatted` is GraphQL's view of it.
 */
export function toClientError(formatted: GraphQLFormattedError, error: unknown, requestId: string): ClientError {
  const cause = originOf(error);
  const made = (code: string, message: string, hidden?: unknown): ClientError => ({
    error: { ...formatted, message, extensions: { code, requestId } },
    code,
    ...(hidden !== undefined && { hidden }),
  });
  if (cause instanceof GatewayError) {
    const saysAll = cause.cause === undefined && cause.code !== "INTERNAL_SERVER_ERROR";
    return made(cause.code, cause.message, saysAll ? undefined : cause);
  }
  const code = formatted.extensions?.code;
  if (code === "GRAPHQL_PARSE_FAILED" && isOversized(cause)) {
    const advice = "Ask in parts, and put long lists of values into variables.";
    const limit = limits.tokens.toLocaleString("en-US");
    return made("QUERY_TOO_EXPENSIVE", `The document is too long or too deep: it may have ${limit} tokens. ${advice}`);
  }
  if (typeof code === "string" && code !== "INTERNAL_SERVER_ERROR") {
    return made(requestFaults.has(code) ? "BAD_USER_INPUT" : code, formatted.message);
  }
  if (isComplaint(cause)) return made("BAD_USER_INPUT", cause.message);
  const message = "The gateway failed to answer this. Its operators find the reason in the log by the request id.";
  return made("INTERNAL_SERVER_ERROR", message, cause);
}

function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;
}

/** The parser says so when it meets more tokens than allowed, or values nested beyond what its own calls can hold. */
function isOversized(cause: unknown): boolean {
  if (cause instanceof GraphQLError) return cause.message.startsWith("Syntax Error: Document contains more tha");
  return cause instanceof RangeError && cause.message.startsWith("Maximum call stack");
}

/**
 * Some faults of a request come without a code: those of arguments that GraphQL finds only when it runs, such as a
 * variable without a value, and those of persisted queries, which Apollo marks with an HTTP status.
 */
function isComplaint(cause: unknown): cause is GraphQLError {
  if (!(cause instanceof GraphQLError)) return false;
  const { http } = cause.extensions as { readonly http?: { readonly status?: number } };
  return cause.message.startsWith('Argument "') || http?.status === 400;
}
