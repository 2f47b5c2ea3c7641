import type { FieldValue, OrgRecord } from "../../records/table";
import type { ComparisonOperator } from "../parse/ast";
import type { QueryContext } from "../query-context";
import type { FieldPath, Operand, ResolvedCondition } from "../resolve/resolved-query";
import { comparisonKeyOf, type Key } from "../values/comparison-key";
import { compilePattern } from "../values/match-pattern";
import { compileValue } from "./follow-lookup";

type Test = (row: OrgRecord) => boolean;

/**
 * A condition as a function of a record. There are two truth values, so `!=`, NOT IN and NOT hold where there is no
 * value at all, also for want of a parent (soql.md §4).
 */
export function compileCondition(context: QueryContext, condition: ResolvedCondition): Test {
  switch (condition.kind) {
    case "and": {
      const tests = condition.terms.map((term) => compileCondition(context, term));
      return (row) => tests.every((test) => test(row));
    }
    case "or": {
      const tests = condition.terms.map((term) => compileCondition(context, term));
      return (row) => tests.some((test) => test(row));
    }
    case "not": {
      const test = compileCondition(context, condition.term);
      return (row) => !test(row);
    }
    case "comparison": {
      const read = compileKey(context, condition.path);
      const test = compileComparison(condition.path, condition.operator, condition.operand);
      return (row) => test(read(row));
    }
    case "like": {
      const read = compileValue(context, condition.path);
      const matches = compilePattern(condition.pattern);
      return (row) => {
        const value = read(row);
        return typeof value === "string" && matches(value);
      };
    }
    case "in": {
      const read = compileKey(context, condition.path);
      const test = compileMembership(condition.path, condition.operands);
      return condition.negated ? (row) => !test(read(row)) : (row) => test(read(row));
    }
  }
}

function compileKey(context: QueryContext, path: FieldPath): (row: OrgRecord) => Key | null {
  const read: (row: OrgRecord) => FieldValue = compileValue(context, path);
  const keyOf = comparisonKeyOf(path.field);
  return (row) => keyOf(read(row));
}

type KeyTest = (key: Key | null) => boolean;

function compileMembership(path: FieldPath, operands: readonly Operand[]): KeyTest {
  const keys = new Set(operands.flatMap((operand) => (operand.kind === "key" ? [operand.key] : [])));
  const others = operands
    .filter((operand) => operand.kind !== "key")
    .map((operand) => compileComparison(path, "=", operand));
  return (key) => (key !== null && keys.has(key)) || others.some((test) => test(key));
}

function compileComparison(path: FieldPath, operator: ComparisonOperator, operand: Operand): KeyTest {
  switch (operand.kind) {
    case "null":
      return compileNullComparison(path, operator);
    case "key":
      return compileRange(operator, operand.key, operand.key, true);
    case "range":
      return compileRange(operator, operand.from, operand.until, false);
  }
}

/** Nothing is less or greater than no value. A boolean without a value counts as false. */
function compileNullComparison(path: FieldPath, operator: ComparisonOperator): KeyTest {
  const isNothing: KeyTest = path.field.type === "boolean" ? (key) => key !== true : (key) => key === null;
  switch (operator) {
    case "=":
      return isNothing;
    case "!=":
      return (key) => !isNothing(key);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return () => false;
  }
}

/** Compares with the values from `first` to `last`, or to just before it: one value is a range of its own. */
function compileRange(operator: ComparisonOperator, first: Key, last: Key, includesLast: boolean): KeyTest {
  const isBefore = (key: Key) => key < first;
  const isAfter = includesLast ? (key: Key) => key > last : (key: Key) => key >= last;
  switch (operator) {
    case "=":
      return (key) => key !== null && !isBefore(key) && !isAfter(key);
    case "!=":
      return (key) => key === null || isBefore(key) || isAfter(key);
    case "<":
      return (key) => key !== null && isBefore(key);
    case "<=":
      return (key) => key !== null && !isAfter(key);
    case ">":
      return (key) => key !== null && isAfter(key);
    case ">=":
      return (key) => key !== null && !isBefore(key);
  }
}
