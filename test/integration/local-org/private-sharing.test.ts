import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgCaller } from "./call-org";
import { savesOf } from "./save-records";

const directory = mkdtempSync(join(tmpdir(), "private-"));
const models = { Account: "Private", Contact: "ControlledByParent", Opportunity: "Private", Task: "Private" };
for (const [object, sharingModel] of Object.entries(models)) {
  writeFileSync(join(directory, `${object}.json`), JSON.stringify({ sharingModel }));
}
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const admin = sharedOrg({ metadata: directory });
const { create, select } = savesOf(admin);
const deal = { StageName: "Prospecting", CloseDate: "2026-12-31" };

let rep: OrgCaller;
let manager: OrgCaller;
/** An account of somebody else at which the rep has a deal, a deal there which is not the rep's, and an account apart. */
const ids = { shared: "", theirs: "", apart: "", own: "", contact: "" };

beforeAll(async () => {
  rep = await admin.as("rep@local.test");
  manager = await admin.as("priya@local.test");
  const users = await select("SELECT Id, Username FROM User");
  const OwnerId = users.find(({ Username }) => Username === "elodie@local.test")?.Id;
  const repId = users.find(({ Username }) => Username === "rep@local.test")?.Id;
  ids.shared = await create("Account", { Name: "Zirconia Shared", OwnerId });
  ids.apart = await create("Account", { Name: "Zirconia Apart", OwnerId });
  ids.contact = await create("Contact", { LastName: "Zirconia", AccountId: ids.apart, OwnerId });
  ids.theirs = await create("Opportunity", { ...deal, Name: "Zirconia theirs", AccountId: ids.shared, OwnerId });
  ids.own = await create("Opportunity", { ...deal, Name: "Zirconia own", AccountId: ids.shared, OwnerId: repId });
});

async function names(caller: OrgCaller, soql: string): Promise<readonly unknown[]> {
  const { json } = await caller.query(soql);
  return (json as { records: { Name: string }[] }).records.map(({ Name }) => Name);
}

