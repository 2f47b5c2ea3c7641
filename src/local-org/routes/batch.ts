import { setImmediate as letOthersIn } from "node:timers/promises";
import { jsonAnswer, refusalAnswer, type Answer } from "../answer";
import { readBatch, type BatchItem } from "../composite/batch-envelope";
import { notSupportedAsPart } from "../composite/run-part";
import { refuse, requestLimitExceeded } from "../refusals";
import { jsonObjectBody, parseTarget, type OrgRequest } from "../request";
import type { Handler, RestContext } from "./route";

const resources = /^(?:limits|query|queryAll|search|parameterizedSearch|sobjects)(?:\/|$)/;

const haltedAnswer = refusalAnswer(
  refuse(412, "BATCH_PROCESSING_HALTED", "Batch processing was halted because an earlier subrequest failed"),
);

/** A batch's items have no headers of their own: what the batch says of saving holds for each. */
function itemHeaders({ headers }: OrgRequest): OrgRequest["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("sforce-")));
}

function runItem({ dispatch }: RestContext, batch: OrgRequest, { method, url, body }: BatchItem): Answer {
  const { segments, query } = parseTarget(url);
  if (!resources.test(segments.slice(3).join("/"))) return refusalAnswer(notSupportedAsPart(url));
  const answer = dispatch({
    method,
    target: url,
    origin: batch.origin,
    segments,
    query,
    headers: itemHeaders(batch),
    body: body === undefined ? { kind: "none" } : { kind: "value", value: body },
  });
  return answer.body.kind === "bytes" ? refusalAnswer(notSupportedAsPart(url)) : answer;
}

/** The call itself was charged for the first item; each further one is a call of its own (limits.md §2). */
function chargeItem({ org, trace }: RestContext, index: number): boolean {
  if (index === 0) return true;
  if (org.usage.exhausted) return false;
  org.usage.charge();
  trace.calls++;
  return true;
}

/** `/composite/batch`: up to 25 requests that know nothing of each other. What others ask for comes between them. */
export const postBatch: Handler = async (context, request) => {
  const { haltOnError, items } = readBatch(jsonObjectBody(request), context.apiVersion);
  const results: { readonly statusCode: number; readonly result: unknown }[] = [];
  let hasErrors = false;
  for (const [index, item] of items.entries()) {
    if (index > 0) await letOthersIn();
    let answer = haltedAnswer;
    if (!hasErrors || !haltOnError) {
      answer = chargeItem(context, index) ? runItem(context, request, item) : refusalAnswer(requestLimitExceeded());
    }
    context.trace.subrequests.push({ method: item.method, url: item.url, status: answer.status });
    hasErrors ||= answer.status >= 400;
    results.push({ statusCode: answer.status, result: answer.body.kind === "json" ? answer.body.value : null });
  }
  return jsonAnswer({ hasErrors, results });
};
