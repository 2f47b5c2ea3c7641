import { malformedSearch, notSearched } from "../refuse-search";
import { searchScopes, type SearchScope } from "../search-fields";
import { parseReturning } from "./parse-returning";
import { buildExpression } from "./parse-terms";
import { scanTerms } from "./scan-terms";
import type { SearchStatement } from "./search-ast";
import { SearchReader } from "./search-reader";

/** Most records of an answer (rest-api.md §9). */
export const mostRecords = 2_000;

/** Parses a SOSL statement. Throws a `Refusal` for what Salesforce refuses, or this local org. */
export function parseSearch(sosl: string): SearchStatement {
  const reader = new SearchReader(sosl);
  reader.require("FIND");
  if (reader.peek() !== "{") {
    throw malformedSearch("No search term found. The search term must be enclosed in braces.");
  }
  const begin = reader.at + 1;
  const { tokens, end } = scanTerms(sosl, begin);
  const find = buildExpression(tokens, end - 1 - begin);
  reader.moveTo(end);
  const scope = parseScope(reader);
  const returning = parseReturning(reader);
  while (reader.take("WITH")) skipWith(reader);
  const limit = reader.take("LIMIT") ? parseLimit(reader) : undefined;
  if (reader.take("UPDATE")) skipUpdate(reader);
  reader.requireEnd();
  return { find, scope, returning, limit };
}

function parseScope(reader: SearchReader): SearchScope {
  if (!reader.take("IN")) return "ALL";
  const at = reader.start();
  const scope = reader.readWord().toUpperCase();
  if (!Object.hasOwn(searchScopes, scope)) throw malformedSearch(`Malformed search token: ${reader.textFrom(at)}`, at);
  const fieldsAt = reader.start();
  // The words of force-rest-api#92.
  if (!reader.take("FIELDS")) throw malformedSearch(`Malformed search token: ${reader.readToken()}`, fieldsAt);
  return scope as SearchScope;
}

/** Spelling is never corrected here, so whether it may be changes nothing; the rest would change the answer. */
function skipWith(reader: SearchReader): void {
  const at = reader.start();
  const name = reader.readWord().toUpperCase();
  if (name !== "SPELL_CORRECTION") throw notSearched(`WITH ${name === "" ? reader.readToken() : name}`, at);
  reader.requireSign("=");
  const valueAt = reader.start();
  const value = reader.readWord();
  if (!/^(?:true|false)$/i.test(value))
    throw malformedSearch(`unexpected token: '${reader.textFrom(valueAt)}'`, valueAt);
}

function parseLimit(reader: SearchReader): number {
  const at = reader.start();
  const token = reader.readToken();
  if (!/^\d+$/.test(token)) throw malformedSearch(`unexpected token: '${token}'`, at);
  const limit = Number(token);
  if (limit < 1 || limit > mostRecords) {
    throw malformedSearch(`LIMIT must be a number from 1 to ${mostRecords}, and not ${token}`, at);
  }
  return limit;
}

/** Keeps statistics of articles on the platform. */
function skipUpdate(reader: SearchReader): void {
  do {
    const at = reader.start();
    const name = reader.readWord().toUpperCase();
    if (name !== "TRACKING" && name !== "VIEWSTAT") {
      throw malformedSearch(`unexpected token: '${reader.textFrom(at)}'`, at);
    }
  } while (reader.takeSign(","));
}
