import { malformed } from "../refusal";

const FIRST_YEAR = 1700;
const LAST_YEAR = 4000;
const MILLISECONDS_PER_MINUTE = 60_000;

const dateTimePattern = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):?(\d\d))$/i;

/** Checks a date of the form `YYYY-MM-DD`, which the grammar has not looked into. */
export function parseDate(text: string, at: number): string {
  if (!isDate(text)) throw malformed(`Invalid date: ${text}`, at);
  return text;
}

function isDate(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
  return exists && midnight.getUTCFullYear() >= FIRST_YEAR && midnight.getUTCFullYear() <= LAST_YEAR;
}

/** A dateTime with any offset and any number of fractional digits, as ISO 8601 in UTC with milliseconds. */
export function parseDateTime(text: string, at: number): string {
  const dateTime = readDateTime(text);
  if (dateTime === undefined) throw malformed(`Invalid datetime: ${text}`, at);
  return dateTime;
}

function readDateTime(text: string): string | undefined {
  const match = dateTimePattern.exec(text);
  if (match === null) return undefined;
  const [, day = "", hour = "", minute = "", second = "", fraction = ".", sign, offsetHour, offsetMinute] = match;
  const exists =
    isDate(day) &&
    [hour, offsetHour].every((hours) => Number(hours ?? 0) <= 23) &&
    [minute, second, offsetMinute].every((count) => Number(count ?? 0) <= 59);
  if (!exists) return undefined;
  const milliseconds = fraction.slice(1, 4).padEnd(3, "0");
  const local = Date.parse(`${day}T${hour}:${minute}:${second}.${milliseconds}Z`);
  const offset = (sign === "-" ? -1 : 1) * (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0));
  return new Date(local - offset * MILLISECONDS_PER_MINUTE).toISOString();
}

const timePattern = /^(\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)$/i;

/** A time of day as it is stored: `HH:MM:SS.mmmZ`. */
export function parseTime(text: string, at: number): string {
  const [, time = "", zone = ""] = timePattern.exec(text) ?? [];
  const dateTime = readDateTime(`2000-01-02T${time}${zone}`);
  if (dateTime === undefined) throw malformed(`Invalid date: ${text}`, at);
  return dateTime.slice("2000-01-02T".length);
}
