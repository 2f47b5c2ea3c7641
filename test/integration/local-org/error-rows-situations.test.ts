import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer } from "./call-org";

/** The rows of errors.md §6: one status and code for each situation. */

const admin = sharedOrg({ scale: 0.1, edition: "developer" });

const told = ({ status, json }: OrgAnswer): unknown => [status, json];
const refusal = (status: number, errorCode: string, message: unknown, fields?: readonly string[]): unknown => [
  status,
  [{ message, errorCode, ...(fields === undefined ? {} : { fields }) }],
];
const post = (object: string, body: object): Promise<OrgAnswer> => admin.rest("POST", `/sobjects/${object}`, { body });
const create = async (object: string, body: object): Promise<string> => {
  const answer = await post(object, body);
  expect([answer.status, answer.json]).toMatchObject([201, { success: true }]);
  return (answer.json as { id: string }).id;
};
const unknownResource = "The requested resource does not exist";
const deal = { Name: "Situation", StageName: "Prospecting", CloseDate: "2026-12-01" };

describe("statuses by situation in the local org (errors.md §6)", () => {
  it("no token, or a bad one: 401 INVALID_SESSION_ID (errors.md §6)", async () => {
    const none = await fetch(`${admin.org.url}${root}/sobjects`);
    const bad = await admin.rest("GET", "/sobjects", { headers: { authorization: "Bearer bad" } });
    expect([none.status, bad.status]).toEqual([401, 401]);
    expect(await none.json()).toEqual([{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }]);
    expect(bad.json).toEqual([{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }]);
  });

  it("an unknown object in a url: 404 NOT_FOUND; in SOQL: 400 INVALID_TYPE (errors.md §6)", async () => {
    expect(told(await admin.rest("GET", "/sobjects/XYZZY"))).toEqual(refusal(404, "NOT_FOUND", unknownResource));
    expect(told(await admin.query("SELECT Id FROM XYZZY"))).toEqual(
      refusal(400, "INVALID_TYPE", expect.stringContaining("sObject type 'XYZZY' is not supported.")),
    );
  });

  it("an unknown field in a body: 400 INVALID_FIELD on POST and PATCH (errors.md §6)", async () => {
    const id = await create("Account", { Name: "Fields" });
    const refused = refusal(400, "INVALID_FIELD", "No such column 'Foo' on sobject of type Account");
    expect(told(await post("Account", { Name: "x", Foo: 1 }))).toEqual(refused);
    expect(told(await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Foo: 1 } }))).toEqual(refused);
  });

  it("a value of another JSON type: 400 JSON_PARSER_ERROR (errors.md §6)", async () => {
    expect(told(await post("Account", { Name: "x", NumberOfEmployees: {} }))).toEqual(
      refusal(400, "JSON_PARSER_ERROR", expect.stringMatching(/^Cannot deserialize instance of int from START_OBJECT/)),
    );
  });

  it("a read-only field in a body: 400 INVALID_FIELD_FOR_INSERT_UPDATE, all of them together (errors.md §6)", async () => {
    expect(told(await post("Opportunity", { ...deal, IsWon: true, ExpectedRevenue: 5 }))).toEqual(
      refusal(400, "INVALID_FIELD_FOR_INSERT_UPDATE", expect.stringContaining("fields: IsWon, ExpectedRevenue."), [
        "IsWon",
        "ExpectedRevenue",
      ]),
    );
  });

  it("required fields that are missing, or set to null: 400 REQUIRED_FIELD_MISSING (errors.md §6)", async () => {
    const fields = ["Name", "StageName", "CloseDate"];
    const answer = await post("Opportunity", {});
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "REQUIRED_FIELD_MISSING" }]]);
    const [{ fields: missing, message }] = answer.json as [{ fields: string[]; message: string }];
    expect([...missing].sort()).toEqual([...fields].sort());
    expect(message).toBe(`Required fields are missing: [${missing.join(", ")}]`);
    const id = await create("Opportunity", deal);
    expect(told(await admin.rest("PATCH", `/sobjects/Opportunity/${id}`, { body: { StageName: null } }))).toEqual(
      refusal(400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [StageName]", ["StageName"]),
    );
  });

  it("a lookup to an id without a record: 400 INVALID_CROSS_REFERENCE_KEY (errors.md §6)", async () => {
    expect(told(await post("Contact", { LastName: "x", AccountId: "001000000000001" }))).toMatchObject([
      400,
      [{ errorCode: "INVALID_CROSS_REFERENCE_KEY" }],
    ]);
  });

  it("a lookup to an id of another object: 400 FIELD_INTEGRITY_EXCEPTION (errors.md §6)", async () => {
    const id = await create("Contact", { LastName: "Wrong" });
    expect(told(await post("Contact", { LastName: "x", AccountId: id }))).toEqual(
      refusal(400, "FIELD_INTEGRITY_EXCEPTION", `Account ID: id value of incorrect type: ${id}`, ["AccountId"]),
    );
  });

  it.each(["GET", "PATCH", "DELETE"])("%s of a deleted row: 404 ENTITY_IS_DELETED (errors.md §6)", async (method) => {
    const path = `/sobjects/Account/${await create("Account", { Name: "Deleted" })}`;
    await admin.rest("DELETE", path);
    const answer = await admin.rest(method, path, method === "PATCH" ? { body: { Name: "x" } } : {});
    expect(told(answer)).toEqual(refusal(404, "ENTITY_IS_DELETED", "entity is deleted", []));
  });

  it("a row that sharing hides: 404 NOT_FOUND; one to read alone: 403 on PATCH (errors.md §6)", async () => {
    const hidden = await create("Opportunity", { ...deal, IsPrivate: true });
    const tom = await admin.as("tom@local.test");
    expect(told(await tom.rest("GET", `/sobjects/Opportunity/${hidden}`))).toEqual(
      refusal(404, "NOT_FOUND", unknownResource),
    );
    const open = await create("Account", { Name: "Open" });
    const reader = await admin.as("readonly@local.test");
    expect((await reader.rest("GET", `/sobjects/Account/${open}`)).status).toBe(200);
    expect(told(await reader.rest("PATCH", `/sobjects/Account/${open}`, { body: { Name: "x" } }))).toEqual(
      refusal(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id", []),
    );
  });

  it("an upsert with many matches: 300 with their urls (errors.md §6)", async () => {
    const twin = { LastName: "Twin", Email: "situation@ext.test" };
    const ids = [await create("Contact", twin), await create("Contact", twin)];
    const answer = await admin.rest("PATCH", `/sobjects/Contact/Email/${twin.Email}`, { body: { Title: "x" } });
    expect(told(answer)).toEqual([300, ids.map((id) => `${root}/sobjects/Contact/${id}`)]);
  });

  it.each([
    ["26 parts", 26, `${root}/limits`, "Cannot specify more than 25 "],
    ["6 queries", 6, `${root}/query?q=SELECT+Id+FROM+User`, "Cannot specify more than 5 "],
  ])("a composite of %s: 400 (errors.md §6)", async (_what, count, url, message) => {
    const compositeRequest = Array.from({ length: count }, (_, i) => ({ method: "GET", url, referenceId: `r${i}` }));
    expect(told(await admin.rest("POST", "/composite", { body: { compositeRequest } }))).toEqual(
      refusal(400, "LIMIT_EXCEEDED", expect.stringContaining(message)),
    );
  });

  it("a collection of 201 records: 400 EXCEEDED_ID_LIMIT (errors.md §6)", async () => {
    const records = Array.from({ length: 201 }, () => ({ attributes: { type: "Account" }, Name: "x" }));
    expect(told(await admin.rest("POST", "/composite/sobjects", { body: { records } }))).toMatchObject([
      400,
      [{ errorCode: "EXCEEDED_ID_LIMIT" }],
    ]);
  });

  it("a statement in a uri of more than 16 KB: 414 or 431, and no JSON (errors.md §6)", async () => {
    const soql = encodeURIComponent(`SELECT Id FROM Account WHERE Name = '${"x".repeat(16_500)}'`);
    const answer = await fetch(`${admin.org.url}${root}/query?q=${soql}`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    const text = await answer.text();
    expect([414, 431]).toContain(answer.status);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it("a condition that does not hold: 412 (errors.md §6)", async () => {
    const path = `/sobjects/Contact/${await create("Contact", { LastName: "Conditions" })}`;
    const headers = { "If-Unmodified-Since": new Date(0).toUTCString() };
    expect((await admin.rest("PATCH", path, { body: { Title: "x" }, headers })).status).toBe(412);
  });

  it("the day's requests used up: 403 REQUEST_LIMIT_EXCEEDED (errors.md §6)", async () => {
    admin.org.addFault({ kind: "limitExceeded", count: 1 });
    expect(told(await admin.rest("GET", "/limits"))).toEqual(
      refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
    );
  });
});
