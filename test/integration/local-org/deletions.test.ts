import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const admin = sharedOrg();
const org = savesOf(admin);

const statusOf = async (object: string, id: string): Promise<number> =>
  (await admin.rest("GET", `/sobjects/${object}/${id}`)).status;

describe("deleting in the local org (objects.md §8)", () => {
  it("takes along what belongs to an account", async () => {
    const account = await org.create("Account", { Name: "A" });
    const contact = await org.create("Contact", { LastName: "C", AccountId: account });
    const children = {
      Contact: contact,
      Opportunity: await org.create("Opportunity", {
        Name: "D",
        StageName: "X",
        CloseDate: "2026-09-09",
        AccountId: account,
      }),
      Task: await org.create("Task", { WhatId: account }),
      Event: await org.create("Event", {
        WhoId: contact,
        ActivityDateTime: "2026-05-04T09:00:00Z",
        DurationInMinutes: 1,
      }),
      Note: await org.create("Note", { ParentId: account, Title: "T" }),
    };
    await org.remove("Account", account);
    for (const [object, id] of Object.entries(children))
      expect([object, await statusOf(object, id)]).toEqual([object, 404]);
    const deleted = await admin.rest(
      "GET",
      `/queryAll?q=${encodeURIComponent(`SELECT IsDeleted FROM Contact WHERE Id = '${contact}'`)}`,
    );
    expect(deleted.json).toMatchObject({ records: [{ IsDeleted: true }] });
  });

  it.each(["Account", "Contact"])("is refused for an %s with cases", async (object) => {
    const account = await org.create("Account", { Name: "Acme" });
    const contact = await org.create("Contact", { LastName: "Jones", AccountId: account });
    const id = object === "Account" ? account : contact;
    const record = await org.create("Case", { [`${object}Id`]: id });
    const { CaseNumber } = await org.read("Case", record, "CaseNumber");
    expect(await org.refuseChange(object, id)).toEqual({
      errorCode: "DELETE_FAILED",
      message:
        `Your attempt to delete ${object === "Account" ? "Acme" : "Jones"} could not be completed because it is ` +
        `associated with the following cases.: ${String(CaseNumber)}\n`,
      fields: [],
    });
    expect(await statusOf(object, id)).toBe(200);
    await org.remove("Case", record);
    await org.remove(object, id);
  });

  it("leaves everything as it was when something far below holds on", async () => {
    const account = await org.create("Account", { Name: "A" });
    const other = await org.create("Account", { Name: "B" });
    const contact = await org.create("Contact", { LastName: "C", AccountId: account });
    const task = await org.create("Task", { WhatId: account });
    await org.create("Case", { ContactId: contact, AccountId: other });
    expect(await org.refuseChange("Account", account)).toMatchObject({ errorCode: "DELETE_FAILED" });
    expect([await statusOf("Account", account), await statusOf("Task", task)]).toEqual([200, 200]);
  });

  it("empties the lookups of what stays", async () => {
    const parent = await org.create("Account", { Name: "P" });
    const child = await org.create("Account", { Name: "C", ParentId: parent });
    await org.remove("Account", parent);
    expect(await org.read("Account", child, "ParentId")).toEqual({ ParentId: null });
  });

  it("is not for users", async () => {
    const [user] = await org.select("SELECT Id FROM User WHERE Username = 'tom@local.test'");
    expect((await admin.rest("DELETE", `/sobjects/User/${String(user?.Id)}`)).status).toBe(405);
  });
});

describe("a user of the local org", () => {
  it("has a username in the form of an email address", async () => {
    const [user] = await org.select("SELECT Id FROM User WHERE Username = 'tom@local.test'");
    expect(await org.refuseChange("User", String(user?.Id), { Username: "tom" })).toMatchObject({
      fields: ["Username"],
    });
  });
});

describe("the accounts of a contact (AccountContactRelation)", () => {
  const relationsOf = (contact: string): Promise<readonly unknown[]> =>
    org.select(
      `SELECT AccountId, IsDirect, IsActive FROM AccountContactRelation WHERE ContactId = '${contact}' ORDER BY Id`,
    );

  it("begin with a direct one, which follows the contact", async () => {
    const one = await org.create("Account", { Name: "1" });
    const two = await org.create("Account", { Name: "2" });
    const contact = await org.create("Contact", { LastName: "C", AccountId: one });
    expect(await relationsOf(contact)).toEqual([{ AccountId: one, IsDirect: true, IsActive: true }]);
    await org.update("Contact", contact, { AccountId: two });
    expect(await relationsOf(contact)).toEqual([
      { AccountId: one, IsDirect: false, IsActive: true },
      { AccountId: two, IsDirect: true, IsActive: true },
    ]);
  });

  it("are made indirect by clients, once each, of contacts that have an account", async () => {
    const one = await org.create("Account", { Name: "1" });
    const two = await org.create("Account", { Name: "2" });
    const contact = await org.create("Contact", { LastName: "C", AccountId: one });
    const values = { AccountId: two, ContactId: contact, Roles: "Evaluator;Influencer", IsActive: true };
    const relation = await org.create("AccountContactRelation", values);
    expect(await org.read("AccountContactRelation", relation, "IsDirect,Roles")).toEqual({
      IsDirect: false,
      Roles: "Evaluator;Influencer",
    });
    expect(await org.refuse("AccountContactRelation", values)).toMatchObject({ errorCode: "DUPLICATE_VALUE" });
    const alone = await org.create("Contact", { LastName: "Alone" });
    expect(await org.refuse("AccountContactRelation", { AccountId: two, ContactId: alone })).toMatchObject({
      fields: ["ContactId"],
    });
    await org.update("AccountContactRelation", relation, { IsActive: false });
    await org.remove("AccountContactRelation", relation);
    const [direct] = await org.select(`SELECT Id FROM AccountContactRelation WHERE ContactId = '${contact}'`);
    expect(await org.refuseChange("AccountContactRelation", String(direct?.Id))).toMatchObject({
      errorCode: "DELETE_FAILED",
    });
  });
});

describe("an article (objects.md §3)", () => {
  it("is a numbered draft that saving does not publish", async () => {
    const id = await org.create("Knowledge__kav", { Title: "T", UrlName: "t" });
    const fields = "PublishStatus,IsLatestVersion,Language,ArticleNumber,VersionNumber";
    expect(await org.read("Knowledge__kav", id, fields)).toEqual({
      PublishStatus: "Draft",
      IsLatestVersion: true,
      Language: "en_US",
      ArticleNumber: expect.stringMatching(/^\d{9}$/),
      VersionNumber: 0,
    });
    await org.update("Knowledge__kav", id, { Summary: "S" });
    expect(await org.refuseChange("Knowledge__kav", id, { PublishStatus: "Online" })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
    });
    expect(await org.refuse("Knowledge__kav", { Title: "T", UrlName: "T" })).toMatchObject({
      errorCode: "DUPLICATE_VALUE",
    });
  });

  it("stays as it is once it is published", async () => {
    const [article] = await org.select(
      "SELECT Id, Title FROM Knowledge__kav WHERE PublishStatus = 'Online' AND Language = 'en_US' ORDER BY Id LIMIT 1",
    );
    expect(article).toMatchObject({ Title: "Restarting a gateway safely" });
    const id = String(article?.Id);
    expect(await org.refuseChange("Knowledge__kav", id, { Title: "U" })).toMatchObject({
      errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
    });
    expect(await org.refuseChange("Knowledge__kav", id)).toMatchObject({ errorCode: "DELETE_FAILED" });
  });
});
