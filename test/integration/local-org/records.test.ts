import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg } from "./call-org";

const admin = sharedOrg();

async function createAccount(values: object = { Name: "Acme" }): Promise<string> {
  const answer = await admin.rest("POST", "/sobjects/Account", { body: values });
  expect(answer.status).toBe(201);
  return (answer.json as { id: string }).id;
}

describe("creating records in the local org", () => {
  it("answers 201, the 18-character id and a relative Location (wire fact 12)", async () => {
    const answer = await admin.rest("POST", "/sobjects/account", { body: { name: "Acme", attributes: { type: "x" } } });
    const { id } = answer.json as { id: string };
    expect(answer.status).toBe(201);
    expect(answer.text).toBe(`{"id":"${id}","success":true,"errors":[]}`);
    expect(id).toMatch(/^001\w{15}$/);
    expect(answer.headers.get("location")).toBe(`${root}/sobjects/Account/${id}`);
    expect(answer.headers.get("sforce-limit-info")).toMatch(/^api-usage=\d+\/1100000$/);
  });

  it("takes a number as text (wire fact 18)", async () => {
    const id = await createAccount({ Name: "Counted", NumberOfEmployees: "10000" });
    const { json } = await admin.rest("GET", `/sobjects/Account/${id}?fields=NumberOfEmployees`);
    expect(json).toMatchObject({ NumberOfEmployees: 10_000 });
  });

  it.each([
    [{}, "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", ["Name"]],
    [{ Name: "x", Id: "001" }, "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", ["Id"]],
  ])("refuses %j with its fields (wire fact 2)", async (body, errorCode, message, fields) => {
    const answer = await admin.rest("POST", "/sobjects/Account", { body });
    expect([answer.status, answer.json]).toEqual([400, [{ message, errorCode, fields }]]);
  });

  it("refuses a field that does not exist, without fields (wire fact 2)", async () => {
    const answer = await admin.rest("POST", "/sobjects/Account", { body: { Name: "x", Foo: 1 } });
    expect([answer.status, answer.json]).toEqual([
      400,
      [{ message: "No such column 'Foo' on sobject of type Account", errorCode: "INVALID_FIELD" }],
    ]);
  });
});

