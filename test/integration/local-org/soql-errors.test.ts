import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg } from "./call-org";

/**
 * The rows of soql.md §12, each as the wire has it. QUERY_TIMEOUT and QUERY_TOO_COMPLICATED stand in error-rows-requests.
 * OPERATION_TOO_LARGE takes 100,000 parents of activities, and EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION virtual objects.
 */

const admin = sharedOrg({ scale: 0.1 });

const ofCustom = (what: string, suffix: string): string =>
  `If you are attempting to use a custom ${what}, be sure to append the '${suffix}' after the`;
const advice = "Please reference your WSDL or the describe call for the appropriate names.";
const unknownRelationship = (place: string): string =>
  `${place}. ${ofCustom("relationship", "__r")} custom relationship name. ${advice}`;

/** Statement, code, the column at which the caret points, and the text below it. */
const framed: readonly (readonly [soql: string, errorCode: string, column: number, text: string])[] = [
  [
    "select count() from XYZZY",
    "INVALID_TYPE",
    21,
    `sObject type 'XYZZY' is not supported. ${ofCustom("object", "__c")} entity name. ${advice}`,
  ],
  [
    "SELECT Foo FROM Account",
    "INVALID_FIELD",
    8,
    `No such column 'Foo' on entity 'Account'. ${ofCustom("field", "__c")} custom field name. ${advice}`,
  ],
  [
    "SELECT Accont.Name FROM Contact",
    "INVALID_FIELD",
    8,
    unknownRelationship("Didn't understand relationship 'Accont' in field path"),
  ],
  [
    "SELECT Id, (SELECT Id FROM Foos) FROM Account",
    "INVALID_TYPE",
    28,
    unknownRelationship("Didn't understand relationship 'Foos' in FROM part of query call"),
  ],
  ["SELECT FROM Account", "MALFORMED_QUERY", 8, "unexpected token: 'FROM'"],
  [
    "SELECT Id FROM Account WHERE Description = 'x'",
    "INVALID_FIELD",
    30,
    "field 'Description' can not be filtered in a query call",
  ],
  [
    "SELECT Id FROM Account ORDER BY Description",
    "MALFORMED_QUERY",
    33,
    "field 'Description' can not be sorted in a query call",
  ],
  [
    "SELECT Description FROM Account GROUP BY Description",
    "MALFORMED_QUERY",
    42,
    "field 'Description' can not be grouped in a query call",
  ],
  ["SELECT Name, COUNT(Id) FROM Account", "MALFORMED_QUERY", 8, "Field must be grouped or aggregated: Name"],
  [
    "SELECT Id FROM Opportunity WHERE CloseDate = '2026-01-01'",
    "INVALID_FIELD",
    34,
    "value of filter criterion for field 'CloseDate' must be of type date and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Opportunity WHERE CreatedDate > '2026-01-01'",
    "INVALID_FIELD",
    34,
    "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Opportunity WHERE IsWon = 'true'",
    "INVALID_FIELD",
    34,
    "value of filter criterion for field 'IsWon' must be of type boolean and should not be enclosed in quotes",
  ],
  ["SELECT Id FROM Account WHERE Id LIKE '001%'", "INVALID_QUERY_FILTER_OPERATOR", 30, "invalid operator on id field"],
  ["SELECT Id FROM Account WHERE Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR", 30, "invalid ID field: abc"],
];

/** Statement, code and the whole message: no frame. */
const plain: readonly (readonly [soql: string, errorCode: string, message: string])[] = [
  ["SELECT Id FROM Account LIMIT 1 OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000"],
  ["SELECT Id, Id FROM Account", "INVALID_FIELD", "duplicate field selected: Id"],
  ["", "MALFORMED_QUERY", "SOQL statements cannot be empty or null"],
  [
    "SELECT Id FROM ActivityHistory",
    "INVALID_TYPE_FOR_OPERATION",
    "entity type ActivityHistory does not support query",
  ],
];

