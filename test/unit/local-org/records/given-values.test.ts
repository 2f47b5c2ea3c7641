import { describe, expect, it } from "@jest/globals";
import { createRecord, updateRecord } from "../../../../src/local-org/records/save-record";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import { query } from "../../../../src/local-org/soql/query";
import { createDeal, refusal, stored } from "./org-fixture";
import { setUpOrg, values } from "./set-up-org";

const custom = (name: string, type: string, more: object = {}) => ({ name, label: name, type, custom: true, ...more });
const inactive = { active: false, defaultValue: false, label: "Old", validFor: null, value: "Old" };

function org(): SaveContext {
  const fields = [
    custom("Key__c", "string", { length: 20, unique: true, externalId: true, idLookup: true }),
    custom("Case__c", "string", { length: 20, unique: true, caseSensitive: true }),
    custom("Number__c", "double", { precision: 8, scale: 2, unique: true }),
    custom("Opens__c", "time"),
    custom("Tags__c", "multipicklist", {
      length: 4099,
      restrictedPicklist: true,
      picklistValues: values("a", "b", "c"),
    }),
    custom("Free__c", "picklist", { length: 20, picklistValues: [...values("New"), inactive] }),
    custom("Strict__c", "picklist", {
      length: 20,
      restrictedPicklist: true,
      picklistValues: [...values("New"), inactive],
    }),
  ];
  return setUpOrg({ Account: { fields } });
}

const account = (context: SaveContext, more: Record<string, unknown>) =>
  stored(context, "Account", createRecord(context, "Account", { Name: "Acme", ...more }));

const refused = (context: SaveContext, more: Record<string, unknown>) =>
  refusal(() => createRecord(context, "Account", { Name: "Acme", ...more })).items;

describe("values of a body (objects.md §3, errors.md §5)", () => {
  it.each([
    ["10:11:12Z", "10:11:12.000Z"],
    ["10:11:12.5Z", "10:11:12.500Z"],
    ["23:59:59.999", "23:59:59.999Z"],
    [null, null],
  ])("keeps the time %p as %p", (given, kept) => {
    expect(account(org(), { Opens__c: given }).Opens__c).toBe(kept);
  });

  it("refuses an hour that no day has, as JSON that cannot be read", () => {
    expect(refused(org(), { Opens__c: "24:00:00Z" })).toEqual([
      {
        errorCode: "JSON_PARSER_ERROR",
        message:
          "Cannot deserialize instance of time from VALUE_STRING value 24:00:00Z or request may be missing a required field at [line:1, column:28]",
      },
    ]);
  });

  it.each([
    ["a;c", "a;c"],
    [" b ;a;b;", "b;a"],
    [";", null],
  ])("keeps the choices %p as %p", (given, kept) => {
    expect(account(org(), { Tags__c: given }).Tags__c).toBe(kept);
  });

  it("names the one choice that a restricted picklist does not have", () => {
    expect(refused(org(), { Tags__c: "a;x;b" })).toEqual([
      {
        errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        message: "Tags__c: bad value for restricted picklist field: x",
        fields: ["Tags__c"],
      },
    ]);
  });

  it("takes any text and inactive values for an unrestricted picklist, and for a restricted one neither", () => {
    expect(account(org(), { Free__c: "Old" }).Free__c).toBe("Old");
    expect(account(org(), { Free__c: "Anything" }).Free__c).toBe("Anything");
    expect(refused(org(), { Strict__c: "Old" })).toMatchObject([{ fields: ["Strict__c"] }]);
    expect(refused(org(), { Strict__c: "Anything" })).toMatchObject([{ fields: ["Strict__c"] }]);
  });

  it("compares unique text without case unless the field minds it, and numbers too", () => {
    const context = org();
    const { Id } = account(context, { Key__c: "abc", Case__c: "abc", Number__c: 5 });
    const message = (name: string) =>
      `duplicate value found: ${name} duplicates value on record with id: ${String(Id).slice(0, 15)}`;
    expect(refused(context, { Key__c: "ABC" })).toEqual([
      { errorCode: "DUPLICATE_VALUE", message: message("Key__c"), fields: [] },
    ]);
    expect(refused(context, { Number__c: "5.00" })).toMatchObject([{ message: message("Number__c") }]);
    expect(account(context, { Case__c: "ABC" }).Case__c).toBe("ABC");
  });

  it("tells all values together that are wrong, and nothing is kept", () => {
    const context = org();
    expect(
      refused(context, { Strict__c: "x", Phone: "1".repeat(41), Number__c: 1e7 }).map((item) => item.fields),
    ).toEqual([["Strict__c"], ["Phone"], ["Number__c"]]);
    expect(context.database.table("Account").size).toBe(0);
  });
});

