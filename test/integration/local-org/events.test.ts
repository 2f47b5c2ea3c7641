import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const admin = sharedOrg();
const org = savesOf(admin);

const times = "StartDateTime,EndDateTime,ActivityDateTime,ActivityDate,DurationInMinutes,EndDate,IsAllDayEvent";
const start = "2026-05-04T09:00:00.000+0000";

describe("the times of an event (objects.md §5)", () => {
  it.each([
    ["start and end", { StartDateTime: "2026-05-04T09:00:00Z", EndDateTime: "2026-05-04T10:30:00Z" }],
    ["due time and duration", { ActivityDateTime: "2026-05-04T09:00:00Z", DurationInMinutes: 90 }],
    ["start and duration", { StartDateTime: "2026-05-04T11:00:00+02:00", DurationInMinutes: "90" }],
    [
      "all of them when they agree",
      {
        StartDateTime: "2026-05-04T09:00:00Z",
        ActivityDateTime: "2026-05-04T09:00:00Z",
        EndDateTime: "2026-05-04T10:30:00Z",
        DurationInMinutes: 90,
      },
    ],
  ])("follow from %s", async (_what, values) => {
    const id = await org.create("Event", { Subject: "Meeting", ...values });
    expect(await org.read("Event", id, times)).toEqual({
      StartDateTime: start,
      EndDateTime: "2026-05-04T10:30:00.000+0000",
      ActivityDateTime: start,
      ActivityDate: "2026-05-04",
      DurationInMinutes: 90,
      EndDate: "2026-05-04",
      IsAllDayEvent: false,
    });
  });

  it.each([
    ["its day alone, which is one day", { ActivityDate: "2026-05-04" }, 1_440, "2026-05-04"],
    ["its day and an end", { ActivityDate: "2026-05-04", EndDateTime: "2026-05-06T00:00:00Z" }, 4_320, "2026-05-06"],
    [
      "its start and whole days",
      { StartDateTime: "2026-05-04T00:00:00Z", DurationInMinutes: 2_880 },
      2_880,
      "2026-05-05",
    ],
  ])("follow for whole days from %s", async (_what, values, minutes, last) => {
    const id = await org.create("Event", { Subject: "Fair", IsAllDayEvent: true, ...values });
    expect(await org.read("Event", id, times)).toEqual({
      StartDateTime: "2026-05-04T00:00:00.000+0000",
      EndDateTime: `${last}T00:00:00.000+0000`,
      ActivityDateTime: null,
      ActivityDate: "2026-05-04",
      DurationInMinutes: minutes,
      EndDate: last,
      IsAllDayEvent: true,
    });
  });

  it.each([
    [{}, ["DurationInMinutes", "ActivityDateTime"]],
    [{ DurationInMinutes: 30 }, ["ActivityDateTime"]],
    [{ ActivityDate: "2026-05-04", DurationInMinutes: 30 }, ["ActivityDateTime"]],
    [{ StartDateTime: "2026-05-04T09:00:00Z" }, ["DurationInMinutes"]],
    [{ IsAllDayEvent: true }, ["ActivityDate"]],
  ])("are missed in %j (jsforce issue 217)", async (values, fields) => {
    expect(await org.refuse("Event", values)).toEqual({
      errorCode: "REQUIRED_FIELD_MISSING",
      message: `Required fields are missing: [${fields.join(", ")}]`,
      fields,
    });
  });

  it.each([
    [{ StartDateTime: "2026-05-04T09:00:00Z", EndDateTime: "2026-05-18T09:01:00Z" }, "fourteen days"],
    [{ StartDateTime: "2026-05-04T09:00:00Z", EndDateTime: "2026-05-04T08:59:00Z" }, "an end before the start"],
    [{ StartDateTime: "2026-05-04T09:00:00Z", DurationInMinutes: -1 }, "a negative duration"],
    [{ IsAllDayEvent: true, ActivityDate: "2026-05-04", DurationInMinutes: 90 }, "whole days of an hour and a half"],
  ])("are refused in %j for %s", async (values, _reason) => {
    expect(await org.refuse("Event", values)).toMatchObject({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
      fields: ["DurationInMinutes"],
    });
  });

  it("may last fourteen days", async () => {
    await org.create("Event", { StartDateTime: "2026-05-04T09:00:00Z", EndDateTime: "2026-05-18T09:00:00Z" });
  });

  it.each([
    [{ StartDateTime: "2026-05-04T09:00:00Z", EndDateTime: "2026-05-04T10:00:00Z", DurationInMinutes: 61 }],
    [{ StartDateTime: "2026-05-04T09:00:00Z", ActivityDateTime: "2026-05-04T09:01:00Z", DurationInMinutes: 5 }],
    [{ IsAllDayEvent: true, ActivityDate: "2026-05-04", StartDateTime: "2026-05-05T00:00:00Z" }],
  ])("are refused when they contradict each other: %j", async (values) => {
    expect(await org.refuse("Event", values)).toMatchObject({ errorCode: "FIELD_INTEGRITY_EXCEPTION" });
  });

  it("keep their length when the event moves, and follow a new end", async () => {
    const id = await org.create("Event", { ActivityDateTime: "2026-05-04T09:00:00Z", DurationInMinutes: 45 });
    await org.update("Event", id, { StartDateTime: "2026-06-01T12:00:00Z" });
    expect(await org.read("Event", id, times)).toMatchObject({
      EndDateTime: "2026-06-01T12:45:00.000+0000",
      ActivityDate: "2026-06-01",
      DurationInMinutes: 45,
    });
    await org.update("Event", id, { EndDateTime: "2026-06-01T14:00:00Z" });
    expect(await org.read("Event", id, times)).toMatchObject({ DurationInMinutes: 120 });
  });
});

