import { jsonAnswer } from "../answer";
import { readEnvelope } from "../composite/envelope";
import { runComposite, type Outcome } from "../composite/run-composite";
import { jsonObjectBody } from "../request";
import type { Handler } from "./route";

/** Keys in the order of the wire (wire fact 19). */
function subanswer({ part, answer }: Outcome): Record<string, unknown> {
  return {
    body: answer.body.kind === "json" ? answer.body.value : null,
    httpHeaders: answer.headers,
    httpStatusCode: answer.status,
    referenceId: part.referenceId,
  };
}

/** `/composite`: up to 25 requests as one API call, which succeeds even when all of them fail. */
export const postComposite: Handler = async ({ org, apiVersion, dispatch, trace }, request) => {
  const envelope = readEnvelope(jsonObjectBody(request), apiVersion);
  const run = { database: org.database, apiVersion, origin: request.origin, dispatch };
  const outcomes = await runComposite(run, envelope);
  // Of what was read before a rollback, nothing is in the answer.
  if (envelope.allOrNone && outcomes.some(({ answer }) => answer.status >= 400)) trace.rows = 0;
  for (const { part, url, answer } of outcomes) {
    trace.subrequests.push({ method: part.method, url, status: answer.status });
  }
  return jsonAnswer({ compositeResponse: outcomes.map(subanswer) });
};
