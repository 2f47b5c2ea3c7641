import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { root, startOrg, type OrgCaller } from "../integration/local-org/call-org";

let admin: OrgCaller;
beforeAll(async () => {
  admin = await startOrg({ scale: 0.1 });
});
afterAll(() => admin.org.close());

const objectName = fc.constantFrom("Account", "opportunity", "Task", "User", "Lead", "__proto__", "constructor", "");
const id = fc.constantFrom("001Lc0000000001AAA", "006Lc0000000001", "00TLc000000000zAAA", "x", "%00", "@{q1.id}");
const path = fc.oneof(
  fc.tuple(fc.constant("sobjects"), objectName, id).map((parts) => parts.join("/")),
  fc.tuple(fc.constant("sobjects"), objectName).map((parts) => parts.join("/")),
  fc.tuple(fc.constant("composite/sobjects"), objectName).map((parts) => parts.join("/")),
  fc.constantFrom("composite", "query", "query/0r8Lc0000000001AAA-2000", "limits", "sobjects/Account/describe", ""),
  fc.webPath(),
);
const headers = fc.record(
  {
    "if-modified-since": fc.constantFrom("now", "Mon, 30 Nov 2026 08:34:54 GMT", ""),
    "if-unmodified-since": fc.constantFrom("now", "Mon, 30 Nov 2026 08:34:54 GMT"),
    "if-none-match": fc.constantFrom("*", '"x"'),
    "sforce-query-options": fc.constantFrom("batchSize=-1", "batchSize=99999999999", "batchSize"),
    "content-type": fc.constantFrom("application/json", "text/plain", ""),
    "content-encoding": fc.constantFrom("gzip", "identity", "x"),
    "x-prettyprint": fc.constantFrom("1", "0"),
  },
  { requiredKeys: [] },
);
const fieldName = fc.constantFrom("Name", "Id", "OwnerId", "Amount", "CloseDate", "__proto__", "attributes", "Foo");
const record = fc.dictionary(fieldName, fc.jsonValue());
const subrequest = fc.record(
  {
    method: fc.constantFrom("GET", "POST", "PATCH", "DELETE", "get", 5),
    url: fc.oneof(
      path.map((below) => `${root}/${below}`),
      fc.string(),
    ),
    referenceId: fc.constantFrom("q1", "a", "", "@", "__proto__", "constructor"),
    body: fc.oneof(record, fc.jsonValue()),
    httpHeaders: headers,
  },
  { requiredKeys: [] },
);
const composite = fc.record(
  { allOrNone: fc.oneof(fc.boolean(), fc.string()), compositeRequest: fc.array(subrequest, { maxLength: 6 }) },
  { requiredKeys: ["compositeRequest"] },
);
const retrieve = fc.record({ ids: fc.array(id), fields: fc.array(fieldName) }, { requiredKeys: [] });
const body = fc.oneof(
  fc.json(),
  fc.string(),
  ...[record, composite, retrieve].map((value) => value.map((v) => JSON.stringify(v))),
);

const word = fc.constantFrom(
  ..."SELECT FROM WHERE Id Name Amount CloseDate Account Opportunity Task ( ) , = != < LIKE IN NOT AND OR null true".split(
    " ",
  ),
  ..."TODAY LAST_N_DAYS:30 'a' '%' 1 1e9 -5 2026-01-01 GROUP BY COUNT() COUNT(Id) SUM(Amount) ORDER DESC NULLS LAST".split(
    " ",
  ),
  ..."LIMIT OFFSET HAVING TYPEOF Who WHEN THEN END Owner.Name Account.Owner.Name (SELECT Id FROM Tasks) \\ ' @{q1.id}".split(
    " ",
  ),
);
const soql = fc.oneof(
  fc.array(word, { maxLength: 20 }).map((words) => words.join(" ")),
  fc.array(word, { maxLength: 8 }).map((words) => `SELECT Id FROM Opportunity WHERE ${words.join(" ")}`),
  fc.array(word, { maxLength: 6 }).map((words) => `SELECT ${words.join(" ")} FROM Account`),
  fc.string({ unit: "binary" }),
);

describe("the local org", () => {
  it("answers any request below its version with less than 500", async () => {
    const method = fc.constantFrom("GET", "POST", "PATCH", "PUT", "DELETE");
    await fc.assert(
      fc.asyncProperty(method, path, headers, body, async (verb, below, extra, text) => {
        const call = verb === "GET" ? { headers: extra } : { headers: extra, body: text };
        const { status } = await admin.rest(verb, `/${below}`, call);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 250 },
    );
  });

  it("answers any composite with less than 500, and each of its parts, too", async () => {
    await fc.assert(
      fc.asyncProperty(composite, async (envelope) => {
        const answer = await admin.rest("POST", "/composite", { body: envelope });
        expect(answer.status).toBeLessThan(500);
        const { compositeResponse = [] } = answer.json as { compositeResponse?: { httpStatusCode: number }[] };
        for (const { httpStatusCode } of compositeResponse) expect(httpStatusCode).toBeLessThan(500);
      }),
      { numRuns: 120 },
    );
  });

  it("answers any statement with 200 or 400", async () => {
    await fc.assert(
      fc.asyncProperty(soql, async (statement) => {
        expect([200, 400]).toContain((await admin.query(statement)).status);
      }),
      { numRuns: 250 },
    );
  });
});
