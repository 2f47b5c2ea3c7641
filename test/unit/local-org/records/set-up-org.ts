import { checkFormulas } from "../../../../src/local-org/formula/set-up-formulas";
import { completeField, type FieldParticulars } from "../../../../src/local-org/metadata/complete-field";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import { createObjectSchema, createSchema } from "../../../../src/local-org/metadata/object-schema";
import { noRules, type ObjectRules } from "../../../../src/local-org/metadata/object-rules";
import type { PicklistValue, Schema } from "../../../../src/local-org/metadata/schema";
import { loadRecord } from "../../../../src/local-org/records/load-record";
import { OrgDatabase } from "../../../../src/local-org/records/org-database";
import { fullAccess } from "../../../../src/local-org/records/record-access";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import { userId } from "./org-fixture";

/** What an administrator has added to a stock object. */
export interface Setup {
  readonly fields?: readonly FieldParticulars[];
  readonly rules?: Partial<ObjectRules>;
}

export function setUpSchema(setups: Readonly<Record<string, Setup>>): Schema {
  return createSchema(
    loadSchema().objects.map((object) => {
      const { fields = [], rules } = setups[object.name] ?? {};
      const added = new Set(fields.map(({ name }) => name));
      return createObjectSchema({
        ...object,
        fields: [...object.fields.filter(({ name }) => !added.has(name)), ...fields.map(completeField)],
        rules: { ...noRules, ...object.rules, ...rules },
      });
    }),
  );
}

/** As `emptyOrg`, with what administrators have set up. */
export function setUpOrg(setups: Readonly<Record<string, Setup>>): SaveContext {
  const schema = setUpSchema(setups);
  checkFormulas(schema);
  const context = {
    schema,
    database: new OrgDatabase(schema),
    access: fullAccess,
    now: new Date("2026-09-14T09:00:00.750Z"),
    userId,
    apiVersion: "62.0",
  };
  const names = { FirstName: "Ana", LastName: "Lima" };
  loadRecord(context, "User", { Username: "ana@example.com", ...names, IsActive: true, TimeZoneSidKey: "GMT" });
  return context;
}

/** A restricted picklist's values, all active. */
export function values(...names: readonly string[]): readonly PicklistValue[] {
  return names.map((value) => ({ active: true, defaultValue: false, label: value, validFor: null, value }));
}
