import { describe, expect, it } from "@jest/globals";
import { loadRecord } from "../../../../src/local-org/records/load-record";
import { makeId } from "../../../../src/local-org/records/record-id";
import { createRecord, deleteRecord, updateRecord } from "../../../../src/local-org/records/save-record";
import { createDeal, emptyOrg, later, stored, userId } from "./org-fixture";

describe("createRecord", () => {
  it("fills owner, audit fields and defaults, to the whole second", () => {
    const context = emptyOrg();
    const task = stored(context, "Task", createRecord(context, "Task", { Subject: "Call" }));
    expect(task).toMatchObject({
      OwnerId: userId,
      CreatedById: userId,
      CreatedDate: "2026-09-14T09:00:00.000Z",
      LastModifiedDate: "2026-09-14T09:00:00.000Z",
      SystemModstamp: "2026-09-14T09:00:00.000Z",
      Status: "Not Started",
      Priority: "Normal",
      TaskSubtype: "Task",
      IsDeleted: false,
      IsReminderSet: false,
      WhatId: null,
    });
  });

  it("keeps a key for every stored field", () => {
    const context = emptyOrg();
    const object = context.schema.object("Lead");
    const id = createRecord(context, "Lead", { LastName: "Ito", Company: "Acme" });
    const storedNames = object?.fields.filter((field) => field.type !== "address").map((field) => field.name);
    expect(Object.keys(stored(context, "Lead", id))).toEqual(storedNames);
    expect(stored(context, "Lead", id).Status).toBe("Open - Not Contacted");
  });

  it("takes names in any case, and passes attributes over", () => {
    const context = emptyOrg();
    const id = createRecord(context, "aCCOUNT", { attributes: { type: "Account" }, nAME: "Acme" });
    expect(stored(context, "Account", id).Name).toBe("Acme");
  });

  it("takes ids of 15 characters and keeps 18", () => {
    const context = emptyOrg();
    const account = createRecord(context, "Account", { Name: "Acme" });
    const deal = createDeal(context, { AccountId: account.slice(0, 15) });
    expect(stored(context, "Opportunity", deal).AccountId).toBe(account);
  });

  it("trims text and keeps blank text as null", () => {
    const context = emptyOrg();
    const values = { Name: "  Acme\n", Site: " \t ", Description: "", Phone: " +33 1 " };
    const id = createRecord(context, "Account", values);
    expect(stored(context, "Account", id)).toMatchObject({
      Name: "Acme",
      Site: null,
      Description: null,
      Phone: "+33 1",
    });
  });

  it("reads numbers and truth from text", () => {
    const context = emptyOrg();
    const account = createRecord(context, "Account", { Name: "A", NumberOfEmployees: "10000", AnnualRevenue: "1e6" });
    expect(stored(context, "Account", account)).toMatchObject({ NumberOfEmployees: 10_000, AnnualRevenue: 1_000_000 });
    const deal = createDeal(context, { IsPrivate: "TRUE", Amount: "12.5" });
    expect(stored(context, "Opportunity", deal)).toMatchObject({ IsPrivate: true, Amount: 12.5 });
  });

  it.each([
    [1.005, 1.01],
    [-1.005, -1.01],
    [123456789012345.67, 123456789012345.67],
    [2.344, 2.34],
    [1e-7, 0],
    [123_456_789_012.345, 123_456_789_012.35],
  ])("rounds an amount of %d to the field's scale", (given, kept) => {
    const context = emptyOrg();
    expect(stored(context, "Opportunity", createDeal(context, { Amount: given })).Amount).toBe(kept);
  });

  it.each([
    ["2026-11-30T08:15:30Z", "2026-11-30T08:15:30.000Z"],
    ["2026-11-30T08:15:30.987Z", "2026-11-30T08:15:30.000Z"],
    ["2026-11-30T08:15:30.000+0000", "2026-11-30T08:15:30.000Z"],
    ["2026-11-30T00:15:30+05:30", "2026-11-29T18:45:30.000Z"],
    ["2026-12-31T20:00:00-0800", "2027-01-01T04:00:00.000Z"],
  ])("keeps the moment %s in UTC", (given, kept) => {
    const context = emptyOrg();
    const task = createRecord(context, "Task", { IsReminderSet: true, ReminderDateTime: given });
    expect(stored(context, "Task", task).ReminderDateTime).toBe(kept);
  });

  it("accepts values that an unrestricted picklist does not list", () => {
    const context = emptyOrg();
    const deal = createDeal(context, { StageName: "Legal Review", LeadSource: "Trade Fair" });
    expect(stored(context, "Opportunity", deal)).toMatchObject({ StageName: "Legal Review", LeadSource: "Trade Fair" });
  });

  it("creates a user with a profile, active unless told otherwise (Apex guide, runAs)", () => {
    const context = emptyOrg();
    loadRecord(context, "Profile", { Name: "Standard User" });
    const id = createRecord(context, "User", {
      Username: "yuki@example.com",
      FirstName: "Yuki",
      LastName: "Ito",
      Email: "yuki@example.com",
      Alias: "yito",
      TimeZoneSidKey: "America/Los_Angeles",
      LocaleSidKey: "en_US",
      EmailEncodingKey: "UTF-8",
      LanguageLocaleKey: "en_US",
      ProfileId: makeId("00e", 1),
    });
    expect(stored(context, "User", id)).toMatchObject({
      Name: "Yuki Ito",
      CommunityNickname: "yuki",
      IsActive: true,
      UserType: "Standard",
      DigestFrequency: "N",
    });
  });
});

