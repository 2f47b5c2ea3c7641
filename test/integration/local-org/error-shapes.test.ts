import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, root, sharedOrg, type OrgAnswer } from "./call-org";

/** One test for each shape of errors.md §1. */

const admin = sharedOrg({ scale: 0.1, metadata: resolve(__dirname, "../../fixtures/ruled-org") });

type Json = Readonly<Record<string, unknown>>;
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<OrgAnswer> =>
  admin.rest("POST", path, { body, headers });
const of = (type: string, values: object): object => ({ attributes: { type }, ...values });
const create = async (object: string, values: object): Promise<string> => {
  const { json } = await post(`/sobjects/${object}`, values);
  expect(json).toMatchObject({ success: true });
  return (json as { id: string }).id;
};
const countContacts = async (email: string): Promise<unknown> =>
  ((await admin.query(`SELECT COUNT() FROM Contact WHERE Email = '${email}'`)).json as Json).totalSize;

const missing = (...fields: readonly string[]): object => ({
  message: `Required fields are missing: [${fields.join(", ")}]`,
  errorCode: "REQUIRED_FIELD_MISSING",
  fields,
});
const rolledBack = {
  success: false,
  errors: [
    {
      statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK",
      message: "Record rolled back because not all records were valid and the request was using AllOrNone header",
      fields: [],
    },
  ],
};

describe("the shapes of the local org's errors (errors.md §1)", () => {
  it("a: a row, a query, a describe and a search refuse with an array, even for one error (errors.md §1a)", async () => {
    const one = await post("/sobjects/Account", {});
    expect([one.status, one.json]).toEqual([400, [missing("Name")]]);
    for (const path of ["/query?q=SELECT", "/sobjects/Nope/describe", "/search?q=FIND"]) {
      expect((await admin.rest("GET", path)).json).toEqual([
        { message: expect.any(String), errorCode: expect.any(String) },
      ]);
    }
  });

  it("a: several faults of a record are several objects of the array (errors.md §1a)", async () => {
    const { status, json } = await post("/sobjects/Contact", { LastName: "x".repeat(81), Email: "not-an-email" });
    expect([status, json]).toEqual([
      400,
      [
        {
          message: expect.stringContaining("data value too large"),
          errorCode: "STRING_TOO_LONG",
          fields: ["LastName"],
        },
        {
          message: "Email: invalid email address: not-an-email",
          errorCode: "INVALID_EMAIL_ADDRESS",
          fields: ["Email"],
        },
      ],
    ]);
  });

  it("b: a part of a composite has the same array inside its body (errors.md §1b)", async () => {
    const compositeRequest = [
      { method: "GET", url: `${root}/sobjects/Nope`, referenceId: "r0" },
      { method: "POST", url: `${root}/sobjects/Account`, referenceId: "r1", body: {} },
    ];
    expect(await admin.composite({ compositeRequest })).toEqual([
      {
        body: [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }],
        httpHeaders: {},
        httpStatusCode: 404,
        referenceId: "r0",
      },
      { body: [missing("Name")], httpHeaders: {}, httpStatusCode: 400, referenceId: "r1" },
    ]);
  });

  it("c: Collections tell the code of each record as statusCode (errors.md §1c)", async () => {
    const id = await create("Account", { Name: "First", External_Id__c: "shape-c" });
    const records = [of("Account", { Name: "Twin", External_Id__c: "shape-c" }), of("Account", { Name: "Good" })];
    const answer = await post("/composite/sobjects", { allOrNone: true, records });
    const message = `duplicate value found: External_Id__c duplicates value on record with id: ${id.slice(0, 15)}`;
    expect([answer.status, answer.json]).toEqual([
      200,
      [{ success: false, errors: [{ statusCode: "DUPLICATE_VALUE", message, fields: [] }] }, rolledBack],
    ]);
  });

  it("d: a tree tells by reference id which records failed (errors.md §1d)", async () => {
    const records = [
      { attributes: { type: "Contact", referenceId: "ref1" }, LastName: "Good" },
      { attributes: { type: "Contact", referenceId: "ref2" }, LastName: "Bad", Email: "not-an-email" },
    ];
    const { status, json } = await post("/composite/tree/Contact", { records });
    const message = "Email: invalid email address: not-an-email";
    expect([status, json]).toEqual([
      400,
      {
        hasErrors: true,
        results: [
          { referenceId: "ref2", errors: [{ statusCode: "INVALID_EMAIL_ADDRESS", message, fields: ["Email"] }] },
        ],
      },
    ]);
  });

  it("e: a batch has the array as the result of a request that failed (errors.md §1e)", async () => {
    const { status, json } = await post("/composite/batch", {
      batchRequests: [{ method: "GET", url: "v62.0/sobjects/Nope" }],
    });
    const result = [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }];
    expect([status, json]).toEqual([200, { hasErrors: true, results: [{ statusCode: 404, result }] }]);
  });

  it("f: the OAuth endpoints refuse with an object (errors.md §1f)", async () => {
    const fields = { ...clientCredentials, grant_type: "refresh_token", refresh_token: "5Aep-expired" };
    const { status, json } = await askToken(admin.org, fields);
    expect([status, json]).toEqual([
      400,
      { error: "invalid_grant", error_description: "expired access/refresh token" },
    ]);
  });

  it("g: results of Bulk API 2.0 tell code, words and fields in sf__Error (errors.md §1g)", async () => {
    const failed = await ingest('LastName,Email\nGood,\n,a@ext.test\nTwin,not-an-email\n"",""\n');
    expect(failed.map(([, error]) => error)).toEqual([
      "REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --",
      "INVALID_EMAIL_ADDRESS:Email: invalid email address: not-an-email:Email --",
      expect.stringMatching(/^REQUIRED_FIELD_MISSING:/),
    ]);
    expect(await ingest("Id,Title\n003000000000001,x\n", "update")).toEqual([
      ["003000000000001", "INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--", "003000000000001", "x"],
    ]);
  });

  it("the UI API refuses with an array that tells the status, too (errors.md §1)", async () => {
    const { status, json } = await admin.rest("GET", "/ui-api/object-info/Nope");
    expect([status, json]).toEqual([
      400,
      [{ statusCode: 400, message: expect.any(String), errorCode: "INVALID_TYPE" }],
    ]);
  });
});

