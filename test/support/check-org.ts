import { comparisonKeyOf } from "../../src/local-org/soql/values/comparison-key";
import type { Org } from "../../src/local-org/org";
import type { FieldDescribe, ObjectSchema } from "../../src/local-org/metadata/schema";
import { toId18 } from "../../src/local-org/records/record-id";
import { recordJson } from "../../src/local-org/records/record-json";
import { stringify } from "../../src/local-org/records/stringify";
import { administratorId } from "../../src/local-org/seed/user-values";
import type { FieldValue, OrgRecord } from "../../src/local-org/records/table";

const dateForm = /^\d{4}-\d\d-\d\d$/;
const dateTimeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isStored = (field: FieldDescribe): boolean => field.type !== "address" && field.type !== "location";

/** Says what is wrong with a value, by its field's describe alone. */
function findBadValue(field: FieldDescribe, value: FieldValue): string | undefined {
  if (value === null) return field.type === "boolean" ? "a boolean without a value" : undefined;
  switch (field.type) {
    case "boolean":
      return typeof value === "boolean" ? undefined : "no boolean";
    case "int":
      return Number.isSafeInteger(value) ? undefined : "no whole number";
    case "currency":
    case "double":
    case "percent":
      return typeof value === "number" && Number.isFinite(value) ? undefined : "no number";
    case "date":
      return dateForm.test(String(value)) && !Number.isNaN(Date.parse(String(value))) ? undefined : "no date";
    case "datetime":
      return dateTimeForm.test(String(value)) && !Number.isNaN(Date.parse(String(value))) ? undefined : "no dateTime";
    case "id":
    case "reference":
      return typeof value === "string" && toId18(value) === value ? undefined : "no id of 18 characters";
    default:
      if (typeof value !== "string") return "no text";
      return field.length > 0 && value.length > field.length ? `longer than ${String(field.length)}` : undefined;
  }
}

/** What records remember beside their fields: the event that a child event was invited by. */
const unseen: ReadonlySet<string> = new Set(["OriginEventId"]);

function* checkRecord(org: Org, object: ObjectSchema, row: OrgRecord): Iterable<string> {
  const name = `${object.name} ${String(row.Id)}`;
  if (!String(row.Id).startsWith(object.keyPrefix)) yield `${name} has another object's prefix`;
  for (const key of Object.keys(row))
    if (object.field(key) === undefined && !unseen.has(key)) yield `${name} holds ${key}, which is no field`;
  for (const field of object.fields) {
    if (!isStored(field)) continue;
    const value = row[field.name];
    if (value === undefined) {
      if (!field.calculated) yield `${name} lacks ${field.name}`;
      continue;
    }
    const problem = findBadValue(field, value);
    if (problem !== undefined) yield `${name}.${field.name} is ${problem}: ${JSON.stringify(value)}`;
    if (field.type !== "reference" || value === null || problem !== undefined) continue;
    const target = org.database.schema.byKeyPrefix(String(value).slice(0, 3));
    if (target !== undefined && org.database.table(target.name).get(String(value)) === undefined) {
      yield `${name}.${field.name} leads to nothing: ${String(value)}`;
    }
  }
  const { database, now } = org;
  const context = { database, now: now(), userId: administratorId, timeZone: "UTC", apiVersion: "62.0" };
  JSON.parse(stringify(recordJson(context, object, row)));
}

const indexed = (object: ObjectSchema): readonly FieldDescribe[] =>
  object.fields.filter((field) => isStored(field) && !field.calculated && field.type !== "boolean");

/** Has every index made, so that it must be kept from then on. */
export function makeIndexes(org: Org): void {
  for (const object of org.database.schema.objects) {
    const table = org.database.table(object.name);
    for (const field of indexed(object)) {
      table.findBy(field.name, "");
      table.sorted(field.name, comparisonKeyOf(field)).count({});
    }
  }
}

function* checkIndexes(org: Org, object: ObjectSchema): Iterable<string> {
  const table = org.database.table(object.name);
  const rows = [...table.rows()];
  for (const field of indexed(object)) {
    const keyOf = comparisonKeyOf(field);
    const found = [...table.sorted(field.name, keyOf).walk({})];
    const held = rows.filter((row) => (row[field.name] ?? null) !== null);
    if (
      found.length !== held.length ||
      new Set(found).size !== held.length ||
      !held.every((row) => table.get(String(row.Id)) === row)
    ) {
      yield `the sorted index of ${object.name}.${field.name} has ${String(found.length)} records of ${String(held.length)}`;
    }
    if (field.type !== "reference") continue;
    for (const id of new Set(held.map((row) => String(row[field.name])))) {
      const scanned = held.filter((row) => row[field.name] === id).length;
      if (table.referringTo(field.name, id).length !== scanned)
        yield `the index of ${object.name}.${field.name} is wrong for ${id}`;
    }
  }
}

/** What is broken in an org's records and indexes: nothing, or the first hundred findings. */
export function checkOrg(org: Org): readonly string[] {
  const findings: string[] = [];
  const ids = new Set<string>();
  for (const object of org.database.schema.objects) {
    for (const row of org.database.table(object.name).rows()) {
      const id = String(row.Id);
      // A note is a document, seen as text.
      if (ids.has(id) && !id.startsWith("069")) findings.push(`${id} is there twice`);
      ids.add(id);
      findings.push(...checkRecord(org, object, row));
    }
    findings.push(...checkIndexes(org, object));
  }
  return findings.slice(0, 100);
}
