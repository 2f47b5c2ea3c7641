import { checkIntegrity } from "./check-integrity";
import { settle } from "./consequences/settle";
import { deriveFields } from "./derived/derive-fields";
import type { SaveContext } from "./save-context";
import type { FieldValue, OrgRecord } from "./table";
import { toStoredDateTime } from "./values/coerce-date";

/** What a loaded record says of its own past; ordinary saves take it from the context. */
export interface LoadedAudit {
  /** ISO 8601 in UTC, as are all dateTimes here. */
  readonly createdDate?: string;
  readonly lastModifiedDate?: string;
  readonly createdById?: string;
  readonly ownerId?: string;
}

/** Fills the audit fields and the owner, and answers when the record was last saved. */
function stamp(record: OrgRecord, context: SaveContext, audit: LoadedAudit): string {
  const created = audit.createdDate ?? toStoredDateTime(context.now);
  const modified = audit.lastModifiedDate ?? created;
  const createdBy = audit.createdById ?? context.userId;
  record.CreatedDate = created;
  record.CreatedById = createdBy;
  record.LastModifiedDate = modified;
  record.LastModifiedById = createdBy;
  record.SystemModstamp = modified;
  if (audit.ownerId !== undefined) record.OwnerId = audit.ownerId;
  else if (record.OwnerId === null) record.OwnerId = context.userId;
  return modified;
}

/**
 * Puts a record into the org and answers its id: the same defaults and derived fields as `createRecord`, but values are
 * taken as they are, already in stored form (see `OrgRecord`) and each by itself unchecked. Null is as good as no
 * value; one that is not writable, such as `LastStageChangeDate`, is kept, and so is an `Id`. Throws when a value's
 * name is no field, or its `Id` is taken.
 */
export function loadRecord(
  context: SaveContext,
  objectName: string,
  values: Readonly<Record<string, FieldValue>>,
  audit: LoadedAudit = {},
): string {
  const { database } = context;
  const table = database.table(objectName);
  const record = table.blank();
  const given = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    if (!Object.hasOwn(record, name)) throw new Error(`${objectName} has no field "${name}"`);
    if (value === null) continue;
    record[name] = value;
    given.add(name);
  }
  const id = typeof record.Id === "string" ? record.Id : database.nextId(table.object);
  if (table.get(id) !== undefined) throw new Error(`${objectName} ${id} is there already`);
  record.Id = id;
  const moment = stamp(record, context, audit);
  const save = { context, object: table.object, before: undefined, next: record, given, moment };
  deriveFields(save);
  checkIntegrity(save);
  table.insert(record);
  settle(objectName, { context, before: undefined, record });
  if (objectName === "Opportunity" && typeof record.ContactId === "string") {
    const role = { OpportunityId: id, ContactId: record.ContactId, IsPrimary: true };
    loadRecord(context, "OpportunityContactRole", role, audit);
  }
  return id;
}