/** The id or key, and the error, of each failed row of an ingest job on contacts. */
async function ingest(data: string, operation = "insert"): Promise<readonly (readonly string[])[]> {
  const { id } = (await post("/jobs/ingest", { object: "Contact", operation, lineEnding: "LF" })).json as {
    id: string;
  };
  const headers = { "content-type": "text/csv" };
  expect((await admin.rest("PUT", `/jobs/ingest/${id}/batches`, { body: data, headers })).status).toBe(201);
  await admin.rest("PATCH", `/jobs/ingest/${id}`, { body: { state: "UploadComplete" } });
  for (;;) {
    const { state } = (await admin.rest("GET", `/jobs/ingest/${id}`)).json as { state: string };
    if (state === "JobComplete") break;
  }
  const { text } = await admin.rest("GET", `/jobs/ingest/${id}/failedResults`);
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell.replaceAll('""', '"')));
}

const alert = "You're creating a duplicate record. We recommend you use an existing record instead.";

/** What a duplicate rule tells of the one record that it found. */
function found(id: string, record: object = { Id: id }): object {
  const attributes = { type: "Contact", url: `${root}/sobjects/Contact/${id}` };
  return {
    allowSave: true,
    duplicateRule: "Standard_Contact_Duplicate_Rule",
    duplicateRuleEntityType: "Contact",
    errorMessage: alert,
    matchResults: [
      {
        entityType: "Contact",
        errors: [],
        matchEngine: "FuzzyMatchEngine",
        matchRecords: [
          { additionalInformation: [], fieldDiffs: [], matchConfidence: 100, record: { attributes, ...record } },
        ],
        rule: "Standard_Contact_Match_Rule_v1_1",
        size: 1,
        success: true,
      },
    ],
  };
}

