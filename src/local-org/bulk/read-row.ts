import { findByExternalId, refuseSeveral } from "../records/external-id";
import { refuseRecord } from "../records/refuse-record";
import type { SaveContext } from "../records/save-context";
import { coerceValue } from "../records/values/coerce-value";
import type { UploadColumn } from "./map-columns";

/** What a row gives: the id, if it has that column, and the values of fields by name. */
export interface UploadedRow {
  readonly id: string | undefined;
  readonly values: Record<string, unknown>;
}

const longestValue = 32_000;

/** An empty value leaves a field as it is; this one empties it. */
const nullText = "#N/A";

/** Reads a row under its columns. Throws for values that their fields cannot hold. */
export function readRow(context: SaveContext, columns: readonly UploadColumn[], cells: readonly string[]): UploadedRow {
  const values: Record<string, unknown> = {};
  let id: string | undefined;
  columns.forEach((column, i) => {
    const cell = cells[i] ?? "";
    if (column.kind === "id") id = cell === "" || cell === nullText ? undefined : cell.trim();
    else if (cell !== "") {
      const field = column.kind === "field" ? column.field : column.lookup;
      values[field.name] = cell === nullText ? null : readCell(context, column, cell);
    }
  });
  return { id, values };
}

function readCell(context: SaveContext, column: Exclude<UploadColumn, { kind: "id" }>, cell: string): unknown {
  const field = column.kind === "field" ? column.field : column.key;
  if (cell.length > longestValue && cell.length > field.length) {
    throw refuseRecord("STRING_TOO_LONG", `${field.label}: data value too large (max length=${longestValue})`, [
      field.name,
    ]);
  }
  if (column.kind === "parent") return findParent(context, column, cell);
  const isHeld = coerceValue(field, cell) !== undefined;
  if (isHeld) return cell;
  if (field.type === "reference") {
    throw refuseRecord("MALFORMED_ID", `${field.label}: id value of incorrect type: ${cell}`, [field.name]);
  }
  throw refuseRecord("INVALID_TYPE_ON_FIELD_IN_RECORD", `${field.label}: value not of required type: ${cell}`, [
    field.name,
  ]);
}

function findParent(context: SaveContext, { object, key }: UploadColumn & { kind: "parent" }, cell: string): string {
  const value = coerceValue(key, cell);
  const found = value === undefined || value === null ? [] : findByExternalId(context, object, { field: key, value });
  const [record] = found;
  if (record === undefined) {
    const message = `Foreign key external ID: ${cell} not found for field ${key.name} in entity ${object.name}`;
    throw refuseRecord("INVALID_FIELD", message, []);
  }
  if (found.length > 1) throw refuseSeveral(key, found);
  return String(record.Id);
}
