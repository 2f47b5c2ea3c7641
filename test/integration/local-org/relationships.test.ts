import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg } from "./call-org";

const admin = sharedOrg();

const create = async (object: string, body: object): Promise<string> => {
  const answer = await admin.rest("POST", `/sobjects/${object}`, { body });
  expect(answer.status).toBe(201);
  return (answer.json as { id: string }).id;
};

describe("paths through relationships in the local org (rest-api.md §5)", () => {
  it("lead from a record to its parent", async () => {
    const account = await create("Account", { Name: "Parent" });
    const contact = await create("Contact", { LastName: "Child", AccountId: account });
    const answer = await admin.rest("GET", `/sobjects/contact/${contact}/account?fields=Name`);
    expect([answer.status, answer.json]).toEqual([
      200,
      { attributes: { type: "Account", url: `${root}/sobjects/Account/${account}` }, Name: "Parent", Id: account },
    ]);
    expect(Object.keys((await admin.rest("GET", `/sobjects/Contact/${contact}/Account`)).json as object).length).toBe(
      Object.keys((await admin.rest("GET", `/sobjects/Account/${account}`)).json as object).length,
    );
  });

  it("lead through a polymorphic lookup to whatever it names", async () => {
    const contact = await create("Contact", { LastName: "Who" });
    const task = await create("Task", { Subject: "Call", WhoId: contact });
    expect((await admin.rest("GET", `/sobjects/Task/${task}/Who?fields=LastName`)).json).toMatchObject({
      attributes: { type: "Contact" },
      LastName: "Who",
    });
  });

  it("lead to children as a query's answer, by the fields that are asked for", async () => {
    const account = await create("Account", { Name: "Many" });
    await create("Contact", { LastName: "One", AccountId: account });
    await create("Contact", { LastName: "Two", AccountId: account });
    const answer = await admin.rest("GET", `/sobjects/Account/${account}/contacts?fields=lastname`);
    expect(answer.json).toEqual({
      totalSize: 2,
      done: true,
      records: ["One", "Two"].map((LastName) => ({
        attributes: { type: "Contact", url: expect.stringContaining(`${root}/sobjects/Contact/003`) },
        LastName,
      })),
    });
    expect(admin.org.log().at(-1)?.rows).toBe(2);
    const whole = await admin.rest("GET", `/sobjects/Account/${account}/Contacts`);
    expect(whole.json).toMatchObject({ records: [{ LastName: "One", AccountId: account }, { LastName: "Two" }] });
  });

  it("lead to no children as to an empty list", async () => {
    const account = await create("Account", { Name: "Lonely" });
    const answer = await admin.rest("GET", `/sobjects/Account/${account}/Contacts`);
    expect([answer.status, answer.json]).toEqual([200, { totalSize: 0, done: true, records: [] }]);
  });

  it("page long lists of children", async () => {
    const account = await create("Account", { Name: "Busy" });
    const records = Array.from({ length: 200 }, (_, i) => ({
      attributes: { type: "Task" },
      Subject: `Task ${i}`,
      WhatId: account,
    }));
    for (let i = 0; i < 2; i++) await admin.rest("POST", "/composite/sobjects", { body: { records } });
    const headers = { "Sforce-Query-Options": "batchSize=250" };
    const first = (await admin.rest("GET", `/sobjects/Account/${account}/Tasks?fields=Subject`, { headers })).json as {
      totalSize: number;
      records: unknown[];
      nextRecordsUrl: string;
    };
    expect([first.totalSize, first.records.length]).toEqual([400, 250]);
    const next = (await admin.call("GET", first.nextRecordsUrl)).json as { done: boolean; records: unknown[] };
    expect([next.done, next.records.length]).toEqual([true, 150]);
  });

  it("change and delete the parent to which they lead", async () => {
    const account = await create("Account", { Name: "Before" });
    const contact = await create("Contact", { LastName: "Child", AccountId: account });
    const path = `/sobjects/Contact/${contact}/Account`;
    expect((await admin.rest("PATCH", path, { body: { Name: "After" } })).status).toBe(204);
    expect((await admin.rest("GET", `/sobjects/Account/${account}?fields=Name`)).json).toMatchObject({ Name: "After" });
    expect((await admin.rest("DELETE", path)).status).toBe(204);
    expect((await admin.rest("GET", `/sobjects/Account/${account}`)).status).toBe(404);
  });

  it.each(["Account", "Owner2", "Namez", "AccountId"])("answer 404 when they lead nowhere: %s", async (name) => {
    const contact = await create("Contact", { LastName: "Alone" });
    const answer = await admin.rest("GET", `/sobjects/Contact/${contact}/${name}`);
    expect([answer.status, answer.json]).toEqual([
      404,
      [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }],
    ]);
  });

  it("refuse an unknown field of the children", async () => {
    const account = await create("Account", { Name: "Acme" });
    const answer = await admin.rest("GET", `/sobjects/Account/${account}/Contacts?fields=Id,Foo`);
    expect([answer.status, answer.json]).toEqual([
      400,
      [{ errorCode: "INVALID_FIELD", message: "No such column 'Foo' on sobject of type Contact" }],
    ]);
  });

  it("do not change children as a whole", async () => {
    const account = await create("Account", { Name: "Acme" });
    const answer = await admin.rest("PATCH", `/sobjects/Account/${account}/Contacts`, { body: { LastName: "x" } });
    expect([answer.status, answer.json]).toMatchObject([405, [{ errorCode: "METHOD_NOT_ALLOWED" }]]);
  });
});
