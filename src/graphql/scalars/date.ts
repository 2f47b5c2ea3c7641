import { GraphQLError } from "graphql";
import { problemWithDate } from "./calendar-date";
import { stringScalar } from "./string-scalar";

export const DateScalar = stringScalar({
  name: "Date",
  description: 'A day of the calendar, `YYYY-MM-DD`, such as `"2026-03-31"`. It has no time zone and is never shifted.',
  parse(text) {
    const problem = problemWithDate(text);
    if (problem !== undefined) throw new GraphQLError(`"${text}" is not a Date: ${problem}.`);
    return text;
  },
  print: (value) => value,
});
