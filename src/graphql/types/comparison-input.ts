import { type ClassType, Field, Float, ID, InputType, Int } from "type-graphql";
import type { GraphQLScalarType } from "graphql";
import { DateScalar } from "../scalars/date";
import { DateLiteralScalar } from "../scalars/date-literal";
import { DateTimeScalar } from "../scalars/date-time";
import { comparison, equality, matching, type Operator, operatorDescriptions, span } from "./operators";

const spans: ReadonlySet<Operator> = new Set(span);

type Scalar = GraphQLScalarType | typeof String | typeof Boolean;

function comparisonInput(name: string, description: string, value: Scalar, operators: readonly Operator[]): ClassType {
  @InputType(name, { description: `${description} All operators given must hold; at least one is needed.` })
  class Comparison {}

  for (const operator of operators) {
    const options = { nullable: true, description: operatorDescriptions[operator] };
    Field(() => operandOf(operator, value), options)(Comparison.prototype, operator);
  }
  return Comparison;
}

function operandOf(operator: Operator, value: Scalar): Scalar | [Scalar] {
  if (operator === "in" || operator === "notIn") return [value];
  if (operator === "isNull") return Boolean;
  return spans.has(operator) ? DateLiteralScalar : value;
}

export const IdFilter = comparisonInput("IdFilter", "Compares ids, of 15 or 18 characters.", ID, [
  ...equality,
  "isNull",
]);

export const StringFilter = comparisonInput("StringFilter", "Compares text without regard to case.", String, [
  ...equality,
  ...comparison,
  ...matching,
  "isNull",
]);

export const PicklistFilter = comparisonInput(
  "PicklistFilter",
  "Compares picklist values by their API name, as records hold it.",
  String,
  [...equality, "isNull"],
);

export const BooleanFilter = comparisonInput("BooleanFilter", "Compares yes with no; there is always one.", Boolean, [
  "eq",
  "ne",
]);

export const IntFilter = comparisonInput("IntFilter", "Compares whole numbers.", Int, [
  ...equality,
  ...comparison,
  "isNull",
]);

export const FloatFilter = comparisonInput("FloatFilter", "Compares numbers.", Float, [
  ...equality,
  ...comparison,
  "isNull",
]);

export const DateFilter = comparisonInput("DateFilter", "Compares days.", DateScalar, [
  ...equality,
  ...comparison,
  ...span,
  "isNull",
]);

export const DateTimeFilter = comparisonInput("DateTimeFilter", "Compares moments.", DateTimeScalar, [
  ...equality,
  ...comparison,
  ...span,
  "isNull",
]);
