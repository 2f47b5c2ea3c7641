import type { OrgDatabase } from "../org-database";

const lastNumbers = new WeakMap<OrgDatabase, Map<string, number>>();

/** An auto number by its display format: `{0000}` is the number, `{YYYY}`, `{YY}`, `{MM}` and `{DD}` the day. */
function printAutoNumber(format: string, number: number, moment: string): string {
  const parts: Readonly<Record<string, string>> = {
    YYYY: moment.slice(0, 4),
    YY: moment.slice(2, 4),
    MM: moment.slice(5, 7),
    DD: moment.slice(8, 10),
  };
  return format.replace(/\{(0+|YYYY|YY|MM|DD)\}/g, (_all, part: string) =>
    part.startsWith("0") ? String(number).padStart(part.length, "0") : (parts[part] ?? part),
  );
}

/** The next value of an auto number field, from 1 on, without those that loaded records brought. A rollback gives none back. */
export function nextAutoNumber(
  database: OrgDatabase,
  object: string,
  field: string,
  format: string,
  moment: string,
): string {
  const ofDatabase = lastNumbers.get(database) ?? new Map<string, number>();
  lastNumbers.set(database, ofDatabase);
  const key = `${object}.${field}`;
  const table = database.table(object);
  let number = ofDatabase.get(key) ?? 0;
  let value: string;
  do {
    number++;
    value = printAutoNumber(format, number, moment);
  } while (table.findBy(field, value).length > 0);
  ofDatabase.set(key, number);
  return value;
}
