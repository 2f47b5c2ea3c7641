import type { FieldDescribe, ObjectSchema } from "../metadata/schema";
import { recordJson } from "../records/record-json";
import type { OrgRecord } from "../records/table";
import { refuse } from "../refusals";
import { readPaths, type JsonRecord } from "../soql/query";
import { queryContext } from "./query-context";
import type { RestContext } from "./route";

const fieldPath = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/;

function noSuchColumn(name: string, object: ObjectSchema): Error {
  return refuse(400, "INVALID_FIELD", `No such column '${name}' on sobject of type ${object.name}`);
}

/** The object's own fields of these names, each once, and Id, last unless it was named. Throws INVALID_FIELD. */
export function namedFields(object: ObjectSchema, names: readonly string[]): readonly FieldDescribe[] {
  const fields = new Set<FieldDescribe>();
  for (const name of [...names, "Id"]) {
    const field = object.field(name);
    if (field === undefined) throw noSuchColumn(name, object);
    fields.add(field);
  }
  return [...fields];
}

/** A record by the fields that a request names. A name may lead through parents: `Owner.Name` (rest-api.md §5). */
export function selectFields(
  context: RestContext,
  object: ObjectSchema,
  record: OrgRecord,
  names: readonly string[],
): JsonRecord {
  const own = names.filter((name) => !name.includes("."));
  const fields = namedFields(object, own);
  if (own.length === names.length) return recordJson(queryContext(context, false), object, record, fields);
  for (const name of names) if (!fieldPath.test(name)) throw noSuchColumn(name, object);
  const paths = new Set([...names.filter((name) => name.includes(".")), ...fields.map((field) => field.name)]);
  return readPaths(queryContext(context, false), object, record, [...paths]);
}
