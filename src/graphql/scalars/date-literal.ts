import { GraphQLError } from "graphql";
import { problemWithDate } from "./calendar-date";
import { stringScalar } from "./string-scalar";

const named = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR"];
const fixed = new Set([
  ...["YESTERDAY", "TODAY", "TOMORROW", "LAST_90_DAYS", "NEXT_90_DAYS"],
  ...named.slice(1).flatMap((period) => [`LAST_${period}`, `THIS_${period}`, `NEXT_${period}`]),
]);
const counted = new Set(named.flatMap((unit) => [`LAST_N_${unit}S`, `NEXT_N_${unit}S`, `N_${unit}S_AGO`]));

export const DateLiteralScalar = stringScalar({
  name: "DateLiteral",
  description:
    'A span of days: a date such as `"2026-03-31"`, or one of Salesforce\'s date literals, which follow the calendar ' +
    "and the fiscal year of the org and the time zone of the Salesforce user who asks: `YESTERDAY TODAY TOMORROW`; " +
    "`LAST_`, `THIS_` or `NEXT_` before `WEEK MONTH QUARTER YEAR FISCAL_QUARTER FISCAL_YEAR`; `LAST_90_DAYS " +
    "NEXT_90_DAYS`; or, with a number, `LAST_N_DAYS:30`, `NEXT_N_DAYS:30`, `N_DAYS_AGO:30` and the same with " +
    "`WEEKS MONTHS QUARTERS YEARS FISCAL_QUARTERS FISCAL_YEARS`.",
  parse(text) {
    if (/^\d/.test(text)) {
      const problem = problemWithDate(text);
      if (problem !== undefined) throw new GraphQLError(`"${text}" is not a DateLiteral: ${problem}.`);
      return text;
    }
    const literal = text.toUpperCase();
    const [name = "", count, ...rest] = literal.split(":");
    if (count === undefined && fixed.has(name)) return literal;
    if (counted.has(name) && count !== undefined && rest.length === 0 && /^[1-9]\d{0,3}$/.test(count)) return literal;
    throw new GraphQLError(
      counted.has(name)
        ? `"${text}" is not a DateLiteral: ${name} needs a number from 1 to 9999 after a colon, such as "${name}:30".`
        : `"${text}" is not a DateLiteral: use a date such as "2026-03-31", or a literal such as "THIS_QUARTER" or ` +
            `"LAST_N_DAYS:30".`,
    );
  },
  print: (value) => value,
});
