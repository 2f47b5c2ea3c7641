import type { FieldValue } from "../../records/table";
import type { ComparisonOperator } from "../parse/ast";
import type { Compared, Operand, QueryField, ResolvedCondition } from "../resolve/resolved-query";
import { comparisonKeyOf, type Key } from "../values/comparison-key";
import { compilePattern } from "../values/match-pattern";

/** How to read of an item, a record or a group, the value that a condition is about. */
export type CompileRead<Item, By> = (by: By) => (item: Item) => FieldValue;

/**
 * A condition as a function of a record or a group. There are two truth values, so `!=`, NOT IN and NOT hold where there
 * is no value at all, also for want of a parent (soql.md §4).
 */
export function compileCondition<Item, By>(
  condition: ResolvedCondition<By>,
  compileRead: CompileRead<Item, By>,
): (item: Item) => boolean {
  switch (condition.kind) {
    case "and": {
      const tests = condition.terms.map((term) => compileCondition(term, compileRead));
      return (item) => tests.every((test) => test(item));
    }
    case "or": {
      const tests = condition.terms.map((term) => compileCondition(term, compileRead));
      return (item) => tests.some((test) => test(item));
    }
    case "not": {
      const test = compileCondition(condition.term, compileRead);
      return (item) => !test(item);
    }
    case "comparison": {
      const read = compileKey(condition, compileRead);
      const test = compileComparison(condition.field, condition.operator, condition.operand);
      return (item) => test(read(item));
    }
    case "like": {
      const read = compileRead(condition.by);
      const matches = compilePattern(condition.pattern);
      return (item) => {
        const value = read(item);
        return typeof value === "string" && matches(value);
      };
    }
    case "in": {
      const read = compileKey(condition, compileRead);
      const test = compileMembership(condition.field, condition.operands);
      return condition.negated ? (item) => !test(read(item)) : (item) => test(read(item));
    }
    case "includes": {
      const read = compileKey(condition, compileRead);
      const test = compileInclusion(condition.sets);
      return condition.negated ? (item) => !test(read(item)) : (item) => test(read(item));
    }
  }
}

/** A boolean without a value, which is one of a missing parent, counts as false. */
function compileKey<Item, By>({ by, field }: Compared<By>, compileRead: CompileRead<Item, By>) {
  const read = compileRead(by);
  const keyOf = comparisonKeyOf(field);
  if (field.type === "boolean") return (item: Item): Key | null => read(item) ?? false;
  return (item: Item): Key | null => keyOf(read(item));
}

type KeyTest = (key: Key | null) => boolean;

function compileMembership(field: QueryField, operands: readonly Operand[]): KeyTest {
  const keys = new Set(operands.flatMap((operand) => (operand.kind === "key" ? [operand.key] : [])));
  const others = operands
    .filter((operand) => operand.kind !== "key")
    .map((operand) => compileComparison(field, "=", operand));
  return (key) => (key !== null && keys.has(key)) || others.some((test) => test(key));
}

function compileInclusion(sets: readonly (readonly Key[])[]): KeyTest {
  return (key) => {
    if (typeof key !== "string") return false;
    const values = new Set<Key>(key.split(";").map((value) => value.trim()));
    return sets.some((set) => set.length > 0 && set.every((value) => values.has(value)));
  };
}

function compileComparison(field: QueryField, operator: ComparisonOperator, operand: Operand): KeyTest {
  switch (operand.kind) {
    case "null":
      return compileNullComparison(field, operator);
    case "key":
      return compileRange(operator, operand.key, operand.key, true);
    case "range":
      return compileRange(operator, operand.from, operand.until, false);
  }
}

/** Nothing is less or greater than no value. A boolean without a value counts as false. */
function compileNullComparison(field: QueryField, operator: ComparisonOperator): KeyTest {
  const isNothing: KeyTest = field.type === "boolean" ? (key) => key !== true : (key) => key === null;
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
