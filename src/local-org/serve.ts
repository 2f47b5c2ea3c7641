import { refusalAnswer, type Answer } from "./answer";
import { serverErrorAnswer } from "./faults/server-error-answer";
import { targetRequest } from "./faults/target-request";
import type { Org } from "./org";
import { refuse } from "./refusals";
import type { OrgRequest } from "./request";
import type { Trace } from "./request-log";
import { serveRest } from "./rest";
import { serveControl } from "./routes/control";
import { serveIdentity } from "./routes/identity";
import { describeOpenId, serveOAuth } from "./routes/oauth";
import { listVersions } from "./routes/versions";

function route(org: Org, request: OrgRequest, trace: Trace): Answer | Promise<Answer> {
  const [first, second, third] = request.segments;
  if (first === "services" && second === "data") {
    return third === undefined ? listVersions() : serveRest(org, request, trace);
  }
  if (first === "services" && second === "oauth2") return serveOAuth(org, request, trace);
  if (first === ".well-known" && second === "openid-configuration") return describeOpenId(request);
  if (first === "id") return serveIdentity(org, request, trace);
  const provided = "The local org provides /services/data, /services/oauth2, /id and /_org.";
  return refusalAnswer(refuse(404, "NOT_FOUND", `The requested resource does not exist. ${provided}`));
}

/** Answers one request. What changes records does so in transactions that never wait: two requests mix only between them. */
export async function serve(org: Org, request: OrgRequest, trace: Trace): Promise<Answer> {
  if (request.segments[0] === "_org") return serveControl(org, request);
  const target = targetRequest(org, request, trace);
  if (org.faults.take("unavailable", target) !== undefined) return serverErrorAnswer(503);
  const failing = org.faults.take("serverError", target, (rule) => rule.part !== true);
  if (failing === undefined) return route(org, request, trace);
  if (failing.when === "after") await route(org, request, trace);
  return serverErrorAnswer(failing.status);
}