describe("updateRecord", () => {
  it("changes what is named, clears what is null and leaves the rest", () => {
    const context = emptyOrg();
    const id = createDeal(context, { Amount: 10, NextStep: "Call" });
    const other = loadRecord(context, "User", { Username: "yuki@example.com", LastName: "Ito", IsActive: true });
    updateRecord({ ...later(context, "2026-09-15T10:00:00Z"), userId: other }, "Opportunity", id, { NextStep: null });
    expect(stored(context, "Opportunity", id)).toMatchObject({
      Amount: 10,
      NextStep: null,
      CreatedById: userId,
      CreatedDate: "2026-09-14T09:00:00.000Z",
      LastModifiedById: other,
      LastModifiedDate: "2026-09-15T10:00:00.000Z",
      SystemModstamp: "2026-09-15T10:00:00.000Z",
    });
  });
});

describe("deleteRecord", () => {
  it("takes with it what the describe says, and nothing else", () => {
    const context = emptyOrg();
    const account = createRecord(context, "Account", { Name: "Acme" });
    const subsidiary = createRecord(context, "Account", { Name: "Acme Labs", ParentId: account });
    const contact = createRecord(context, "Contact", { LastName: "Ito", AccountId: account });
    const deal = createDeal(context, { AccountId: account, ContactId: contact });
    const role = context.database.table("OpportunityContactRole").findBy("OpportunityId", deal)[0]?.Id;
    const task = createRecord(context, "Task", { WhatId: deal });
    const unrelated = createRecord(context, "Task", {});
    deleteRecord(later(context, "2026-09-20T08:00:00Z"), "Account", account);
    const isDeleted = (object: string, id: unknown): unknown => stored(context, object, String(id)).IsDeleted;
    expect(isDeleted("Contact", contact)).toBe(true);
    expect(isDeleted("Opportunity", deal)).toBe(true);
    expect(isDeleted("OpportunityContactRole", role)).toBe(true);
    expect(isDeleted("Task", task)).toBe(true);
    expect(isDeleted("Task", unrelated)).toBe(false);
    expect(stored(context, "Account", account).SystemModstamp).toBe("2026-09-20T08:00:00.000Z");
    expect(stored(context, "Account", subsidiary)).toMatchObject({ IsDeleted: false, ParentId: null });
  });

  it("takes with it what the user cannot see", () => {
    const context = emptyOrg();
    const deal = createDeal(context);
    const task = createRecord(context, "Task", { WhatId: deal });
    const blind = context.schema.objects.filter((object) => object.name !== "Task");
    const schema = { ...context.schema, object: (name: string) => blind.find((object) => object.name === name) };
    deleteRecord({ ...context, schema }, "Opportunity", deal);
    expect(stored(context, "Task", task).IsDeleted).toBe(true);
  });
});
