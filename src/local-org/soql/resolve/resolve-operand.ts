import { toId18 } from "../../records/record-id";
import type { Literal } from "../parse/ast";
import { Refusal } from "../refusal";
import { comparisonKeyOf, type Key } from "../values/comparison-key";
import { type Periods, resolvePeriods } from "../values/date-literals";
import { classOf } from "../values/value-class";
import { startOfDay } from "../values/zone-days";
import type { Operand, QueryField } from "./resolved-query";
import type { Scope } from "./scope";

/**
 * What a field is compared with, once the literal is known to be of the field's type: SOQL converts nothing, so text
 * is quoted, numbers and dates are not, and a date is no dateTime (soql.md §4). `at` is where the field stands.
 */
export function resolveOperand(scope: Scope, field: QueryField, literal: Literal, at: number): Operand {
  if (literal.kind === "null") return { kind: "null" };
  const valueClass = classOf(field.type);
  const wrongType = () => refuseType(field, valueClass, at);
  switch (valueClass) {
    case "id":
      if (literal.kind !== "string") throw wrongType();
      return literal.value === "" ? { kind: "null" } : key(resolveId(literal.value, at));
    case "text": {
      if (literal.kind !== "string") throw wrongType();
      const compared = comparisonKeyOf(field)(literal.value);
      // An empty text is stored as none at all.
      return compared === null || compared === "" ? { kind: "null" } : key(compared);
    }
    case "int":
      if (literal.kind !== "number" || !literal.whole) throw wrongType();
      return key(literal.value);
    case "double":
      if (literal.kind !== "number") throw wrongType();
      return key(literal.value);
    case "boolean":
      if (literal.kind !== "boolean") throw wrongType();
      return key(literal.value);
    case "date":
    case "dateTime":
      if (literal.kind === "dateLiteral") return resolveRange(scope, valueClass, literal.periods);
      if (literal.kind !== valueClass) throw wrongType();
      return key(literal.value);
    case "time":
      if (literal.kind !== "time") throw wrongType();
      return key(literal.value);
    case "opaque":
      throw new Refusal("INVALID_FIELD", `field '${field.name}' can not be filtered in a query call`, at);
  }
}

/** The refusal of a literal that is not of a field's type, in Salesforce's words. */
export function refuseType(field: QueryField, valueClass: string, at: number): Refusal {
  const type = valueClass === "id" || valueClass === "text" ? "string" : valueClass;
  const quotes = type === "string" ? "should be enclosed in quotes" : "should not be enclosed in quotes";
  return new Refusal(
    "INVALID_FIELD",
    `value of filter criterion for field '${field.name}' must be of type ${type} and ${quotes}`,
    at,
  );
}

function key(value: Key): Operand {
  return { kind: "key", key: value };
}

function resolveId(text: string, at: number): string {
  const id = toId18(text);
  if (id !== undefined) return id;
  throw new Refusal("INVALID_QUERY_FILTER_OPERATOR", `invalid ID field: ${text}`, at);
}

function resolveRange({ context }: Scope, valueClass: "date" | "dateTime", periods: Periods): Operand {
  const days = resolvePeriods(periods, context);
  if (valueClass === "date") return { kind: "range", ...days };
  const instant = (day: string) => startOfDay(day, context.timeZone).toISOString();
  return { kind: "range", from: instant(days.from), until: instant(days.until) };
}
