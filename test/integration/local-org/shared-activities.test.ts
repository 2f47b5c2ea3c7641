import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const admin = sharedOrg();
const org = savesOf(admin);

const contacts = (count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => org.create("Contact", { LastName: `Person ${i}` })));

const relations = async (task: string): Promise<readonly unknown[]> =>
  (await org.select(`SELECT RelationId, IsWhat FROM TaskRelation WHERE TaskId = '${task}' ORDER BY Id`)).map(
    ({ RelationId, IsWhat }) => [RelationId, IsWhat],
  );

describe("the people of a task (Shared Activities, objects.md §5)", () => {
  it("are its relations, beside what it is about", async () => {
    const [who] = await contacts(1);
    const account = await org.create("Account", { Name: "A" });
    const task = await org.create("Task", { WhoId: who, WhatId: account });
    expect(await relations(task)).toEqual([
      [who, false],
      [account, true],
    ]);
    expect(await org.read("Task", task, "WhoCount,WhatCount")).toEqual({ WhoCount: 1, WhatCount: 1 });
    await org.update("Task", task, { WhatId: null });
    expect(await relations(task)).toEqual([[who, false]]);
    expect(await org.read("Task", task, "WhoCount,WhatCount")).toEqual({ WhoCount: 1, WhatCount: 0 });
  });

  it("come as a list, the first of which is the primary one", async () => {
    const people = await contacts(3);
    const task = await org.create("Task", { TaskWhoIds: people });
    expect(await relations(task)).toEqual(people.map((id) => [id, false]));
    expect(await org.read("Task", task, "WhoId,WhoCount")).toEqual({ WhoId: people[0], WhoCount: 3 });
    await org.update("Task", task, { taskwhoids: [people[2]] });
    expect(await relations(task)).toEqual([[people[2], false]]);
    expect(await org.read("Task", task, "WhoId,WhoCount")).toEqual({ WhoId: people[2], WhoCount: 1 });
    await org.update("Task", task, { TaskWhoIds: null });
    expect(await org.read("Task", task, "WhoId,WhoCount")).toEqual({ WhoId: null, WhoCount: 0 });
  });

  it("have the primary one whom WhoId names, and keep the others when it changes", async () => {
    const [one, two, three] = await contacts(3);
    const task = await org.create("Task", { WhoId: two, TaskWhoIds: [one, two] });
    expect(await org.read("Task", task, "WhoId,WhoCount")).toEqual({ WhoId: two, WhoCount: 2 });
    await org.update("Task", task, { WhoId: three });
    expect((await relations(task)).map((pair) => (pair as unknown[])[0]).sort()).toEqual([one, three].sort());
  });

  it("are at most fifty contacts, or one lead alone", async () => {
    const people = await contacts(51);
    await org.create("Task", { TaskWhoIds: people.slice(1) });
    expect(await org.refuse("Task", { TaskWhoIds: people })).toMatchObject({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
      fields: ["WhoId"],
    });
    const lead = await org.create("Lead", { LastName: "L", Company: "C" });
    expect(await org.refuse("Task", { TaskWhoIds: [people[0], lead] })).toMatchObject({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
    });
    const account = await org.create("Account", { Name: "A" });
    expect(await org.refuse("Task", { TaskWhoIds: [lead], WhatId: account })).toEqual({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
      message: "field integrity exception: WhoId, WhatId",
      fields: ["WhoId", "WhatId"],
    });
  });

  it.each([
    [{ TaskWhoIds: "003" }, "JSON_PARSER_ERROR"],
    [{ TaskWhoIds: ["003"] }, "MALFORMED_ID"],
    [{ TaskWhoIds: ["001Lc000000000001"] }, "MALFORMED_ID"],
    [{ TaskWhoIds: ["001Lc0000000001"] }, "FIELD_INTEGRITY_EXCEPTION"],
    [{ EventWhoIds: [] }, "INVALID_FIELD"],
  ])("are refused as %j", async (values, errorCode) => {
    expect(await org.refuse("Task", values)).toMatchObject({ errorCode });
  });

  it("stay with the task when one of them is deleted, and it goes with the last", async () => {
    const [one = "", two = ""] = await contacts(2);
    const task = await org.create("Task", { TaskWhoIds: [one, two] });
    await org.remove("Contact", one);
    expect(await org.read("Task", task, "WhoId,WhoCount")).toEqual({ WhoId: two, WhoCount: 1 });
    await org.remove("Contact", two);
    expect((await admin.rest("GET", `/sobjects/Task/${task}`)).status).toBe(404);
  });

  it("have its day as their last activity, all of them", async () => {
    const [one = "", two = ""] = await contacts(2);
    await org.create("Task", { TaskWhoIds: [one, two], Status: "Completed", ActivityDate: "2026-02-03" });
    for (const id of [one, two]) {
      expect(await org.read("Contact", id, "LastActivityDate")).toEqual({ LastActivityDate: "2026-02-03" });
    }
  });

  it("are not written by their relations, which are read-only", async () => {
    const [who] = await contacts(1);
    const task = await org.create("Task", {});
    const answer = await admin.rest("POST", "/sobjects/TaskRelation", { body: { TaskId: task, RelationId: who } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await relations(task)).toEqual([]);
  });

  it("are invited to an event apart from being with it", async () => {
    const [one, two] = await contacts(2);
    const event = await org.create("Event", {
      ActivityDateTime: "2026-05-04T09:00:00Z",
      DurationInMinutes: 30,
      EventWhoIds: [one],
    });
    await org.create("EventRelation", { EventId: event, RelationId: two, IsParent: true, IsInvitee: false });
    expect(await org.read("Event", event, "WhoId,WhoCount,IsGroupEvent")).toEqual({
      WhoId: one,
      WhoCount: 2,
      IsGroupEvent: false,
    });
  });
});

describe("a task (objects.md §5)", () => {
  it("has a time for its reminder", async () => {
    expect(await org.refuse("Task", { IsReminderSet: true })).toMatchObject({
      errorCode: "REQUIRED_FIELD_MISSING",
      fields: ["ReminderDateTime"],
    });
    await org.create("Task", { IsReminderSet: true, ReminderDateTime: "2026-05-04T09:00:00Z" });
  });

  it("keeps the subtype that it was created with", async () => {
    const task = await org.create("Task", { TaskSubtype: "Call", CallType: "Outbound", CallDurationInSeconds: 60 });
    expect(await org.refuseChange("Task", task, { TaskSubtype: "Email" })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      fields: ["TaskSubtype"],
    });
  });

  it("is not made as a series", async () => {
    expect(await org.refuse("Task", { IsRecurrence: true, RecurrenceType: "RecursDaily" })).toMatchObject({
      errorCode: "FUNCTIONALITY_NOT_ENABLED",
      fields: ["IsRecurrence", "RecurrenceType"],
    });
  });
});
