import type { SalesforceError } from "../../errors";
import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import { refuse } from "../../refusals";
import { refuseRecord } from "../refuse-record";
import type { SaveContext } from "../save-context";
import type { FieldValue } from "../table";
import { coerceValue } from "./coerce-value";
import { readRelationship } from "./read-relationship";

type Operation = "create" | "update";

/** What a request gives, in stored form, in the order in which it was given. */
export type GivenValues = ReadonlyMap<FieldDescribe, FieldValue>;

type JsonValues = Readonly<Record<string, unknown>>;

/** What the platform's JSON reader calls a token, and the token. */
function nameToken(value: unknown): string {
  if (typeof value === "string") return `VALUE_STRING value ${value}`;
  if (typeof value === "number") return `VALUE_NUMBER_${Number.isInteger(value) ? "INT" : "FLOAT"} value ${value}`;
  if (Array.isArray(value)) return "START_ARRAY value [";
  if (typeof value === "object" && value !== null) return "START_OBJECT value {";
  return `VALUE_${String(value).toUpperCase()} value ${String(value)}`;
}

/** Where the reader stands when it meets a value, had the request been written on one line without blanks. */
function columnOf(values: JsonValues, name: string): number {
  let column = 2;
  for (const [key, value] of Object.entries(values)) {
    column += JSON.stringify(key).length + 1;
    if (key === name) break;
    column += JSON.stringify(value).length + 1;
  }
  return column + 1;
}

function unreadable(field: FieldDescribe, values: JsonValues, name: string): SalesforceError {
  const value = values[name];
  if (field.type === "reference" && typeof value === "string") {
    return refuseRecord("MALFORMED_ID", `malformed id ${value}`, [field.name]);
  }
  const place = `[line:1, column:${columnOf(values, name)}]`;
  const wanted = `Cannot deserialize instance of ${field.type} from ${nameToken(value)}`;
  return refuse(400, "JSON_PARSER_ERROR", `${wanted} or request may be missing a required field at ${place}`);
}

function idGiven(operation: Operation): SalesforceError {
  return operation === "create"
    ? refuseRecord("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", ["Id"])
    : refuseRecord("INVALID_FIELD", "The Id field should not be specified in the sobject data.", []);
}

function notWritable(names: readonly string[]): SalesforceError {
  const advice = "Please check the security settings of this field and verify that it is read/write for your profile";
  const message = `Unable to create/update fields: ${names.join(", ")}. ${advice} or permission set.`;
  return refuseRecord("INVALID_FIELD_FOR_INSERT_UPDATE", message, names);
}

function doublyNamed(lookup: FieldDescribe): SalesforceError {
  const names = `an external ID reference ${String(lookup.relationshipName)} and a salesforce id, ${lookup.name}`;
  return refuseRecord("INVALID_FIELD", `Cannot specify both ${names}`, []);
}

/**
 * Reads the values of a create or update. Throws for the first that is no field of the object or no value for its
 * field, then for all fields that cannot be written. Field names may come in any case, `attributes` is passed over, and
 * a relationship may stand for its lookup field.
 */
export function readValues(
  context: SaveContext,
  object: ObjectSchema,
  values: JsonValues,
  operation: Operation,
): GivenValues {
  const given = new Map<FieldDescribe, FieldValue>();
  const referred = new Set<FieldDescribe>();
  const unwritable: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (name === "attributes") continue;
    const lookup = object.field(name) === undefined ? object.parent(name) : undefined;
    const field = lookup ?? object.field(name);
    if (field === undefined) {
      throw refuse(400, "INVALID_FIELD", `No such column '${name}' on sobject of type ${object.name}`);
    }
    if (field.type === "id") throw idGiven(operation);
    if (!(operation === "create" ? field.createable : field.updateable)) {
      unwritable.push(field.name);
      continue;
    }
    if (given.has(field) && (lookup !== undefined || referred.has(field))) throw doublyNamed(field);
    if (lookup !== undefined) referred.add(field);
    const stored = lookup === undefined ? coerceValue(field, value) : readRelationship(context, field, value);
    if (stored === undefined) throw unreadable(field, values, name);
    given.set(field, stored);
  }
  if (unwritable.length > 0) throw notWritable(unwritable);
  return given;
}
