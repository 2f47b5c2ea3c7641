/** Every code a client can meet in `errors[].extensions.code`, beside those that Apollo Server itself defines. */
export const errorCodes = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "FIELD_NOT_ACCESSIBLE",
  "CAPABILITY_NOT_ENABLED",
  "FEATURE_NOT_ENABLED",
  "RECONNECT_REQUIRED",
  "API_NOT_ENABLED",
  "RATE_LIMITED",
  "API_BUDGET_EXHAUSTED",
  "QUERY_TOO_EXPENSIVE",
  "SALESFORCE_UNAVAILABLE",
  "SALESFORCE_TIMEOUT",
  "WRITE_OUTCOME_UNKNOWN",
  "IDEMPOTENCY_KEY_REUSED",
  "INTERNAL_SERVER_ERROR",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * The one error class of the gateway. The message is written for the client: it names the thing, the value and the
 * way out, and holds nothing internal. What only an operator may see travels in `cause`.
 */
export class GatewayError extends Error {
  override readonly name = "GatewayError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
