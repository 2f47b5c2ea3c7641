import { refusalAnswer, type Answer } from "./answer";
import type { Org } from "./org";
import { refuse } from "./refusals";
import type { OrgRequest } from "./request";
import type { Trace } from "./request-log";
import { serveRest } from "./rest";
import { serveControl } from "./routes/control";
import { serveIdentity } from "./routes/identity";
import { serveOAuth } from "./routes/oauth";
import { listVersions } from "./routes/versions";

/** Answers one request. What changes records does so in transactions that never wait: two requests mix only between them. */
export function serve(org: Org, request: OrgRequest, trace: Trace): Answer | Promise<Answer> {
  const [first, second, third] = request.segments;
  if (first === "_org") return serveControl(org, request);
  if (org.faults.take("unavailable", request) !== undefined) {
    return refusalAnswer(refuse(503, "SERVER_UNAVAILABLE", "Server Unavailable"));
  }
  if (first === "services" && second === "data") {
    return third === undefined ? listVersions() : serveRest(org, request, trace);
  }
  if (first === "services" && second === "oauth2") return serveOAuth(org, request, trace);
  if (first === "id") return serveIdentity(org, request, trace);
  const provided = "The local org provides /services/data, /services/oauth2, /id and /_org.";
  return refusalAnswer(refuse(404, "NOT_FOUND", `The requested resource does not exist. ${provided}`));
}
