import { beforeAll, describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf, type Saves } from "./save-records";

/**
 * The rows of objects.md §5 on tasks and lookups. Events, invitations and shared activities have tests of their own. Rows
 * that cannot arise here: series, which are refused, and e-mails, which are no object of this org.
 */

const admin = sharedOrg({ scale: 1, now: () => new Date("2026-09-14T09:00:00Z") });
let saves: Saves;
let account: string;
let other: string;
let contact: string;
let lead: string;
beforeAll(async () => {
  saves = savesOf(admin);
  account = await saves.create("Account", { Name: "Active" });
  other = await saves.create("Account", { Name: "Other" });
  contact = await saves.create("Contact", { LastName: "Lee", AccountId: account });
  lead = await saves.create("Lead", { LastName: "Lind", Company: "Nord" });
});

const read = (id: string, fields: string) => saves.read("Task", id, fields);
const deal = { Name: "About", StageName: "Prospecting", CloseDate: "2026-12-01" };

describe("what a task is about, and with whom (objects.md §5)", () => {
  it("is with a contact or a lead, and nobody else (objects.md §5)", async () => {
    for (const WhoId of [contact, lead]) await saves.create("Task", { WhoId });
    expect(await saves.refuse("Task", { WhoId: account })).toMatchObject({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
      message: expect.stringContaining("id value of incorrect type"),
      fields: ["WhoId"],
    });
  });

  it("is about an account, a deal or a case, and no person (objects.md §5)", async () => {
    const things = [account, await saves.create("Opportunity", deal), await saves.create("Case", { Subject: "Why" })];
    for (const WhatId of things) await saves.create("Task", { WhatId });
    expect(await saves.refuse("Task", { WhatId: contact })).toMatchObject({ fields: ["WhatId"] });
  });

  it("is about nothing when it is with a lead (objects.md §5)", async () => {
    expect(await saves.refuse("Task", { WhoId: lead, WhatId: account })).toMatchObject({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
      message: expect.stringMatching(/^field integrity exception: WhoId, WhatId/),
    });
  });

  it("belongs to the account that it is about, else to that of its contact (objects.md §5)", async () => {
    const accountOf = async (values: Record<string, unknown>) =>
      (await read(await saves.create("Task", values), "AccountId")).AccountId;
    expect(await accountOf({ WhatId: other, WhoId: contact })).toBe(other);
    const dealOfOther = await saves.create("Opportunity", { ...deal, AccountId: other });
    expect(await accountOf({ WhatId: dealOfOther, WhoId: contact })).toBe(other);
    expect(await accountOf({ WhoId: contact })).toBe(account);
    const caseOfOther = await saves.create("Case", { Subject: "Why", AccountId: other });
    expect(await accountOf({ WhatId: caseOfOther, WhoId: contact })).toBe(account);
    expect(await accountOf({ WhatId: caseOfOther })).toBeNull();
    expect(await accountOf({ WhoId: lead })).toBeNull();
  });
});

describe("a task's fields (objects.md §5)", () => {
  it("are closed by the status, which sets the time of completion (objects.md §5)", async () => {
    const id = await saves.create("Task", { Subject: "Call" });
    expect(await read(id, "Status,IsClosed,CompletedDateTime")).toEqual({
      Status: "Not Started",
      IsClosed: false,
      CompletedDateTime: null,
    });
    await saves.update("Task", id, { Status: "Completed" });
    expect(await read(id, "IsClosed,CompletedDateTime")).toEqual({
      IsClosed: true,
      CompletedDateTime: "2026-09-14T09:00:00.000+0000",
    });
    await saves.update("Task", id, { Status: "In Progress" });
    expect(await read(id, "IsClosed,CompletedDateTime")).toEqual({ IsClosed: false, CompletedDateTime: null });
  });

  it.each([
    ["High", true],
    ["Normal", false],
    ["Low", false],
  ])("have the priority %s, which is high: %s (objects.md §5)", async (Priority, IsHighPriority) => {
    expect(await read(await saves.create("Task", { Priority }), "IsHighPriority")).toEqual({ IsHighPriority });
  });

  it("have a subtype from their creation on (objects.md §5)", async () => {
    const id = await saves.create("Task", { TaskSubtype: "Call" });
    expect(await read(id, "TaskSubtype")).toEqual({ TaskSubtype: "Call" });
    expect(await saves.refuseChange("Task", id, { TaskSubtype: "Email" })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      fields: ["TaskSubtype"],
    });
  });

  it("have a day without a time zone (objects.md §5)", async () => {
    const WhatId = await saves.create("Account", { Name: "Sundial" });
    const id = await saves.create("Task", { ActivityDate: "2026-09-20", WhatId });
    const tokyo = await admin.as("rep@local.test");
    for (const caller of [saves, savesOf(tokyo)]) {
      expect(await caller.select(`SELECT ActivityDate FROM Task WHERE Id = '${id}'`)).toEqual([
        { ActivityDate: "2026-09-20" },
      ]);
    }
  });

  it("have an owner: a user, or a queue for tasks (objects.md §5)", async () => {
    expect((await read(await saves.create("Task", { Subject: "Mine" }), "OwnerId")).OwnerId).toMatch(/^005/);
    const queue = await saves.create("Group", { Name: "Calls", DeveloperName: "Calls", Type: "Queue" });
    expect(await saves.refuse("Task", { OwnerId: queue })).toMatchObject({ fields: ["OwnerId"] });
    await saves.create("QueueSobject", { QueueId: queue, SobjectType: "Task" });
    expect(await read(await saves.create("Task", { OwnerId: queue }), "OwnerId")).toEqual({ OwnerId: queue });
    const event = { DurationInMinutes: 30, ActivityDateTime: "2026-09-20T10:00:00Z", OwnerId: queue };
    expect(await saves.refuse("Event", event)).toMatchObject({ fields: ["OwnerId"] });
  });

  it("are archived about a year after they were closed: then only queryAll finds them (objects.md §5)", async () => {
    const soql = "SELECT COUNT() FROM Task WHERE IsArchived = true";
    const count = async (resource: string) =>
      (await admin.rest("GET", `/${resource}?q=${encodeURIComponent(soql)}`)).json as { totalSize: number };
    expect((await count("query")).totalSize).toBe(0);
    expect((await count("queryAll")).totalSize).toBeGreaterThan(0);
  });

  it("are no series: that is refused plainly (objects.md §5)", async () => {
    const answer = await admin.rest("POST", "/sobjects/Task", { body: { Subject: "Weekly", IsRecurrence: true } });
    expect(answer.status).toBe(400);
  });

  it("are held by another transaction when a fault says so (objects.md §5)", async () => {
    const id = await saves.create("Task", { WhatId: account });
    admin.org.addFault({ kind: "lock", object: "Task", count: 1 });
    expect(await saves.refuseChange("Task", id, { Subject: "x" })).toMatchObject({ errorCode: "UNABLE_TO_LOCK_ROW" });
  });
});
