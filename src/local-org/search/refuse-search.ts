import { SalesforceError } from "../errors";
import { frame, Refusal } from "../soql/refusal";

export function malformedSearch(message: string, at?: number): Refusal {
  return new Refusal("MALFORMED_SEARCH", message, at);
}

/** A refusal of something that Salesforce's search has and this local org has not. */
export function notSearched(what: string, at?: number): Refusal {
  return malformedSearch(`this local org does not search by ${what}`, at);
}

/**
 * The refusal as the search resource answers it: framed as for queries, but with its columns counted from 0, so that the
 * caret stands one before what is wrong (wire fact 5; `Malformed search token: TYPE` in force-rest-api#92).
 */
export function toSearchError(refusal: Refusal, sosl: string): SalesforceError {
  return new SalesforceError(400, [{ message: framed(refusal, sosl), errorCode: refusal.errorCode }]);
}

function framed({ at, message }: Refusal, sosl: string): string {
  if (at === undefined) return message;
  const isFirst = at === 0 || sosl.charAt(at - 1) === "\n";
  return frame(sosl, isFirst ? at : at - 1) + message;
}

/** Where a parser of tokens says that it stands: the line from 1, the column from 0. */
export function lineAndColumn(sosl: string, at: number): string {
  const before = sosl.slice(0, at).split("\n");
  return `${before.length}:${before.at(-1)?.length ?? 0}`;
}
