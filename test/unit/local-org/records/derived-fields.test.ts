import { describe, expect, it } from "@jest/globals";
import { createRecord, deleteRecord, updateRecord } from "../../../../src/local-org/records/save-record";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import type { OrgRecord } from "../../../../src/local-org/records/table";
import { createDeal, emptyOrg, later, stored } from "./org-fixture";

function deal(context: SaveContext, id: string): OrgRecord {
  return stored(context, "Opportunity", id);
}

describe("a person", () => {
  it("is called by first and last name, however they change", () => {
    const context = emptyOrg();
    const id = createRecord(context, "Contact", { Salutation: "Ms.", FirstName: "Yuki", LastName: "Ito" });
    expect(stored(context, "Contact", id).Name).toBe("Yuki Ito");
    updateRecord(context, "Contact", id, { FirstName: null });
    expect(stored(context, "Contact", id).Name).toBe("Ito");
  });
});

describe("an opportunity (objects.md §4)", () => {
  it.each([
    ["Prospecting", 10, "Pipeline", false, false],
    ["Proposal/Price Quote", 75, "Pipeline", false, false],
    ["Closed Won", 100, "Closed", true, true],
    ["Closed Lost", 0, "Omitted", true, false],
  ])("in stage %s takes its probability and forecast category", (stage, probability, category, closed, won) => {
    const context = emptyOrg();
    expect(deal(context, createDeal(context, { StageName: stage, Amount: 1_000.5 }))).toMatchObject({
      Probability: probability,
      ForecastCategory: category,
      ForecastCategoryName: category,
      IsClosed: closed,
      IsWon: won,
      ExpectedRevenue: Math.round(1_000.5 * probability) / 100,
    });
  });

  it("keeps a probability and forecast category that come with the stage", () => {
    const context = emptyOrg();
    const given = { StageName: "Closed Won", Probability: 35, ForecastCategoryName: "Best Case" };
    const id = createDeal(context, given);
    expect(deal(context, id)).toMatchObject({ Probability: 35, ForecastCategory: "BestCase", IsWon: true });
    updateRecord(context, "Opportunity", id, { ForecastCategoryName: "Commit" });
    expect(deal(context, id)).toMatchObject({ ForecastCategory: "Forecast", Probability: 35 });
  });

  it("keeps its stage when only the probability changes, and its probability when the stage does not", () => {
    const context = emptyOrg();
    const id = createDeal(context, { Amount: 200 });
    updateRecord(context, "Opportunity", id, { Probability: 60 });
    expect(deal(context, id)).toMatchObject({ StageName: "Prospecting", Probability: 60, ExpectedRevenue: 120 });
    updateRecord(context, "Opportunity", id, { StageName: "Prospecting" });
    expect(deal(context, id)).toMatchObject({ Probability: 60, LastStageChangeDate: null });
  });

  it("remembers when its stage last changed", () => {
    const context = emptyOrg();
    const id = createDeal(context);
    expect(deal(context, id).LastStageChangeDate).toBeNull();
    updateRecord(later(context, "2026-10-01T12:00:00.900Z"), "Opportunity", id, { StageName: "Qualification" });
    updateRecord(later(context, "2026-10-02T12:00:00Z"), "Opportunity", id, { NextStep: "Call" });
    expect(deal(context, id).LastStageChangeDate).toBe("2026-10-01T12:00:00.000Z");
  });

  it("is open in a stage that set-up does not know, with the probability it had", () => {
    const context = emptyOrg();
    const id = createDeal(context, { StageName: "Closed Won" });
    updateRecord(context, "Opportunity", id, { StageName: "Legal Review" });
    expect(deal(context, id)).toMatchObject({
      IsClosed: false,
      IsWon: false,
      Probability: 100,
      ForecastCategory: "Closed",
    });
    expect(deal(context, createDeal(context, { StageName: "Legal Review" }))).toMatchObject({
      Probability: 0,
      ForecastCategory: "Pipeline",
    });
  });

  it("expects nothing without an amount", () => {
    const context = emptyOrg();
    expect(deal(context, createDeal(context)).ExpectedRevenue).toBeNull();
  });

  it.each([
    [1, "2026-08-15", "2026 3"],
    [2, "2026-01-31", "2026 4"],
    [2, "2026-02-01", "2027 1"],
    [7, "2026-12-31", "2027 2"],
  ])("with a fiscal year from month %d closes on %s in %s", (fiscalYearStartMonth, CloseDate, fiscal) => {
    const context = { ...emptyOrg(), fiscalYearStartMonth };
    const record = deal(context, createDeal(context, { CloseDate }));
    expect(record.Fiscal).toBe(fiscal);
    expect(`${String(record.FiscalYear)} ${String(record.FiscalQuarter)}`).toBe(fiscal);
  });
});

