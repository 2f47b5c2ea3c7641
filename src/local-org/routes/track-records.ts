import type { Org } from "../org";
import type { TrackedRecords } from "../soql/query";

/**
 * Notes that a user has looked at records, as FOR VIEW and FOR REFERENCE ask for (soql.md §10): a view is a reference
 * too. Dates of the record itself stay; no save is made.
 */
export function trackRecords({ database, now }: Org, { kind, object, ids }: TrackedRecords): void {
  const table = database.table(object);
  const moment = `${now().toISOString().slice(0, 19)}.000Z`;
  const dates = kind === "view" ? ["LastViewedDate", "LastReferencedDate"] : ["LastReferencedDate"];
  const known = dates.filter((name) => table.object.field(name) !== undefined);
  const changes = Object.fromEntries(known.map((name) => [name, moment]));
  for (const id of ids) {
    const row = table.get(id);
    if (row !== undefined) table.update(row, changes);
  }
}
