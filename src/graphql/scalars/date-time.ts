import { GraphQLError } from "graphql";
import { problemWithDate } from "./calendar-date";
import { stringScalar } from "./string-scalar";

const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const DateTimeScalar = stringScalar({
  name: "DateTime",
  description:
    "A moment as ISO 8601 date and time, such as `2026-03-31T16:00:00.000Z`. Answered in UTC; accepted with `Z` or " +
    "any offset, such as `+02:00`, and never without one. Kept to the millisecond.",
  parse(text) {
    const day = shape.exec(text)?.[1];
    const problem =
      day === undefined
        ? "write it as YYYY-MM-DDThh:mm:ss with Z or an offset such as +02:00"
        : problemWithMoment(text, day);
    if (problem !== undefined) throw new GraphQLError(`"${text}" is not a DateTime: ${problem}.`);
    return new Date(text).toISOString();
  },
  print: (value) => (typeof value === "string" ? value.replace(/\+0000$/, "Z") : value),
});

/** A moment's day must be a good one in UTC too, to which an offset can move it. */
function problemWithMoment(text: string, day: string): string | undefined {
  return problemWithDate(day) ?? problemWithDate(new Date(text).toISOString().slice(0, 10));
}
