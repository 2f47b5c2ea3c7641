import type { FieldDescribe } from "../metadata/schema";
import { roundTo } from "../records/values/coerce-number";
import type { FieldValue } from "../records/table";
import { nameType, typeOfField, type Expression, type FormulaType } from "./expression";
import { FormulaError } from "./formula-error";

/** Throws when a formula's result is of no type that the field can hold. */
export function requireFit(expression: Expression, field: FieldDescribe): void {
  const wanted = typeOfField(field);
  const takes: readonly (FormulaType | undefined)[] =
    wanted === "picklist" || wanted === "multipicklist" ? [wanted, "text"] : [wanted];
  if (expression.type === "null" || takes.includes(expression.type)) return;
  const names = `(${nameType(expression.type)}), incompatible with expected data type (${nameType(wanted ?? "null")})`;
  throw new FormulaError(`Formula result is data type ${names}.`, expression.at);
}

/** A formula's result as the field keeps it: numbers in its scale, percents times a hundred, a checkbox never empty. */
export function fitResult(field: FieldDescribe, value: FieldValue): FieldValue {
  if (field.type === "boolean") return value === true;
  if (typeof value !== "number") return value;
  return roundTo(field.type === "percent" ? Number((value * 100).toPrecision(15)) : value, field.scale);
}
