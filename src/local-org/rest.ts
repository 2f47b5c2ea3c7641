import { bearerToken, type Session } from "./access/sessions";
import { jsonAnswer, refusalAnswer, type Answer } from "./answer";
import { SalesforceError } from "./errors";
import type { Org } from "./org";
import { fullAccess } from "./records/record-access";
import { invalidSession, refuse, requestLimitExceeded, resourceNotFound, resourceNotProvided } from "./refusals";
import type { OrgRequest } from "./request";
import type { Trace } from "./request-log";
import type { Method, RestContext, Route } from "./routes/route";
import { findRoute } from "./routes/route-table";
import { parseVersion } from "./routes/versions";

/** Resources of the platform that a client may well ask for, and that this org does not have. */
const notProvided = new Set([
  "actions",
  "analytics",
  "appMenu",
  "chatter",
  "compactLayouts",
  "composite",
  "connect",
  "graphql",
  "jobs",
  "knowledgeManagement",
  "limits",
  "parameterizedSearch",
  "process",
  "query",
  "queryAll",
  "quickActions",
  "recent",
  "search",
  "sobjects",
  "support",
  "tabs",
  "theme",
  "tooling",
  "ui-api",
  "wave",
]);

/** Resources of an object that stand where the id of a record would. */
const notProvidedOfObjects = new Set(["defaultValues", "deleted", "listviews", "quickActions", "updated"]);

function isProvided([resource, , ofObject]: readonly string[]): boolean {
  return resource !== "sobjects" || ofObject === undefined || !notProvidedOfObjects.has(ofObject);
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
    const dispatch = (part: OrgRequest): Answer => requireDone(answerResource(base, part));
    const answer = handler({ ...base, apiVersion, dispatch }, request, found.params);
    return answer instanceof Promise ? answer.catch(answerError) : answer;
  } catch (error) {
    return answerError(error);
  }
}

function answerError(error: unknown): Answer {
  if (error instanceof SalesforceError) return refusalAnswer(error);
  throw error;
}

function requireDone(answer: Answer | Promise<Answer>): Answer {
  if (answer instanceof Promise) throw new Error("A resource that waits was asked for as a part of another request");
  return answer;
}

function authenticate(org: Org, request: OrgRequest): Session {
  const { authorization } = request.headers;
  const token = bearerToken(authorization);
  if (token === undefined && authorization !== undefined) {
    throw refuse(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
  }
  const session = org.sessions.find(token ?? "");
  if (session === undefined) throw invalidSession();
  if (org.faults.take("expireSession", request) !== undefined) {
    org.sessions.close(session.token);
    throw invalidSession();
  }
  return session;
}

function withLimitInfo(org: Org, answer: Answer): Answer {
  const usage = `api-usage=${org.usage.used}/${org.usage.limit}`;
  return { ...answer, headers: { ...answer.headers, "Sforce-Limit-Info": usage } };
}

/** Serves a signed-in user one API request: charged once, whatever its answer (limits.md §2), unless none is left. */
export async function serveRest(org: Org, request: OrgRequest, trace: Trace): Promise<Answer> {
  let session: Session;
  try {
    session = authenticate(org, request);
  } catch (error) {
    return answerError(error);
  }
  trace.user = session.username;
  if (org.usage.exhausted || org.faults.take("limitExceeded", request) !== undefined) {
    return withLimitInfo(org, refusalAnswer(requestLimitExceeded()));
  }
  org.usage.charge();
  trace.calls = 1;
  const schema = org.schemaViews.without([...session.profile.hidden, ...org.faults.hidden(session.username)]);
  const answer = await answerResource({ org, session, schema, access: fullAccess, trace }, request);
  return withLimitInfo(org, answer);
}
