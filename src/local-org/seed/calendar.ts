const millisecondsPerDay = 86_400_000;

/** Days counted from the org's today. Only the day of the clock matters, so that one day's orgs are equal to the byte. */
export interface Calendar {
  readonly year: number;
  /** `YYYY-MM-DD`; negative days are past. */
  date(day: number): string;
  /** ISO 8601 in UTC. */
  moment(day: number, minuteOfDay: number): string;
  /** First and last day of a calendar quarter; 0 is the current one, -1 the one before. */
  quarter(offset: number): { readonly first: number; readonly last: number };
}

export function createCalendar(now: Date): Calendar {
  const year = now.getUTCFullYear();
  const today = Date.UTC(year, now.getUTCMonth(), now.getUTCDate());
  const firstOfQuarter = (offset: number): number => {
    const month = (Math.floor(now.getUTCMonth() / 3) + offset) * 3;
    return (Date.UTC(year, month, 1) - today) / millisecondsPerDay;
  };
  const iso = (day: number, minuteOfDay: number): string =>
    new Date(today + day * millisecondsPerDay + minuteOfDay * 60_000).toISOString();
  // Most of a large org's dates are the same few hundred.
  const dates = new Map<number, string>();
  const date = (day: number): string => {
    const known = dates.get(day) ?? iso(day, 0).slice(0, 10);
    dates.set(day, known);
    return known;
  };
  return {
    year,
    date,
    moment: iso,
    quarter: (offset) => ({ first: firstOfQuarter(offset), last: firstOfQuarter(offset + 1) - 1 }),
  };
}