describe("refusals of statements by the local org (soql.md §12)", () => {
  it.each(framed)("frame %j: %s at column %i (soql.md §12)", async (soql, errorCode, column, text) => {
    const answer = await admin.query(soql);
    const message = `\n${soql}\n${" ".repeat(column - 1)}^\nERROR at Row:1:Column:${column}\n${text}`;
    expect([answer.status, answer.json]).toEqual([400, [{ message, errorCode }]]);
  });

  it.each(plain)("do not frame %j: %s (soql.md §12)", async (soql, errorCode, message) => {
    const answer = await admin.query(soql);
    expect([answer.status, answer.json]).toEqual([400, [{ message, errorCode }]]);
  });

  it("say where a statement ends too early (soql.md §12)", async () => {
    const answer = await admin.query("SELECT Id FROM");
    expect([answer.status, answer.json]).toEqual([
      400,
      [{ errorCode: "MALFORMED_QUERY", message: expect.stringContaining("unexpected token: '<EOF>'") }],
    ]);
  });

  it("do not group children (soql.md §12)", async () => {
    const answer = await admin.query("SELECT Name, (SELECT Id FROM Contacts) FROM Account GROUP BY Name");
    expect([answer.status, answer.json]).toEqual([
      400,
      [
        {
          errorCode: "MALFORMED_QUERY",
          message: expect.stringMatching(/\nGrouped query cannot use child relationships in the select list$/),
        },
      ],
    ]);
  });

  it("count rows and columns in a statement of several lines (soql.md §12)", async () => {
    const { json } = await admin.query("SELECT Id\nFROM Account\nWHERE Foo = 1");
    expect(json).toEqual([
      {
        errorCode: "INVALID_FIELD",
        message: expect.stringMatching(/\n {6}\^\nERROR at Row:3:Column:7\nNo such column/),
      },
    ]);
  });

  it("show only what stands around the error of a long statement (soql.md §12)", async () => {
    const soql = `SELECT Id FROM Account WHERE Name IN ('${"x".repeat(400)}') AND Foo = 1 AND Name != '${"y".repeat(400)}'`;
    const { json } = await admin.query(soql);
    const [{ message = "" } = {}] = json as { message: string }[];
    expect(message).toMatch(/Foo = 1/);
    expect(message.length).toBeLessThan(soql.length);
  });

  it("hide fields of field-level security in the same words (soql.md §12)", async () => {
    const rep = await admin.as("rep@local.test");
    expect((await rep.query("SELECT AnnualRevenue FROM Account")).json).toEqual([
      {
        errorCode: "INVALID_FIELD",
        message: expect.stringContaining("No such column 'AnnualRevenue' on entity 'Account'"),
      },
    ]);
  });

  it("refuse more than 2,000 groups, which no locator pages (soql.md §12, rest-api.md §3)", async () => {
    const records = (from: number) =>
      Array.from({ length: 200 }, (_, i) => ({ attributes: { type: "Account" }, Name: `Group ${from + i}` }));
    for (let from = 0; from < 2_200; from += 200) {
      await admin.rest("POST", "/composite/sobjects", { body: { records: records(from) } });
    }
    const answer = await admin.query("SELECT Name, COUNT(Id) FROM Account GROUP BY Name");
    expect([answer.status, answer.json]).toEqual([
      400,
      [
        {
          errorCode: "EXCEEDED_ID_LIMIT",
          message: "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch",
        },
      ],
    ]);
    expect((await admin.query("SELECT Name, COUNT(Id) FROM Account GROUP BY Name LIMIT 2000")).status).toBe(200);
  });

  it("answer in a part of a composite as on their own (soql.md §12, wire fact 19)", async () => {
    const part = { method: "GET", url: `${root}/query?q=SELECT Foo FROM Account`, referenceId: "q" };
    const [answer] = await admin.composite({ compositeRequest: [part] });
    expect([answer?.httpStatusCode, answer?.body]).toEqual([400, (await admin.query("SELECT Foo FROM Account")).json]);
  });
});
