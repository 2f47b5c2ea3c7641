import { SalesforceError } from "../errors";

/** How much of a line is shown before what is wrong, and from there on: as in errors of orgs that public code quotes. */
const SHOWN_BEFORE = 44;
const SHOWN_FROM = 46;

/**
 * What is wrong with a statement. `at` is the offset of the offending token; without it the message stands alone, as it
 * does for the few refusals that Salesforce words without a caret.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly errorCode: string,
    message: string,
    readonly at?: number,
  ) {
    super(message);
  }
}

export function malformed(message: string, at: number): Refusal {
  return new Refusal("MALFORMED_QUERY", message, at);
}

/** A refusal of something that Salesforce evaluates and this local org does not: said plainly, never answered wrongly. */
export function notEvaluated(what: string, at: number): Refusal {
  return malformed(`this local org does not evaluate ${what}`, at);
}

/** The refusal as the query resource answers it: 400, and the statement's line with a caret under the offending token. */
export function toSalesforceError(refusal: Refusal, soql: string): SalesforceError {
  const message = refusal.at === undefined ? refusal.message : frame(soql, refusal.at) + refusal.message;
  return new SalesforceError(400, [{ message, errorCode: refusal.errorCode }]);
}

/** What stands above a message: the statement's line, a caret under what is wrong, and where that is (soql.md §12). */
export function frame(soql: string, at: number): string {
  const before = soql.slice(0, at);
  const row = before.split("\n").length;
  const column = at - (before.lastIndexOf("\n") + 1);
  const line = (soql.split("\n")[row - 1] ?? "").replace(/\r$/, "");
  const start = windowStart(line, column);
  const shown = line.slice(start, windowEnd(line, column));
  return `\n${shown}\n${" ".repeat(column - start)}^\nERROR at Row:${row}:Column:${column + 1}\n`;
}

const isGap = (character: string | undefined): boolean => character === " " || character === ",";

/** The first character to show: words that would be cut are left out whole, where that leaves anything. */
function windowStart(line: string, column: number): number {
  const earliest = Math.max(0, column - SHOWN_BEFORE);
  let start = earliest;
  while (start > 0 && start < column && !(isGap(line[start - 1]) && !isGap(line[start]))) start++;
  return start < column ? start : earliest;
}

/** The same for the end, behind which nothing is shown. */
function windowEnd(line: string, column: number): number {
  const latest = column + SHOWN_FROM;
  let end = latest;
  while (end < line.length && end > column && !(isGap(line[end]) && !isGap(line[end - 1]))) end--;
  return end > column ? end : latest;
}
