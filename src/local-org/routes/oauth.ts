import { userInfoOf } from "../access/describe-user";
import { grantToken, OAuthError, type Field } from "../access/grant-token";
import { emptyAnswer, jsonAnswer, refusalAnswer, type Answer } from "../answer";
import { tokenErrors } from "../faults/fault-rule";
import { targetRequest } from "../faults/target-request";
import type { Org } from "../org";
import { resourceNotProvided } from "../refusals";
import { formFields, type OrgRequest } from "../request";
import type { Trace } from "../request-log";
import { answerSignedIn } from "./identity";

const notCached = { "Cache-Control": "no-cache, no-store", Pragma: "no-cache" };

/** The client's id and secret from HTTP Basic authentication, as OAuth clients may send them. */
function basicCredentials(request: OrgRequest): Readonly<Record<string, string>> {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (encoded === undefined) return {};
  const [id = "", ...secret] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { client_id: id, client_secret: secret.join(":") };
}

function fieldsOf(request: OrgRequest): Field {
  const form = formFields(request);
  const basic = basicCredentials(request);
  return (name) => form.get(name) ?? basic[name];
}

function answerToken(org: Org, request: OrgRequest, trace: Trace): Answer {
  const refused = org.faults.take("refuseToken", targetRequest(org, request, trace));
  if (refused !== undefined) {
    const { error = "invalid_grant" } = refused;
    throw new OAuthError(error, tokenErrors[error]);
  }
  return jsonAnswer(grantToken(org, fieldsOf(request), request.origin), 200, notCached);
}

function answerRevoke(org: Org, request: OrgRequest): Answer {
  const token = formFields(request).get("token") ?? "";
  if (!org.sessions.close(token)) throw new OAuthError("invalid_token", "invalid token");
  return emptyAnswer(200);
}

/** The token, revoke and userinfo endpoints; none of them counts as an API request (limits.md §2). */
export function serveOAuth(org: Org, request: OrgRequest, trace: Trace): Answer {
  const endpoint = request.segments.slice(2).join("/");
  try {
    if (endpoint === "userinfo") {
      return answerSignedIn(org, request, trace, (session) =>
        jsonAnswer(userInfoOf(request.origin, session, org.now())),
      );
    }
    if (endpoint !== "token" && endpoint !== "revoke")
      return refusalAnswer(resourceNotProvided(`/services/oauth2/${endpoint}`));
    if (request.method !== "POST") throw new OAuthError("invalid_request", "must use HTTP POST");
    return endpoint === "token" ? answerToken(org, request, trace) : answerRevoke(org, request);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return jsonAnswer({ error: error.code, error_description: error.message }, 400, notCached);
  }
}
