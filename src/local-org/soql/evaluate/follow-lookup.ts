import type { ObjectSchema } from "../../metadata/schema";
import { readValue } from "../../records/read-value";
import type { FieldValue, OrgRecord } from "../../records/table";
import type { QueryContext } from "../query-context";
import { ALIAS_FIELD, TYPE_FIELD } from "../resolve/name-object";
import type { FieldPath, Lookup } from "../resolve/resolved-query";
import { compileDerivation } from "./derive-value";

/** A record, and the object it is of. */
export interface Found {
  readonly object: ObjectSchema;
  readonly row: OrgRecord;
}

/** Plain queries see neither deleted nor archived records; queryAll sees both (rest-api.md §3). Sharing hides the rest. */
export function isVisible(context: QueryContext, object: ObjectSchema, row: OrgRecord): boolean {
  if (!context.includeDeleted && (row.IsDeleted === true || row.IsArchived === true)) return false;
  return context.access.canRead(object, row);
}

/** The parent that a record's lookup points to: undefined for none, and for one that cannot be seen. */
export function followLookup(context: QueryContext, lookup: Lookup, row: OrgRecord): Found | undefined {
  const id = row[lookup.key];
  if (typeof id !== "string") return undefined;
  const object = lookup.target ?? context.schema.byKeyPrefix(id.slice(0, 3));
  const parent = object && context.database.table(object.name).get(id);
  return parent && isVisible(context, object, parent) ? { object, row: parent } : undefined;
}

/** How to read the value at a path of a record: null when a parent on the way is missing. */
export function compileValue(context: QueryContext, path: FieldPath): (row: OrgRecord) => FieldValue {
  const { lookups, derivation } = path;
  const { name } = path.field;
  const derive = derivation && compileDerivation(context, derivation, path.field);
  if (lookups.length === 0) {
    const read = (row: OrgRecord) => readValue(context, path.field, row);
    return derive === undefined ? read : (row) => derive(read(row), row);
  }
  const readsName = lookups.at(-1)?.target === undefined;
  return (start) => {
    let found: Found | undefined;
    let row = start;
    for (const lookup of lookups) {
      found = followLookup(context, lookup, row);
      if (found === undefined) return null;
      row = found.row;
    }
    const value = found !== undefined && readsName ? readNameField(found, name) : readValue(context, path.field, row);
    return derive === undefined ? value : derive(value, row);
  };
}

/** What the Name pseudo-object makes of the record that it stands for, by the field; the other fields are the record's. */
export const madeNameFields: ReadonlyMap<string, (found: Found) => FieldValue> = new Map([
  // A queue is told from other groups: `Owner.Type = 'Queue'`.
  [TYPE_FIELD, ({ object, row }) => (object.name === "Group" && row.Type === "Queue" ? "Queue" : object.name)],
  [ALIAS_FIELD, (found) => readOwnField(found, "Alias") ?? readOwnField(found, "Name")],
]);

/** A field of the Name pseudo-object: what the record itself holds under that name, where its object has such a field. */
function readNameField(found: Found, name: string): FieldValue {
  return madeNameFields.get(name)?.(found) ?? readOwnField(found, name);
}

function readOwnField({ object, row }: Found, name: string): FieldValue {
  return object.field(name) === undefined ? null : (row[name] ?? null);
}
