import type { CallColumn } from "../parse/ast";
import { malformed, notEvaluated, type Refusal } from "../refusal";
import { isDatePart } from "../values/date-parts";
import { isAggregate } from "./resolve-aggregate";

/** Functions of SOQL beside aggregates and date functions, by their names in lower case. */
const known: ReadonlySet<string> = new Set([
  "grouping",
  "fields",
  "format",
  "tolabel",
  "convertcurrency",
  "converttimezone",
]);

/** The refusal of a function where it cannot stand: one that SOQL has, or one that it has not. */
export function refuseCall({ name, at, opensAt }: CallColumn): Refusal {
  if (name === "convertcurrency") return notInSingleCurrency(at);
  if (known.has(name) || isAggregate(name) || isDatePart(name)) return notEvaluated(`${name}() here`, at);
  return malformed("unexpected token: '('", opensAt);
}

/** The org has one currency only, so there is nothing to convert. Our own wording. */
function notInSingleCurrency(at: number): Refusal {
  return malformed("convertCurrency() needs an org with multiple currencies, which this one is not", at);
}
