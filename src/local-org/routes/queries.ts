import { jsonAnswer, type Answer } from "../answer";
import { hasLongerChildList } from "../paging/fill-page";
import type { AnsweredPage } from "../paging/query-locators";
import { queryTimeout, refuse } from "../refusals";
import { query, queryColumns, queryPlan } from "../soql/query";
import { aimAt } from "./aim-at";
import { pageRequest } from "./page-request";
import { queryContext } from "./query-context";
import type { Handler, RestContext } from "./route";
import { trackRecords } from "./track-records";

function answerPage({ trace }: RestContext, { json, rows }: AnsweredPage): Answer {
  trace.rows += rows;
  return jsonAnswer(json);
}

const runQuery =
  (includeDeleted: boolean): Handler =>
  (context, request) => {
    const explained = request.query.get("explain");
    const soql = request.query.get("q") ?? explained;
    if (soql === null) throw refuse(400, "MALFORMED_QUERY", "SOQL statements cannot be empty or null");
    context.trace.statements.push(soql);
    const asked = queryContext(context, includeDeleted);
    if (explained !== null) return jsonAnswer(queryPlan(asked, explained));
    if (request.query.get("columns") === "true") return jsonAnswer(queryColumns(asked, soql));
    const target = aimAt(context, request);
    if (context.org.faults.take("queryTimeout", target) !== undefined) throw queryTimeout();
    const answer = query(asked, soql);
    if (answer.tracked !== undefined) trackRecords(context.org, answer.tracked);
    const cut = context.org.faults.take("cutChildLists", target, ({ rows }) => hasLongerChildList(answer, rows));
    const page = context.org.locators.firstPage(answer, { ...pageRequest(context, request), childRows: cut?.rows });
    return answerPage(context, page);
  };

export const getQuery = runQuery(false);
export const getQueryAll = runQuery(true);

/** The page behind a locator; one of a queryAll is asked for below `/query` too (rest-api.md §3). */
export const getNextPage: Handler = (context, request, params) =>
  answerPage(context, context.org.locators.nextPage(params.locator ?? "", pageRequest(context, request)));
