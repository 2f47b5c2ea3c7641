import { SalesforceError } from "./errors";

/** A refusal of one item without `fields`, as requests, sessions and queries are refused (wire fact 2). */
export function refuse(status: number, errorCode: string, message: string): SalesforceError {
  return new SalesforceError(status, [{ message, errorCode }]);
}

/** Wire fact 7: an unknown resource, object or record. */
export function resourceNotFound(): SalesforceError {
  return new SalesforceError(404, [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }]);
}

/** What the platform has and this org has not: said plainly, so that nobody looks for the mistake in the request. */
export function resourceNotProvided(path: string): SalesforceError {
  const message = `The requested resource does not exist: the local org does not provide ${path}`;
  return new SalesforceError(404, [{ errorCode: "NOT_FOUND", message }]);
}

/** Wire fact 7: what stands in the place of an id is taken for an external id field. */
export function externalIdNotFound(segment: string): SalesforceError {
  const message = `Provided external ID field does not exist or is not accessible: ${segment}`;
  return new SalesforceError(404, [{ errorCode: "NOT_FOUND", message }]);
}

/** Wire fact 3, and any other use of a record in the recycle bin. */
export function recordIsDeleted(): SalesforceError {
  return new SalesforceError(404, [{ message: "entity is deleted", errorCode: "ENTITY_IS_DELETED", fields: [] }]);
}

/** A record that the user may see, and not change or delete (errors.md §5). */
export function insufficientAccess(): SalesforceError {
  const message = "insufficient access rights on object id";
  return new SalesforceError(403, [{ message, errorCode: "INSUFFICIENT_ACCESS_OR_READONLY", fields: [] }]);
}

export function invalidSession(): SalesforceError {
  return refuse(401, "INVALID_SESSION_ID", "Session expired or invalid");
}

/** A session that was opened without the scope `api` (errors.md §3). */
export function sessionNotForRest(): SalesforceError {
  return refuse(401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");
}

/** A user without the permission API Enabled (errors.md §3). */
export function apiDisabled(): SalesforceError {
  return refuse(403, "API_CURRENTLY_DISABLED", "API is currently disabled for this user");
}

/** Wire fact 8. */
export function requestLimitExceeded(): SalesforceError {
  return refuse(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
}

/** Too many requests that last long (limits.md §3). */
export function longRequestLimitExceeded(): SalesforceError {
  return refuse(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.");
}

/** A query that runs longer than it may (limits.md §3). */
export function queryTimeout(): SalesforceError {
  return refuse(400, "QUERY_TIMEOUT", "Your query request was running for too long.");
}

export function unknownException(): SalesforceError {
  const message =
    "An unexpected error occurred. Please include this ErrorId if you contact support: 0000000000-00000 (0000000000)";
  return refuse(500, "UNKNOWN_EXCEPTION", message);
}
