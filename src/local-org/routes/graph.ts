import { setImmediate as letOthersIn } from "node:timers/promises";
import { jsonAnswer } from "../answer";
import { readGraphs, type Graph } from "../composite/graph-envelope";
import type { Outcome, PartRun } from "../composite/run-part";
import { rolledBackAnswer, runTogether } from "../composite/run-together";
import { jsonObjectBody } from "../request";
import { subanswer } from "./composite";
import type { Handler } from "./route";

/** After so many graphs have failed, the rest is not tried (limits.md §4). */
const mostFailures = 14;

/** Rows of objects, by id or external id, and nothing else: no queries, no describes (rest-api.md §7). */
const node =
  /^(?:POST sobjects\/[^/]+|(?:GET|PATCH|DELETE) sobjects\/[^/]+\/(?!(?:describe|updated|deleted|listviews|quickActions)(?:\/|$))[^/]+(?:\/[^/]+)?)$/;

function halted({ nodes }: Graph): readonly Outcome[] {
  return nodes.map((part) => ({ part, url: part.url, answer: rolledBackAnswer }));
}

/** `/composite/graph`: each graph is saved as a whole or not at all, whatever becomes of the others. */
export const postGraphs: Handler = async ({ org, apiVersion, dispatch, trace }, request) => {
  const graphs = readGraphs(jsonObjectBody(request), apiVersion);
  const allows = (method: string, resource: string): boolean => node.test(`${method} ${resource}`);
  const run: PartRun = { apiVersion, origin: request.origin, dispatch, allows };
  const answers: object[] = [];
  let failures = 0;
  for (const graph of graphs) {
    if (answers.length > 0) await letOthersIn();
    const isTried = failures < mostFailures;
    const rowsBefore = trace.rows;
    const outcomes = isTried ? runTogether(org.database, run, graph.ordered) : halted(graph);
    const isSuccessful = isTried && outcomes.every(({ answer }) => answer.status < 400);
    if (!isSuccessful) {
      failures++;
      // Of what was read before a rollback, nothing is in the answer.
      trace.rows = rowsBefore;
    }
    const byId = new Map(outcomes.map((outcome) => [outcome.part.referenceId, outcome]));
    const inOrder = graph.nodes.flatMap(({ referenceId }) => byId.get(referenceId) ?? []);
    for (const { part, url, answer } of inOrder) {
      trace.subrequests.push({ method: part.method, url, status: answer.status });
    }
    answers.push({
      graphId: graph.graphId,
      graphResponse: { compositeResponse: inOrder.map(subanswer) },
      isSuccessful,
    });
  }
  return jsonAnswer({ graphs: answers });
};
