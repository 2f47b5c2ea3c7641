import type { FieldValue } from "../../records/table";
import { coerceDate, coerceDateTime, toStoredDateTime } from "../../records/values/coerce-date";
import { dayInZone } from "../../soql/values/zone-days";
import type { FormulaType } from "../expression";
import { FormulaFault } from "../formula-error";
import { compute, computeOfValues, requireCount, requireType, type FormulaFunctions } from "./define-function";

const DAY = 86_400_000;

/** A day from its parts. Throws for a month or day that the calendar has not. */
function makeDate(year: number, month: number, day: number): string {
  const parts = [Math.trunc(year), Math.trunc(month), Math.trunc(day)];
  const [y = 0, m = 0, d = 0] = parts;
  const text = `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  return readDate(text);
}

function readDate(text: string): string {
  const date = coerceDate(text.trim());
  if (date === undefined) throw new FormulaFault(`${text} is no date`);
  return date;
}

function readDateTime(text: string): string {
  const moment = coerceDateTime(`${text.trim().replace(/Z$/, "").replace(" ", "T")}Z`);
  if (moment === undefined) throw new FormulaFault(`${text} is no date and time`);
  return moment;
}

/** From the last day of a month it leads to the last day of a month. */
function addMonths(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))];
  const lastOf = (m: number): number => new Date(Date.UTC(year, m + 1, 0)).getUTCDate();
  const target = month + Math.trunc(months);
  const last = lastOf(target);
  const newDay = day === lastOf(month) ? last : Math.min(day, last);
  return new Date(Date.UTC(year, target, newDay)).toISOString().slice(0, 10);
}

function dayOfYear(date: string): number {
  return (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / DAY + 1;
}

/** The Thursday of a day's week decides which year the week belongs to. */
function thursdayOf(date: string): string {
  const day = new Date(date);
  return new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * DAY).toISOString().slice(0, 10);
}

/** A part of the stored form, by where it stands. */
const part = (type: FormulaType, start: number, end: number) =>
  computeOfValues({ takes: [type], gives: "number" }, ([value]) => Number(String(value).slice(start, end)));

const ofDate = (evaluate: (date: string) => FieldValue) =>
  computeOfValues({ takes: ["date"], gives: "number" }, ([date]) => evaluate(String(date)));

export const dateFunctions: FormulaFunctions = {
  /** Of a date or of a dateTime, and then it gives one, too. */
  ADDMONTHS: (args, name, at) => {
    requireCount(args, name, at, 2);
    const [start, months] = args;
    if (start === undefined || months === undefined) throw new Error("ADDMONTHS takes two");
    requireType(start, name, "date", "dateTime");
    requireType(months, name, "number");
    return {
      type: start.type,
      at,
      evaluate: (scope) => {
        const [from, count] = [start.evaluate(scope), months.evaluate(scope)];
        if (from === null || count === null) return null;
        const text = String(from);
        return addMonths(text.slice(0, 10), Number(count)) + text.slice(10);
      },
    };
  },
  DATE: computeOfValues({ takes: ["number", "number", "number"], gives: "date" }, ([year, month, day]) =>
    makeDate(Number(year), Number(month), Number(day)),
  ),
  /** The day of a dateTime is the one that it is for the user. */
  DATEVALUE: (args, name, at) => {
    requireCount(args, name, at, 1);
    const [arg] = args;
    if (arg === undefined) throw new Error("DATEVALUE takes one");
    requireType(arg, name, "text", "date", "dateTime");
    return {
      type: "date",
      at,
      evaluate: (scope) => {
        const value = arg.evaluate(scope);
        if (value === null || arg.type === "date") return value;
        if (arg.type === "dateTime") return dayInZone(Date.parse(String(value)), scope.context.timeZone);
        return readDate(String(value));
      },
    };
  },
  DATETIMEVALUE: computeOfValues({ takes: [["text", "date", "dateTime"]], gives: "dateTime" }, ([value]) => {
    const text = String(value);
    if (text.endsWith("Z") && coerceDateTime(text) !== undefined) return text;
    return readDateTime(coerceDate(text) === undefined ? text : `${text} 00:00:00`);
  }),
  DAY: part("date", 8, 10),
  DAYOFYEAR: ofDate(dayOfYear),
  HOUR: part("time", 0, 2),
  ISOWEEK: ofDate((date) => Math.ceil(dayOfYear(thursdayOf(date)) / 7)),
  ISOYEAR: ofDate((date) => Number(thursdayOf(date).slice(0, 4))),
  MILLISECOND: part("time", 9, 12),
  MINUTE: part("time", 3, 5),
  MONTH: part("date", 5, 7),
  NOW: compute({ takes: [], gives: "dateTime" }, (_none, { context }) => toStoredDateTime(context.now)),
  SECOND: part("time", 6, 8),
  TIMENOW: compute({ takes: [], gives: "time" }, (_none, { context }) => context.now.toISOString().slice(11)),
  TIMEVALUE: computeOfValues({ takes: [["text", "dateTime"]], gives: "time" }, ([value]) => {
    const text = String(value);
    const found = /(\d{2}:\d{2}:\d{2})(\.\d{3})?Z?$/.exec(text);
    if (found === null) throw new FormulaFault(`${text} is no time`);
    return `${String(found[1])}${found[2] ?? ".000"}Z`;
  }),
  TODAY: compute({ takes: [], gives: "date" }, (_none, { context }) =>
    dayInZone(context.now.getTime(), context.timeZone),
  ),
  UNIXTIMESTAMP: computeOfValues({ takes: [["date", "dateTime"]], gives: "number" }, ([value]) =>
    Math.trunc(Date.parse(String(value)) / 1000),
  ),
  /** 1 for Sunday. */
  WEEKDAY: ofDate((date) => new Date(date).getUTCDay() + 1),
  YEAR: part("date", 0, 4),
};
