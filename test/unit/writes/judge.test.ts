import { describe, expect, it } from "@jest/globals";
import type { ObjectMetadata } from "../../../src/catalogue/metadata";
import { draftOpportunityUpdate } from "../../../src/writes/draft-opportunity";
import { draftActivity, draftTask } from "../../../src/writes/draft-task";
import { judge } from "../../../src/writes/judge";
import type { CreateTaskInput, LogActivityInput, UpdateOpportunityInput } from "../../../src/writes/writes";
import { alter, describedField, opportunityMetadata, taskMetadata } from "../../support/stock-metadata";

const deal = "006Lc0000000001IAA";
const maren = "003Lc0000000001IAA";
const niamh = "003Lc0000000002IAA";

const call: LogActivityInput = { type: "CALL", relatedTo: deal, subject: "Intro", idempotencyKey: "k" };

const logged = (input: Partial<LogActivityInput>, metadata: ObjectMetadata | undefined = taskMetadata) =>
  judge(draftActivity({ ...call, ...input }), metadata);
const created = (input: Partial<CreateTaskInput>, metadata: ObjectMetadata | undefined = taskMetadata) =>
  judge(draftTask({ subject: "Send the offer", ...input }), metadata);
const updated = (input: Partial<UpdateOpportunityInput>, metadata: ObjectMetadata | undefined = opportunityMetadata) =>
  judge(draftOpportunityUpdate({ id: deal, ...input }), metadata);

