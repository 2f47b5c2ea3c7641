import { describe, expect, it } from "@jest/globals";
import type { WriteRefusal } from "../../../src/soql/executor";
import { draftOpportunityUpdate } from "../../../src/writes/draft-opportunity";
import { draftActivity } from "../../../src/writes/draft-task";
import { explainRefusals } from "../../../src/writes/explain-refusals";
import { opportunityMetadata, taskMetadata } from "../../support/stock-metadata";

const deal = "006Lc0000000001IAA";
const account = "001Lc0000000002IAA";
const maren = "003Lc0000000001IAA";

const because = (code: string, message = "words of Salesforce", rest: Partial<WriteRefusal> = {}): WriteRefusal => ({
  ...{ code, message, fields: [], duplicates: [] },
  ...rest,
});

const update = draftOpportunityUpdate({ id: deal, stageName: "Closed Won", amount: 1, accountId: account });
const call = draftActivity({ type: "CALL", relatedTo: deal, people: [maren], subject: "x", idempotencyKey: "k" });

const ofUpdate = (...refusals: readonly WriteRefusal[]) => explainRefusals(refusals, update, opportunityMetadata);
const ofCall = (...refusals: readonly WriteRefusal[]) => explainRefusals(refusals, call, taskMetadata);

describe("explainRefusals", () => {
  it.each([
    ["REQUIRED_FIELD_MISSING", "REQUIRED"],
    ["FIELD_CUSTOM_VALIDATION_EXCEPTION", "VALIDATION_RULE"],
    ["STRING_TOO_LONG", "TOO_LONG"],
    ["INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "INVALID_PICKLIST_VALUE"],
    ["INVALID_EMAIL_ADDRESS", "INVALID_VALUE"],
    ["NUMBER_OUTSIDE_VALID_RANGE", "INVALID_VALUE"],
    ["FIELD_INTEGRITY_EXCEPTION", "INVALID_VALUE"],
    ["INVALID_FIELD_FOR_INSERT_UPDATE", "NOT_WRITABLE"],
    ["INVALID_FIELD", "NOT_WRITABLE"],
    ["FIELD_FILTER_VALIDATION_EXCEPTION", "INVALID_RELATION"],
    ["CANNOT_UPDATE_CONVERTED_LEAD", "INVALID_RELATION"],
    ["CIRCULAR_DEPENDENCY", "INVALID_RELATION"],
    ["DUPLICATE_VALUE", "DUPLICATE_VALUE"],
    ["DUPLICATES_DETECTED", "DUPLICATE_DETECTED"],
    ["MALFORMED_ID", "INVALID_ID"],
    ["ENTITY_IS_DELETED", "DELETED"],
    ["INSUFFICIENT_ACCESS_OR_READONLY", "NO_ACCESS"],
    ["INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "NO_ACCESS"],
    ["INACTIVE_OWNER_OR_USER", "INACTIVE_OWNER"],
    ["ENTITY_IS_LOCKED", "LOCKED"],
    ["UNABLE_TO_LOCK_ROW", "LOCKED"],
    ["CANNOT_EXECUTE_FLOW_TRIGGER", "OTHER"],
    ["A_CODE_THAT_NOBODY_KNOWS", "OTHER"],
  ])("takes %s for %s, in Salesforce's words", (salesforceCode, code) => {
    expect(ofUpdate(because(salesforceCode))).toMatchObject([
      { code, salesforceCode, message: "words of Salesforce", remedy: expect.any(String) },
    ]);
  });

  it("names the record that Salesforce only calls missing", () => {
    expect(ofUpdate(because("NOT_FOUND"))).toMatchObject([
      {
        code: "NOT_FOUND",
        field: "id",
        message: expect.stringMatching(/^There is no Opportunity with the id 006\w{15} /),
      },
    ]);
    expect(ofUpdate(because("INVALID_CROSS_REFERENCE_KEY"))).toMatchObject([
      { code: "NOT_FOUND", message: expect.stringMatching(/^`\w+Id` names a record that does not exist/) },
    ]);
  });

  it("names the record to change that is deleted, unless the input refers to another that may be", () => {
    const draft = draftOpportunityUpdate({ id: "006000000000001AAA", amount: 1 });
    expect(explainRefusals([because("ENTITY_IS_DELETED")], draft, opportunityMetadata)).toMatchObject([
      { code: "DELETED", field: "id", message: expect.stringMatching(/^The Opportunity with the id 006\w{15} /) },
    ]);
    expect(ofUpdate(because("ENTITY_IS_DELETED"))).toMatchObject([{ code: "DELETED", field: null }]);
  });

  it("names the input fields that Salesforce's fields stand for", () => {
    const fields = (...apiNames: readonly string[]) => because("REQUIRED_FIELD_MISSING", "x", { fields: apiNames });
    expect(ofUpdate(fields("CloseDate", "StageName")).map(({ field }) => field)).toEqual(["closeDate", "stageName"]);
    expect(ofUpdate(fields("Region__c")).map(({ field }) => field)).toEqual([null]);
    expect(ofCall(fields("WhatId", "WhoId", "ActivityDate")).map(({ field }) => field)).toEqual([
      ...["relatedTo", "people", "date"],
    ]);
  });

  it("finds the field in a message that names its column", () => {
    const refusal = because("INVALID_FIELD", "No such column 'Amount' on sobject of type Opportunity");
    expect(ofUpdate(refusal)).toMatchObject([{ code: "NOT_WRITABLE", field: "amount" }]);
  });

  it("finds the field of a reference by the id in the message, or where there is but one", () => {
    const refusal = because(
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      `insufficient access rights on cross-reference id: ${maren.slice(0, 15)}`,
    );
    expect(ofCall(refusal)).toMatchObject([{ field: "people" }]);
    const nameless = because("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    expect(ofUpdate(nameless)).toMatchObject([{ field: "accountId" }]);
    expect(ofCall(nameless)).toMatchObject([{ field: null }]);
  });

  it("tells a wrong record and a wrong relation from a wrong value", () => {
    const words = (message: string) => ofCall(because("FIELD_INTEGRITY_EXCEPTION", message))[0]?.code;
    expect(words("Related To ID: id value of incorrect type: 005Lc0000000001IAA")).toBe("WRONG_RECORD_TYPE");
    expect(words("field integrity exception: WhoId, WhatId")).toBe("INVALID_RELATION");
    expect(words("something else")).toBe("INVALID_VALUE");
  });

  it("offers the allowed values, and never the refused one", () => {
    const refusal = because("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Stage: bad value", { fields: ["StageName"] });
    expect(ofUpdate(refusal)).toMatchObject([
      {
        suggestion: expect.not.stringMatching(/^Closed Won$/),
        allowedValues: opportunityMetadata.fields.get("StageName")?.picklistValues,
      },
    ]);
  });

  it("gives the records that a duplicate rule or a unique field matched", () => {
    expect(ofUpdate(because("DUPLICATES_DETECTED", "x", { duplicates: [account, maren] }))).toMatchObject([
      { duplicates: [{ id: account }, { id: maren }] },
    ]);
    const message = `duplicate value found: Ext__c duplicates value on record with id: ${deal.slice(0, 15)}`;
    expect(ofUpdate(because("DUPLICATE_VALUE", message))).toMatchObject([{ duplicates: [{ id: deal }] }]);
  });

  it("shows no mere consequence of another failure", () => {
    const halted = because("PROCESSING_HALTED", "The transaction was rolled back since another operation failed.");
    expect(ofUpdate(halted, because("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Too cheap"))).toMatchObject([
      { code: "VALIDATION_RULE", message: "Too cheap" },
    ]);
    expect(ofUpdate(halted)).toMatchObject([{ code: "ROLLED_BACK", salesforceCode: null }]);
  });
});
