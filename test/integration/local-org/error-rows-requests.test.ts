import { afterEach, describe, expect, it } from "@jest/globals";
import type { FaultRule } from "../../../src/local-org/faults/fault-rule";
import { askToken, clientCredentials, root, sharedOrg, type OrgAnswer } from "./call-org";

/**
 * The rows of errors.md §3 and §4. Those of other tests: API_CURRENTLY_DISABLED (permissions), METHOD_NOT_ALLOWED, 414 and
 * 431 (http-conventions), the scope of a session (sessions), 25 seconds' requests (trouble). Rows that cannot arise here:
 * - API_DISABLED_FOR_ORG, FUNCTIONALITY_NOT_ENABLED: every local org has the API and all it provides.
 * - TXN_SECURITY_*: there are no Transaction Security policies. APEX_ERROR: there is no Apex.
 * - STORAGE_LIMIT_EXCEEDED: memory is the only limit. CLIENT_NOT_ACCESSIBLE_FOR_USER: the one connected app is open to all.
 * - EXCEEDED_ID_LIMIT of getUpdated, OPERATION_TOO_LARGE: they take 600,000 ids, and 100,000 parents of activities.
 * - EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION: there are no external objects.
 */

const admin = sharedOrg({ scale: 0.1, edition: "developer" });
afterEach(() => {
  admin.org.clearFaults();
});

interface Refused {
  readonly errorCode: string;
  readonly message: unknown;
  readonly fields?: readonly string[];
}
const told = ({ status, json }: OrgAnswer): unknown => [status, json];
const refusal = (status: number, errorCode: string, message: unknown, fields?: readonly string[]): unknown => {
  const item: Refused = { errorCode, message, ...(fields === undefined ? {} : { fields }) };
  return [status, [item]];
};
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<OrgAnswer> =>
  admin.rest("POST", path, { body, headers });
const account = (): Promise<OrgAnswer> => post("/sobjects/Account", { Name: "Row" });
const idOf = async (answer: Promise<OrgAnswer>): Promise<string> => ((await answer).json as { id: string }).id;