describe("reading records of the local org", () => {
  it("answers every field the user sees, by the 15- or 18-character id (rest-api.md §5)", async () => {
    const id = await createAccount();
    const long = await admin.rest("GET", `/sobjects/Account/${id}`);
    const short = await admin.rest("GET", `/sobjects/ACCOUNT/${id.slice(0, 15)}`);
    expect(long.status).toBe(200);
    expect(short.json).toEqual(long.json);
    expect(long.json).toMatchObject({ Id: id, Name: "Acme", AnnualRevenue: null, IsDeleted: false });
    expect(Object.keys(long.json as object)[0]).toBe("attributes");
    expect((long.json as { CreatedDate: string }).CreatedDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  });

  it("answers the named fields, Id last unless it was named (rest-api.md §5)", async () => {
    const id = await createAccount();
    const answer = await admin.rest("GET", `/sobjects/Account/${id}?fields=industry,NAME,Name`);
    expect(answer.text).toBe(
      `{"attributes":{"type":"Account","url":"${root}/sobjects/Account/${id}"},"Industry":null,"Name":"Acme","Id":"${id}"}`,
    );
  });

  it("answers fields of parents (rest-api.md §5)", async () => {
    const id = await createAccount();
    const { json } = await admin.rest("GET", `/sobjects/Account/${id}?fields=Name,Owner.Username`);
    expect(json).toMatchObject({ Id: id, Name: "Acme", Owner: { Username: "admin@local.test" } });
  });

  it("answers fields of a link's parents, which no statement could ask for by the link's id (soql.md §9)", async () => {
    const id = await createAccount();
    const bytes = Buffer.from("Hello").toString("base64");
    const values = { Title: "Plan", PathOnClient: "plan.txt", VersionData: bytes, FirstPublishLocationId: id };
    await admin.rest("POST", "/sobjects/ContentVersion", { body: values });
    const q = encodeURIComponent(`SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '${id}'`);
    const { json } = (await admin.rest("GET", `/query?q=${q}`)) as { json: { records: { Id: string }[] } };
    const link = `/sobjects/ContentDocumentLink/${json.records[0]?.Id ?? ""}`;
    const answer = await admin.rest("GET", `${link}?fields=ContentDocument.Title,linkedentity.NAME,LinkedEntity.Name`);
    expect(answer.json).toMatchObject({ ContentDocument: { Title: "Plan" }, LinkedEntity: { Name: "Acme" } });
  });

  it("says which field of a parent there is not, of no statement (rest-api.md §5)", async () => {
    const id = await createAccount();
    const [error] = (await admin.rest("GET", `/sobjects/Account/${id}?fields=Owner.Foo`)).json as { message: string }[];
    expect(error?.message).toMatch(/^No such column 'Foo' on entity 'User'\./);
  });

  it.each(["Name,Foo", "Owner.Foo", "Foo.Name", "Name FROM Account", "Id,Owner.Name LIMIT 1", ""])(
    "refuses the fields %j (errors.md §4)",
    async (fields) => {
      const id = await createAccount();
      const answer = await admin.rest("GET", `/sobjects/Account/${id}?fields=${encodeURIComponent(fields)}`);
      expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
    },
  );

  it("takes what is no id for an external id field (wire fact 7)", async () => {
    const answer = await admin.rest("GET", "/sobjects/Account/23foo");
    expect([answer.status, answer.json]).toEqual([
      404,
      [
        {
          errorCode: "NOT_FOUND",
          message: "Provided external ID field does not exist or is not accessible: 23foo",
        },
      ],
    ]);
  });

  it("answers 404 for an id without a record (rest-api.md §5)", async () => {
    const answer = await admin.rest("GET", "/sobjects/Account/001Lc0zzzzzzzzz");
    expect([answer.status, answer.json]).toEqual([
      404,
      [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }],
    ]);
  });

  it("answers 304 when nothing changed since If-Modified-Since (rest-api.md §5)", async () => {
    const id = await createAccount();
    const read = (since: Date): ReturnType<typeof admin.rest> =>
      admin.rest("GET", `/sobjects/Account/${id}`, { headers: { "If-Modified-Since": since.toUTCString() } });
    const later = await read(new Date(Date.now() + 1_000));
    expect([later.status, later.text]).toEqual([304, ""]);
    expect((await read(new Date(Date.now() - 60_000))).status).toBe(200);
  });
});

describe("changing records in the local org", () => {
  it("answers 204 without body or Content-Type, and with the usage header (wire facts 10, 11 and 13)", async () => {
    const id = await createAccount();
    const answer = await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Industry: "Energy" } });
    expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([204, "", null]);
    expect(answer.headers.get("sforce-limit-info")).toMatch(/^api-usage=/);
    const cleared = await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Industry: null } });
    expect(cleared.status).toBe(204);
    expect((await admin.rest("GET", `/sobjects/Account/${id}?fields=Industry`)).json).toMatchObject({ Industry: null });
  });

  it("refuses an Id in the body (errors.md §5)", async () => {
    const id = await createAccount();
    const answer = await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Id: id, Name: "x" } });
    expect([answer.status, answer.json]).toEqual([
      400,
      [
        {
          message: "The Id field should not be specified in the sobject data.",
          errorCode: "INVALID_FIELD",
          fields: [],
        },
      ],
    ]);
  });

  it("answers 412 and changes nothing when there was a change after If-Unmodified-Since (rest-api.md §5)", async () => {
    const id = await createAccount();
    const patch = (since: string): ReturnType<typeof admin.rest> =>
      admin.rest("PATCH", `/sobjects/Account/${id}`, {
        body: { Name: "Changed" },
        headers: { "If-Unmodified-Since": since },
      });
    const stale = await patch(new Date(Date.now() - 60_000).toUTCString());
    expect([stale.status, stale.json]).toMatchObject([412, [{ errorCode: "PRECONDITION_FAILED" }]]);
    expect((await patch("yesterday")).status).toBe(400);
    expect((await admin.rest("GET", `/sobjects/Account/${id}?fields=Name`)).json).toMatchObject({ Name: "Acme" });
    expect((await patch(new Date(Date.now() + 1_000).toUTCString())).status).toBe(204);
  });
});