describe("an event", () => {
  it("begins busy, alone and in no series (describe-fields.csv)", async () => {
    const id = await org.create("Event", { ActivityDateTime: "2026-05-04T09:00:00Z", DurationInMinutes: 0 });
    const fields = "ShowAs,IsGroupEvent,GroupEventType,IsChild,EventSubtype,IsRecurrence,IsPrivate,WhoCount,WhatCount";
    expect(await org.read("Event", id, fields)).toEqual({
      ShowAs: "Busy",
      IsGroupEvent: false,
      GroupEventType: "0",
      IsChild: false,
      EventSubtype: "Event",
      IsRecurrence: false,
      IsPrivate: false,
      WhoCount: 0,
      WhatCount: 0,
    });
  });

  it("is refused as a series, which this org does not make (objects.md §5)", async () => {
    const values = { ActivityDateTime: "2026-05-04T09:00:00Z", DurationInMinutes: 30, IsRecurrence: true };
    expect(await org.refuse("Event", values)).toMatchObject({
      errorCode: "FUNCTIONALITY_NOT_ENABLED",
      fields: ["IsRecurrence"],
    });
  });

  it("belongs to the account of its deal, else to that of its contact (objects.md §5)", async () => {
    const one = await org.create("Account", { Name: "One" });
    const two = await org.create("Account", { Name: "Two" });
    const deal = await org.create("Opportunity", {
      Name: "D",
      StageName: "Prospecting",
      CloseDate: "2026-09-09",
      AccountId: one,
    });
    const contact = await org.create("Contact", { LastName: "C", AccountId: two });
    const problem = await org.create("Case", { Subject: "P", AccountId: one });
    const time = { ActivityDateTime: "2026-05-04T09:00:00Z", DurationInMinutes: 30 };
    const accountOf = async (values: object): Promise<unknown> =>
      (await org.read("Event", await org.create("Event", { ...time, ...values }), "AccountId")).AccountId;
    expect(await accountOf({ WhatId: deal, WhoId: contact })).toBe(one);
    expect(await accountOf({ WhoId: contact })).toBe(two);
    expect(await accountOf({ WhatId: problem, WhoId: contact })).toBe(two);
    expect(await accountOf({ WhatId: problem })).toBeNull();
  });

  it("counts as the last activity of what it is about, and as an open one until it is over (objects.md §4)", async () => {
    const deal = await org.create("Opportunity", { Name: "D", StageName: "Prospecting", CloseDate: "2026-09-09" });
    const read = (): Promise<unknown> =>
      org.read("Opportunity", deal, "LastActivityDate,HasOpenActivity,HasOverdueTask");
    const past = await org.create("Event", {
      WhatId: deal,
      ActivityDateTime: "2020-05-04T09:00:00Z",
      DurationInMinutes: 30,
    });
    expect(await read()).toEqual({ LastActivityDate: "2020-05-04", HasOpenActivity: false, HasOverdueTask: false });
    await org.update("Event", past, { StartDateTime: "2999-01-01T09:00:00Z" });
    expect(await read()).toEqual({ LastActivityDate: "2999-01-01", HasOpenActivity: true, HasOverdueTask: false });
    await org.remove("Event", past);
    expect(await read()).toEqual({ LastActivityDate: null, HasOpenActivity: false, HasOverdueTask: false });
  });
});

