import type { ErrorItem } from "../../errors";
import { absentKeyPrefixes } from "../../metadata/key-prefixes";
import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import { crossReferenceFault, recordFault } from "../refuse-record";
import { recordTypeOf } from "../rules/record-types";
import type { SaveContext } from "../save-context";
import type { OrgRecord } from "../table";

/** An owner must work here and see the object; a queue must be one that is there for records of the object. */
function findOwnerFault(
  { database, access }: SaveContext,
  object: ObjectSchema,
  owner: OrgRecord,
): ErrorItem | undefined {
  const id = String(owner.Id);
  if (owner.IsActive === false) {
    const message = `operation performed with inactive user [${id.slice(0, 15)}] as owner of ${object.label.toLowerCase()}`;
    return recordFault("INACTIVE_OWNER_OR_USER", message, ["OwnerId"]);
  }
  const kind = database.schema.byKeyPrefix(id.slice(0, 3))?.name;
  if (kind === "User" && !access.canOwn(object, owner)) {
    return recordFault("TRANSFER_REQUIRES_READ", "The new owner must have read permission", []);
  }
  if (kind !== "Group") return undefined;
  const objects = database.table("QueueSobject").findBy("QueueId", id);
  if (owner.Type === "Queue" && objects.some(({ SobjectType }) => SobjectType === object.name)) return undefined;
  return recordFault("INVALID_OPERATION", "Queue not associated with this SObject type", ["OwnerId"]);
}

/** A record's type is an active one of its object (errors.md §5). */
function findRecordTypeFault(object: ObjectSchema, field: FieldDescribe, id: string): ErrorItem | undefined {
  if (recordTypeOf(object, id)?.active === true) return undefined;
  const message = `${field.label}: this ID value isn't valid for the user: ${id}`;
  return recordFault("INVALID_CROSS_REFERENCE_KEY", message, [field.name]);
}

/**
 * What is wrong with the record that a lookup is to name: of another type, not there, kept from the user, in the recycle
 * bin, or an owner who has left.
 */
export function findReferenceFault(
  context: SaveContext,
  object: ObjectSchema,
  field: FieldDescribe,
  id: string,
): ErrorItem | undefined {
  const { database, access } = context;
  if (field.name === "RecordTypeId") return findRecordTypeFault(object, field, id);
  const prefix = id.slice(0, 3);
  const held = database.schema.byKeyPrefix(prefix);
  const target = held?.name ?? absentKeyPrefixes.get(prefix);
  if (target === undefined || !field.referenceTo.includes(target)) {
    const message = `${field.label}: id value of incorrect type: ${id}`;
    return recordFault("FIELD_INTEGRITY_EXCEPTION", message, [field.name]);
  }
  const record = held && database.table(held.name).get(id);
  if (held === undefined || record === undefined) {
    return recordFault("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);
  }
  if (!access.canRead(held, record)) return crossReferenceFault(id);
  if (record.IsDeleted === true) return recordFault("ENTITY_IS_DELETED", "entity is deleted", []);
  return field.name === "OwnerId" ? findOwnerFault(context, object, record) : undefined;
}
