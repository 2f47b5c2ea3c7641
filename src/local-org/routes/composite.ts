import { jsonAnswer } from "../answer";
import { readEnvelope } from "../composite/envelope";
import { runComposite } from "../composite/run-composite";
import type { Outcome } from "../composite/run-part";
import { jsonObjectBody } from "../request";
import type { Handler } from "./route";

const parts = /^(?:sobjects(?:\/|$)|query(?:\/|$)|queryAll(?:\/|$)|composite\/sobjects(?:\/|$))/;

/** One part's answer, its keys in the order of the wire (wire fact 19). */
export function subanswer({ part, answer }: Outcome): Record<string, unknown> {
  return {
    body: answer.body.kind === "json" ? answer.body.value : null,
    httpHeaders: answer.headers,
    httpStatusCode: answer.status,
    referenceId: part.referenceId,
  };
}

/** What there is below `/composite`. */
export const listComposites: Handler = ({ apiVersion }) => {
  const root = `/services/data/v${apiVersion}/composite`;
  return jsonAnswer(
    Object.fromEntries(["tree", "batch", "sobjects", "graph"].map((name) => [name, `${root}/${name}`])),
  );
};

/** `/composite`: up to 25 requests as one API call, which succeeds even when all of them fail. */
export const postComposite: Handler = async ({ org, apiVersion, dispatch, trace }, request) => {
  const envelope = readEnvelope(jsonObjectBody(request), apiVersion);
  const allows = (_method: string, resource: string): boolean => parts.test(resource);
  const run = { apiVersion, origin: request.origin, dispatch, allows };
  const outcomes = await runComposite(org.database, run, envelope);
  // Of what was read before a rollback, nothing is in the answer.
  if (envelope.allOrNone && outcomes.some(({ answer }) => answer.status >= 400)) trace.rows = 0;
  for (const { part, url, answer } of outcomes) {
    trace.subrequests.push({ method: part.method, url, status: answer.status });
  }
  return jsonAnswer({ compositeResponse: outcomes.map(subanswer) });
};
