import type { ErrorCode } from "../errors";
import type { WriteRefusal } from "../soql/executor";

/**
 * What the gateway does about a refusal.
 * - `user`: the record or its values are at fault; on a write the reasons go to the client as they are.
 * - `locked`: not applied, because another transaction holds the row; worth a few more tries.
 * - `slow`: a query that ran too long; worth one more try.
 * - `session`: the access token is no longer good; worth one renewal.
 * - `outage`: Salesforce cannot answer now; reads are tried again.
 * - `quota`, `operator`, `bug`: repeating cannot help; an allocation is used up, someone has to configure something, or
 *   the gateway wrote a bad request.
 */
export type Remedy = "user" | "locked" | "slow" | "session" | "outage" | "quota" | "operator" | "bug";

export interface ErrorRule {
  readonly remedy: Remedy;
  /** For `extensions.code`, where the refusal is not a write's `userErrors`. */
  readonly code: ErrorCode;
  /** For the client. */
  readonly message: string;
}

const rule = (remedy: Remedy, code: ErrorCode, message: string): ErrorRule => ({ remedy, code, message });

const bug = rule(
  "bug",
  "INTERNAL_SERVER_ERROR",
  "Salesforce could not read the gateway's request. Please report this.",
);
const outage = rule(
  "outage",
  "SALESFORCE_UNAVAILABLE",
  "Salesforce is not answering at the moment. Try again shortly.",
);
const locked = rule("locked", "SALESFORCE_UNAVAILABLE", "Another change is holding a record. Try again shortly.");
const tooExpensive = rule(
  "user",
  "QUERY_TOO_EXPENSIVE",
  "Salesforce finds this query too heavy. Ask for fewer records or fields, or filter more narrowly.",
);
const sessionEnded = rule("session", "UNAUTHENTICATED", "The Salesforce session has ended. Sign in again.");
const unreadable = rule("user", "FORBIDDEN", "This Salesforce user may not read a record that the query needs.");
const badValue = rule("user", "BAD_USER_INPUT", "Salesforce does not accept one of the values in this request.");
const apiDisabled = rule(
  "operator",
  "API_NOT_ENABLED",
  "API access is off for this Salesforce org or user. An administrator has to enable it.",
);
const policy = rule("operator", "FORBIDDEN", "A security policy of the Salesforce org stopped this request.");
const retiredVersion = rule(
  "operator",
  "INTERNAL_SERVER_ERROR",
  "The gateway is set to a Salesforce API version that the org no longer offers.",
);
const orgLimit = rule("operator", "FORBIDDEN", "The Salesforce org has reached one of its limits.");
const appRefused = rule(
  "operator",
  "UNAUTHENTICATED",
  "The Salesforce org does not allow this app for this user. An administrator has to allow it.",
);

/** The one table from Salesforce's codes to ours (errors.md §3 to §5). Codes it does not know are judged by status. */
const rules: Readonly<Record<string, ErrorRule>> = {
  INVALID_SESSION_ID: sessionEnded,
  INVALID_AUTH_HEADER: appRefused,
  CLIENT_NOT_ACCESSIBLE_FOR_USER: appRefused,
  INVALID_CLIENT: appRefused,
  API_DISABLED_FOR_ORG: apiDisabled,
  API_CURRENTLY_DISABLED: apiDisabled,
  FUNCTIONALITY_NOT_ENABLED: rule(
    "operator",
    "FEATURE_NOT_ENABLED",
    "The Salesforce org has this feature switched off.",
  ),
  TXN_SECURITY_METERING_ERROR: policy,
  TXN_SECURITY_NO_ACCESS: policy,
  TXN_SECURITY_APEX_ERROR: policy,
  TXN_SECURITY_RUNTIME_EXCEPTION: policy,
  LIMIT_EXCEEDED: orgLimit,
  STORAGE_LIMIT_EXCEEDED: orgLimit,
  UNSUPPORTED_API_VERSION: retiredVersion,

  REQUEST_LIMIT_EXCEEDED: rule(
    "quota",
    "API_BUDGET_EXHAUSTED",
    "The Salesforce org has used up its API requests of the last 24 hours. They come back hour by hour.",
  ),
  SERVER_UNAVAILABLE: outage,
  UNKNOWN_EXCEPTION: outage,
  UNABLE_TO_LOCK_ROW: locked,
  QUERY_TIMEOUT: rule("slow", "SALESFORCE_TIMEOUT", "Salesforce took too long over this query. Filter more narrowly."),
  INVALID_QUERY_LOCATOR: rule(
    "user",
    "SALESFORCE_UNAVAILABLE",
    "Salesforce no longer holds the rest of a list that it had begun to answer. Ask again.",
  ),

  MALFORMED_QUERY: bug,
  MALFORMED_SEARCH: bug,
  INVALID_QUERY_FILTER_OPERATOR: bug,
  INVALID_TYPE: bug,
  INVALID_TYPE_FOR_OPERATION: bug,
  JSON_PARSER_ERROR: bug,
  METHOD_NOT_ALLOWED: bug,
  UNSUPPORTED_MEDIA_TYPE: bug,
  INVALID_BATCH_REQUEST: bug,
  MISSING_ARGUMENT: bug,
  EXCEEDED_ID_LIMIT: bug,
  MIXED_DML_OPERATION: bug,
  OPERATION_TOO_LARGE: tooExpensive,
  QUERY_TOO_COMPLICATED: tooExpensive,

  INSUFFICIENT_ACCESS: unreadable,
  INSUFFICIENT_ACCESS_OR_READONLY: unreadable,
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: unreadable,
  NUMBER_OUTSIDE_VALID_RANGE: badValue,
  MALFORMED_ID: badValue,
};

const wrongUseOfSession = rule(
  "operator",
  "FORBIDDEN",
  "This Salesforce session may not use the REST API. The app needs the scope `api`, or an administrator has to allow it.",
);
const tooManyLongCalls = rule(
  "quota",
  "RATE_LIMITED",
  "Too many long requests are running in the Salesforce org. Try again in a few seconds.",
);

const forbidden = rule("operator", "FORBIDDEN", "Salesforce does not allow this user to do this.");
// Salesforce's edge knows no org at this address (rest-api.md §2).
const wrongHost = rule("operator", "SALESFORCE_UNAVAILABLE", "There is no Salesforce org at the configured address.");
const unknown = rule(
  "user",
  "INTERNAL_SERVER_ERROR",
  "Salesforce refused a request in a way that the gateway does not know.",
);

export function ruleFor(status: number, { code, message }: Pick<WriteRefusal, "code" | "message">): ErrorRule {
  // Renewing would not help here, and trying would never end (errors.md §3).
  if (code === "INVALID_SESSION_ID" && message.includes("not valid for use with the REST API"))
    return wrongUseOfSession;
  if (code === "REQUEST_LIMIT_EXCEEDED" && message.includes("Concurrent")) return tooManyLongCalls;
  return rules[code] ?? ruleForStatus(status);
}

/** Unknown codes, and answers that hold none: an edge server's HTML, an empty body. */
export function ruleForStatus(status: number): ErrorRule {
  if (status >= 500) return outage;
  if (status === 401) return sessionEnded;
  if (status === 403) return forbidden;
  if (status === 410) return retiredVersion;
  if (status === 420) return wrongHost;
  return unknown;
}
