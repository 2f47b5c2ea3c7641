import { bearerToken, type Session } from "./access/sessions";
import { userAccess } from "./access/user-access";
import { jsonAnswer, refusalAnswer, type Answer } from "./answer";
import { SalesforceError } from "./errors";
import { serverErrorAnswer } from "./faults/server-error-answer";
import { targetRequest } from "./faults/target-request";
import type { Org } from "./org";
import {
  apiDisabled,
  invalidSession,
  longRequestLimitExceeded,
  refuse,
  requestLimitExceeded,
  resourceNotFound,
  resourceNotProvided,
  sessionNotForRest,
} from "./refusals";
import type { OrgRequest } from "./request";
import type { Trace } from "./request-log";
import { aimAt } from "./routes/aim-at";
import { asJson } from "./routes/representation";
import type { Method, RestContext, Route } from "./routes/route";
import { findRoute } from "./routes/route-table";
import { parseVersion } from "./routes/versions";

/** Resources of the platform that a client may well ask for, and that this org does not have. */
const notProvided = new Set([
  "actions",
  "analytics",
  "appMenu",
  "chatter",
  "commerce",
  "compactLayouts",
  "composite",
  "connect",
  "consent",
  "dedupe",
  "eclair",
  "event",
  "flexiPage",
  "folders",
  "graphql",
  "jobs",
  "jsonxform",
  "knowledgeManagement",
  "licensing",
  "limits",
  "metadata",
  "nouns",
  "payments",
  "process",
  "query",
  "queryAll",
  "quickActions",
  "search",
  "sobjects",
  "support",
  "tabs",
  "theme",
  "tooling",
  "ui-api",
  "wave",
]);

/** Resources of an object that stand where the id of a record would, and of a record where a relationship would. */
const notProvidedOfObjects = new Set(["defaultValues", "listviews", "quickActions", "suggestedArticles"]);
const notProvidedOfRecords = new Set(["password", "suggestedArticles"]);

/** Describes name some of these in their `urls`, such as `describe/layouts`. */
function isProvided([resource, , ofObject = "", ofRecord]: readonly string[]): boolean {
  if (resource !== "sobjects") return true;
  if (notProvidedOfObjects.has(ofObject)) return false;
  return ofRecord === undefined || (ofObject !== "describe" && !notProvidedOfRecords.has(ofRecord));
}

function routeNotFound(below: readonly string[]): SalesforceError {
  return notProvided.has(below[0] ?? "") ? resourceNotProvided(`/${below.join("/")}`) : resourceNotFound();
}

function methodNotAllowed(method: string, route: Route): Answer {
  const allowed = Object.keys(route.methods).flatMap((name) => (name === "GET" ? ["HEAD", "GET"] : [name]));
  const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(",")}`;
  return jsonAnswer([{ errorCode: "METHOD_NOT_ALLOWED", message }], 405, { Allow: allowed.join(",") });
}

/** Answers one resource below `/services/data/vXX.X`, for a request of its own or a part of a composite. */
function answerResource(
  base: Omit<RestContext, "apiVersion" | "dispatch">,
  request: OrgRequest,
): Answer | Promise<Answer> {
  const [, , versionSegment = "", ...below] = request.segments;
  try {
    const apiVersion = parseVersion(versionSegment);
    const found = isProvided(below) ? findRoute(below) : undefined;
    if (found === undefined) throw routeNotFound(below);
    const handler = found.route.methods[(request.method === "HEAD" ? "GET" : request.method) as Method];
    if (handler === undefined) return methodNotAllowed(request.method, found.route);
    const dispatch = (part: OrgRequest): Answer =>
      failingPart(context, part) ?? requireDone(answerResource(base, part));
    const context: RestContext = { ...base, apiVersion, dispatch };
    const answer = handler(context, request, found.params);
    return answer instanceof Promise ? answer.catch(answerError) : answer;
  } catch (error) {
    return answerError(error);
  }
}

/** Answers a request of its own, which may say in which form it wants its answer. */
function answerAsJson(
  base: Omit<RestContext, "apiVersion" | "dispatch">,
  request: OrgRequest,
): Answer | Promise<Answer> {
  try {
    return answerResource(base, asJson(request));
  } catch (error) {
    return answerError(error);
  }
}

/** What a part of a composite answers in place of being done, when a fault says so. */
function failingPart(context: RestContext, part: OrgRequest): Answer | undefined {
  const failing = context.org.faults.take("serverError", aimAt(context, part), (rule) => rule.part === true);
  return failing && serverErrorAnswer(failing.status);
}

function answerError(error: unknown): Answer {
  if (error instanceof SalesforceError) return refusalAnswer(error);
  throw error;
}

function requireDone(answer: Answer | Promise<Answer>): Answer {
  if (answer instanceof Promise) throw new Error("A resource that waits was asked for as a part of another request");
  return answer;
}

function authenticate(org: Org, request: OrgRequest, trace: Trace): Session {
  const { authorization } = request.headers;
  const token = bearerToken(authorization);
  if (token === undefined && authorization !== undefined) {
    throw refuse(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
  }
  const session = org.sessions.find(token ?? "");
  if (session === undefined) throw invalidSession();
  if (!session.scopes.some((scope) => scope === "api" || scope === "full")) throw sessionNotForRest();
  if (org.faults.take("expireSession", targetRequest(org, request, trace)) !== undefined) {
    org.sessions.close(session.token);
    throw invalidSession();
  }
  return session;
}

/** What refuses the request when the day's requests are used up, or too many last long; neither is charged. */
function refuseByLimit(org: Org, request: OrgRequest, trace: Trace): SalesforceError | undefined {
  const fault = org.faults.take("limitExceeded", targetRequest(org, request, trace));
  if (org.longRequests.refuses(trace) || fault?.limit === "longRequests") return longRequestLimitExceeded();
  return org.usage.exhausted || fault !== undefined ? requestLimitExceeded() : undefined;
}

function withLimitInfo(org: Org, answer: Answer): Answer {
  const usage = `api-usage=${org.usage.used}/${org.usage.limit}`;
  return { ...answer, headers: { ...answer.headers, "Sforce-Limit-Info": usage } };
}

/** Serves a signed-in user one API request: charged once, whatever its answer (limits.md §2), unless none is left. */
export async function serveRest(org: Org, request: OrgRequest, trace: Trace): Promise<Answer> {
  let session: Session;
  try {
    session = authenticate(org, request, trace);
  } catch (error) {
    return answerError(error);
  }
  trace.user = session.username;
  const { permissions, schema, access } = userAccess(org, session);
  if (!permissions.system.has("ApiEnabled")) return withLimitInfo(org, refusalAnswer(apiDisabled()));
  const refusal = refuseByLimit(org, request, trace);
  if (refusal !== undefined) return withLimitInfo(org, refusalAnswer(refusal));
  org.usage.charge();
  trace.calls = 1;
  const answer = await answerAsJson({ org, session, schema, access, trace }, request);
  return withLimitInfo(org, answer);
}