describe("invitations to an event (objects.md §5)", () => {
  const meeting = { Subject: "Kick-off", ActivityDateTime: "2026-05-04T09:00:00Z", DurationInMinutes: 30 };

  it("begin as new and make it a group event", async () => {
    const contact = await org.create("Contact", { LastName: "Guest" });
    const event = await org.create("Event", meeting);
    const relation = await org.create("EventRelation", { EventId: event, RelationId: contact });
    expect(await org.read("EventRelation", relation, "Status,IsInvitee,IsParent,IsWhat,RespondedDate")).toEqual({
      Status: "New",
      IsInvitee: true,
      IsParent: false,
      IsWhat: false,
      RespondedDate: null,
    });
    expect(await org.read("Event", event, "IsGroupEvent,GroupEventType,WhoId")).toEqual({
      IsGroupEvent: true,
      GroupEventType: "1",
      WhoId: null,
    });
    await org.update("EventRelation", relation, { Status: "Accepted", Response: "Gladly" });
    expect(await org.read("EventRelation", relation, "Status,RespondedDate")).toEqual({
      Status: "Accepted",
      RespondedDate: expect.stringMatching(/\.000\+0000$/),
    });
  });

  it("put a child event into an invited user's calendar, which follows the event and goes with it", async () => {
    const [user] = await org.select("SELECT Id FROM User WHERE Username = 'rep@local.test'");
    const event = await org.create("Event", meeting);
    const relation = await org.create("EventRelation", { EventId: event, RelationId: user?.Id });
    const children = (): Promise<readonly unknown[]> =>
      org.select(
        `SELECT Subject, DurationInMinutes, IsGroupEvent FROM Event WHERE IsChild = true AND OwnerId = '${String(user?.Id)}' AND Subject LIKE 'Kick%'`,
      );
    expect(await children()).toEqual([{ Subject: "Kick-off", DurationInMinutes: 30, IsGroupEvent: true }]);
    await org.update("Event", event, { DurationInMinutes: 60 });
    expect(await children()).toMatchObject([{ DurationInMinutes: 60 }]);
    await org.remove("EventRelation", relation);
    expect(await children()).toEqual([]);
    expect(await org.read("Event", event, "IsGroupEvent,GroupEventType")).toEqual({
      IsGroupEvent: false,
      GroupEventType: "0",
    });
    await org.create("EventRelation", { EventId: event, RelationId: user?.Id });
    await org.remove("Event", event);
    expect(await children()).toEqual([]);
  });

  it("are refused twice, for a child event, and for another person in place of the first", async () => {
    const [user] = await org.select("SELECT Id FROM User WHERE Username = 'tom@local.test'");
    const event = await org.create("Event", meeting);
    const relation = await org.create("EventRelation", { EventId: event, RelationId: user?.Id });
    expect(await org.refuse("EventRelation", { EventId: event, RelationId: user?.Id })).toMatchObject({
      errorCode: "DUPLICATE_VALUE",
    });
    const [child] = await org.select(`SELECT Id FROM Event WHERE IsChild = true AND OwnerId = '${String(user?.Id)}'`);
    expect(await org.refuse("EventRelation", { EventId: child?.Id, RelationId: user?.Id })).toMatchObject({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
      fields: ["EventId"],
    });
    expect(await org.refuseChange("EventRelation", relation, { RelationId: user?.Id })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
    });
  });
});
