import { describe, expect, it } from "@jest/globals";
import type { Row } from "../../../src/soql/executor";
import { draftOpportunityUpdate } from "../../../src/writes/draft-opportunity";
import { draftTask } from "../../../src/writes/draft-task";
import { compareFields, statusOf } from "../../../src/writes/receipt";
import type { CreateTaskInput, FieldReceipt, UpdateOpportunityInput, WriteOutcome } from "../../../src/writes/writes";
import { opportunityMetadata, taskMetadata } from "../../support/stock-metadata";

const deal = "006Lc0000000001IAA";
const account = "001Lc0000000002IAA";
const maren = "003Lc0000000001IAA";
const niamh = "003Lc0000000002IAA";

const ofUpdate = (input: Partial<UpdateOpportunityInput>, before: Row | undefined, stored: Row | undefined) =>
  compareFields(draftOpportunityUpdate({ id: deal, ...input }), { object: opportunityMetadata, before, stored });
const ofTask = (input: Partial<CreateTaskInput> & { durationMinutes?: number }, stored: Row) =>
  compareFields(draftTask({ subject: "Call", ...input }), { object: taskMetadata, before: undefined, stored });
const outcomes = (fields: readonly FieldReceipt[]) => fields.map(({ outcome }) => outcome);

describe("compareFields", () => {
  it("tells a new value from one that was there", () => {
    const before = { StageName: "Prospecting", NextStep: "Call", Amount: null };
    const stored = { StageName: "Closed Won", NextStep: "Call", Amount: null };
    expect(ofUpdate({ stageName: "Closed Won", nextStep: "Call", amount: null }, before, stored)).toEqual([
      {
        ...{ field: "stageName", requested: "Closed Won", before: "Prospecting", stored: "Closed Won" },
        ...{ outcome: "WRITTEN", reason: null },
      },
      {
        ...{ field: "amount", requested: null, before: null, stored: null },
        ...{ outcome: "UNCHANGED", reason: "It held this value before." },
      },
      {
        ...{ field: "nextStep", requested: "Call", before: "Call", stored: "Call" },
        ...{ outcome: "UNCHANGED", reason: "It held this value before." },
      },
    ]);
  });

  it("does not call a value unchanged when it is not known what was there", () => {
    expect(ofUpdate({ nextStep: null }, undefined, { NextStep: null })).toMatchObject([
      { before: null, outcome: "WRITTEN" },
    ]);
  });

  it.each<[Partial<UpdateOpportunityInput>, Row, string]>([
    [{ nextStep: " Call \n" }, { NextStep: "Call" }, "Salesforce removes blanks around a text."],
    [{ nextStep: "  " }, { NextStep: null }, "Salesforce stores blank text as no value."],
    [{ type: "" }, { Type: null }, "Salesforce stores blank text as no value."],
    [{ description: "a\nb" }, { Description: "a\r\nb" }, "Salesforce has its own form of line breaks."],
    [{ amount: 10.005 }, { Amount: 10.01 }, "Salesforce keeps 2 decimals of this number."],
    [{ amount: 10.005 }, { Amount: 10 }, "Salesforce keeps 2 decimals of this number."],
    [{ probability: 33.3 }, { Probability: 33 }, "Salesforce keeps no decimals of this number."],
    [{ accountId: account.slice(0, 15) }, { AccountId: account }, "Salesforce writes ids with 18 characters."],
    [{ accountId: account.toLowerCase() }, { AccountId: account }, "Salesforce writes ids with 18 characters."],
  ])("recognizes %j as stored in Salesforce's form", (input, stored, reason) => {
    expect(ofUpdate(input, {}, stored)).toMatchObject([{ outcome: "NORMALIZED", reason }]);
  });

  it.each<[Partial<UpdateOpportunityInput>, Row]>([
    [{ stageName: "Closed Won" }, { StageName: "closed won" }],
    [{ nextStep: "Call" }, { NextStep: "call" }],
    [{ nextStep: "Call" }, { NextStep: null }],
    [{ amount: 10.01 }, { Amount: 10.02 }],
    [{ probability: 33.3 }, { Probability: 34 }],
    [{ amount: null }, { Amount: 0 }],
    [{ closeDate: "2026-03-31" }, { CloseDate: "2026-04-01" }],
    [{ accountId: null }, { AccountId: account }],
    [{ forecastCategoryName: null }, { ForecastCategoryName: "Pipeline" }],
  ])("reports that %j became something else", (input, stored) => {
    expect(outcomes(ofUpdate(input, {}, stored))).toEqual(["DIFFERS"]);
  });

  it("says whether another value is new or the one that was there", () => {
    const before = { NextStep: "Former", StageName: "Prospecting" };
    const stored = { NextStep: "Former", StageName: "Qualification" };
    expect(ofUpdate({ nextStep: "New", stageName: "Closed Won" }, before, stored)).toMatchObject([
      { outcome: "DIFFERS", reason: expect.stringContaining("Salesforce holds another value") },
      { outcome: "DIFFERS", reason: expect.stringContaining("Salesforce kept the former value") },
    ]);
  });

  it("does not claim what could not be read back", () => {
    expect(ofUpdate({ nextStep: "x" }, { NextStep: "y" }, undefined)).toMatchObject([
      {
        before: "y",
        stored: null,
        outcome: "UNVERIFIED",
        reason: "The record was written and could not be read back.",
      },
    ]);
    expect(ofUpdate({ nextStep: "x" }, {}, { Id: deal })).toMatchObject([
      { outcome: "UNVERIFIED", reason: "The field was written and could not be read back." },
    ]);
  });

  it("speaks of tasks in the input's terms", () => {
    const stored = { Subject: "Call", TaskSubtype: "Call", CallDurationInSeconds: 1800, WhoId: maren, WhatId: deal };
    const input = { type: "CALL", durationMinutes: 30, people: [maren], relatedTo: deal } as const;
    expect(ofTask(input, stored).map((receipt) => [receipt.field, receipt.stored, receipt.outcome])).toEqual([
      ["relatedTo", deal, "WRITTEN"],
      ["people", [maren], "WRITTEN"],
      ["type", "CALL", "WRITTEN"],
      ["subject", "Call", "WRITTEN"],
      ["durationMinutes", 30, "WRITTEN"],
    ]);
    const otherwise = ofTask(input, { ...stored, CallDurationInSeconds: 1790, TaskSubtype: "Cadence", WhoId: null });
    expect(otherwise.map((receipt) => [receipt.stored, receipt.outcome]).slice(1)).toEqual([
      [[], "DIFFERS"],
      ["Cadence", "DIFFERS"],
      ["Call", "WRITTEN"],
      [1790 / 60, "DIFFERS"],
    ]);
  });

  it("tells people apart from the person whom the task is related to", () => {
    const stored = { Subject: "Call", WhoId: maren, TaskWhoIds: [maren, niamh] };
    expect(ofTask({ relatedTo: maren, people: [niamh] }, stored).slice(0, 2)).toMatchObject([
      { field: "relatedTo", stored: maren, outcome: "WRITTEN" },
      { field: "people", stored: [niamh], outcome: "WRITTEN" },
    ]);
    expect(ofTask({ people: [maren, niamh.slice(0, 15)] }, stored)[0]).toMatchObject({
      ...{ field: "people", outcome: "NORMALIZED", stored: [maren, niamh] },
      reason: "Salesforce writes ids with 18 characters, and each person once.",
    });
  });
});

describe("statusOf", () => {
  const withOutcomes = (...all: readonly WriteOutcome[]) => all.map((outcome) => ({ outcome }) as FieldReceipt);

  it("is the worst outcome", () => {
    expect(statusOf(withOutcomes("WRITTEN", "UNCHANGED", "NORMALIZED"))).toBe("WRITTEN");
    expect(statusOf(withOutcomes("WRITTEN", "UNVERIFIED"))).toBe("UNVERIFIED");
    expect(statusOf(withOutcomes("UNVERIFIED", "DIFFERS", "WRITTEN"))).toBe("DIFFERS");
  });
});
