import { describe, expect, it } from "@jest/globals";
import { restrictSchema } from "../../../../src/local-org/metadata/restrict-schema";
import { loadRecord } from "../../../../src/local-org/records/load-record";
import { makeId } from "../../../../src/local-org/records/record-id";
import { createRecord, deleteRecord, updateRecord } from "../../../../src/local-org/records/save-record";
import { createDeal, emptyOrg, refusal, stored } from "./org-fixture";

const uniqueSourceId = {
  object: "Opportunity",
  fullName: "Source_Id__c",
  type: "Text",
  label: "Source Id",
  unique: true,
  externalId: true,
} as const;

/** The one thing for which a new record is refused. */
function refusedCreate(object: string, values: Record<string, unknown>): unknown {
  const { status, items } = refusal(() => createRecord(emptyOrg(), object, values));
  expect(items).toHaveLength(1);
  return { status, ...items[0] };
}

const deal = { Name: "Acme", StageName: "Prospecting", CloseDate: "2026-11-30" };

describe("a request that cannot be read (errors.md §4)", () => {
  it("is refused for a field that the object does not have, without fields", () => {
    expect(refusedCreate("Account", { Name: "Acme", Foo: 1 })).toEqual({
      status: 400,
      errorCode: "INVALID_FIELD",
      message: "No such column 'Foo' on sobject of type Account",
    });
  });

  it("is refused for a field or object that is hidden from the user", () => {
    const context = emptyOrg();
    const schema = restrictSchema(context.schema, new Set(["Opportunity.Amount", "OpportunityContactRole"]));
    const refused = (object: string, values: Record<string, unknown>): unknown =>
      refusal(() => createRecord({ ...context, schema }, object, values)).items[0]?.errorCode;
    expect(refused("Opportunity", { ...deal, Amount: 5 })).toBe("INVALID_FIELD");
    expect(refused("OpportunityContactRole", {})).toBe("NOT_FOUND");
  });

  it("is refused with the JSON reader's words for a value of another type", () => {
    expect(refusedCreate("Opportunity", { Amount: "abc" })).toEqual({
      status: 400,
      errorCode: "JSON_PARSER_ERROR",
      message:
        "Cannot deserialize instance of currency from VALUE_STRING value abc or request may be missing a required " +
        "field at [line:1, column:12]",
    });
  });

  it.each([
    ["Account", { Name: 5 }, "string from VALUE_NUMBER_INT value 5"],
    ["Account", { Name: true }, "string from VALUE_TRUE value true"],
    ["Account", { Phone: {} }, "phone from START_OBJECT value {"],
    ["Account", { Phone: [] }, "phone from START_ARRAY value ["],
    ["Account", { NumberOfEmployees: 1.5 }, "int from VALUE_NUMBER_FLOAT value 1.5"],
    ["Account", { NumberOfEmployees: "1.5" }, "int from VALUE_STRING value 1.5"],
    ["Account", { AnnualRevenue: "Infinity" }, "currency from VALUE_STRING value Infinity"],
    ["Account", { AnnualRevenue: "" }, "currency from VALUE_STRING value "],
    ["Opportunity", { CloseDate: "30/11/2026" }, "date from VALUE_STRING value 30/11/2026"],
    ["Opportunity", { CloseDate: "2026-02-30" }, "date from VALUE_STRING value 2026-02-30"],
    ["Opportunity", { CloseDate: "2026-11-30T00:00:00Z" }, "date from VALUE_STRING value 2026-11-30T00:00:00Z"],
    ["Task", { ReminderDateTime: "2026-11-30" }, "datetime from VALUE_STRING value 2026-11-30"],
    ["Task", { ReminderDateTime: "2026-02-30T09:00:00Z" }, "datetime from VALUE_STRING value 2026-02-30T09:00:00Z"],
    ["Task", { ReminderDateTime: "2026-11-30T25:00:00Z" }, "datetime from VALUE_STRING value 2026-11-30T25:00:00Z"],
    ["Task", { IsReminderSet: "yes" }, "boolean from VALUE_STRING value yes"],
    ["Task", { IsReminderSet: null }, "boolean from VALUE_NULL value null"],
    ["Task", { WhatId: 6 }, "reference from VALUE_NUMBER_INT value 6"],
  ])("is refused on %s for %j", (object, values, reading) => {
    expect(refusedCreate(object, values)).toMatchObject({
      errorCode: "JSON_PARSER_ERROR",
      message: expect.stringContaining(`Cannot deserialize instance of ${reading} or request may`),
    });
  });

  it("is refused for an id that is none", () => {
    expect(refusedCreate("Task", { WhatId: "abc123" })).toEqual({
      status: 400,
      errorCode: "MALFORMED_ID",
      message: "malformed id abc123",
      fields: ["WhatId"],
    });
  });
});

