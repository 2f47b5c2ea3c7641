const HOUR = 3_600_000;
/** No zone is further from UTC than this. */
const FARTHEST = 16 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day, `YYYY-MM-DD`, that it is in an IANA zone at an instant. */
export function dayInZone(instant: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    // Swedes write dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/**
 * The first instant of a day in a zone. It is searched for, not computed from an offset, so that it is right where
 * clocks change, also where they skip midnight.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let before = midnight - FARTHEST;
  let within = midnight + FARTHEST;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayInZone(middle, timeZone) < day) before = middle;
    else within = middle;
  }
  return new Date(within);
}

const hourFormats = new Map<string, Intl.DateTimeFormat>();

/** The hour of the day, 0 to 23, that it is in an IANA zone at an instant. */
export function hourInZone(instant: number, timeZone: string): number {
  let format = hourFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, hour: "2-digit", hourCycle: "h23" });
    hourFormats.set(timeZone, format);
  }
  return Number(format.format(instant));
}
