import type { FieldDescribe, ObjectSchema } from "../metadata/schema";
import { findByExternalId, requireExternalId } from "./external-id";
import { refuseRecord } from "./refuse-record";
import type { SaveContext } from "./save-context";

type Values = Readonly<Record<string, unknown>>;

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object that a parent is of: the lookup's only one, or that of its `attributes` where it may be of several. */
function parentObject({ schema }: SaveContext, lookup: FieldDescribe, parent: Values): ObjectSchema | undefined {
  const { type } = isValues(parent.attributes) ? parent.attributes : parent;
  const [only, ...others] = lookup.referenceTo;
  const name = typeof type === "string" ? type : others.length === 0 ? only : undefined;
  const object = name === undefined ? undefined : schema.object(name);
  return object !== undefined && lookup.referenceTo.includes(object.name) ? object : undefined;
}

function requireParentId(context: SaveContext, lookup: FieldDescribe, relationship: string, parent: Values): string {
  const object = parentObject(context, lookup, parent);
  const keys = Object.keys(parent).filter((key) => key !== "attributes" && key !== "type");
  const field = object?.field(keys[0] ?? "");
  if (object === undefined || field === undefined || keys.length !== 1 || !(field.externalId || field.idLookup)) {
    const message = `${relationship} must name its record by the object's type, where it may be of several, and one external ID`;
    throw refuseRecord("INVALID_FIELD", message, []);
  }
  const externalId = requireExternalId(field, parent[keys[0] ?? ""]);
  const found = findByExternalId(context, object, externalId);
  if (found.length === 1) return String(found[0]?.Id);
  const reason = found.length === 0 ? "not found" : "found more than once";
  const message = `Foreign key external ID: ${String(externalId.value)} ${reason} for field ${field.name} in entity ${object.name}`;
  throw refuseRecord("INVALID_FIELD", message, []);
}

/**
 * A record's values with the ids of the parents that it names by their external ids:
 * `"Account": {"Key__c": "7"}` is as good as an `AccountId` (rest-api.md §5). Throws INVALID_FIELD when there is none.
 */
export function readParents(context: SaveContext, object: ObjectSchema, values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const lookup = object.field(name) === undefined ? object.parent(name) : undefined;
      if (lookup === undefined || !isValues(value)) return [name, value];
      return [lookup.name, requireParentId(context, lookup, name, value)];
    }),
  );
}