describe("a contact role (objects.md §4)", () => {
  it("comes with an opportunity that is created with a contact", () => {
    const context = emptyOrg();
    const ContactId = createRecord(context, "Contact", { LastName: "Ito" });
    const OpportunityId = createDeal(context, { ContactId });
    const roles = [...context.database.table("OpportunityContactRole").rows()];
    expect(roles).toMatchObject([{ OpportunityId, ContactId, IsPrimary: true, Role: null }]);
  });

  it("is the only primary one of its opportunity", () => {
    const context = emptyOrg();
    const OpportunityId = createDeal(context);
    const [first, second] = ["Ito", "Lima"].map((LastName) => {
      const ContactId = createRecord(context, "Contact", { LastName });
      return createRecord(context, "OpportunityContactRole", { OpportunityId, ContactId, IsPrimary: true });
    }) as [string, string];
    const role = (id: string): OrgRecord => stored(context, "OpportunityContactRole", id);
    expect([role(first).IsPrimary, role(second).IsPrimary]).toEqual([false, true]);
    updateRecord(context, "OpportunityContactRole", first, { IsPrimary: true });
    expect([role(first).IsPrimary, role(second).IsPrimary]).toEqual([true, false]);
    expect(deal(context, OpportunityId).ContactId).toBe(role(first).ContactId);
    deleteRecord(context, "OpportunityContactRole", first);
    expect(deal(context, OpportunityId).ContactId).toBeNull();
  });
});

describe("a task (objects.md §5)", () => {
  it("is closed, completed and of high priority by its status and priority", () => {
    const context = emptyOrg();
    const id = createRecord(context, "Task", { Status: "Completed", Priority: "High" });
    const task = (): OrgRecord => stored(context, "Task", id);
    expect(task()).toMatchObject({
      IsClosed: true,
      IsHighPriority: true,
      CompletedDateTime: "2026-09-14T09:00:00.000Z",
    });
    updateRecord(later(context, "2026-09-15T09:00:00Z"), "Task", id, { Priority: "Low" });
    expect(task()).toMatchObject({ IsHighPriority: false, CompletedDateTime: "2026-09-14T09:00:00.000Z" });
    updateRecord(context, "Task", id, { Status: "In Progress" });
    expect(task()).toMatchObject({ IsClosed: false, CompletedDateTime: null });
  });

  it("belongs to the account of what it is about, else of the contact", () => {
    const context = emptyOrg();
    const [acme, bolt] = ["Acme", "Bolt"].map((Name) => createRecord(context, "Account", { Name })) as [string, string];
    const contact = createRecord(context, "Contact", { LastName: "Ito", AccountId: bolt });
    const opportunity = createDeal(context, { AccountId: acme });
    const homeless = createDeal(context);
    const account = (values: Record<string, unknown>): unknown =>
      stored(context, "Task", createRecord(context, "Task", values)).AccountId;
    expect(account({ WhatId: acme, WhoId: contact })).toBe(acme);
    expect(account({ WhatId: opportunity, WhoId: contact })).toBe(acme);
    expect(account({ WhatId: homeless, WhoId: contact })).toBe(bolt);
    expect(account({ WhoId: contact })).toBe(bolt);
    expect(account({})).toBeNull();
  });

  it("moves to another account with its deal or its contact", () => {
    const context = emptyOrg();
    const [acme, bolt] = ["Acme", "Bolt"].map((Name) => createRecord(context, "Account", { Name })) as [string, string];
    const contact = createRecord(context, "Contact", { LastName: "Ito", AccountId: acme });
    const opportunity = createDeal(context, { AccountId: acme });
    const closed = { Status: "Completed", ActivityDate: "2026-09-01" };
    const ofDeal = createRecord(context, "Task", { WhatId: opportunity, WhoId: contact, ...closed });
    const ofContact = createRecord(context, "Task", { WhoId: contact, ...closed });
    updateRecord(context, "Contact", contact, { AccountId: bolt });
    expect(stored(context, "Task", ofContact).AccountId).toBe(bolt);
    expect(stored(context, "Task", ofDeal).AccountId).toBe(acme);
    updateRecord(context, "Opportunity", opportunity, { AccountId: bolt });
    expect(stored(context, "Task", ofDeal).AccountId).toBe(bolt);
    expect(stored(context, "Account", acme).LastActivityDate).toBeNull();
    expect(stored(context, "Account", bolt).LastActivityDate).toBe("2026-09-01");
  });

  it("tells those it is about of the last closed and of open activity", () => {
    const context = emptyOrg();
    const account = createRecord(context, "Account", { Name: "Acme" });
    const contact = createRecord(context, "Contact", { LastName: "Ito", AccountId: account });
    const opportunity = createDeal(context, { AccountId: account });
    const relations = { WhatId: opportunity, WhoId: contact };
    createRecord(context, "Task", { ...relations, Status: "Completed", ActivityDate: "2026-08-01" });
    const latest = createRecord(context, "Task", { ...relations, Status: "Completed", ActivityDate: "2026-09-01" });
    const due = createRecord(context, "Task", { ...relations, ActivityDate: "2026-09-13" });
    const lastActivities = (): unknown[] => [
      stored(context, "Account", account).LastActivityDate,
      stored(context, "Contact", contact).LastActivityDate,
      deal(context, opportunity).LastActivityDate,
    ];
    expect(lastActivities()).toEqual(["2026-09-01", "2026-09-01", "2026-09-01"]);
    expect(deal(context, opportunity)).toMatchObject({ HasOpenActivity: true, HasOverdueTask: true });
    updateRecord(context, "Task", due, { ActivityDate: "2026-09-14" });
    expect(deal(context, opportunity)).toMatchObject({ HasOpenActivity: true, HasOverdueTask: false });
    deleteRecord(context, "Task", due);
    deleteRecord(context, "Task", latest);
    expect(lastActivities()).toEqual(["2026-08-01", "2026-08-01", "2026-08-01"]);
    expect(deal(context, opportunity)).toMatchObject({ HasOpenActivity: false, HasOverdueTask: false });
  });
});
