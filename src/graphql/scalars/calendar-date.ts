const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Why a text is no date that Salesforce can hold, as the end of a sentence; undefined when it is one. */
export function problemWithDate(text: string): string | undefined {
  const [, year, month, day] = shape.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return "write it as YYYY-MM-DD";
  if (!isOnCalendar(Number(year), Number(month), Number(day))) return "the calendar has no such day";
  if (Number(year) < 1700 || Number(year) > 4000) return "Salesforce holds the years 1700 to 4000";
  return undefined;
}

function isOnCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
