import type { PendingSave } from "./pending-save";
import type { SaveContext } from "./save-context";
import type { FieldValue, OrgRecord } from "./table";
import { applyDefaults } from "./values/apply-defaults";
import { toStoredDateTime } from "./values/coerce-date";

/** What a loaded record says of its own past; ordinary saves take it from the context. */
export interface LoadedAudit {
  /** ISO 8601 in UTC, as are all dateTimes here. */
  readonly createdDate?: string;
  readonly lastModifiedDate?: string;
  readonly createdById?: string;
  readonly ownerId?: string;
}

/** Fills those fields that the record has: links, notes and rows of a history lack some audit fields. */
function fill(record: OrgRecord, values: Readonly<OrgRecord>): void {
  for (const name in values) if (Object.hasOwn(record, name)) record[name] = values[name] ?? null;
}

/** Fills the audit fields and the owner, and answers when the record was last saved. */
function stamp(record: OrgRecord, context: SaveContext, audit: LoadedAudit): string {
  const created = audit.createdDate ?? toStoredDateTime(context.now);
  const modified = audit.lastModifiedDate ?? created;
  const createdBy = audit.createdById ?? context.userId;
  fill(record, {
    CreatedDate: created,
    CreatedById: createdBy,
    LastModifiedDate: modified,
    LastModifiedById: createdBy,
    SystemModstamp: modified,
  });
  if (audit.ownerId !== undefined && record.OwnerId !== undefined) record.OwnerId = audit.ownerId;
  else if (record.OwnerId === null) record.OwnerId = context.userId;
  return modified;
}

/**
 * A new record of an object with what is given, all audit fields and every default. Throws when a value's name is no
 * field, or its `Id` is taken.
 */
export function beginInsert(
  context: SaveContext,
  objectName: string,
  values: Readonly<Record<string, FieldValue>>,
  audit: LoadedAudit = {},
): PendingSave {
  const { database } = context;
  const table = database.table(objectName);
  const next = table.blank();
  for (const [name, value] of Object.entries(values)) {
    if (!Object.hasOwn(next, name)) throw new Error(`${objectName} has no field "${name}"`);
    if (value !== null) next[name] = value;
  }
  if (next.Id === null) next.Id = database.nextId(table.object);
  else if (table.get(String(next.Id)) !== undefined) throw new Error(`${objectName} ${next.Id} is there already`);
  const moment = stamp(next, context, audit);
  const given = new Set(Object.keys(values).filter((name) => values[name] !== null));
  const save: PendingSave = { context, object: table.object, before: undefined, next, given, moment };
  applyDefaults(save);
  return save;
}

/** A stored record as it becomes with these changes. */
export function beginUpdate(
  context: SaveContext,
  objectName: string,
  record: Readonly<OrgRecord>,
  changes: Readonly<OrgRecord>,
): PendingSave {
  const moment = toStoredDateTime(context.now);
  const next = { ...record, ...changes };
  fill(next, { LastModifiedDate: moment, LastModifiedById: context.userId, SystemModstamp: moment });
  return {
    context,
    object: context.database.table(objectName).object,
    before: { ...record },
    next,
    given: new Set(Object.keys(changes)),
    moment,
  };
}
