import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import { isJsonObject } from "../../request";
import { findByExternalId, refuseSeveral, requireExternalId } from "../external-id";
import { refuseRecord } from "../refuse-record";
import type { SaveContext } from "../save-context";
import type { FieldValue } from "../table";

function invalid(message: string): Error {
  return refuseRecord("INVALID_FIELD", message, []);
}

/** The object that a reference is to. One that can be to several says which, in its attributes. */
function targetOf({ schema }: SaveContext, lookup: FieldDescribe, value: Record<string, unknown>): ObjectSchema {
  const { attributes } = value;
  const stated = isJsonObject(attributes) && typeof attributes.type === "string" ? attributes.type : value.type;
  const only = lookup.referenceTo.length === 1 ? lookup.referenceTo[0] : undefined;
  const target = schema.object(typeof stated === "string" ? stated : (only ?? ""));
  if (target === undefined || !lookup.referenceTo.includes(target.name)) {
    // The wording is our own.
    const names = lookup.referenceTo.join(", ");
    throw invalid(`${String(lookup.relationshipName)}: attributes.type must name one of ${names}`);
  }
  return target;
}

/**
 * The id of the record that a body names by an external id in the place of an id: `"Account": {"Ext__c": "x"}` instead of
 * `"AccountId"` (rest-api.md §5). Throws in the platform's words when no record, or more than one, has that value.
 */
export function readRelationship(context: SaveContext, lookup: FieldDescribe, value: unknown): FieldValue {
  if (value === null) return null;
  const relationship = String(lookup.relationshipName);
  if (!isJsonObject(value)) throw invalid(`${relationship} must be an object with one external id`);
  const target = targetOf(context, lookup, value);
  const keys = Object.keys(value).filter((key) => key !== "attributes" && key !== "type");
  const [key] = keys;
  if (key === undefined || keys.length > 1) throw invalid(`${relationship} must name exactly one external id field`);
  const field = target.field(key);
  if (field === undefined) throw invalid(`No such column '${key}' on sobject of type ${target.name}`);
  if (field.type === "id" || !(field.externalId || field.idLookup)) {
    throw invalid(`${field.name} is no external id field of ${target.name}`);
  }
  const found = findByExternalId(context, target, requireExternalId(field, value[key]));
  const [record] = found;
  if (record === undefined) {
    const wanted = `Foreign key external ID: ${String(value[key])} not found`;
    throw invalid(`${wanted} for field ${field.name} in entity ${target.name}`);
  }
  if (found.length > 1) throw refuseSeveral(field, found);
  return record.Id ?? null;
}