describe("judge", () => {
  it("finds nothing wrong with what Salesforce takes", () => {
    const input = { people: [maren], description: "", date: "2026-03-31", durationMinutes: 0, priority: "High" };
    expect(logged({ ...input, status: "Deferred", ownerId: "005Lc0000000001" })).toEqual([]);
    expect(created({})).toEqual([]);
    expect(created({ type: null, relatedTo: null, people: null, description: null, date: null })).toEqual([]);
    const cleared = { amount: null, nextStep: null, probability: null, type: "", accountId: null, leadSource: "Any" };
    expect(updated({ ...cleared, stageName: "Closed Won", amount: -9_999_999_999_999.99 })).toEqual([]);
  });

  it("says all problems at once, in the order of the input", () => {
    const problems = logged({
      ...{ relatedTo: "nothing", people: [deal], subject: " ", durationMinutes: -1 },
      ...{ priority: "Urgent", status: null, ownerId: maren },
    });
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ["INVALID_ID", "relatedTo"],
      ["WRONG_RECORD_TYPE", "people"],
      ["REQUIRED", "subject"],
      ["INVALID_VALUE", "durationMinutes"],
      ["REQUIRED", "status"],
      ["INVALID_PICKLIST_VALUE", "priority"],
      ["WRONG_RECORD_TYPE", "ownerId"],
    ]);
    expect(problems.map(({ remedy }) => remedy)).toEqual(problems.map(() => expect.any(String)));
  });

  it("holds unrestricted picklists to the org's values, and suggests one without putting it in", () => {
    expect(updated({ stageName: "closed won" })).toEqual([
      {
        ...{ code: "INVALID_PICKLIST_VALUE", field: "stageName", suggestion: "Closed Won", salesforceCode: null },
        message: '`stageName` has no value "closed won". Did you mean "Closed Won"?',
        remedy: expect.stringContaining("exactly as it is written"),
        allowedValues: opportunityMetadata.fields.get("StageName")?.picklistValues,
        duplicates: [],
      },
    ]);
    expect(updated({ forecastCategoryName: "Surely" })).toMatchObject([
      { message: '`forecastCategoryName` has no value "Surely".', suggestion: null },
    ]);
  });

  it("names activity types as clients do", () => {
    const withoutLinkedIn = alter(taskMetadata, { TaskSubtype: { picklistValues: ["Task", "Call", "Cadence"] } });
    expect(logged({ type: "LINKED_IN" }, withoutLinkedIn)).toMatchObject([
      { code: "INVALID_PICKLIST_VALUE", field: "type", allowedValues: ["TASK", "CALL"] },
    ]);
  });

  it("counts characters as people do, and not the blanks that Salesforce removes", () => {
    expect(updated({ nextStep: `  ${"x".repeat(255)}\n` })).toEqual([]);
    expect(updated({ nextStep: "🤝".repeat(255) })).toEqual([]);
    expect(updated({ nextStep: "x".repeat(300), name: "n".repeat(121) })).toMatchObject([
      { code: "TOO_LONG", field: "name", message: "`name` has 121 characters; Opportunity.Name holds 120." },
      { code: "TOO_LONG", field: "nextStep", remedy: "Shorten it by 45." },
    ]);
  });

  it("refuses numbers that the field does not hold", () => {
    expect(updated({ probability: 100.5 })).toMatchObject([
      { code: "INVALID_VALUE", message: "`probability` must be from 0 to 100, not 100.5." },
    ]);
    expect(updated({ probability: -1, amount: 1e16 })).toMatchObject([
      {
        field: "amount",
        message: "`amount` is 10000000000000000; Opportunity.Amount holds 16 digits before the decimal point.",
      },
      { field: "probability" },
    ]);
    expect(logged({ durationMinutes: 1_666_666 })).toEqual([]);
    expect(logged({ durationMinutes: 1_666_667 })).toMatchObject([
      { code: "INVALID_VALUE", message: "`durationMinutes` must be from 0 to 1666666, not 1666667." },
    ]);
  });

  it("does not empty what must have a value", () => {
    const problems = updated({ name: " ", stageName: null, closeDate: null, ownerId: null });
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ["REQUIRED", "name"],
      ["REQUIRED", "stageName"],
      ["REQUIRED", "closeDate"],
      ["REQUIRED", "ownerId"],
    ]);
    expect(problems[1]).toMatchObject({
      message: "`stageName` cannot be empty.",
      remedy: "Leave it out to keep what it holds, or give it a value.",
    });
    expect(created({ priority: null })).toMatchObject([
      { remedy: "Leave it out for the org's default, or give it a value." },
    ]);
  });

  it("does not take an update that changes nothing", () => {
    expect(updated({ idempotencyKey: "k" })).toMatchObject([{ code: "REQUIRED", field: null }]);
    expect(updated({ id: "x" })).toMatchObject([
      { code: "REQUIRED", field: null },
      { code: "INVALID_ID", field: "id" },
    ]);
  });

  it("says why a field cannot be written, and who can change that", () => {
    const metadata = alter(opportunityMetadata, {
      ...{ NextStep: undefined, Amount: { updateable: false }, Description: { updateable: false, calculated: true } },
    });
    expect(updated({ nextStep: "x", amount: 1, description: "x" }, metadata)).toMatchObject([
      {
        code: "NOT_WRITABLE",
        field: "amount",
        message: "`amount` cannot be written: Opportunity.Amount is read-only for this Salesforce user.",
      },
      {
        code: "NOT_WRITABLE",
        field: "nextStep",
        message: expect.stringContaining("is hidden from this Salesforce user, or"),
      },
      { code: "NOT_WRITABLE", field: "description", message: expect.stringContaining("is a formula") },
    ]);
    expect(updated({ nextStep: "x" }, metadata)[0]?.remedy).toContain("field-level security");
  });

  it("asks whether a field can be written on create or on update, as the mutation does", () => {
    const createOnly = alter(taskMetadata, { Subject: { updateable: false }, Priority: { createable: false } });
    expect(created({ priority: "High" }, createOnly)).toMatchObject([{ code: "NOT_WRITABLE", field: "priority" }]);
  });

  it("says when the user may not write such records at all", () => {
    expect(created({}, { ...taskMetadata, createable: false })).toMatchObject([
      { code: "NOT_WRITABLE", field: null, message: "This Salesforce user may not create records of type Task." },
    ]);
    expect(judge(draftOpportunityUpdate({ id: deal, amount: 1 }), undefined)).toMatchObject([
      {
        code: "NOT_WRITABLE",
        field: null,
        message: expect.stringContaining("may not change records of type Opportunity"),
      },
    ]);
  });

  it("takes several people only where the org has Shared Activities", () => {
    expect(logged({ people: [maren, niamh] })).toMatchObject([
      { code: "INVALID_RELATION", field: "people", remedy: expect.stringContaining("Shared Activities") },
    ]);
    expect(
      logged({ people: [maren, niamh] }, alter(taskMetadata, { TaskWhoIds: describedField("TaskWhoIds") })),
    ).toEqual([]);
  });

  it("asks for a status where the org has no completed one to log an activity as", () => {
    const german = alter(taskMetadata, { Status: { picklistValues: ["Offen", "Erledigt"] } });
    expect(logged({}, german)).toMatchObject([
      { code: "REQUIRED", field: "status", allowedValues: ["Offen", "Erledigt"], suggestion: null },
    ]);
    expect(logged({ status: "Erledigt" }, german)).toEqual([]);
    expect(created({}, german)).toEqual([]);
    expect(logged({}, alter(taskMetadata, { Status: undefined }))).toMatchObject([
      { code: "NOT_WRITABLE", field: "status" },
    ]);
  });
});