describe("authentication, limits and availability of the local org (errors.md §3)", () => {
  it("INVALID_SESSION_ID: 401 without a session, and for one that is over (errors.md §3)", async () => {
    const none = await fetch(`${admin.org.url}${root}/limits`);
    const over = await admin.rest("GET", "/limits", { headers: { authorization: "Bearer 00D000000000001!expired" } });
    const refused = refusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
    expect([[none.status, await none.json()], told(over)]).toEqual([refused, refused]);
  });

  it("INVALID_AUTH_HEADER: 401 for a header of another scheme (errors.md §3)", async () => {
    const answer = await admin.rest("GET", "/limits", { headers: { authorization: "Token x" } });
    expect(told(answer)).toEqual(refusal(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE"));
  });

  const troubles: readonly (readonly [string, FaultRule, number, string, unknown])[] = [
    ["the day's requests", { kind: "limitExceeded" }, 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."],
    [
      "the slots of long requests",
      { kind: "limitExceeded", limit: "longRequests" },
      403,
      "REQUEST_LIMIT_EXCEEDED",
      "ConcurrentPerOrgLongTxn Limit exceeded.",
    ],
    ["an org that is away", { kind: "unavailable" }, 503, "SERVER_UNAVAILABLE", "Server Unavailable"],
    [
      "an error of the platform",
      { kind: "serverError", status: 500 },
      500,
      "UNKNOWN_EXCEPTION",
      expect.stringMatching(
        /^An unexpected error occurred\. Please include this ErrorId if you contact support: \d+-\d+ \(-?\d+\)$/,
      ),
    ],
    [
      "a statement that runs too long",
      { kind: "queryTimeout" },
      400,
      "QUERY_TIMEOUT",
      "Your query request was running for too long.",
    ],
  ];
  it.each(troubles)("refuses for %s with its code and words (errors.md §3)", async (_what, fault, ...refused) => {
    admin.org.addFault(fault);
    const answer = await admin.query("SELECT Id FROM Account");
    expect(told(answer)).toEqual(refusal(...refused));
  });

  it.each([502, 504, 420] as const)("answers %d with no JSON, as an edge does (errors.md §3)", async (status) => {
    admin.org.addFault({ kind: "serverError", status });
    const answer = await admin.rest("GET", "/limits");
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(answer.text).toMatch(/^<html|^<!DOCTYPE/i);
  });

  it("LIMIT_EXCEEDED: 400 for more parts than a composite may have (errors.md §3)", async () => {
    const part = { method: "GET", url: `${root}/limits` };
    const compositeRequest = Array.from({ length: 26 }, (_, i) => ({ ...part, referenceId: `r${i}` }));
    expect(told(await post("/composite", { compositeRequest }))).toMatchObject(
      refusal(400, "LIMIT_EXCEEDED", expect.any(String)) as object,
    );
  });

  it("INVALID_CLIENT: the token endpoint knows one app alone (errors.md §3)", async () => {
    const answer = await askToken(admin.org, { ...clientCredentials, client_id: "another" });
    expect(told(answer)).toEqual([400, { error: "invalid_client_id", error_description: "client identifier invalid" }]);
  });
});

const longAgo = "start=2020-01-01T00%3A00%3A00Z&end=2020-01-02T00%3A00%3A00Z";
const framed = (text: string): unknown =>
  expect.stringMatching(new RegExp(`\\^\\nERROR at Row:1:Column:\\d+\\n${text}`));
const select = (soql: string): readonly ["GET", string] => ["GET", `/query?q=${encodeURIComponent(soql)}`];

describe("the form of requests to the local org (errors.md §4)", () => {
  it.each([
    ["an unknown url", "GET", "/nonsense", "The requested resource does not exist"],
    ["an unknown object", "GET", "/sobjects/Nope", "The requested resource does not exist"],
    ["an id without a record", "GET", "/sobjects/Account/001000000000001", "The requested resource does not exist"],
    [
      "what is no id",
      "GET",
      "/sobjects/Account/23foo",
      "Provided external ID field does not exist or is not accessible: 23foo",
    ],
    [
      "an unknown external id field",
      "GET",
      "/sobjects/Account/Namez/1",
      "Provided external ID field does not exist or is not accessible: Namez",
    ],
  ])("NOT_FOUND: 404 for %s (errors.md §4)", async (_what, method, path, message) => {
    expect(told(await admin.rest(method, path))).toEqual(refusal(404, "NOT_FOUND", message));
  });

  it("NOT_FOUND: 404 for a version that never was, and 410 for a retired one (errors.md §4)", async () => {
    expect(told(await admin.call("GET", "/services/data/v99.0/limits"))).toEqual(
      refusal(404, "NOT_FOUND", "The requested resource does not exist"),
    );
    expect(told(await admin.call("GET", "/services/data/v30.0/limits"))).toEqual(
      refusal(410, "UNSUPPORTED_API_VERSION", expect.any(String)),
    );
  });

  it("METHOD_NOT_ALLOWED: 405 says what is allowed (errors.md §4)", async () => {
    const path = `/sobjects/Account/${await idOf(account())}`;
    expect(told(await admin.rest("PUT", path, { body: {} }))).toEqual(
      refusal(405, "METHOD_NOT_ALLOWED", "HTTP Method 'PUT' not allowed. Allowed are HEAD,GET,PATCH,DELETE"),
    );
  });

  it.each(["text/plain", "application/x-www-form-urlencoded"])(
    "UNSUPPORTED_MEDIA_TYPE: 415 for a body of %s (errors.md §4)",
    async (type) => {
      const answer = await post("/sobjects/Account", "Name=x", { "content-type": type });
      expect(told(answer)).toEqual(refusal(415, "UNSUPPORTED_MEDIA_TYPE", expect.any(String)));
    },
  );

  it.each([
    ["{}}", /^Unexpected character \('}' \(code 125\)\): .* at \[line:1, column:4\]$/],
    ["}", /^Unexpected character \('}' \(code 125\)\): .* at \[line:1, column:2\]$/],
    ["{", /^Unexpected end-of-input: .* at \[line:1, column:2\]$/],
    [
      '{"AnnualRevenue":"abc"}',
      /^Cannot deserialize instance of currency from VALUE_STRING value abc or request may be missing a required field at \[line:1, column:19\]$/,
    ],
  ])("JSON_PARSER_ERROR: 400 for %s (errors.md §4)", async (body, message) => {
    expect(told(await post("/sobjects/Account", body))).toEqual(
      refusal(400, "JSON_PARSER_ERROR", expect.stringMatching(message)),
    );
  });

  it("INVALID_FIELD: 400 for a field that the object does not have, without fields (errors.md §4)", async () => {
    const message = "No such column 'Foo' on sobject of type Account";
    expect(told(await post("/sobjects/Account", { Foo: 1 }))).toEqual(refusal(400, "INVALID_FIELD", message));
  });

  it.each([
    ["MALFORMED_QUERY", select("SELECT FROM Account"), framed("unexpected token: 'FROM'")],
    ["INVALID_TYPE", select("SELECT Id FROM Nope"), framed("sObject type 'Nope' is not supported\\. ")],
    [
      "INVALID_QUERY_FILTER_OPERATOR",
      select("SELECT Id FROM Account WHERE Id = 'abc'"),
      framed("invalid ID field: abc$"),
    ],
    [
      "NUMBER_OUTSIDE_VALID_RANGE",
      select("SELECT Id FROM Account LIMIT 1 OFFSET 2001"),
      "Maximum SOQL offset allowed is 2000",
    ],
    ["MALFORMED_SEARCH", ["GET", "/search?q=FIND+%7Ba%7Cb%7D"], framed("")],
    [
      "INVALID_TYPE_FOR_OPERATION",
      select("SELECT Id FROM ActivityHistory"),
      "entity type ActivityHistory does not support query",
    ],
    ["INVALID_QUERY_LOCATOR", ["GET", "/query/0r8000000000001AAA-2000"], "invalid query locator"],
    ["INVALID_REPLICATION_DATE", ["GET", `/sobjects/Account/updated?${longAgo}`], expect.stringContaining("30 days")],
    ["MISSING_ARGUMENT", ["GET", "/sobjects/Account/updated"], expect.any(String)],
  ] as const)("%s: 400 (errors.md §4)", async (errorCode, [method, path], message) => {
    expect(told(await admin.rest(method, path))).toEqual(refusal(400, errorCode, message));
  });

  it("QUERY_TOO_COMPLICATED: 400 for a statement without end (errors.md §4)", async () => {
    const soql = `SELECT Id FROM Account WHERE ${"(".repeat(9_000)}Name = 'x'${")".repeat(9_000)}`;
    const part = { method: "GET", url: `${root}/query?q=${soql}`, referenceId: "q" };
    const [answer] = await admin.composite({ compositeRequest: [part] });
    expect([answer?.httpStatusCode, answer?.body]).toEqual(
      refusal(
        400,
        "QUERY_TOO_COMPLICATED",
        "Query is either selecting too many fields or the filter conditions are too complicated.",
      ),
    );
  });

  it("MALFORMED_ID: 400 for an id of no form in a lookup (errors.md §4)", async () => {
    expect(told(await post("/sobjects/Task", { WhatId: "abc123" }))).toEqual(
      refusal(400, "MALFORMED_ID", "malformed id abc123", ["WhatId"]),
    );
  });

  it("MALFORMED_ID and MISSING_ARGUMENT: of a record's own id in a list (errors.md §4)", async () => {
    const attributes = { type: "Account" };
    const contact = await idOf(post("/sobjects/Contact", { LastName: "Ito" }));
    const records = [
      { attributes, Id: contact },
      { attributes, Name: "x" },
    ];
    const message = `Account ID: id value of incorrect type: ${contact}`;
    expect((await admin.rest("PATCH", "/composite/sobjects", { body: { records } })).json).toEqual([
      { success: false, errors: [{ statusCode: "MALFORMED_ID", message, fields: ["Id"] }] },
      {
        success: false,
        errors: [{ statusCode: "MISSING_ARGUMENT", message: "Id not specified in an update call", fields: [] }],
      },
    ]);
  });

  it("FIELD_INTEGRITY_EXCEPTION: the id of another object in a lookup (errors.md §4)", async () => {
    const OwnerId = await idOf(account());
    expect(told(await post("/sobjects/Contact", { LastName: "Ito", OwnerId }))).toEqual(
      refusal(400, "FIELD_INTEGRITY_EXCEPTION", `Owner ID: id value of incorrect type: ${OwnerId}`, ["OwnerId"]),
    );
  });

  it("EXCEEDED_ID_LIMIT: 400 for 201 records in one call (errors.md §4)", async () => {
    const records = Array.from({ length: 201 }, () => ({ attributes: { type: "Account" }, Name: "x" }));
    expect(told(await post("/composite/sobjects", { records }))).toEqual(
      refusal(400, "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call"),
    );
  });

  it("INVALID_BATCH_REQUEST: a part of the UI API (errors.md §4)", async () => {
    const part = { method: "GET", url: `${root}/ui-api/object-info/Account`, referenceId: "u" };
    const [answer] = await admin.composite({ compositeRequest: [part] });
    expect([answer?.httpStatusCode, answer?.body]).toEqual(refusal(400, "INVALID_BATCH_REQUEST", expect.any(String)));
  });

  it("PROCESSING_HALTED: a part whose sibling failed, all or none (errors.md §4)", async () => {
    const part = (referenceId: string, body: object) => ({
      method: "POST",
      url: `${root}/sobjects/Account`,
      referenceId,
      body,
    });
    const [good] = await admin.composite({
      allOrNone: true,
      compositeRequest: [part("good", { Name: "x" }), part("bad", {})],
    });
    expect([good?.httpStatusCode, good?.body]).toEqual(
      refusal(
        400,
        "PROCESSING_HALTED",
        "The transaction was rolled back since another operation in the same transaction failed.",
      ),
    );
  });

  it("BATCH_PROCESSING_HALTED: 412 for the rest of a batch that halted (errors.md §4)", async () => {
    const batchRequests = ["v62.0/sobjects/Nope", "v62.0/limits"].map((url) => ({ method: "GET", url }));
    const { json } = await post("/composite/batch", { haltOnError: true, batchRequests });
    expect(json).toMatchObject({
      hasErrors: true,
      results: [{ statusCode: 404 }, { statusCode: 412, result: [{ errorCode: "BATCH_PROCESSING_HALTED" }] }],
    });
  });
});
