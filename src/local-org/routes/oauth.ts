import { userInfoOf } from "../access/describe-user";
import { checkClient, grantToken, grantTypes } from "../access/grant-token";
import { introspectToken } from "../access/introspect-token";
import { OAuthError, requireField, type Field } from "../access/oauth-error";
import { emptyAnswer, jsonAnswer, refusalAnswer, type Answer } from "../answer";
import { SalesforceError } from "../errors";
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
  const field = fieldsOf(request);
  const format = field("format") ?? "json";
  if (format !== "json")
    throw new OAuthError("invalid_request", `The local org answers in JSON only, and not in ${format}`);
  return jsonAnswer(grantToken(org, field, request.origin), 200, notCached);
}

/** Ends a session, or with a refresh token all that it has opened. */
function answerRevoke(org: Org, request: OrgRequest): Answer {
  const token = requireField(fieldsOf(request), "token");
  const approval = org.approvals.revoke(token);
  if (approval !== undefined) org.sessions.closeApproved(approval.id);
  else if (!org.sessions.close(token)) throw new OAuthError("invalid_token", "invalid token");
  return emptyAnswer(200);
}

function answerIntrospect(org: Org, request: OrgRequest): Answer {
  const field = fieldsOf(request);
  checkClient(field);
  return jsonAnswer(introspectToken(org, requireField(field, "token"), request.origin), 200, notCached);
}

function answer(org: Org, request: OrgRequest, trace: Trace): Answer {
  const endpoint = request.segments.slice(2).join("/");
  // Old clients revoke by GET, with the token in the url.
  const isPost = request.method === "POST" || (endpoint === "revoke" && request.method === "GET");
  switch (endpoint) {
    case "userinfo":
      return answerSignedIn(org, request, trace, (session) =>
        jsonAnswer(userInfoOf(request.origin, session, org.now())),
      );
    case "token":
    case "revoke":
    case "introspect":
      if (!isPost) throw new OAuthError("invalid_request", "must use HTTP POST");
      if (endpoint === "token") return answerToken(org, request, trace);
      return endpoint === "revoke" ? answerRevoke(org, request) : answerIntrospect(org, request);
    default:
      return refusalAnswer(resourceNotProvided(`/services/oauth2/${endpoint}`));
  }
}

/** What is wrong with a request before anyone asks what it says, such as its length, is told in the form of OAuth, too. */
function asOAuthError(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  if (!(error instanceof SalesforceError)) throw error;
  return new OAuthError("invalid_request", error.items[0]?.message ?? "invalid request", error.status);
}

/** The endpoints below `/services/oauth2`; none of them counts as an API request (limits.md §2). */
export function serveOAuth(org: Org, request: OrgRequest, trace: Trace): Answer {
  try {
    return answer(org, request, trace);
  } catch (error) {
    const { code, message, status } = asOAuthError(error);
    return jsonAnswer({ error: code, error_description: message }, status, notCached);
  }
}

/** `/.well-known/openid-configuration`: where the endpoints are that this org provides (auth.md §1). */
export function describeOpenId({ origin }: OrgRequest): Answer {
  const endpoint = (name: string): string => `${origin}/services/oauth2/${name}`;
  return jsonAnswer({
    issuer: origin,
    token_endpoint: endpoint("token"),
    revocation_endpoint: endpoint("revoke"),
    introspection_endpoint: endpoint("introspect"),
    userinfo_endpoint: endpoint("userinfo"),
    scopes_supported: ["api", "full", "id", "refresh_token"],
    grant_types_supported: grantTypes,
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic", "private_key_jwt"],
    subject_types_supported: ["public"],
  });
}
