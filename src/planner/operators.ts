import { objectOfId } from "../catalogue/catalogue";
import type { FieldType, InterfaceDef, SObjectDef } from "../catalogue/define";
import { parseRecordId } from "../catalogue/record-id";
import { GatewayError } from "../errors";
import type { ComparisonOperator, Value } from "../soql/ast";
import { and, compare, isIn, isNotIn, isNotNull, isNull, type Folded } from "../soql/conditions";

/** SOQL's own bound on one string in WHERE (soql.md §4). */
const maxTextLength = 4000;
/** Salesforce numbers have at most 18 digits. */
export const maxNumber = 1e18;

/** What the operators of one filter entry compare. */
export interface Compared {
  readonly type: FieldType;
  readonly path: string;
  /** Whose ids these are, for ids. */
  readonly of?: SObjectDef | InterfaceDef;
}

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  eq: "=",
  ne: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};
const periods: Readonly<Record<string, ComparisonOperator>> = { during: "=", before: "<", after: ">" };
const patterns = ["contains", "startsWith", "endsWith"] as const;

/** Makes a condition of an operator object such as `{ gte: 5, lt: 10 }`: all of its operators must hold. */
export function compileOperators(compared: Compared, operators: unknown, at: string): Folded {
  const entries = Object.entries(operators ?? {});
  if (entries.length === 0) {
    throw refusal(`\`${at}\` names no operator and would match every record. Give it one, or leave it out.`);
  }
  return and(
    ...entries.map(([operator, operand]) => compileOperator(compared, operator, operand, `${at}.${operator}`)),
  );
}

function compileOperator(compared: Compared, operator: string, operand: unknown, at: string): Folded {
  const { path } = compared;
  if (operand === null || operand === undefined) {
    throw refusal(`\`${at}\` is null. To find records with or without a value, use \`isNull\`.`);
  }
  if (operator === "isNull") return operand === true ? isNull(path) : isNotNull(path);
  const comparison = comparisons[operator];
  if (comparison) return compare(path, comparison, toValue(compared, operand, at));
  const values = () => (Array.isArray(operand) ? operand.map((item) => toValue(compared, item, at)) : []);
  if (operator === "in") return isIn(path, values());
  if (operator === "notIn") return isNotIn(path, values());
  const match = patterns.find((known) => known === operator);
  if (match && operand === "") {
    throw refusal(`\`${at}\` is an empty text, which every text contains. Leave it out, or use \`isNull\`.`);
  }
  if (match) {
    const wildcards = match === "contains" ? 2 : 1;
    return compare(path, "LIKE", {
      kind: "pattern",
      match,
      value: requireText(operand, at, maxTextLength - wildcards),
    });
  }
  const period = periods[operator];
  if (period) return compare(path, period, toPeriod(compared, operand, at));
  throw new TypeError(`Unknown operator ${operator}`);
}

function toValue({ type, of }: Compared, operand: unknown, at: string): Value {
  switch (type) {
    case "id":
      return { kind: "string", value: requireId(operand, of, at) };
    case "text":
    case "longText":
    case "picklist":
    case "address":
      if (operand === "") throw refusal(`\`${at}\` is an empty text, which Salesforce stores as null. Use \`isNull\`.`);
      return { kind: "string", value: requireText(operand, at) };
    case "boolean":
      return { kind: "boolean", value: operand === true };
    case "int":
    case "double":
    case "currency":
    case "percent": {
      const value = Number(operand);
      if (Math.abs(value) > maxNumber)
        throw refusal(`\`${at}\` has more than the 18 digits that Salesforce numbers have.`);
      return { kind: "number", value };
    }
    case "date":
      return { kind: "date", value: String(operand) };
    case "dateTime":
      return { kind: "dateTime", value: String(operand) };
  }
}

/** A date literal, or a day. A day is no period of a dateTime field, as its bounds depend on a time zone. */
function toPeriod({ type }: Compared, operand: unknown, at: string): Value {
  const value = String(operand);
  if (!/^\d/.test(value)) return { kind: "dateLiteral", value };
  if (type === "dateTime") {
    throw refusal(`\`${at}\` takes a date literal such as "LAST_N_DAYS:30". For one day, use \`gte\` and \`lt\`.`);
  }
  return { kind: "date", value };
}

function requireText(operand: unknown, at: string, maxLength = maxTextLength): string {
  const text = String(operand);
  if (text.length > maxLength) {
    throw refusal(`\`${at}\` has ${text.length} characters; Salesforce compares at most ${maxLength}.`);
  }
  return text;
}

/** Reads an id and checks that it can be of the object: by its first three characters, as far as the gateway knows them. */
export function requireId(operand: unknown, of: SObjectDef | InterfaceDef | undefined, at: string): string {
  const id = parseRecordId(String(operand));
  if (id === undefined) {
    const shown = JSON.stringify(String(operand).slice(0, 80));
    throw refusal(
      `\`${at}\` is not a Salesforce id: ${shown}. An id has 15 letters and digits, or 18 of which the last three check the others.`,
    );
  }
  const actual = objectOfId(id);
  if (of?.kind === "object" && actual !== of) {
    throw refusal(
      `\`${at}\` must be the id of a record of type ${of.name}, which begins with ${of.keyPrefix}, not ${id}.`,
    );
  }
  if (of?.kind === "interface" && actual && !of.members().includes(actual)) {
    throw refusal(`\`${at}\` is the id of a record of type ${actual.name}, which no ${of.name} can be: ${id}.`);
  }
  return id;
}

function refusal(message: string): GatewayError {
  return new GatewayError("BAD_USER_INPUT", message);
}