describe("a private record of somebody else (errors.md §6)", () => {
  it.each(["GET", "PATCH", "DELETE"])("answers 404 NOT_FOUND to %s", async (method) => {
    const body = method === "PATCH" ? { body: { Name: "Mine" } } : {};
    const { status, json } = await rep.rest(method, `/sobjects/Opportunity/${ids.theirs}`, body);
    expect([status, json]).toMatchObject([404, [{ errorCode: "NOT_FOUND" }]]);
  });

  it("is in no rows, counts or groups of a query", async () => {
    const of = `FROM Opportunity WHERE AccountId = '${ids.shared}'`;
    expect(await names(rep, `SELECT Name ${of}`)).toEqual(["Zirconia own"]);
    expect((await rep.query(`SELECT COUNT() ${of}`)).json).toMatchObject({ totalSize: 1 });
    expect((await rep.query(`SELECT COUNT(Id) n ${of} GROUP BY AccountId`)).json).toMatchObject({
      records: [{ n: 1 }],
    });
  });

  it("is no child of a record that can be seen, in sub-queries and in relationship paths", async () => {
    const soql = `SELECT Name, (SELECT Name FROM Opportunities) FROM Account WHERE Id = '${ids.shared}'`;
    const own = { totalSize: 1, records: [{ Name: "Zirconia own" }] };
    expect((await rep.query(soql)).json).toMatchObject({ records: [{ Opportunities: own }] });
    expect((await rep.rest("GET", `/sobjects/Account/${ids.shared}/Opportunities`)).json).toMatchObject(own);
  });

  it("is null as the parent of one that can be seen, whose lookup still names it", async () => {
    const repId = (await select("SELECT Id FROM User WHERE Username = 'rep@local.test'"))[0]?.Id;
    const task = await create("Task", { Subject: "Call", OwnerId: repId, WhatId: ids.theirs });
    const { json } = await rep.query(`SELECT WhatId, What.Name FROM Task WHERE Id = '${task}'`);
    expect(json).toMatchObject({ records: [{ WhatId: ids.theirs, What: null }] });
    expect(await rep.rest("GET", `/sobjects/Task/${task}/What`)).toMatchObject({ status: 404 });
  });

  it("is not found by search, not by its external ids, and is null in a list of ids", async () => {
    const q = encodeURIComponent("FIND {Zirconia} RETURNING Account(Name), Opportunity(Name), Contact(Name)");
    const found = (await rep.rest("GET", `/search?q=${q}`)).json as { searchRecords: { Name: string }[] };
    expect(found.searchRecords.map(({ Name }) => Name).sort()).toEqual(["Zirconia Shared", "Zirconia own"]);
    const body = { ids: [ids.apart, ids.shared], fields: ["Name"] };
    expect((await rep.rest("POST", "/composite/sobjects/Account", { body })).json).toMatchObject([
      null,
      { Name: "Zirconia Shared" },
    ]);
  });

  it("cannot be looked up by a new record, nor be given a child (errors.md §5)", async () => {
    const refused = { errorCode: "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", fields: [] };
    for (const [object, body] of [
      ["Opportunity", { ...deal, Name: "Mine", AccountId: ids.apart }],
      ["Task", { WhatId: ids.theirs }],
      ["OpportunityContactRole", { OpportunityId: ids.theirs, ContactId: ids.contact }],
    ] as const) {
      const { status, json } = await rep.rest("POST", `/sobjects/${object}`, { body });
      expect([status, (json as unknown[])[0]]).toMatchObject([400, refused]);
    }
  });

  it("is no cross reference in a list of changes, where the ones that can be read are refused otherwise", async () => {
    const records = [ids.apart, ids.shared].map((Id) => ({ attributes: { type: "Account" }, Id, Phone: "1" }));
    const refusals = [
      { success: false, errors: [{ statusCode: "INVALID_CROSS_REFERENCE_KEY" }] },
      { success: false, errors: [{ statusCode: "INSUFFICIENT_ACCESS_OR_READONLY" }] },
    ];
    expect((await rep.rest("PATCH", "/composite/sobjects", { body: { records } })).json).toMatchObject(refusals);
    const deleted = await rep.rest("DELETE", `/composite/sobjects?ids=${ids.apart},${ids.shared}`);
    expect(deleted.json).toMatchObject(refusals);
  });
});

