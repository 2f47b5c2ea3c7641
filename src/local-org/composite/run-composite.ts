import { setImmediate as letOthersIn } from "node:timers/promises";
import { refusalAnswer, type Answer } from "../answer";
import { SalesforceError } from "../errors";
import type { OrgDatabase } from "../records/org-database";
import { refuse } from "../refusals";
import { parseTarget, type OrgRequest } from "../request";
import type { CompositeEnvelope, Subrequest } from "./envelope";
import { expandBody, expandText } from "./references";

/** What a composite is run in. */
interface CompositeRun {
  readonly database: OrgDatabase;
  /** The version of the composite's own url; it decides how references behave. */
  readonly apiVersion: string;
  readonly origin: string;
  readonly dispatch: (request: OrgRequest) => Answer;
}

/** What one subrequest came to. */
export interface Outcome {
  readonly part: Subrequest;
  /** With references expanded, where they could be. */
  readonly url: string;
  readonly answer: Answer;
}

/** Thrown to leave the transaction; never seen outside. */
class RolledBack extends Error {
  constructor(readonly outcome: Outcome) {
    super("rolled back");
  }
}

const allowedResources = /^(?:sobjects(?:\/|$)|query(?:\/|$)|queryAll(?:\/|$)|composite\/sobjects(?:\/|$))/;

/** The subrequest with its references expanded. Throws PROCESSING_HALTED when one has no value. */
function toRequest(run: CompositeRun, part: Subrequest, results: ReadonlyMap<string, unknown>): OrgRequest {
  const expand = (text: string): string => expandText(text, results, run.apiVersion);
  const { segments, query } = parseTarget(part.url);
  const path = segments.map(expand);
  const parameters = [...query].map(([name, value]): [string, string] => [name, expand(value)]);
  const queryText = parameters.map(([name, value]) => `${name}=${value}`).join("&");
  const body = expandBody(part.body, results, run.apiVersion);
  return {
    method: part.method,
    target: `/${path.join("/")}${queryText === "" ? "" : `?${queryText}`}`,
    origin: run.origin,
    segments: path,
    query: new URLSearchParams(parameters),
    headers: part.headers,
    body: body === undefined ? { kind: "none" } : { kind: "value", value: body },
  };
}

function runPart(run: CompositeRun, part: Subrequest, results: ReadonlyMap<string, unknown>): Outcome {
  let url = part.url;
  try {
    const request = toRequest(run, part, results);
    url = request.target;
    if (!allowedResources.test(request.segments.slice(3).join("/"))) {
      throw refuse(400, "INVALID_BATCH_REQUEST", `The resource ${url} is not supported in a composite request`);
    }
    return { part, url, answer: run.dispatch(request) };
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return { part, url, answer: refusalAnswer(error) };
  }
}

/** Keeps what a subrequest has answered for the next to refer to, unless it failed. */
function remember(results: Map<string, unknown>, { part, answer }: Outcome): void {
  if (answer.status < 400 && answer.body.kind === "json") results.set(part.referenceId, answer.body.value);
}

/** Each on its own: what other callers ask for comes between one part and the next, as on the platform. */
async function runEach(run: CompositeRun, parts: readonly Subrequest[]): Promise<readonly Outcome[]> {
  const results = new Map<string, unknown>();
  const outcomes: Outcome[] = [];
  for (const part of parts) {
    if (outcomes.length > 0) await letOthersIn();
    const outcome = runPart(run, part, results);
    remember(results, outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

const rolledBackAnswer = refusalAnswer(
  new SalesforceError(400, [
    {
      errorCode: "PROCESSING_HALTED",
      message: "The transaction was rolled back since another operation in the same transaction failed.",
    },
  ]),
);

/** All or none: the first failure undoes everything, and every other subrequest says only that (rest-api.md §7). */
function runTogether(run: CompositeRun, parts: readonly Subrequest[]): readonly Outcome[] {
  try {
    return run.database.transaction(() => {
      const results = new Map<string, unknown>();
      return parts.map((part) => {
        const outcome = runPart(run, part, results);
        if (outcome.answer.status >= 400) throw new RolledBack(outcome);
        remember(results, outcome);
        return outcome;
      });
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    const { outcome } = error;
    return parts.map((part) => (part === outcome.part ? outcome : { part, url: part.url, answer: rolledBackAnswer }));
  }
}

/** Runs a composite and answers for each subrequest, in their order. */
export async function runComposite(
  run: CompositeRun,
  { allOrNone, subrequests }: CompositeEnvelope,
): Promise<readonly Outcome[]> {
  return allOrNone ? runTogether(run, subrequests) : runEach(run, subrequests);
}
