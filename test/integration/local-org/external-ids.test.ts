import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer, type OrgCall } from "./call-org";

const admin = sharedOrg();

const create = async (object: string, body: object): Promise<string> => {
  const answer = await admin.rest("POST", `/sobjects/${object}`, { body });
  expect(answer.status).toBe(201);
  return (answer.json as { id: string }).id;
};
const refusal = (errorCode: string, message: string, fields?: readonly string[]): object[] => [
  { message, errorCode, ...(fields === undefined ? {} : { fields }) },
];
const notFound = refusal("NOT_FOUND", "The requested resource does not exist");
const count = async (where: string): Promise<number> =>
  ((await admin.query(`SELECT COUNT() FROM Contact WHERE ${where}`)).json as { totalSize: number }).totalSize;
const upsert = (email: string, body: object, call: OrgCall = {}, query = ""): Promise<OrgAnswer> =>
  admin.rest("PATCH", `/sobjects/Contact/Email/${encodeURIComponent(email)}${query}`, { ...call, body });

describe("records by external id in the local org", () => {
  it("are read by a field and a value, in any case, with the canonical url in their attributes (rest-api.md §5)", async () => {
    const id = await create("Contact", { LastName: "Key", Email: "key@ext.test" });
    const answer = await admin.rest("GET", "/sobjects/contact/email/KEY@Ext.Test?fields=LastName");
    expect([answer.status, answer.json]).toEqual([
      200,
      { attributes: { type: "Contact", url: `${root}/sobjects/Contact/${id}` }, LastName: "Key", Id: id },
    ]);
  });

  it.each([
    ["%2B", "a+b@ext.test"],
    ["a quote", "o'neil@ext.test"],
    ["a slash", "a/b@ext.test"],
  ])("are read by an url-encoded value: %s (rest-api.md §5)", async (_what, email) => {
    const id = await create("Contact", { LastName: "Encoded", Email: email });
    const answer = await admin.rest("GET", `/sobjects/Contact/Email/${encodeURIComponent(email)}?fields=Id`);
    expect(answer.json).toMatchObject({ Id: id });
  });

  it("answer 404 when none has the value (rest-api.md §5)", async () => {
    const answer = await admin.rest("GET", "/sobjects/Contact/Email/nobody@ext.test");
    expect([answer.status, answer.json]).toEqual([404, notFound]);
  });

  it.each(["Namez", "Phone", "AccountId"])(
    "answer 404 for %s, which is no external id (wire fact 7)",
    async (field) => {
      const answer = await admin.rest("GET", `/sobjects/Contact/${field}/x`);
      const message = `Provided external ID field does not exist or is not accessible: ${field}`;
      expect([answer.status, answer.json]).toEqual([404, refusal("NOT_FOUND", message)]);
    },
  );

  it.each(["GET", "PATCH", "DELETE"])(
    "answer 300 to %s with the urls of all matches, and no error (wire fact 14)",
    async (method) => {
      const email = `twins-${method}@ext.test`;
      const ids = [
        await create("Contact", { LastName: "Twin", Email: email }),
        await create("Contact", { LastName: "Twin", Email: email }),
      ];
      const body = method === "PATCH" ? { body: { LastName: "Changed" } } : {};
      const answer = await admin.rest(method, `/sobjects/Contact/Email/${email}`, body);
      expect([answer.status, answer.json]).toEqual([300, ids.map((id) => `${root}/sobjects/Contact/${id}`)]);
      expect(await count(`Email = '${email}' AND LastName = 'Twin'`)).toBe(2);
    },
  );

  it("are deleted, and then not found (wire fact 13)", async () => {
    const email = "gone@ext.test";
    await create("Contact", { LastName: "Gone", Email: email });
    const path = `/sobjects/Contact/Email/${email}`;
    const answer = await admin.rest("DELETE", path);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect((await admin.rest("DELETE", path)).status).toBe(404);
  });

  it("are found by Id, too: it is a field like others (rest-api.md §5)", async () => {
    const id = await create("Contact", { LastName: "By Id" });
    expect((await admin.rest("GET", `/sobjects/Contact/Id/${id.slice(0, 15)}`)).json).toMatchObject({ Id: id });
    expect((await admin.rest("DELETE", `/sobjects/Contact/Id/${id}`)).status).toBe(204);
    expect((await admin.rest("GET", `/sobjects/Contact/Id/${id}`)).json).toMatchObject([
      { errorCode: "ENTITY_IS_DELETED" },
    ]);
  });
});

