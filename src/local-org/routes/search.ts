import { jsonAnswer, type Answer } from "../answer";
import { parseJsonSearch, parseUrlSearch } from "../search/parameterized-search";
import { runSearch, search } from "../search/search";
import type { JsonRecord } from "../soql/query";
import { jsonObjectBody } from "../request";
import { queryContext } from "./query-context";
import type { Handler, RestContext } from "./route";

/** Before 37.0 the records alone (rest-api.md §9). */
function answerRecords({ apiVersion, trace }: RestContext, searchRecords: readonly JsonRecord[]): Answer {
  trace.rows += searchRecords.length;
  return jsonAnswer(Number(apiVersion) < 37 ? searchRecords : { searchRecords });
}

/** `GET /search?q=FIND {…}`. */
export const getSearch: Handler = (context, request) => {
  const sosl = request.query.get("q") ?? "";
  context.trace.statements.push(sosl);
  return answerRecords(context, search(queryContext(context, false), context.org.searchIndexes, sosl));
};

/** `GET /parameterizedSearch?q=Acme&sobject=Account&Account.fields=Id,Name`. */
export const getParameterizedSearch: Handler = (context, request) => {
  const query = queryContext(context, false);
  return answerRecords(context, runSearch(query, context.org.searchIndexes, parseUrlSearch(query, request.query)));
};

/** The same, asked for in JSON. */
export const postParameterizedSearch: Handler = (context, request) => {
  const query = queryContext(context, false);
  const body = jsonObjectBody(request);
  return answerRecords(context, runSearch(query, context.org.searchIndexes, parseJsonSearch(query, body)));
};
