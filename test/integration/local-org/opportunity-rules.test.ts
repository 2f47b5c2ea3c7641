import { beforeAll, describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf, type Saves } from "./save-records";

/**
 * The rows of objects.md §4. Those of line items and price books cannot arise: deals here have none. The histories of
 * stages and fields have a test of their own.
 */

const admin = sharedOrg({ scale: 0.2, now: () => new Date("2026-09-14T09:00:00Z") });
let saves: Saves;
beforeAll(() => {
  saves = savesOf(admin);
});

const deal = (values: object = {}): object => ({
  Name: "Rule",
  StageName: "Prospecting",
  CloseDate: "2026-09-30",
  ...values,
});
const read = (id: string, fields: string) => saves.read("Opportunity", id, fields);
const made = (values?: object): Promise<string> => saves.create("Opportunity", { ...deal(values) });

describe("a deal's stage (objects.md §4)", () => {
  it.each([
    ["Prospecting", 10, "Pipeline", false, false],
    ["Qualification", 10, "Pipeline", false, false],
    ["Needs Analysis", 20, "Pipeline", false, false],
    ["Value Proposition", 50, "Pipeline", false, false],
    ["Id. Decision Makers", 60, "Pipeline", false, false],
    ["Perception Analysis", 70, "Pipeline", false, false],
    ["Proposal/Price Quote", 75, "Pipeline", false, false],
    ["Negotiation/Review", 90, "Pipeline", false, false],
    ["Closed Won", 100, "Closed", true, true],
    ["Closed Lost", 0, "Omitted", true, false],
  ])("%s means %d %%, %s, closed %s and won %s (objects.md §4)", async (stage, probability, category, closed, won) => {
    const facts = { Probability: probability, ForecastCategoryName: category, IsClosed: closed, IsWon: won };
    const fields = Object.keys(facts).join(",");
    expect(await read(await made({ StageName: stage }), fields)).toEqual(facts);
    const later = await made();
    await saves.update("Opportunity", later, { StageName: stage });
    expect(await read(later, fields)).toEqual(facts);
  });

  it("has none by default: it is required (objects.md §4)", async () => {
    expect(await saves.refuse("Opportunity", { Name: "x", CloseDate: "2026-09-30" })).toMatchObject({
      errorCode: "REQUIRED_FIELD_MISSING",
      fields: ["StageName"],
    });
  });

  it("leaves what the same call says of probability and forecast, never whether it is closed (objects.md §4)", async () => {
    const id = await made();
    await saves.update("Opportunity", id, {
      StageName: "Closed Won",
      Probability: 55,
      ForecastCategoryName: "Commit",
    });
    expect(await read(id, "Probability,ForecastCategoryName,IsClosed,IsWon")).toEqual({
      Probability: 55,
      ForecastCategoryName: "Commit",
      IsClosed: true,
      IsWon: true,
    });
  });

  it("is not moved by a probability, which goes from 0 to 100 (objects.md §4)", async () => {
    const id = await made();
    await saves.update("Opportunity", id, { Probability: 100 });
    expect(await read(id, "Probability,StageName,IsWon")).toEqual({
      Probability: 100,
      StageName: "Prospecting",
      IsWon: false,
    });
    for (const Probability of [-1, 101]) {
      expect(await saves.refuseChange("Opportunity", id, { Probability })).toMatchObject({
        errorCode: "NUMBER_OUTSIDE_VALID_RANGE",
      });
    }
  });

  it("may be any text: it is open then (objects.md §4)", async () => {
    expect(await read(await made({ StageName: "In Progress" }), "StageName,IsClosed,IsWon")).toEqual({
      StageName: "In Progress",
      IsClosed: false,
      IsWon: false,
    });
  });

  it("is when LastStageChangeDate was, once it changes (objects.md §4)", async () => {
    const id = await made();
    await saves.update("Opportunity", id, { StageName: "Qualification" });
    expect(await read(id, "LastStageChangeDate")).toEqual({ LastStageChangeDate: "2026-09-14T09:00:00.000+0000" });
  });
});

