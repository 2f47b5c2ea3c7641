import type { FieldType } from "../catalogue/define";
import { parseRecordId } from "../catalogue/record-id";
import { GatewayError } from "../errors";
import type { Value } from "../soql/ast";
import { and, compare, isNotIn, isNotNull, isNull, or, type Folded } from "../soql/conditions";
import type { Row } from "../soql/executor";
import { readPath, toUtc } from "./row";
import { maxNumber } from "./operators";
import type { OrderKey, Ordering } from "./order-by";

/** A value that a cursor can hold: the text, number or boolean that the record had, or null. */
type CursorValue = string | number | boolean | null;

/** A picklist has at most so many active values; those that are no longer active come beside them. */
const maxPassed = 2000;

/**
 * A position in an ordered list: the values of the record there, and for every key that follows the org's own order
 * (picklists, booleans) the values that were passed before it among the records equal in the keys before.
 */
export interface Position {
  readonly values: readonly CursorValue[];
  readonly passed: readonly (readonly CursorValue[])[];
}

/** Whether the order of a field's values is the org's set-up order, which no comparison can express. */
function followsSetup(type: FieldType): boolean {
  return type === "picklist" || type === "boolean";
}

/** A record has an id, and its checkboxes are true or false: SOQL would take a null there for false (soql.md §4). */
function canBeNull(key: OrderKey): boolean {
  return key.path !== "Id" && key.type !== "boolean";
}

export function encodeCursor(ordering: Ordering, position: Position): string {
  return Buffer.from(JSON.stringify([ordering.digest, position.values, position.passed])).toString("base64url");
}

/** Reads a cursor of this list. Whatever it holds, it can only be compared with: every value is checked for its kind. */
export function decodeCursor(ordering: Ordering, cursor: string): Position {
  const [digest, values, passed] = parse(cursor);
  if (typeof digest !== "string" || !Array.isArray(values) || !Array.isArray(passed)) throw refusal("is not a cursor");
  if (digest !== ordering.digest) throw refusal("belongs to a list with another filter or ordering");
  const fits =
    values.length === ordering.keys.length &&
    passed.length === ordering.keys.length &&
    ordering.keys.every((key, index) => {
      return isValueOf(key, values[index]) && isPassedOf(key, passed[index]);
    });
  if (!fits) throw refusal("is damaged");
  return { values: values as CursorValue[], passed: passed as CursorValue[][] };
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function refusal(what: string): GatewayError {
  return new GatewayError(
    "BAD_USER_INPUT",
    `\`after\` ${what}. Use the \`endCursor\` or \`cursor\` of this very list, with the same \`where\` and \`orderBy\`.`,
  );
}

function isPassedOf(key: OrderKey, passed: unknown): boolean {
  if (!Array.isArray(passed)) return false;
  const most = followsSetup(key.type) ? maxPassed : 0;
  return passed.length <= most && passed.every((value) => isValueOf(key, value));
}

function isValueOf(key: OrderKey, value: unknown): value is CursorValue {
  if (value === null) return canBeNull(key);
  switch (key.type) {
    case "id":
      return typeof value === "string" && parseRecordId(value) === value;
    case "text":
    case "longText":
    case "picklist":
    case "address":
      return typeof value === "string" && value.length <= 4000;
    case "boolean":
      return typeof value === "boolean";
    case "int":
      return typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= maxNumber;
    case "double":
    case "currency":
    case "percent":
      return typeof value === "number" && Math.abs(value) <= maxNumber;
    case "date":
      return typeof value === "string" && isMoment(value, `${value}T00:00:00.000Z`);
    case "dateTime":
      return typeof value === "string" && isMoment(value, value);
  }
}

/** Whether a text is a moment's only spelling in UTC, in the years that Salesforce knows. */
function isMoment(text: string, iso: string): boolean {
  const date = new Date(iso);
  return !Number.isNaN(date.getTime()) && date.toISOString() === iso && text >= "1700" && text < "4001";
}

/** The position of a row, given the position of the row before it (or the one that the page began after). */
export function positionOf(ordering: Ordering, row: Row, previous: Position | undefined): Position {
  const values = ordering.keys.map((key) => cursorValue(key, readPath(row, key.path)));
  let sameSoFar = previous !== undefined;
  const passed = ordering.keys.map((key, index): readonly CursorValue[] => {
    const before = previous?.values[index];
    const carried = sameSoFar ? (previous?.passed[index] ?? []) : [];
    const moved = before !== undefined && !isSame(key, before, values[index] ?? null);
    const result = sameSoFar && moved && followsSetup(key.type) ? [...carried, before] : carried;
    if (moved) sameSoFar = false;
    return followsSetup(key.type) ? result : [];
  });
  return { values, passed };
}

/**
 * Whether SOQL's `=` surely holds between two values: case means nothing to it, ids apart. Where letters have no one
 * partner of the other case, orgs may differ, and to take two values for one could lose records.
 */
function isSame(key: OrderKey, a: CursorValue, b: CursorValue): boolean {
  if (a === b) return true;
  if (key.type === "id" || typeof a !== "string" || typeof b !== "string") return false;
  return a.toLowerCase() === b.toLowerCase() && a.toUpperCase() === b.toUpperCase();
}

function cursorValue(key: OrderKey, value: unknown): CursorValue {
  if (typeof value === "string") return key.type === "dateTime" ? toUtc(value) : value;
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

/**
 * Everything that comes after a position: records that are later in the first key, or equal in it and later in the
 * second, and so on down to the id.
 */
export function after(ordering: Ordering, position: Position): Folded {
  const alternatives = ordering.keys.map((key, index) =>
    and(
      ...ordering.keys.slice(0, index).map((earlier, at) => equals(earlier, position.values[at] ?? null)),
      later(key, position.values[index] ?? null, position.passed[index] ?? []),
    ),
  );
  return or(...alternatives);
}

function equals(key: OrderKey, value: CursorValue): Folded {
  return value === null ? isNull(key.path) : compare(key.path, "=", toValue(key, value));
}

function later(key: OrderKey, value: CursorValue, passed: readonly CursorValue[]): Folded {
  if (value === null) return key.nulls === "LAST" ? false : isNotNull(key.path);
  if (key.type === "boolean") {
    return passed.length === 0 && compare(key.path, "=", { kind: "boolean", value: value === false });
  }
  const nullsAreLater = canBeNull(key) && key.nulls === "LAST" ? isNull(key.path) : false;
  if (followsSetup(key.type)) {
    const gone = [...passed, value].flatMap((other) => (other === null ? [] : [toValue(key, other)]));
    return or(and(isNotIn(key.path, gone), isNotNull(key.path)), nullsAreLater);
  }
  return or(compare(key.path, key.direction === "ASC" ? ">" : "<", toValue(key, value)), nullsAreLater);
}

function toValue(key: OrderKey, value: CursorValue): Value {
  switch (key.type) {
    case "boolean":
      return { kind: "boolean", value: value === true };
    case "int":
    case "double":
    case "currency":
    case "percent":
      return { kind: "number", value: Number(value) };
    case "date":
      return { kind: "date", value: String(value) };
    case "dateTime":
      return { kind: "dateTime", value: String(value) };
    case "id":
    case "text":
    case "longText":
    case "picklist":
    case "address":
      return { kind: "string", value: String(value) };
  }
}
