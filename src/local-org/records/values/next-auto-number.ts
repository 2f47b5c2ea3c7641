import type { OrgDatabase } from "../org-database";

/** What set-up says of an auto number: how it is written, and with which number an org begins. */
interface AutoNumber {
  readonly format: string;
  readonly first: number;
}

/** The numbers of standard objects, which no set-up writes otherwise: they begin at 1000. */
const standardNumbers: Readonly<Record<string, AutoNumber>> = {
  "Case.CaseNumber": { format: "{00000000}", first: 1000 },
  "Knowledge__ka.ArticleNumber": { format: "{000000000}", first: 1000 },
};

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

/** Finds the number in a value of this display format. */
function numberPattern(format: string): RegExp {
  const parts = format.split(/(\{(?:0+|YYYY|YY|MM|DD)\})/).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return part.startsWith("{0") ? "(\\d+)" : "\\d+";
  });
  return new RegExp(`^${parts.join("")}$`);
}

/**
 * The next value of an auto number field: one more than the highest that records have, and free, also when records were
 * loaded later. A rollback gives no number back.
 */
export function nextAutoNumber(database: OrgDatabase, object: string, field: string, moment: string): string {
  const table = database.table(object);
  const formats = table.object.rules.autoNumberFormats;
  const { format, first } = standardNumbers[`${object}.${field}`] ?? { format: formats[field] ?? "{0}", first: 1 };
  const highest = (): number => {
    const pattern = numberPattern(format);
    let number = first - 1;
    for (const row of table.rows()) number = Math.max(number, Number(pattern.exec(String(row[field]))?.[1] ?? 0));
    return number;
  };
  let value: string;
  do value = printAutoNumber(format, database.nextNumber(`${object}.${field}`, highest), moment);
  while (table.findBy(field, value).length > 0);
  return value;
}
