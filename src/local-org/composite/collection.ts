import type { ObjectSchema, Schema } from "../metadata/schema";
import { refuseRecord } from "../records/refuse-record";
import { refuse } from "../refusals";
import { isJsonObject } from "../request";

/** A record of a collection, and what it is a record of. */
export interface ListedRecord {
  readonly object: ObjectSchema;
  readonly values: Readonly<Record<string, unknown>>;
  /** Records of one object that follow each other are saved together, as a chunk. */
  readonly chunk: number;
}

const mostRecords = 200;
const mostChunks = 10;

/** Throws when a collection has more records than one call may save (limits.md §4). */
export function requireFewRecords(count: number): void {
  if (count <= mostRecords) return;
  const message = `record limit reached. cannot submit more than ${mostRecords} records into this call`;
  throw refuse(400, "EXCEEDED_ID_LIMIT", message);
}

/** Numbers the chunks that items of these objects make. Throws when there are more than ten (rest-api.md §7). */
export function numberChunks(objects: readonly ObjectSchema[]): readonly number[] {
  let chunk = 0;
  const chunks = objects.map((object, index) => {
    if (index > 0 && object !== objects[index - 1]) chunk++;
    return chunk;
  });
  if (chunk < mostChunks) return chunks;
  // The code is that of the SOAP API; the words are our own.
  const message = `Records of different objects make ${chunk + 1} chunks. A call can have ${mostChunks}: group them by object`;
  throw refuse(400, "EXCEEDED_MAX_TYPES_LIMIT", message);
}

/** The value of a key in any case, as field names are written. */
export function valueOf(values: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(values).find((other) => other.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : values[key];
}

/** The values without the one of this key. */
export function without(values: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key.toLowerCase() !== name.toLowerCase()));
}

function objectOf(schema: Schema, record: Readonly<Record<string, unknown>>, index: number): ObjectSchema {
  const type = isJsonObject(record.attributes) ? record.attributes.type : undefined;
  if (typeof type !== "string" || type === "") {
    throw refuse(400, "INVALID_INPUT", `records[${index}] must say what it is: "attributes": {"type": "Account"}`);
  }
  const object = schema.object(type);
  if (object === undefined) throw refuse(400, "INVALID_TYPE", `sObject type '${type}' is not supported.`);
  return object;
}

/** The records of a collection's body. Throws for what is wrong with the call as a whole; then nothing is saved. */
export function readCollection(
  schema: Schema,
  body: Readonly<Record<string, unknown>>,
): { readonly allOrNone: boolean; readonly records: readonly ListedRecord[] } {
  const { allOrNone = false, records } = body;
  if (typeof allOrNone !== "boolean") throw refuse(400, "JSON_PARSER_ERROR", '"allOrNone" must be true or false');
  if (!Array.isArray(records)) throw refuse(400, "JSON_PARSER_ERROR", '"records" must be a list of records');
  requireFewRecords(records.length);
  const listed = records.map((values: unknown, index) => {
    if (!isJsonObject(values)) throw refuse(400, "JSON_PARSER_ERROR", `records[${index}] must be an object`);
    return { values, object: objectOf(schema, values, index) };
  });
  const chunks = numberChunks(listed.map(({ object }) => object));
  return { allOrNone, records: listed.map((record, index) => ({ ...record, chunk: chunks[index] ?? 0 })) };
}

/** The keys that more than one record of a chunk has; none of those records can be saved. */
export function repeatedKeys(keys: readonly (string | undefined)[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of keys) {
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

export function refuseDuplicateId(id: string): Error {
  return refuseRecord("DUPLICATE_VALUE", `Duplicate id specified: ${id}`, ["Id"]);
}

export function refuseDuplicateExternalId(field: string, value: unknown): Error {
  return refuseRecord("DUPLICATE_VALUE", `Duplicate external id specified: ${String(value)}`, [field]);
}
