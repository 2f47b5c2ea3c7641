import type { FieldDescribe } from "../metadata/schema";
import type { ReadContext } from "../records/read-context";
import type { FieldValue, OrgRecord } from "../records/table";

/** What a formula can be of. A picklist's value is text that only some functions take; `null` is the word NULL. */
export type FormulaType =
  "text" | "number" | "boolean" | "date" | "dateTime" | "time" | "picklist" | "multipicklist" | "null";

/** The record that a formula is evaluated for. */
export interface FormulaScope {
  readonly context: ReadContext;
  readonly row: Readonly<OrgRecord>;
  /** As the org holds it while it is being saved; undefined when it is new, or only read. */
  readonly before: Readonly<OrgRecord> | undefined;
  /** The value of a field of this or another record, computed where that is a formula itself. */
  readonly read: (field: FieldDescribe, row: Readonly<OrgRecord>) => FieldValue;
}

/**
 * A formula, or a part of one, as a function. Values are in stored form, empty text is null, and null is also the third
 * truth value: what compares with nothing is neither true nor false.
 */
export interface Expression {
  readonly type: FormulaType;
  readonly at: number;
  readonly evaluate: (scope: FormulaScope) => FieldValue;
  /** The field that the expression is, when it is nothing else. */
  readonly field?: FieldDescribe;
  /** Whether that field is the record's own, and so has an earlier value. */
  readonly isOwn?: boolean;
  /** The text that the expression is, when it is a literal. */
  readonly literal?: FieldValue;
}

/** The type of a field's values in formulas; undefined for what no formula can read. */
export function typeOfField({ type }: Pick<FieldDescribe, "type">): FormulaType | undefined {
  switch (type) {
    case "id":
    case "reference":
    case "string":
    case "textarea":
    case "email":
    case "phone":
    case "url":
    case "combobox":
    case "encryptedstring":
      return "text";
    case "int":
    case "double":
    case "currency":
    case "percent":
      return "number";
    case "boolean":
    case "date":
    case "time":
    case "picklist":
    case "multipicklist":
      return type;
    case "datetime":
      return "dateTime";
    default:
      return undefined;
  }
}

const typeNames: Readonly<Record<FormulaType, string>> = {
  text: "Text",
  number: "Number",
  boolean: "Boolean",
  date: "Date",
  dateTime: "Date/Time",
  time: "Time",
  picklist: "Picklist",
  multipicklist: "Picklist (Multi-Select)",
  null: "Null",
};

/** A type as the platform's formula editor calls it. */
export function nameType(type: FormulaType): string {
  return typeNames[type];
}