describe("a parent named by its external id (rest-api.md §5)", () => {
  it("stands for the lookup field, on create and on update", () => {
    const context = org();
    const acme = account(context, { Key__c: "A-1" });
    const beta = account(context, { Key__c: "B-1" });
    const deal = createDeal(context, { Account: { attributes: { type: "Account" }, key__c: "a-1" } });
    expect(stored(context, "Opportunity", deal).AccountId).toBe(acme.Id);
    updateRecord(context, "Opportunity", deal, { Account: { Key__c: "B-1" } });
    expect(stored(context, "Opportunity", deal).AccountId).toBe(beta.Id);
    updateRecord(context, "Opportunity", deal, { Account: null });
    expect(stored(context, "Opportunity", deal).AccountId).toBeNull();
  });

  it("is refused when no record has it", () => {
    expect(refusal(() => createDeal(org(), { Account: { Key__c: "9" } }))).toEqual({
      status: 400,
      items: [
        {
          errorCode: "INVALID_FIELD",
          message: "Foreign key external ID: 9 not found for field Key__c in entity Account",
          fields: [],
        },
      ],
    });
  });

  it("is refused when several have it", () => {
    const context = org();
    for (const LastName of ["Ito", "Abe"]) createRecord(context, "Contact", { LastName, Email: "a@b.co" });
    const attempt = () => createRecord(context, "Contact", { LastName: "Oda", ReportsTo: { Email: "a@b.co" } });
    expect(refusal(attempt).items).toMatchObject([{ errorCode: "DUPLICATE_EXTERNAL_ID", fields: ["Email"] }]);
  });

  it("is refused beside the id of the same lookup", () => {
    const context = org();
    const { Id } = account(context, { Key__c: "1" });
    const message = "Cannot specify both an external ID reference Account and a salesforce id, AccountId";
    expect(refusal(() => createDeal(context, { AccountId: Id, Account: { Key__c: "1" } })).items).toMatchObject([
      { message },
    ]);
    expect(refusal(() => createDeal(context, { Account: { Key__c: "1" }, AccountId: Id })).items).toMatchObject([
      { message },
    ]);
  });

  it("must say its object where it may be of several", () => {
    const context = org();
    const contact = createRecord(context, "Contact", { LastName: "Ito", Email: "a@b.co" });
    const task = (Who: object) => createRecord(context, "Task", { Who });
    expect(stored(context, "Task", task({ attributes: { type: "Contact" }, Email: "a@b.co" })).WhoId).toBe(contact);
    expect(refusal(() => task({ Email: "a@b.co" })).items).toMatchObject([{ errorCode: "INVALID_FIELD" }]);
  });

  it.each([{}, { Id: "001xx000003DGb1" }, { Site: "x" }, { Nope: 1 }, { Key__c: "1", Name: "x" }, "x", 3, []])(
    "is refused as %j",
    (given) => {
      expect(refusal(() => createDeal(org(), { Account: given })).items).toMatchObject([
        { errorCode: "INVALID_FIELD" },
      ]);
    },
  );
});

describe("formula fields", () => {
  const fields = [
    custom("Band__c", "string", {
      length: 1300,
      calculated: true,
      createable: false,
      updateable: false,
      calculatedFormula: 'IF(Amount >= 100, "big", IF(Amount < 100, "small", "none"))',
    }),
    custom("Days__c", "double", {
      scale: 0,
      calculated: true,
      createable: false,
      updateable: false,
      calculatedFormula: "CloseDate - TODAY()",
    }),
    custom("Share__c", "percent", {
      scale: 1,
      calculated: true,
      createable: false,
      updateable: false,
      calculatedFormula: "Amount / TotalOpportunityQuantity",
    }),
  ];
  const context = setUpOrg({ Opportunity: { fields } });
  for (const [Name, Amount, CloseDate, TotalOpportunityQuantity] of [
    ["a", 50, "2026-09-20", 400],
    ["b", 500, "2026-09-15", 0],
    ["c", null, "2026-10-14", 1],
  ]) {
    createDeal(context, { Name, Amount, CloseDate, TotalOpportunityQuantity });
  }
  const ask = (soql: string) =>
    query(
      { ...context, timeZone: "GMT", locale: "en_US", fiscalYearStartMonth: 1, includeDeleted: false },
      soql,
    ).records.map(({ attributes: _attributes, ...rest }) => JSON.parse(JSON.stringify(rest)) as unknown);

  it("are selected, computed for today", () => {
    expect(ask("SELECT Name, Band__c, Days__c, Share__c FROM Opportunity ORDER BY Name")).toEqual([
      { Name: "a", Band__c: "small", Days__c: { value: 6 }, Share__c: { value: 12.5 } },
      { Name: "b", Band__c: "big", Days__c: { value: 1 }, Share__c: null },
      { Name: "c", Band__c: "none", Days__c: { value: 30 }, Share__c: null },
    ]);
  });

  it("filter and sort", () => {
    expect(ask("SELECT Name FROM Opportunity WHERE Days__c < 10 ORDER BY Days__c")).toEqual([
      { Name: "b" },
      { Name: "a" },
    ]);
    expect(ask("SELECT Name FROM Opportunity WHERE Band__c = 'BIG'")).toEqual([{ Name: "b" }]);
  });

  it("cannot be written", () => {
    expect(refusal(() => createDeal(context, { Band__c: "x" })).items).toMatchObject([
      { errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE", fields: ["Band__c"] },
    ]);
  });
});