describe("deleting records in the local org", () => {
  it("answers 204, and then 404 ENTITY_IS_DELETED to everything (wire fact 3)", async () => {
    const id = await createAccount();
    const path = `/sobjects/Account/${id}`;
    expect((await admin.rest("DELETE", path)).status).toBe(204);
    for (const answer of [
      await admin.rest("DELETE", path),
      await admin.rest("GET", path),
      await admin.rest("PATCH", path, { body: { Name: "x" } }),
    ]) {
      expect([answer.status, answer.text]).toEqual([
        404,
        '[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED","fields":[]}]',
      ]);
    }
  });

  it("is not held back by If-Unmodified-Since (rest-api.md §5)", async () => {
    const id = await createAccount();
    const headers = { "If-Unmodified-Since": new Date(0).toUTCString() };
    expect((await admin.rest("DELETE", `/sobjects/Account/${id}`, { headers })).status).toBe(204);
  });
});

describe("Collections retrieve of the local org", () => {
  it("answers in the order of the ids, null for what is missing or deleted (rest-api.md §7)", async () => {
    const [first, second, deleted] = [await createAccount(), await createAccount({ Name: "B" }), await createAccount()];
    await admin.rest("DELETE", `/sobjects/Account/${deleted}`);
    const ids = [second, deleted, first.slice(0, 15), "001Lc0zzzzzzzzz", second];
    const answer = await admin.rest("POST", "/composite/sobjects/account", { body: { ids, fields: ["name"] } });
    const record = (id: string, Name: string): object => ({
      attributes: { type: "Account", url: `${root}/sobjects/Account/${id}` },
      Name,
      Id: id,
    });
    expect([answer.status, answer.json]).toEqual([
      200,
      [record(second, "B"), null, record(first, "Acme"), null, record(second, "B")],
    ]);
    const byGet = await admin.rest("GET", `/composite/sobjects/Account?ids=${ids.join(",")}&fields=Name`);
    expect(byGet.json).toEqual(answer.json);
  });

  it("takes 2,000 ids as one call and refuses more (limits.md §4)", async () => {
    const id = await createAccount();
    const body = (count: number): object => ({ ids: Array.from({ length: count }, () => id), fields: ["Id"] });
    const before = admin.org.log().length;
    expect((await admin.rest("POST", "/composite/sobjects/Account", { body: body(2_000) })).json).toHaveLength(2_000);
    expect(admin.org.log().slice(before)).toMatchObject([{ calls: 1, rows: 2_000 }]);
    const refused = await admin.rest("POST", "/composite/sobjects/Account", { body: body(2_001) });
    expect([refused.status, refused.json]).toEqual([
      400,
      [
        {
          message: "record limit reached. cannot submit more than 2000 records into this call",
          errorCode: "EXCEEDED_ID_LIMIT",
        },
      ],
    ]);
  });

  it.each([
    ["an unknown field", { ids: ["001Lc0000000001"], fields: ["Foo"] }, "INVALID_FIELD"],
    ["a malformed id", { ids: ["nope"], fields: ["Id"] }, "MALFORMED_ID"],
    ["no ids", { fields: ["Id"] }, "JSON_PARSER_ERROR"],
    ["no fields", { ids: ["001Lc0000000001"], fields: [] }, "JSON_PARSER_ERROR"],
  ])("refuses %s for the whole call (rest-api.md §7)", async (_what, body, errorCode) => {
    const answer = await admin.rest("POST", "/composite/sobjects/Account", { body });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
  });
});