describe("a request that may not be written (errors.md §5)", () => {
  it("is refused for all read-only fields together", () => {
    expect(refusedCreate("Opportunity", { ...deal, CreatedDate: "2020-01-01T00:00:00Z", IsWon: true })).toEqual({
      status: 400,
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      message:
        "Unable to create/update fields: CreatedDate, IsWon. Please check the security settings of this field and " +
        "verify that it is read/write for your profile or permission set.",
      fields: ["CreatedDate", "IsWon"],
    });
  });

  it("is refused on update for a field that is set at creation only", () => {
    const context = emptyOrg();
    const task = createRecord(context, "Task", { TaskSubtype: "Call" });
    const { items } = refusal(() => {
      updateRecord(context, "Task", task, { TaskSubtype: "Email" });
    });
    expect(items).toMatchObject([{ errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE", fields: ["TaskSubtype"] }]);
  });

  it("is refused when it names the record's own id", () => {
    const context = emptyOrg();
    const id = createDeal(context);
    expect(refusedCreate("Opportunity", { ...deal, Id: id })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      message: "cannot specify Id in an insert call",
      fields: ["Id"],
    });
    const { items } = refusal(() => {
      updateRecord(context, "Opportunity", id, { id, Name: "x" });
    });
    expect(items).toEqual([
      { errorCode: "INVALID_FIELD", message: "The Id field should not be specified in the sobject data.", fields: [] },
    ]);
  });
});

describe("values that their fields do not take (errors.md §5)", () => {
  it("are refused for all required fields in one error", () => {
    expect(refusedCreate("Lead", { FirstName: "Yuki", Company: "  " })).toEqual({
      status: 400,
      errorCode: "REQUIRED_FIELD_MISSING",
      message: "Required fields are missing: [LastName, Company]",
      fields: ["LastName", "Company"],
    });
  });

  it("are refused when an update clears a required field, even one with a default", () => {
    const context = emptyOrg();
    const task = createRecord(context, "Task", { Subject: "Call" });
    const { items } = refusal(() => {
      updateRecord(context, "Task", task, { Status: null, Priority: "" });
    });
    expect(items).toMatchObject([{ message: "Required fields are missing: [Status, Priority]" }]);
  });

  it.each([
    [
      "Account",
      { Name: "x".repeat(256) },
      "STRING_TOO_LONG",
      `Account Name: data value too large: ${"x".repeat(256)} (max length=255)`,
    ],
    [
      "Account",
      { Name: "Acme", CleanStatus: "Dirty" },
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      "Clean Status: bad value for restricted picklist field: Dirty",
    ],
    [
      "Contact",
      { LastName: "Ito", Email: "not-an-email" },
      "INVALID_EMAIL_ADDRESS",
      "Email: invalid email address: not-an-email",
    ],
    [
      "Account",
      { Name: "Acme", NumberOfEmployees: 100_000_000 },
      "NUMBER_OUTSIDE_VALID_RANGE",
      "Employees: value outside of valid range on numeric field: 100000000",
    ],
    [
      "Opportunity",
      { ...deal, Amount: 1e16 },
      "NUMBER_OUTSIDE_VALID_RANGE",
      "Amount: value outside of valid range on numeric field: 10000000000000000",
    ],
    [
      "Opportunity",
      { ...deal, Probability: 101 },
      "NUMBER_OUTSIDE_VALID_RANGE",
      "Probability (%): value outside of valid range on numeric field: 101",
    ],
    [
      "Account",
      { Name: "Acme", BillingLatitude: 90.5 },
      "NUMBER_OUTSIDE_VALID_RANGE",
      "Billing Latitude: value outside of valid range on numeric field: 90.5",
    ],
    [
      "Opportunity",
      { ...deal, CloseDate: "1699-12-31" },
      "FIELD_INTEGRITY_EXCEPTION",
      /^Close Date: invalid date: 1699/,
    ],
    [
      "Opportunity",
      { ...deal, CloseDate: "4001-01-01" },
      "FIELD_INTEGRITY_EXCEPTION",
      /^Close Date: invalid date: 4001/,
    ],
    [
      "Task",
      { ReminderDateTime: "9999-12-31T23:59:59-12:00" },
      "FIELD_INTEGRITY_EXCEPTION",
      /^Reminder Date\/Time: invalid date: /,
    ],
  ])("are refused on %s for what does not fit: %j", (object, values, errorCode, message) => {
    const found = typeof message === "string" ? message : expect.stringMatching(message);
    expect(refusedCreate(object, values)).toMatchObject({ status: 400, errorCode, message: found });
  });

  it("are taken from the first to the last day that a query can name (soql.md §4)", () => {
    const context = emptyOrg();
    for (const CloseDate of ["1700-01-01", "4000-12-31"]) {
      const id = createRecord(context, "Opportunity", { ...deal, CloseDate });
      expect(stored(context, "Opportunity", id)).toMatchObject({ CloseDate });
    }
  });

  it("are refused all at once", () => {
    const values = { LastName: "x".repeat(81), Email: "a@b", GeocodeAccuracy: "Near", Company: "Acme" };
    const { items } = refusal(() => createRecord(emptyOrg(), "Lead", values));
    expect(items.map((item) => [item.errorCode, item.fields])).toEqual([
      ["STRING_TOO_LONG", ["LastName"]],
      ["INVALID_EMAIL_ADDRESS", ["Email"]],
      ["INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", ["GeocodeAccuracy"]],
    ]);
  });

  it("are refused for a duplicate of a unique value, naming the other record", () => {
    const context = emptyOrg([uniqueSourceId]);
    const first = createDeal(context, { Source_Id__c: "A-1" });
    const second = createDeal(context, { Source_Id__c: "A-2" });
    const message = `duplicate value found: Source_Id__c duplicates value on record with id: ${first.slice(0, 15)}`;
    const expected = { status: 400, items: [{ errorCode: "DUPLICATE_VALUE", message, fields: [] }] };
    expect(refusal(() => createDeal(context, { Source_Id__c: "a-1" }))).toEqual(expected);
    const update = (): void => {
      updateRecord(context, "Opportunity", second, { Source_Id__c: "A-1" });
    };
    expect(refusal(update)).toEqual(expected);
    updateRecord(context, "Opportunity", first, { Source_Id__c: "A-1", NextStep: "Call" });
    deleteRecord(context, "Opportunity", first);
    update();
    expect(stored(context, "Opportunity", second).Source_Id__c).toBe("A-1");
  });

  it("are refused for a username that is taken", () => {
    const context = emptyOrg();
    const values = { Username: "ANA@example.com", LastName: "Lima" };
    expect(refusal(() => loadRecord(context, "User", values)).items).toMatchObject([
      { errorCode: "DUPLICATE_USERNAME", fields: ["Username"] },
    ]);
  });
});

describe("a lookup (errors.md §6)", () => {
  it("is refused for a record of another object", () => {
    const context = emptyOrg();
    const { items } = refusal(() => createDeal(context, { AccountId: context.userId }));
    expect(items).toEqual([
      {
        errorCode: "FIELD_INTEGRITY_EXCEPTION",
        message: `Account ID: id value of incorrect type: ${context.userId}`,
        fields: ["AccountId"],
      },
    ]);
  });

  it.each([
    ["of the org's own objects", makeId("006", 99)],
    ["of an object that the org does not hold", makeId("701", 1)],
  ])("is refused for a missing record %s", (_kind, id) => {
    expect(refusedCreate("Task", { WhatId: id })).toEqual({
      status: 400,
      errorCode: "INVALID_CROSS_REFERENCE_KEY",
      message: "invalid cross reference id",
      fields: [],
    });
  });

  it("is refused for a deleted record", () => {
    const context = emptyOrg();
    const id = createDeal(context);
    deleteRecord(context, "Opportunity", id);
    expect(refusal(() => createRecord(context, "Task", { WhatId: id }))).toEqual({
      status: 400,
      items: [{ errorCode: "ENTITY_IS_DELETED", message: "entity is deleted", fields: [] }],
    });
  });

  it("is refused for an owner who is inactive", () => {
    const context = emptyOrg();
    const former = loadRecord(context, "User", { Username: "x@example.com", LastName: "X", IsActive: false });
    expect(refusal(() => createDeal(context, { OwnerId: former })).items).toEqual([
      {
        errorCode: "INACTIVE_OWNER_OR_USER",
        message: `operation performed with inactive user [${former.slice(0, 15)}] as owner of opportunity`,
        fields: ["OwnerId"],
      },
    ]);
  });

  it("is refused when it closes a circle", () => {
    const context = emptyOrg();
    const parent = createRecord(context, "Account", { Name: "Parent" });
    const child = createRecord(context, "Account", { Name: "Child", ParentId: parent });
    for (const ancestor of [child, parent]) {
      const { items } = refusal(() => {
        updateRecord(context, "Account", parent, { ParentId: ancestor });
      });
      expect(items).toMatchObject([{ errorCode: "CIRCULAR_DEPENDENCY", fields: ["ParentId"] }]);
    }
  });

  it("is refused beside a lead", () => {
    const context = emptyOrg();
    const lead = createRecord(context, "Lead", { LastName: "Ito", Company: "Acme" });
    const opportunity = createDeal(context);
    expect(refusal(() => createRecord(context, "Task", { WhoId: lead, WhatId: opportunity })).items).toEqual([
      {
        errorCode: "FIELD_INTEGRITY_EXCEPTION",
        message: "field integrity exception: WhoId, WhatId",
        fields: ["WhoId", "WhatId"],
      },
    ]);
    expect(stored(context, "Task", createRecord(context, "Task", { WhoId: lead })).WhoId).toBe(lead);
  });
});

describe("a record that is not there (errors.md §6)", () => {
  const attempts = [
    ["update", updateRecord],
    ["delete", deleteRecord],
  ] as const;

  it.each(attempts)("cannot be the subject of %s", (_name, attempt) => {
    const context = emptyOrg();
    const refused = (id: string): unknown =>
      refusal(() => {
        attempt(context, "Opportunity", id, {});
      });
    const missing = [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }];
    expect(refused(makeId("006", 99))).toEqual({ status: 404, items: missing });
    expect(refused("rid")).toMatchObject({
      status: 404,
      items: [{ message: "Provided external ID field does not exist or is not accessible: rid" }],
    });
    expect(refused(context.userId)).toMatchObject({
      status: 400,
      items: [{ errorCode: "MALFORMED_ID", fields: ["Id"] }],
    });
    const id = createDeal(context);
    deleteRecord(context, "Opportunity", id);
    const deleted = [{ errorCode: "ENTITY_IS_DELETED", message: "entity is deleted", fields: [] }];
    expect(refused(id)).toEqual({ status: 404, items: deleted });
  });

  it("cannot be of an unknown object", () => {
    expect(refusal(() => createRecord(emptyOrg(), "Widget", {}))).toMatchObject({ status: 404 });
  });

  it("cannot come about by deleting a user", () => {
    const context = emptyOrg();
    const { status, items } = refusal(() => {
      deleteRecord(context, "User", context.userId);
    });
    expect([status, items[0]?.errorCode]).toEqual([405, "METHOD_NOT_ALLOWED"]);
  });

  it("cannot be a lead that was converted", () => {
    const context = emptyOrg();
    const values = { LastName: "Ito", Company: "Acme", IsConverted: true };
    const lead = createRecord(context, "Lead", values);
    const { items } = refusal(() => {
      updateRecord(context, "Lead", lead, { Title: "CTO" });
    });
    expect(items).toEqual([
      { errorCode: "CANNOT_UPDATE_CONVERTED_LEAD", message: "cannot reference converted lead", fields: [] },
    ]);
  });
});