describe("DUPLICATES_DETECTED in the local org (errors.md §1)", () => {
  const allowSave = { "Sforce-Duplicate-Rule-Header": "allowSave=true" };

  it("misspells duplicateResut on a single create, and has no fields (errors.md §1)", async () => {
    const twin = { LastName: "Single", Email: "single@dup.test" };
    const id = await create("Contact", twin);
    const { status, json, text } = await post("/sobjects/Contact", twin);
    const refusal = [{ duplicateResut: found(id), errorCode: "DUPLICATES_DETECTED", message: alert }];
    expect([status, json]).toEqual([400, refusal]);
    expect(text).toContain('"matchConfidence":100.0');
  });

  it("refuses an update that makes a duplicate, and none of other fields (errors.md §1)", async () => {
    const id = await create("Contact", { LastName: "Update", Email: "update@dup.test" });
    const other = await create("Contact", { LastName: "Update", Email: "other@dup.test" });
    const patch = (body: object) => admin.rest("PATCH", `/sobjects/Contact/${other}`, { body });
    const { status, json } = await patch({ Email: "update@dup.test" });
    expect([status, json]).toMatchObject([400, [{ errorCode: "DUPLICATES_DETECTED", duplicateResut: found(id) }]]);
    expect((await patch({ Title: "CEO" })).status).toBe(204);
  });

  it("lets an alert through with allowSave, on single calls and in lists (errors.md §1, rest-api.md §6)", async () => {
    const twin = { LastName: "Allowed", Email: "allowed@dup.test" };
    await create("Contact", twin);
    expect((await post("/sobjects/Contact", twin, allowSave)).status).toBe(201);
    expect((await post("/composite/sobjects", { records: [of("Contact", twin)] }, allowSave)).json).toMatchObject([
      { success: true },
    ]);
    const attributes = { type: "Contact", referenceId: "r" };
    expect((await post("/composite/tree/Contact", { records: [{ ...twin, attributes }] }, allowSave)).status).toBe(201);
    const part = { method: "POST", url: `${root}/sobjects/Contact`, referenceId: "a", body: twin };
    expect(
      await admin.composite({
        compositeRequest: [
          { ...part, httpHeaders: allowSave },
          { ...part, referenceId: "b" },
        ],
      }),
    ).toMatchObject([{ httpStatusCode: 201 }, { httpStatusCode: 400, body: [{ errorCode: "DUPLICATES_DETECTED" }] }]);
    expect(await countContacts("allowed@dup.test")).toBe(5);
  });

  it("blocks whatever the header says where the rule blocks (errors.md §1)", async () => {
    const lead = { LastName: "Block", Company: "Acme", Email: "block@dup.test" };
    await create("Lead", lead);
    const { status, json } = await post("/sobjects/Lead", lead, allowSave);
    expect([status, json]).toMatchObject([
      400,
      [
        {
          errorCode: "DUPLICATES_DETECTED",
          message: "This lead is here already.",
          duplicateResut: { allowSave: false },
        },
      ],
    ]);
  });

  it("tells the whole record that it found with includeRecordDetails (rest-api.md §6)", async () => {
    const twin = { LastName: "Details", Email: "details@dup.test", Title: "CFO" };
    const id = await create("Contact", twin);
    const headers = { "Sforce-Duplicate-Rule-Header": "allowSave=false; includeRecordDetails=true" };
    expect((await post("/sobjects/Contact", twin, headers)).json).toMatchObject([
      { duplicateResut: found(id, { Id: id, ...twin }) },
    ]);
  });

  it("spells duplicateResult in the errors of Collections (errors.md §1)", async () => {
    const twin = { LastName: "Listed", Email: "listed@dup.test" };
    const id = await create("Contact", twin);
    const { status, json } = await post("/composite/sobjects", { records: [of("Contact", twin)] });
    const error = { statusCode: "DUPLICATES_DETECTED", message: alert, fields: [], duplicateResult: found(id) };
    expect([status, json]).toEqual([200, [{ success: false, errors: [error] }]]);
  });

  it("fails a row of Bulk API 2.0, whose jobs cannot allow duplicates (errors.md §1)", async () => {
    await create("Contact", { LastName: "Bulk", Email: "bulk@dup.test" });
    expect(await ingest("LastName,Email\nBulk,bulk@dup.test\n")).toEqual([
      ["", `DUPLICATES_DETECTED:${alert}:--`, "Bulk", "bulk@dup.test"],
    ]);
  });
});