describe("what follows from a deal's fields (objects.md §4)", () => {
  it("is expected revenue: amount by probability, and none without an amount (objects.md §4)", async () => {
    const id = await made({ Amount: 200, StageName: "Needs Analysis" });
    expect(await read(id, "ExpectedRevenue")).toEqual({ ExpectedRevenue: 40 });
    await saves.update("Opportunity", id, { Amount: null });
    expect(await read(id, "ExpectedRevenue")).toEqual({ ExpectedRevenue: null });
    expect(await saves.refuseChange("Opportunity", id, { ExpectedRevenue: 5 })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
    });
  });

  it.each([
    ["2026-01-01", 2026, 1],
    ["2026-09-30", 2026, 3],
    ["2027-12-31", 2027, 4],
  ])("is the fiscal period of %s (objects.md §4)", async (CloseDate, year, quarter) => {
    expect(await read(await made({ CloseDate }), "Fiscal,FiscalYear,FiscalQuarter")).toEqual({
      Fiscal: `${year} ${quarter}`,
      FiscalYear: year,
      FiscalQuarter: quarter,
    });
  });

  it("are its activities: open, overdue and last (objects.md §4)", async () => {
    const id = await made();
    const flags = "HasOpenActivity,HasOverdueTask,LastActivityDate";
    expect(await read(id, flags)).toEqual({ HasOpenActivity: false, HasOverdueTask: false, LastActivityDate: null });
    const late = await saves.create("Task", { Subject: "Late", WhatId: id, ActivityDate: "2026-09-01" });
    expect(await read(id, "HasOpenActivity,HasOverdueTask")).toEqual({ HasOpenActivity: true, HasOverdueTask: true });
    await saves.update("Task", late, { Status: "Completed" });
    expect(await read(id, flags)).toEqual({
      HasOpenActivity: false,
      HasOverdueTask: false,
      LastActivityDate: "2026-09-01",
    });
  });

  it("is the caller as its owner, and another account at will (objects.md §4)", async () => {
    const rep = await admin.as("rep@local.test");
    const [me] = await saves.select("SELECT Id FROM User WHERE Username = 'rep@local.test'");
    const mine = await savesOf(rep).create("Opportunity", { ...deal() });
    expect(await read(mine, "OwnerId")).toEqual({ OwnerId: me?.Id });
    const accounts = [await saves.create("Account", { Name: "A" }), await saves.create("Account", { Name: "B" })];
    const id = await made({ AccountId: accounts[0] });
    await saves.update("Opportunity", id, { AccountId: accounts[1] });
    expect(await read(id, "AccountId")).toEqual({ AccountId: accounts[1] });
  });
});

describe("the people of a deal (objects.md §4)", () => {
  const rolesOf = (id: string) =>
    saves.select(`SELECT ContactId, IsPrimary FROM OpportunityContactRole WHERE OpportunityId = '${id}' ORDER BY Id`);

  it("begin with the ContactId of its creation, as the primary one (objects.md §4)", async () => {
    const ContactId = await saves.create("Contact", { LastName: "First" });
    const id = await made({ ContactId });
    expect(await rolesOf(id)).toEqual([{ ContactId, IsPrimary: true }]);
    expect(await saves.refuseChange("Opportunity", id, { ContactId: null })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      fields: ["ContactId"],
    });
    const answer = await admin.query("SELECT Contact.Name FROM Opportunity");
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
  });

  it("have one primary role: a new one takes it from the other (objects.md §4)", async () => {
    const [first, second] = [
      await saves.create("Contact", { LastName: "One" }),
      await saves.create("Contact", { LastName: "Two" }),
    ];
    const id = await made({ ContactId: first });
    await saves.create("OpportunityContactRole", { OpportunityId: id, ContactId: second, IsPrimary: true });
    expect(await rolesOf(id)).toEqual([
      { ContactId: first, IsPrimary: false },
      { ContactId: second, IsPrimary: true },
    ]);
  });
});
