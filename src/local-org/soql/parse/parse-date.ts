import { malformed, type Refusal } from "../refusal";

const FIRST_YEAR = 1700;
const LAST_YEAR = 4000;
const MILLISECONDS_PER_MINUTE = 60_000;

const dateTimePattern = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):?(\d\d))$/i;

/** Checks a date of the form `YYYY-MM-DD`, which the grammar has not looked into. */
export function parseDate(text: string, at: number): string {
  const midnight = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
  if (!exists || midnight.getUTCFullYear() < FIRST_YEAR || midnight.getUTCFullYear() > LAST_YEAR) {
    throw invalid(text, at);
  }
  return text;
}

/** A dateTime with any offset and any number of fractional digits, as ISO 8601 in UTC with milliseconds. */
export function parseDateTime(text: string, at: number): string {
  const match = dateTimePattern.exec(text);
  if (match === null) throw invalid(text, at);
  const [, day = "", hour = "", minute = "", second = "", fraction = ".", sign, offsetHour, offsetMinute] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || Number(offsetMinute ?? 0) > 59) {
    throw invalid(text, at);
  }
  const milliseconds = fraction.slice(1, 4).padEnd(3, "0");
  const local = Date.parse(`${parseDate(day, at)}T${hour}:${minute}:${second}.${milliseconds}Z`);
  const offset = (sign === "-" ? -1 : 1) * (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0));
  return new Date(local - offset * MILLISECONDS_PER_MINUTE).toISOString();
}

const timePattern = /^(\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)$/i;

/** A time of day as it is stored: `HH:MM:SS.mmmZ`. */
export function parseTime(text: string, at: number): string {
  const [, time, zone] = timePattern.exec(text) ?? [];
  if (time === undefined || zone === undefined) throw invalid(text, at);
  try {
    return parseDateTime(`2000-01-02T${time}${zone}`, at).slice("2000-01-02T".length);
  } catch {
    throw invalid(text, at);
  }
}

function invalid(text: string, at: number): Refusal {
  return malformed(`Invalid date: ${text}`, at);
}
