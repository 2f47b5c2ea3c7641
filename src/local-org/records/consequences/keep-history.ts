import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import type { StoredChange } from "../pending-save";
import type { FieldValue, OrgRecord } from "../table";
import { keepStages } from "./keep-stages";

/** Where an object's changes are kept, and by which lookup. */
const histories: Readonly<Record<string, readonly [object: string, lookup: string]>> = {
  Account: ["AccountHistory", "AccountId"],
  Case: ["CaseHistory", "CaseId"],
  Contact: ["ContactHistory", "ContactId"],
  Lead: ["LeadHistory", "LeadId"],
  Opportunity: ["OpportunityFieldHistory", "OpportunityId"],
};

function historyOf({ name }: ObjectSchema): readonly [object: string, lookup: string] | undefined {
  return name.endsWith("__c") ? [name.replace(/__c$/, "__History"), "ParentId"] : histories[name];
}

/** What the histories call the types of fields; everything else is text to them. */
const dataTypes: Readonly<Record<string, string>> = {
  boolean: "Boolean",
  currency: "Currency",
  date: "DateOnly",
  datetime: "DateTime",
  double: "Double",
  email: "Email",
  int: "Double",
  multipicklist: "MultiEnum",
  percent: "Percent",
  phone: "Phone",
  picklist: "DynamicEnum",
  textarea: "MultiLineText",
  url: "Url",
};

interface Entry {
  readonly Field: string;
  readonly DataType: string | null;
  readonly OldValue: FieldValue;
  readonly NewValue: FieldValue;
}

function nameOf({ context }: StoredChange, id: FieldValue): FieldValue {
  if (typeof id !== "string") return null;
  const object = context.database.schema.byKeyPrefix(id.slice(0, 3));
  const name = object?.fields.find((field) => field.nameField)?.name;
  return object === undefined || name === undefined
    ? null
    : (context.database.table(object.name).get(id)?.[name] ?? null);
}

/** A change of a lookup is told twice: by the names, and by the ids. */
function entriesOf(change: StoredChange, field: FieldDescribe): readonly Entry[] {
  const { name, type, length, custom } = field;
  const OldValue = change.before?.[name] ?? null;
  const NewValue = change.record[name] ?? null;
  if (OldValue === NewValue) return [];
  if (type === "reference") {
    const Field = custom ? name : name.replace(/Id$/, "");
    const names = { OldValue: nameOf(change, OldValue), NewValue: nameOf(change, NewValue) };
    return [
      { Field, DataType: "Text", ...names },
      { Field, DataType: "EntityId", OldValue, NewValue },
    ];
  }
  const DataType = dataTypes[type] ?? "Text";
  // Of long text, it is kept that it changed, not how.
  if (length > 255) return [{ Field: name, DataType, OldValue: null, NewValue: null }];
  return [{ Field: name, DataType, OldValue, NewValue }];
}

function enter({ context, record }: StoredChange, history: readonly [string, string], entry: Entry): void {
  const { database } = context;
  const table = database.table(history[0]);
  const row: OrgRecord = table.blank();
  Object.assign(row, entry, {
    Id: database.nextId(table.object),
    [history[1]]: record.Id ?? null,
    CreatedDate: record.LastModifiedDate ?? null,
    CreatedById: record.LastModifiedById ?? null,
  });
  table.insert(row);
}

/**
 * Keeps the changes of the fields that set-up tracks (`ObjectRules.trackedFields`), and that the record was created.
 * Objects of which set-up tracks nothing have no history.
 */
export function keepHistory(object: string, change: StoredChange): void {
  if (object === "Opportunity") keepStages(change);
  const { object: schema } = change.context.database.table(object);
  const { trackedFields } = schema.rules;
  if (trackedFields.length === 0 || change.record.IsDeleted === true) return;
  const history = historyOf(schema);
  if (history === undefined) return;
  if (change.before === undefined) {
    const created = { ...change, record: { ...change.record, LastModifiedDate: change.record.CreatedDate ?? null } };
    enter(created, history, { Field: "created", DataType: null, OldValue: null, NewValue: null });
    return;
  }
  for (const name of trackedFields) {
    const field = schema.field(name);
    if (field === undefined) continue;
    for (const entry of entriesOf(change, field)) enter(change, history, entry);
  }
}