describe("an upsert in the local org", () => {
  it("makes what is not there: 201, Location and created (rest-api.md §5, wire fact 13)", async () => {
    const answer = await upsert("new@ext.test", { LastName: "New" });
    const { id } = answer.json as { id: string };
    expect(answer.text).toBe(`{"id":"${id}","success":true,"errors":[],"created":true}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([201, `${root}/sobjects/Contact/${id}`]);
    expect(await count("Email = 'new@ext.test' AND LastName = 'New'")).toBe(1);
  });

  it("changes what is there: 200 and created false (rest-api.md §5)", async () => {
    const id = await create("Contact", { LastName: "Old", Email: "old@ext.test" });
    const answer = await upsert("old@ext.test", { LastName: "Newer" });
    expect([answer.status, answer.text]).toEqual([200, `{"id":"${id}","success":true,"errors":[],"created":false}`]);
    expect(answer.headers.get("location")).toBeNull();
    expect(await count("Email = 'old@ext.test' AND LastName = 'Newer'")).toBe(1);
  });

  it("answers before version 46.0 without created, and 204 for a change (wire fact 13)", async () => {
    const path = "/services/data/v45.0/sobjects/Contact/Email/v45@ext.test";
    const made = await admin.call("PATCH", path, { body: { LastName: "Made" } });
    expect([made.status, Object.keys(made.json as object)]).toEqual([201, ["id", "success", "errors"]]);
    const changed = await admin.call("PATCH", path, { body: { LastName: "Changed" } });
    expect([changed.status, changed.text]).toEqual([204, ""]);
  });

  it("only changes with updateOnly (rest-api.md §5)", async () => {
    const answer = await upsert("never@ext.test", { LastName: "Never" }, {}, "?updateOnly=true");
    expect([answer.status, answer.json]).toEqual([404, notFound]);
    expect(await count("Email = 'never@ext.test'")).toBe(0);
    await create("Contact", { LastName: "Once", Email: "once@ext.test" });
    expect((await upsert("once@ext.test", { LastName: "Twice" }, {}, "?updateOnly=true")).status).toBe(200);
  });

  it.each([
    ["Email", { LastName: "x", email: "body@ext.test" }],
    ["Id", { LastName: "x", Id: "003Lc0000000001AAA" }],
  ])("refuses %s in the body: the address gives it (rest-api.md §5)", async (field, body) => {
    const answer = await upsert("body@ext.test", body);
    const message = `The ${field} field should not be specified in the sobject data.`;
    expect([answer.status, answer.json]).toEqual([400, refusal("INVALID_FIELD", message, [])]);
  });

  it("makes nothing of values that a create refuses (errors.md §5)", async () => {
    const answer = await upsert("bad@ext.test", { FirstName: "No last name" });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "REQUIRED_FIELD_MISSING" }]]);
    expect(await count("Email = 'bad@ext.test'")).toBe(0);
  });

  it("refuses a value of nothing but blanks, and a path without one (errors.md §4)", async () => {
    const answer = await upsert(" ", { LastName: "x" });
    expect([answer.status, answer.json]).toEqual([400, refusal("MISSING_ARGUMENT", "Email not specified", [])]);
    expect((await admin.rest("PATCH", "/sobjects/Contact/Email/", { body: { LastName: "x" } })).status).toBe(404);
  });

  it("by Id changes the record, and makes none that is not there (rest-api.md §5)", async () => {
    const id = await create("Contact", { LastName: "Before" });
    const answer = await admin.rest("PATCH", `/sobjects/Contact/Id/${id}`, { body: { LastName: "After" } });
    expect([answer.status, answer.json]).toEqual([200, { id, success: true, errors: [], created: false }]);
    const missing = await admin.rest("PATCH", "/sobjects/Contact/Id/003Lc0zzzzzzzzz", { body: { LastName: "x" } });
    expect([missing.status, missing.json]).toEqual([404, notFound]);
  });

  it("inserts by POST to Id (rest-api.md §5)", async () => {
    const answer = await admin.rest("POST", "/sobjects/Contact/Id", { body: { LastName: "Inserted" } });
    const { id } = answer.json as { id: string };
    expect([answer.status, answer.json]).toEqual([201, { id, success: true, errors: [], created: true }]);
    expect(answer.headers.get("location")).toBe(`${root}/sobjects/Contact/${id}`);
  });

  it("makes one record of twenty that come at once (rest-api.md §5)", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => upsert("race@ext.test", { LastName: "Race" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(await count("Email = 'race@ext.test'")).toBe(1);
  });
});

describe("a parent named by its external id in the local org (rest-api.md §5)", () => {
  const owner = (Username: string): object => ({ attributes: { type: "User" }, Username });

  it("stands for its id, on create and on update", async () => {
    const boss = await create("Contact", { LastName: "Boss", Email: "boss@ext.test" });
    const id = await create("Contact", { LastName: "Report", reportsto: { Email: "boss@ext.test" } });
    const path = `/sobjects/Contact/${id}`;
    expect((await admin.rest("GET", `${path}?fields=ReportsToId`)).json).toMatchObject({ ReportsToId: boss });
    const other = await create("Contact", { LastName: "Other", Email: "other@ext.test" });
    const body = { ReportsTo: { attributes: { type: "Contact" }, Email: "other@ext.test" } };
    expect((await admin.rest("PATCH", path, { body })).status).toBe(204);
    expect((await admin.rest("GET", `${path}?fields=ReportsToId`)).json).toMatchObject({ ReportsToId: other });
  });

  it("is of the type that its attributes say, where it may be of several", async () => {
    const id = await create("Lead", { LastName: "Owned", Company: "x", Owner: owner("admin@local.test") });
    expect((await admin.rest("GET", `/sobjects/Lead/${id}?fields=Owner.Username`)).json).toMatchObject({
      Owner: { Username: "admin@local.test" },
    });
  });

  it("must be there", async () => {
    const body = { LastName: "x", ReportsTo: { Email: "missing@ext.test" } };
    const answer = await admin.rest("POST", "/sobjects/Contact", { body });
    const message = "Foreign key external ID: missing@ext.test not found for field Email in entity Contact";
    expect([answer.status, answer.json]).toEqual([400, refusal("INVALID_FIELD", message, [])]);
  });

  it.each([
    ["no field", {}],
    ["two fields", { Email: "a@ext.test", Id: "003Lc0000000001AAA" }],
    ["a field that is no external id", { Phone: "1" }],
    ["a type that the lookup cannot hold", owner("admin@local.test")],
  ])("must be named by one external id, and not by %s", async (_what, ReportsTo) => {
    const answer = await admin.rest("POST", "/sobjects/Contact", { body: { LastName: "x", ReportsTo } });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
  });
});
