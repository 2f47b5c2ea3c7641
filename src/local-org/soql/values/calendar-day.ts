/**
 * A day of the calendar, in any zone. Month and day may be outside of their usual range and mean what counting on
 * means: month 13 is January of the next year, day 0 the last day of the month before.
 */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The first and last day that a date can be (soql.md §4). */
const FIRST = "1700-01-01";
const LAST = "4000-12-31";

/** The day as `YYYY-MM-DD`. One before the first or after the last that a date can be is taken for that one. */
export function printDay({ year, month, day }: CalendarDay): string {
  // Numbers far beyond are no date to JavaScript at all.
  const about = year + month / 12 + day / 366;
  if (about < 1600) return FIRST;
  if (about > 4100) return LAST;
  const text = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  if (text < FIRST) return FIRST;
  return text > LAST ? LAST : text;
}

export function parseDay(text: string): CalendarDay {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}

/** 0 for Sunday, 6 for Saturday. */
export function dayOfWeek({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
