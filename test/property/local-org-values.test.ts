import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SalesforceError } from "../../src/local-org/errors";
import type { FieldParticulars } from "../../src/local-org/metadata/complete-field";
import type { ObjectSchema } from "../../src/local-org/metadata/schema";
import { createRecord, updateRecord } from "../../src/local-org/records/save-record";
import type { SaveContext } from "../../src/local-org/records/save-context";
import { createDeal, stored } from "../unit/local-org/records/org-fixture";
import { setUpOrg, values } from "../unit/local-org/records/set-up-org";

const custom = (name: string, type: string, more: Partial<FieldParticulars> = {}): FieldParticulars => ({
  name,
  label: name,
  type,
  custom: true,
  ...more,
});

const fields: readonly FieldParticulars[] = [
  custom("Time__c", "time"),
  custom("Many__c", "multipicklist", { length: 4099, restrictedPicklist: true, picklistValues: values("a", "b") }),
  custom("One__c", "picklist", { length: 255, restrictedPicklist: true, picklistValues: values("a", "b") }),
  custom("Unique__c", "string", { length: 20, unique: true, externalId: true, idLookup: true }),
  custom("Number__c", "double", { precision: 18, scale: 4, unique: true }),
  custom("Formula__c", "double", { calculated: true, createable: false, calculatedFormula: "Amount / 0", scale: 2 }),
];

/** Every code that a value may be refused with (errors.md §4, §5). */
const knownCodes = new Set([
  "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
  "CIRCULAR_DEPENDENCY",
  "DUPLICATE_EXTERNAL_ID",
  "DUPLICATE_USERNAME",
  "DUPLICATE_VALUE",
  "FIELD_INTEGRITY_EXCEPTION",
  "FUNCTIONALITY_NOT_ENABLED",
  "INACTIVE_OWNER_OR_USER",
  "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
  "INVALID_CROSS_REFERENCE_KEY",
  "INVALID_EMAIL_ADDRESS",
  "INVALID_FIELD",
  "INVALID_FIELD_FOR_INSERT_UPDATE",
  "INVALID_OPERATION",
  "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
  "INVALID_STATUS",
  "JSON_PARSER_ERROR",
  "MALFORMED_ID",
  "MISSING_ARGUMENT",
  "NUMBER_OUTSIDE_VALID_RANGE",
  "REQUIRED_FIELD_MISSING",
  "STRING_TOO_LONG",
]);

const anyValue = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double().map(String) },
  {
    weight: 1,
    arbitrary: fc
      .date({ noInvalidDate: false })
      .map((date) => (Number.isNaN(date.getTime()) ? "x" : date.toISOString())),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      " a ",
      "a;b;a",
      "2026-02-29",
      "2026-11-30",
      "2026-11-30T10:00:00.999+05:30",
      "25:00:00Z",
      "10:11:12Z",
      "a@b.co",
      "true",
      "1e400",
      "-0",
      "0010000000000001",
      "001xx000003DGb1",
      "012000000000000AAA",
    ),
  },
);

/** What else a record of the object needs. */
function needed({ name }: ObjectSchema, account: string, deal: string, contact: string): Record<string, unknown> {
  switch (name) {
    case "Account":
      return { Name: "a" };
    case "Contact":
      return { LastName: "a" };
    case "Lead":
      return { LastName: "a", Company: "a" };
    case "Opportunity":
      return { Name: "a", StageName: "Prospecting", CloseDate: "2026-11-30" };
    case "OpportunityContactRole":
      return { OpportunityId: deal, ContactId: contact };
    case "Event":
      return { StartDateTime: "2026-11-30T10:00:00Z", EndDateTime: "2026-11-30T11:00:00Z" };
    case "Note":
      return { Title: "a", ParentId: account };
    default:
      return {};
  }
}

function attempt(save: () => void): boolean {
  try {
    save();
    return true;
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    expect([400, 403, 404]).toContain(error.status);
    for (const { errorCode, message } of error.items) {
      expect(knownCodes).toContain(errorCode);
      expect(message).not.toBe("");
    }
    return false;
  }
}

function sizeOf(context: SaveContext): number {
  return context.schema.objects.reduce((sum, { name }) => sum + context.database.table(name).size, 0);
}

describe("any JSON value for any field of any object", () => {
  const context = setUpOrg({ Opportunity: { fields } });
  const account = createRecord(context, "Account", { Name: "Acme" });
  const contact = createRecord(context, "Contact", { LastName: "Ito" });
  const deal = createDeal(context);
  const places = new Map(
    context.schema.objects.flatMap((object) =>
      object.fields.map((field) => [`${object.name}.${field.name}`, { object, field }] as const),
    ),
  );

  it("is stored, reads back and may be saved again unchanged, or is refused and leaves nothing behind", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places.keys()), anyValue, (name, value) => {
        const place = places.get(name);
        if (place === undefined) throw new Error(name);
        const { object, field } = place;
        const before = sizeOf(context);
        let id = "";
        const saved = attempt(() => {
          id = createRecord(context, object.name, { ...needed(object, account, deal, contact), [field.name]: value });
        });
        if (!saved) {
          expect(sizeOf(context)).toBe(before);
          return;
        }
        const kept = stored(context, object.name, id)[field.name] ?? null;
        expect(["string", "number", "boolean", "object"]).toContain(typeof kept);
        if (typeof kept === "number") expect(Number.isFinite(kept)).toBe(true);
        if (typeof kept === "string") expect(kept).toBe(kept.trim());
        if (!field.updateable || kept === null || !object.updateable) return;
        if (attempt(() => updateRecord(context, object.name, id, { [field.name]: kept }))) {
          expect(stored(context, object.name, id)[field.name]).toBe(kept);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
