import { jsonAnswer, type Answer } from "../answer";
import { hasLongerChildList } from "../paging/fill-page";
import type { AnsweredPage } from "../paging/query-locators";
import { queryTimeout, refuse } from "../refusals";
import { query } from "../soql/query";
import { aimAt } from "./aim-at";
import { pageRequest } from "./page-request";
import { queryContext } from "./query-context";
import type { Handler, RestContext } from "./route";

function answerPage({ trace }: RestContext, { json, rows }: AnsweredPage): Answer {
  trace.rows += rows;
  return jsonAnswer(json);
}

const runQuery =
  (includeDeleted: boolean): Handler =>
  (context, request) => {
    const soql = request.query.get("q");
    if (soql === null || request.query.has("columns") || request.query.has("explain")) {
      throw refuse(404, "NOT_FOUND", "The local org answers /query with the parameter q only");
    }
    context.trace.statements.push(soql);
    const target = aimAt(context, request);
    if (context.org.faults.take("queryTimeout", target) !== undefined) throw queryTimeout();
    const answer = query(queryContext(context, includeDeleted), soql);
    const cut = context.org.faults.take("cutChildLists", target, ({ rows }) => hasLongerChildList(answer, rows));
    const page = context.org.locators.firstPage(answer, { ...pageRequest(context, request), childRows: cut?.rows });
    return answerPage(context, page);
  };

export const getQuery = runQuery(false);
export const getQueryAll = runQuery(true);

/** The page behind a locator; one of a queryAll is asked for below `/query` too (rest-api.md §3). */
export const getNextPage: Handler = (context, request, params) =>
  answerPage(context, context.org.locators.nextPage(params.locator ?? "", pageRequest(context, request)));
