import { jsonAnswer, type Answer } from "../answer";
import { hasLongerChildList } from "../paging/fill-page";
import { batchSizes, type AnsweredPage, type PageRequest } from "../paging/query-locators";
import { refuse } from "../refusals";
import type { OrgRequest } from "../request";
import { query } from "../soql/query";
import { queryContext } from "./query-context";
import type { Handler, RestContext } from "./route";

/** `Sforce-Query-Options: batchSize=500`, kept within what Salesforce allows; it is a wish and never an error. */
function requestedBatchSize(request: OrgRequest): number | undefined {
  const size = /(?:^|[\s,;])batchSize\s*=\s*(\d{1,9})/i.exec(request.headers["sforce-query-options"] ?? "")?.[1];
  return size === undefined ? undefined : Math.min(Math.max(Number(size), batchSizes.least), batchSizes.most);
}

function pageRequest({ session, apiVersion }: RestContext, request: OrgRequest): PageRequest {
  return { userId: session.userId, apiVersion, batchSize: requestedBatchSize(request) };
}

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
    const answer = query(queryContext(context, includeDeleted), soql);
    const cut = context.org.faults.take("cutChildLists", request, ({ rows }) => hasLongerChildList(answer, rows));
    const page = context.org.locators.firstPage(answer, { ...pageRequest(context, request), childRows: cut?.rows });
    return answerPage(context, page);
  };

export const getQuery = runQuery(false);
export const getQueryAll = runQuery(true);

/** The page behind a locator; one of a queryAll is asked for below `/query` too (rest-api.md §3). */
export const getNextPage: Handler = (context, request, params) =>
  answerPage(context, context.org.locators.nextPage(params.locator ?? "", pageRequest(context, request)));
