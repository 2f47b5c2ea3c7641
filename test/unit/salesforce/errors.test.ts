import { describe, expect, it } from "@jest/globals";
import { GatewayError } from "../../../src/errors";
import { judge, readError, transportFailure, writeRefusal } from "../../../src/salesforce/errors";
import { TransportError } from "../../../src/salesforce/transport-error";
import { InaccessibleError } from "../../../src/soql/inaccessible-error";

const answerOf = (status: number, errorCode: string, message = "words of Salesforce") => ({
  status,
  body: [{ errorCode, message, fields: [] }],
});

describe("readError", () => {
  it.each([
    [401, "INVALID_SESSION_ID", "Session expired or invalid", "UNAUTHENTICATED"],
    [401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API", "FORBIDDEN"],
    [403, "API_DISABLED_FOR_ORG", "API is not enabled for this Organization or Partner", "API_NOT_ENABLED"],
    [403, "API_CURRENTLY_DISABLED", "API is currently disabled for this user", "API_NOT_ENABLED"],
    [403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "API_BUDGET_EXHAUSTED"],
    [403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.", "RATE_LIMITED"],
    [403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.", "RATE_LIMITED"],
    [503, "SERVER_UNAVAILABLE", "Server Unavailable", "SALESFORCE_UNAVAILABLE"],
    [500, "UNKNOWN_EXCEPTION", "An unexpected error occurred.", "SALESFORCE_UNAVAILABLE"],
    [400, "QUERY_TIMEOUT", "Your query request was running for too long.", "SALESFORCE_TIMEOUT"],
    [400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access", "SALESFORCE_UNAVAILABLE"],
    [403, "TXN_SECURITY_NO_ACCESS", "policy", "FORBIDDEN"],
    [403, "FUNCTIONALITY_NOT_ENABLED", "off", "FEATURE_NOT_ENABLED"],
    [400, "QUERY_TOO_COMPLICATED", "too many fields", "QUERY_TOO_EXPENSIVE"],
    [400, "OPERATION_TOO_LARGE", "exceeded 100000 distinct who/what's", "QUERY_TOO_EXPENSIVE"],
    [400, "MALFORMED_QUERY", "unexpected token: 'x'", "INTERNAL_SERVER_ERROR"],
    [400, "INVALID_FIELD", "field 'Description' can not be filtered in a query call", "INTERNAL_SERVER_ERROR"],
    [400, "INVALID_QUERY_LOCATOR", "invalid query locator", "SALESFORCE_UNAVAILABLE"],
    [400, "NEW_CODE_OF_NEXT_RELEASE", "?", "INTERNAL_SERVER_ERROR"],
    [403, "NEW_CODE_OF_NEXT_RELEASE", "?", "FORBIDDEN"],
    [502, "NEW_CODE_OF_NEXT_RELEASE", "?", "SALESFORCE_UNAVAILABLE"],
    [410, "UNSUPPORTED_API_VERSION", "retired", "INTERNAL_SERVER_ERROR"],
  ])("translates %d %s: %s", (status, errorCode, message, expected) => {
    expect(readError(answerOf(status, errorCode, message)).code).toBe(expected);
  });

  it.each([
    [401, "UNAUTHENTICATED"],
    [403, "FORBIDDEN"],
    [410, "INTERNAL_SERVER_ERROR"],
    [414, "INTERNAL_SERVER_ERROR"],
    [420, "SALESFORCE_UNAVAILABLE"],
    [502, "SALESFORCE_UNAVAILABLE"],
  ])("judges %d without a readable body by its status", (status, expected) => {
    expect(readError({ status, body: undefined }).code).toBe(expected);
  });

  it("tells the client nothing of what Salesforce said, and the operator all", () => {
    const error = readError(answerOf(400, "MALFORMED_QUERY", "unexpected token: '001000000000001AAA'"));
    expect(error.message).not.toContain("001000000000001AAA");
    expect(String(error.cause)).toContain("MALFORMED_QUERY: unexpected token");
  });

  it("names what the user cannot see, for the caller to leave out", () => {
    const error = readError(
      answerOf(
        400,
        "INVALID_FIELD",
        "\nx\n^\nERROR at Row:1:Column:8\nNo such column 'Amount' on entity 'Opportunity'. If",
      ),
    );
    expect(error).toBeInstanceOf(InaccessibleError);
    expect(error).toMatchObject({
      code: "FIELD_NOT_ACCESSIBLE",
      inaccessible: { kind: "field", object: "Opportunity", field: "Amount" },
    });
  });
});

describe("judge", () => {
  it("looks past the consequences of another failure", () => {
    const body = [
      { errorCode: "PROCESSING_HALTED", message: "rolled back" },
      { errorCode: "UNABLE_TO_LOCK_ROW", message: "unable to obtain exclusive access" },
    ];
    expect(judge({ status: 400, body }).remedy).toBe("locked");
  });
});

describe("writeRefusal", () => {
  it.each([
    [400, "FIELD_CUSTOM_VALIDATION_EXCEPTION"],
    [400, "REQUIRED_FIELD_MISSING"],
    [400, "INVALID_FIELD"],
    [403, "INSUFFICIENT_ACCESS_OR_READONLY"],
    [404, "ENTITY_IS_DELETED"],
    [404, "NOT_FOUND"],
    [400, "NEW_CODE_OF_NEXT_RELEASE"],
  ])("passes %d %s on in Salesforce's own words", (status, errorCode) => {
    expect(writeRefusal(answerOf(status, errorCode, "Deals above 1M need a next step."))).toEqual([
      { code: errorCode, message: "Deals above 1M need a next step.", fields: [], duplicates: [] },
    ]);
  });

  it("passes a lock on without the ids of the records that hold it", () => {
    const message = "unable to obtain exclusive access to this record or 1 records: 001000000000001AAA";
    const refusals = writeRefusal(answerOf(400, "UNABLE_TO_LOCK_ROW", message));
    expect(refusals).toMatchObject([{ code: "UNABLE_TO_LOCK_ROW" }]);
    expect(JSON.stringify(refusals)).not.toContain("001000000000001AAA");
  });

  it.each([
    [403, "REQUEST_LIMIT_EXCEEDED", "API_BUDGET_EXHAUSTED"],
    [403, "API_CURRENTLY_DISABLED", "API_NOT_ENABLED"],
    [400, "STORAGE_LIMIT_EXCEEDED", "FORBIDDEN"],
    [400, "JSON_PARSER_ERROR", "INTERNAL_SERVER_ERROR"],
    [403, "NEW_CODE_OF_NEXT_RELEASE", "FORBIDDEN"],
  ])("throws what is not about the record: %d %s", (status, errorCode, expected) => {
    const error = writeRefusal(answerOf(status, errorCode, "TotalRequests Limit exceeded."));
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ code: expected });
  });

  it("throws a refusal without a reason, rather than showing an empty list of reasons", () => {
    expect(writeRefusal({ status: 400, body: undefined })).toBeInstanceOf(GatewayError);
  });
});

describe("transportFailure", () => {
  it.each([
    ["timeout", "SALESFORCE_TIMEOUT"],
    ["unreachable", "SALESFORCE_UNAVAILABLE"],
    ["broken", "SALESFORCE_UNAVAILABLE"],
    ["aborted", "SALESFORCE_UNAVAILABLE"],
  ] as const)("translates %s", (failure, expected) => {
    expect(transportFailure(new TransportError(failure, true)).code).toBe(expected);
  });
});
