import { readFormulaField } from "../formula/read-formula-field";
import type { FieldDescribe } from "../metadata/schema";
import type { ReadContext } from "./read-context";
import type { FieldValue, OrgRecord } from "./table";

/** What must be known of a field to read it. */
export type ReadableField = Pick<FieldDescribe, "name"> & Partial<Pick<FieldDescribe, "calculatedFormula">>;

/** The value of a record's field, computed where it is a formula; null for a field that the record does not have. */
export function readValue(context: ReadContext, field: ReadableField, row: Readonly<OrgRecord>): FieldValue {
  if (typeof field.calculatedFormula === "string") return readFormulaField(context, field.name, row);
  return row[field.name] ?? null;
}
