import type { Row } from "../soql/executor";

/** The value at a dotted path of a row; undefined when a lookup on the way is empty. */
export function readPath(row: Row, path: string): unknown {
  let value: unknown = row;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Row)[part];
  }
  return value;
}

/** A nested record of a row; undefined where Salesforce says null. */
export function readRow(row: Row, key: string): Row | undefined {
  const value = row[key];
  return typeof value === "object" && value !== null ? (value as Row) : undefined;
}

/** The records of a child list of a row. Salesforce says null, not an empty list, where there are none. */
export function readChildren(row: Row, relationshipName: string): readonly Row[] {
  const records = readRow(row, relationshipName)?.records;
  return Array.isArray(records) ? (records as readonly Row[]) : [];
}

/** Salesforce's `2026-09-14T09:00:00.000+0000` as ISO 8601 in UTC. */
export function toUtc(dateTime: string): string {
  return new Date(dateTime.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")).toISOString();
}
