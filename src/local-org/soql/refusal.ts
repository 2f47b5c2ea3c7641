import { SalesforceError } from "../errors";

/** Lines up to this length are shown whole above the caret; of longer ones a window around it (soql.md §12). */
const WHOLE_LINE = 100;
const WINDOW_BEFORE = 30;
const WINDOW_AFTER = 50;

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
  const start = line.length > WHOLE_LINE ? windowStart(line, column) : 0;
  const shown = line.length > WHOLE_LINE ? line.slice(start, column + WINDOW_AFTER) : line;
  return `\n${shown}\n${" ".repeat(column - start)}^\nERROR at Row:${row}:Column:${column + 1}\n`;
}

/** Where a window that shows this column begins: at a word, where there is one. */
function windowStart(line: string, column: number): number {
  const earliest = Math.max(0, column - WINDOW_BEFORE);
  if (earliest === 0) return 0;
  const space = line.indexOf(" ", earliest);
  return space >= 0 && space < column ? space + 1 : earliest;
}
