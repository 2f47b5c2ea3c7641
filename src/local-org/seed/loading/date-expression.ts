const form =
  /^(?:\{(?<column>[^{}]+)\}|(?<day>TODAY|\d{4}-\d{2}-\d{2}))(?:\s*(?<sign>[+-])\s*(?<count>\d+)\s*(?<unit>day|week|month|year)s?)?$/;

type Unit = "day" | "week" | "month" | "year";

/** `{engaged} + 90 days`, read. */
interface DateExpression {
  readonly base: { readonly kind: "column"; readonly column: string } | { readonly kind: "day"; readonly day: string };
  readonly count: number;
  readonly unit: Unit;
}

/** Answers undefined for what is no expression. `today` is what TODAY means. */
export function parseDateExpression(text: string, today: string): DateExpression | undefined {
  const { column, day = "", sign, count = "0", unit = "day" } = form.exec(text.trim())?.groups ?? {};
  const base =
    column === undefined
      ? ({ kind: "day", day: day === "TODAY" ? today : day } as const)
      : ({ kind: "column", column } as const);
  if (base.kind === "day" && !isDate(base.day)) return undefined;
  return { base, count: sign === "-" ? -Number(count) : Number(count), unit: unit as Unit };
}

/** Whether the text is a day of the calendar, as `YYYY-MM-DD`: 2017-02-30 is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Moves a day. A month after the 31st is the last day of a shorter month. */
export function moveDay(day: string, count: number, unit: Unit): string {
  const date = new Date(day);
  switch (unit) {
    case "day":
      date.setUTCDate(date.getUTCDate() + count);
      break;
    case "week":
      date.setUTCDate(date.getUTCDate() + 7 * count);
      break;
    case "month":
    case "year": {
      const dayOfMonth = date.getUTCDate();
      date.setUTCMonth(date.getUTCMonth() + (unit === "year" ? 12 : 1) * count);
      // An overflow into the next month is taken back to the last day of the month that was meant.
      if (date.getUTCDate() !== dayOfMonth) date.setUTCDate(0);
      break;
    }
  }
  return date.toISOString().slice(0, 10);
}

/** How many days lie from one day to another; negative when it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
