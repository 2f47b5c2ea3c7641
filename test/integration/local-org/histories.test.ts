import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const admin = sharedOrg();
const org = savesOf(admin);
const deal = { Name: "D", StageName: "Qualification", Amount: 100, CloseDate: "2026-09-09" };

describe("the stage history of a deal (objects.md §3)", () => {
  it("has a row for its creation and one for each change of stage, amount, probability or close date", async () => {
    const id = await org.create("Opportunity", deal);
    await org.update("Opportunity", id, { NextStep: "Call" });
    await org.update("Opportunity", id, { StageName: "Value Proposition", Amount: 200 });
    await org.update("Opportunity", id, { CloseDate: "2026-10-10" });
    await org.update("Opportunity", id, { Probability: 55 });
    const rows = await org.select(
      `SELECT StageName, Amount, Probability, ExpectedRevenue, CloseDate, ForecastCategory, PrevAmount, PrevCloseDate
       FROM OpportunityHistory WHERE OpportunityId = '${id}' ORDER BY Id`,
    );
    const first = {
      StageName: "Qualification",
      Amount: 100,
      Probability: 10,
      ExpectedRevenue: 10,
      CloseDate: "2026-09-09",
    };
    const second = { StageName: "Value Proposition", Amount: 200, Probability: 50, ExpectedRevenue: 100 };
    const later = { PrevAmount: 200, ForecastCategory: "Pipeline" };
    expect(rows).toEqual([
      { ...first, ForecastCategory: "Pipeline", PrevAmount: null, PrevCloseDate: null },
      {
        ...second,
        CloseDate: "2026-09-09",
        ForecastCategory: "Pipeline",
        PrevAmount: 100,
        PrevCloseDate: "2026-09-09",
      },
      { ...second, ...later, CloseDate: "2026-10-10", PrevCloseDate: "2026-09-09" },
      {
        ...second,
        ...later,
        Probability: 55,
        ExpectedRevenue: 110,
        CloseDate: "2026-10-10",
        PrevCloseDate: "2026-10-10",
      },
    ]);
  });

  it("is where the deal finds its last new amount and close date", async () => {
    const id = await org.create("Opportunity", deal);
    expect(await org.read("Opportunity", id, "LastAmountChangedHistoryId,LastCloseDateChangedHistoryId")).toEqual({
      LastAmountChangedHistoryId: null,
      LastCloseDateChangedHistoryId: null,
    });
    await org.update("Opportunity", id, { Amount: 1 });
    await org.update("Opportunity", id, { CloseDate: "2026-10-10" });
    const [, amount, closeDate] = await org.select(
      `SELECT Id FROM OpportunityHistory WHERE OpportunityId = '${id}' ORDER BY Id`,
    );
    expect(await org.read("Opportunity", id, "LastAmountChangedHistoryId,LastCloseDateChangedHistoryId")).toEqual({
      LastAmountChangedHistoryId: amount?.Id,
      LastCloseDateChangedHistoryId: closeDate?.Id,
    });
  });

  it("is written by the platform alone", async () => {
    const id = await org.create("Opportunity", deal);
    const answer = await admin.rest("POST", "/sobjects/OpportunityHistory", { body: { OpportunityId: id } });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" }]]);
  });
});

describe("the field history of a deal (objects.md §3)", () => {
  const rowsOf = (id: string): Promise<readonly unknown[]> =>
    org.select(
      `SELECT Field, DataType, OldValue, NewValue FROM OpportunityFieldHistory WHERE OpportunityId = '${id}' ORDER BY Id`,
    );

  it("tells that it was created, and the old and new values of tracked fields alone", async () => {
    const id = await org.create("Opportunity", deal);
    await org.update("Opportunity", id, { StageName: "Closed Won", Amount: 250.5, NextStep: "None" });
    expect(await rowsOf(id)).toEqual([
      { Field: "created", DataType: null, OldValue: null, NewValue: null },
      { Field: "StageName", DataType: "DynamicEnum", OldValue: "Qualification", NewValue: "Closed Won" },
      { Field: "Amount", DataType: "Currency", OldValue: 100, NewValue: 250.5 },
    ]);
  });

  it("tells of a lookup twice, by names and by ids", async () => {
    const one = await org.create("Account", { Name: "One" });
    const two = await org.create("Account", { Name: "Two" });
    const id = await org.create("Opportunity", { ...deal, AccountId: one });
    await org.update("Opportunity", id, { AccountId: two });
    expect((await rowsOf(id)).slice(1)).toEqual([
      { Field: "Account", DataType: "Text", OldValue: "One", NewValue: "Two" },
      { Field: "Account", DataType: "EntityId", OldValue: one, NewValue: two },
    ]);
  });

  it("is found below the deal as Histories, and goes with it (objects.md §8)", async () => {
    const id = await org.create("Opportunity", deal);
    const answer = await admin.query(`SELECT (SELECT Field FROM Histories) FROM Opportunity WHERE Id = '${id}'`);
    expect(answer.json).toMatchObject({ records: [{ Histories: { totalSize: 1, records: [{ Field: "created" }] } }] });
    await org.remove("Opportunity", id);
    expect(await rowsOf(id)).toEqual([]);
  });
});
