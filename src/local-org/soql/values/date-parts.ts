import { dayOfWeek, parseDay } from "./calendar-day";

/** The date functions of SOQL, in lower case (soql.md §4). */
export type DatePart = keyof typeof datePartTypes;

/** The type of what each date function answers. */
export const datePartTypes = {
  calendar_month: "int",
  calendar_quarter: "int",
  calendar_year: "int",
  day_in_month: "int",
  day_in_week: "int",
  day_in_year: "int",
  day_only: "date",
  fiscal_month: "int",
  fiscal_quarter: "int",
  fiscal_year: "int",
  hour_in_day: "int",
  week_in_month: "int",
  week_in_year: "int",
} as const;

export function isDatePart(name: string): name is DatePart {
  return Object.hasOwn(datePartTypes, name);
}

/** Functions that only a dateTime has an answer to. */
export function needsTime(part: DatePart): boolean {
  return part === "day_only" || part === "hour_in_day";
}

/**
 * What a date function answers of a day, `YYYY-MM-DD`, and an hour of it. Weeks are counted from the first day of the
 * month or year, whatever day of the week that is; a fiscal year that begins later than in January is named for the
 * year it ends in.
 */
export function readDatePart(part: DatePart, text: string, hour: number, fiscalStart: number): number | string {
  const day = parseDay(text);
  const fiscalMonth = ((day.month - fiscalStart + 12) % 12) + 1;
  switch (part) {
    case "calendar_month":
      return day.month;
    case "calendar_quarter":
      return Math.ceil(day.month / 3);
    case "calendar_year":
      return day.year;
    case "day_in_month":
      return day.day;
    case "day_in_week":
      return dayOfWeek(day) + 1;
    case "day_in_year":
      return dayInYear(day.year, text);
    case "day_only":
      return text;
    case "fiscal_month":
      return fiscalMonth;
    case "fiscal_quarter":
      return Math.ceil(fiscalMonth / 3);
    case "fiscal_year":
      return day.year + (fiscalStart > 1 && day.month >= fiscalStart ? 1 : 0);
    case "hour_in_day":
      return hour;
    case "week_in_month":
      return Math.ceil(day.day / 7);
    case "week_in_year":
      return Math.ceil(dayInYear(day.year, text) / 7);
  }
}

const MILLISECONDS_PER_DAY = 86_400_000;

function dayInYear(year: number, text: string): number {
  return (Date.parse(text) - Date.UTC(year, 0, 1)) / MILLISECONDS_PER_DAY + 1;
}
