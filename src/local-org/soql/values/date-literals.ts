import { dayOfWeek, parseDay, printDay, type CalendarDay } from "./calendar-day";
import { dayInZone } from "./zone-days";
import { firstDayOfWeek } from "./user-locale";

/** The days from `from` until the day before `until`, both `YYYY-MM-DD`. */
interface DayRange {
  readonly from: string;
  readonly until: string;
}

/** What a date literal depends on. */
export interface DateSetting {
  readonly now: Date;
  readonly timeZone: string;
  readonly fiscalYearStartMonth: number;
  /** As Salesforce spells it: it decides with which day weeks begin. */
  readonly locale: string;
}

type Unit = "DAY" | "WEEK" | "MONTH" | "QUARTER" | "YEAR" | "FISCAL_QUARTER" | "FISCAL_YEAR";

const units = "DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR";
const relative = new RegExp(`^(LAST|THIS|NEXT)_(${units})$`);
const counted = new RegExp(`^(LAST|NEXT)_N_(${units})S$`);
const ago = new RegExp(`^N_(${units})S_AGO$`);

/** What a date literal means: periods, counted from the one that holds today, which is 0. */
export interface Periods {
  readonly unit: Unit;
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a date literal (soql.md §4), in upper case: undefined for one that does not exist, or that is used with an `:n`
 * it does not take or without the one it needs.
 */
export function readDateLiteral(name: string, n: number | undefined): Periods | undefined {
  return n === undefined ? readPlain(name) : readCounted(name, n);
}

function readPlain(name: string): Periods | undefined {
  switch (name) {
    case "YESTERDAY":
      return { unit: "DAY", first: -1, last: -1 };
    case "TODAY":
      return { unit: "DAY", first: 0, last: 0 };
    case "TOMORROW":
      return { unit: "DAY", first: 1, last: 1 };
    case "LAST_90_DAYS":
      return { unit: "DAY", first: -90, last: 0 };
    case "NEXT_90_DAYS":
      return { unit: "DAY", first: 1, last: 90 };
  }
  const [, which, unit] = relative.exec(name) ?? [];
  if (unit === undefined || unit === "DAY") return undefined;
  const offset = which === "LAST" ? -1 : which === "NEXT" ? 1 : 0;
  return { unit: unit as Unit, first: offset, last: offset };
}

function readCounted(name: string, n: number): Periods | undefined {
  const [, which, unit] = counted.exec(name) ?? [];
  if (unit !== undefined) {
    if (which === "NEXT") return { unit: unit as Unit, first: 1, last: n };
    // The last n days end with today; the last n weeks, months and so on with the one before the current.
    return { unit: unit as Unit, first: -n, last: unit === "DAY" ? 0 : -1 };
  }
  const [, agoUnit] = ago.exec(name) ?? [];
  return agoUnit === undefined ? undefined : { unit: agoUnit as Unit, first: -n, last: -n };
}

/** The days that a date literal means. Weeks begin as in the asking user's locale, days as in its zone. */
export function resolvePeriods({ unit, first, last }: Periods, setting: DateSetting): DayRange {
  const today = parseDay(dayInZone(setting.now.getTime(), setting.timeZone));
  const start = (offset: number) => printDay(periodStart(unit, offset, today, setting));
  return { from: start(first), until: start(last + 1) };
}

/** The first day of the period that is `offset` periods after the one that holds `today`. */
function periodStart(
  unit: Unit,
  offset: number,
  today: CalendarDay,
  { fiscalYearStartMonth, locale }: DateSetting,
): CalendarDay {
  const { year, month, day } = today;
  // How many months into its fiscal year the current month is.
  const fiscalMonth = (month - fiscalYearStartMonth + 12) % 12;
  switch (unit) {
    case "DAY":
      return { year, month, day: day + offset };
    case "WEEK":
      return { year, month, day: day - ((dayOfWeek(today) - firstDayOfWeek(locale) + 7) % 7) + 7 * offset };
    case "MONTH":
      return { year, month: month + offset, day: 1 };
    case "QUARTER":
      return { year, month: month - ((month - 1) % 3) + 3 * offset, day: 1 };
    case "YEAR":
      return { year: year + offset, month: 1, day: 1 };
    case "FISCAL_QUARTER":
      return { year, month: month - (fiscalMonth % 3) + 3 * offset, day: 1 };
    case "FISCAL_YEAR":
      return { year: year + offset, month: month - fiscalMonth, day: 1 };
  }
}
