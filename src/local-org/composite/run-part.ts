import { refusalAnswer, type Answer } from "../answer";
import { SalesforceError } from "../errors";
import { refuse } from "../refusals";
import { parseTarget, type OrgRequest } from "../request";
import type { Subrequest } from "./envelope";
import { expandBody, expandText } from "./references";

/** What the parts of a composite are run in. */
export interface PartRun {
  /** The version of the composite's own url; it decides how references behave. */
  readonly apiVersion: string;
  readonly origin: string;
  readonly dispatch: (request: OrgRequest) => Answer;
  /** Which resources, by their path below the version, may be parts. */
  readonly allows: (method: string, resource: string) => boolean;
}

/** What one subrequest came to. */
export interface Outcome {
  readonly part: Subrequest;
  /** With references expanded, where they could be. */
  readonly url: string;
  readonly answer: Answer;
}

/** What has been answered so far, by reference id. */
export type Results = ReadonlyMap<string, unknown>;

/** The subrequest with its references expanded. Throws PROCESSING_HALTED when one has no value. */
function toRequest(run: PartRun, part: Subrequest, results: Results): OrgRequest {
  const expand = (text: string): string => expandText(text, results, run.apiVersion);
  // What a leading reference stands for is a path by itself: `@{q1.nextRecordsUrl}` is the next page of q1.
  const { segments, query } = parseTarget(part.url.replace(/^@\{[^{}]*\}/, expand));
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

/** The refusal of a resource that cannot be a part, such as the UI API and whatever answers with bytes (rest-api.md §7). */
export function notSupportedAsPart(url: string): SalesforceError {
  return refuse(400, "INVALID_BATCH_REQUEST", `The resource ${url} is not supported in a composite request`);
}

/** Runs one subrequest. Whatever is wrong with it is its answer. */
export function runPart(run: PartRun, part: Subrequest, results: Results): Outcome {
  let url = part.url;
  try {
    const request = toRequest(run, part, results);
    url = request.target;
    const [services, data, , ...resource] = request.segments;
    const isRest = services === "services" && data === "data";
    if (!isRest || !run.allows(part.method, resource.join("/"))) throw notSupportedAsPart(url);
    const answer = run.dispatch(request);
    if (answer.body.kind === "bytes") throw notSupportedAsPart(url);
    return { part, url, answer };
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return { part, url, answer: refusalAnswer(error) };
  }
}

/** Keeps what a subrequest has answered for the next to refer to, unless it failed. */
export function remember(results: Map<string, unknown>, { part, answer }: Outcome): void {
  if (answer.status < 400 && answer.body.kind === "json") results.set(part.referenceId, answer.body.value);
}