describe("access that the platform gives by itself (objects.md §9)", () => {
  it("lets the owner of a deal read its account, and not change it", async () => {
    const path = `/sobjects/Account/${ids.shared}`;
    expect(await rep.rest("GET", path)).toMatchObject({ status: 200 });
    const { status, json } = await rep.rest("PATCH", path, { body: { Phone: "1" } });
    expect([status, json]).toMatchObject([403, [{ errorCode: "INSUFFICIENT_ACCESS_OR_READONLY" }]]);
  });

  it("lets those above the owner see what the owner sees", async () => {
    expect(await names(manager, `SELECT Name FROM Opportunity WHERE AccountId = '${ids.shared}'`)).toEqual([
      "Zirconia own",
    ]);
  });

  it("gives contacts that their account controls the account's access", async () => {
    expect(await rep.rest("GET", `/sobjects/Contact/${ids.contact}`)).toMatchObject({ status: 404 });
    const near = await create("Contact", { LastName: "Near", AccountId: ids.shared });
    expect(await rep.rest("GET", `/sobjects/Contact/${near}`)).toMatchObject({ status: 200 });
  });

  it("ends with the ownership: who gives a record away does not see it again", async () => {
    const mine = await rep.rest("POST", "/sobjects/Account", { body: { Name: "Given away" } });
    const path = `/sobjects/Account/${(mine.json as { id: string }).id}`;
    const [other] = await select("SELECT Id FROM User WHERE Username = 'elodie@local.test'");
    expect(await rep.rest("PATCH", path, { body: { OwnerId: other?.Id } })).toMatchObject({ status: 204 });
    expect(await rep.rest("GET", path)).toMatchObject({ status: 404 });
  });

  it("does not show in what was updated or deleted lately (rest-api.md §8)", async () => {
    const gone = await create("Account", { Name: "Soon gone", OwnerId: await ownerOf(ids.apart) });
    await admin.rest("DELETE", `/sobjects/Account/${gone}`);
    admin.org.shiftClock(120_000);
    const at = (ms: number): string => encodeURIComponent(new Date(Date.now() + ms).toISOString());
    const span = `start=${at(-3_600_000)}&end=${at(120_000)}`;
    const updated = (await rep.rest("GET", `/sobjects/Account/updated?${span}`)).json as { ids: string[] };
    expect([updated.ids.includes(ids.shared), updated.ids.includes(ids.apart)]).toEqual([true, false]);
    const deleted = { deletedRecords: [] };
    expect((await rep.rest("GET", `/sobjects/Account/deleted?${span}`)).json).toMatchObject(deleted);
    expect(await names(rep, "SELECT Name FROM Account WHERE Name = 'Soon gone'")).toEqual([]);
  });

  async function ownerOf(account: string): Promise<unknown> {
    return (await select(`SELECT OwnerId FROM Account WHERE Id = '${account}'`))[0]?.OwnerId;
  }
});

describe("composites about private records (errors.md §6)", () => {
  it("undo with the rest what was done before a refusal", async () => {
    const compositeRequest = [
      { method: "POST", url: `${root}/sobjects/Account`, referenceId: "a", body: { Name: "Undone Zirconia" } },
      { method: "PATCH", url: `${root}/sobjects/Opportunity/${ids.theirs}`, referenceId: "b", body: { Name: "Mine" } },
    ];
    const answers = await rep.composite({ allOrNone: true, compositeRequest });
    expect(answers.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 404]);
    expect(await names(admin, "SELECT Name FROM Account WHERE Name = 'Undone Zirconia'")).toEqual([]);
  });
});

describe("the org-wide defaults of an org that nobody has set up (objects.md §9)", () => {
  const stock = sharedOrg();
  const stockSaves = savesOf(stock);

  it("are told by the organization", async () => {
    const fields =
      "DefaultAccountAccess, DefaultContactAccess, DefaultOpportunityAccess, DefaultLeadAccess, DefaultCaseAccess";
    expect(await stockSaves.select(`SELECT ${fields} FROM Organization`)).toEqual([
      {
        ...{
          DefaultAccountAccess: "Edit",
          DefaultContactAccess: "ControlledByParent",
          DefaultOpportunityAccess: "Edit",
        },
        ...{ DefaultLeadAccess: "ReadEditTransfer", DefaultCaseAccess: "ReadEditTransfer" },
      },
    ]);
  });

  it("let everybody change accounts and their contacts, keep a contact of no account, and the activities of others", async () => {
    const reader = await stock.as("rep@local.test");
    const account = await stockSaves.create("Account", { Name: "Open" });
    const contact = await stockSaves.create("Contact", { LastName: "Open", AccountId: account });
    const alone = await stockSaves.create("Contact", { LastName: "Alone" });
    const task = await stockSaves.create("Task", { Subject: "Call", WhatId: account });
    const statuses = ["Account", "Contact", "Contact", "Task"].map(async (object, index) => {
      const path = `/sobjects/${object}/${[account, contact, alone, task][index] ?? ""}`;
      const read = await reader.rest("GET", path);
      const changed = await reader.rest("PATCH", path, { body: { Description: "Seen" } });
      return [read.status, changed.status];
    });
    expect(await Promise.all(statuses)).toEqual([
      [200, 204],
      [200, 204],
      [404, 404],
      [200, 403],
    ]);
  });
});
