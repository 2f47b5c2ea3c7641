import type { ErrorItem } from "../../errors";
import { absentKeyPrefixes, setupObjects } from "../../metadata/key-prefixes";
import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import { recordFault } from "../refuse-record";
import type { SaveContext } from "../save-context";

/**
 * What is wrong with the record that a lookup is to name: of another type, not there, in the recycle bin, or an owner
 * who has left. The platform does not tell a missing record from an invisible one.
 */
export function findReferenceFault(
  context: SaveContext,
  object: ObjectSchema,
  field: FieldDescribe,
  id: string,
): ErrorItem | undefined {
  const { database } = context;
  const prefix = id.slice(0, 3);
  const held = database.schema.byKeyPrefix(prefix)?.name;
  const target = held ?? absentKeyPrefixes.get(prefix);
  if (target === undefined || !field.referenceTo.includes(target)) {
    const message = `${field.label}: id value of incorrect type: ${id}`;
    return recordFault("FIELD_INTEGRITY_EXCEPTION", message, [field.name]);
  }
  if (setupObjects.has(target)) return undefined;
  const record = held === undefined ? undefined : database.table(held).get(id);
  if (record === undefined) return recordFault("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);
  if (record.IsDeleted === true) return recordFault("ENTITY_IS_DELETED", "entity is deleted", []);
  if (field.name === "OwnerId" && record.IsActive === false) {
    const message = `operation performed with inactive user [${id.slice(0, 15)}] as owner of ${object.label.toLowerCase()}`;
    return recordFault("INACTIVE_OWNER_OR_USER", message, ["OwnerId"]);
  }
  return undefined;
}
