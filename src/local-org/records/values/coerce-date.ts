const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const dateTimePattern = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:(Z)|([+-]\d{2}):?(\d{2}))$/;

/** A moment as records keep it: in UTC, and to the whole second. */
export function toStoredDateTime(moment: Date): string {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000).toISOString();
}

/** Whether a stored date or dateTime lies outside of the years that a query can name (soql.md §4). */
export function isOutOfTime(stored: string): boolean {
  const year = new Date(stored).getUTCFullYear();
  return year < 1700 || year > 4000;
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function coerceDate(value: unknown): string | undefined {
  if (typeof value !== "string" || !datePattern.test(value)) return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  // The 30th of February would otherwise be a day in March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : undefined;
}

/** A moment in ISO 8601 with `Z` or any offset. */
export function coerceDateTime(value: unknown): string | undefined {
  const parts = typeof value === "string" ? dateTimePattern.exec(value) : null;
  if (parts === null) return undefined;
  const [, date, time, zulu, hours, minutes] = parts;
  if (coerceDate(date) === undefined) return undefined;
  const moment = new Date(`${String(date)}${String(time)}${zulu ?? `${String(hours)}:${String(minutes)}`}`);
  return Number.isNaN(moment.getTime()) ? undefined : toStoredDateTime(moment);
}
