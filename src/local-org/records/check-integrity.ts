import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";
import type { OrgRecord } from "./table";

function refuseLeadWithWhat({ WhoId: who, WhatId: what }: Readonly<OrgRecord>): void {
  if (typeof who !== "string" || !who.startsWith("00Q") || what === null) return;
  throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", "field integrity exception: WhoId, WhatId", ["WhoId", "WhatId"]);
}

/** A record must not be its own ancestor: an account's parents, a contact's superiors. */
function refuseLoops({ context, object, before, next }: PendingSave): void {
  if (before === undefined) return;
  const table = context.database.table(object.name);
  for (const { name, referenceTo, updateable } of object.fields) {
    if (!updateable || !referenceTo.includes(object.name) || next[name] === before[name]) continue;
    const seen = new Set([next.Id]);
    for (let id = next[name]; typeof id === "string"; id = table.get(id)?.[name]) {
      if (seen.has(id)) throw refuseRecord("CIRCULAR_DEPENDENCY", "attempt to violate hierarchy constraints", [name]);
      seen.add(id);
    }
  }
}

/** Values of unique fields name their record (errors.md §5); the other record's id comes in 15 characters. */
function refuseDuplicates({ context, object, next }: PendingSave): void {
  const table = context.database.table(object.name);
  for (const { name, unique } of object.fields) {
    const value = next[name];
    if (!unique || value === null || value === undefined) continue;
    const other = table.findBy(name, String(value)).find((row) => row.Id !== next.Id);
    if (other === undefined) continue;
    const id = String(other.Id).slice(0, 15);
    throw refuseRecord(
      "DUPLICATE_VALUE",
      `duplicate value found: ${name} duplicates value on record with id: ${id}`,
      [],
    );
  }
}

/** Throws for what is wrong with a record as a whole, or beside the others, though each of its values is right. */
export function checkIntegrity(save: PendingSave): void {
  if (save.object.name === "Task") refuseLeadWithWhat(save.next);
  if (save.before?.IsConverted === true) {
    throw refuseRecord("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead", []);
  }
  refuseLoops(save);
  refuseDuplicates(save);
}
