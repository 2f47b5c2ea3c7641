import { identityOf } from "../access/describe-user";
import { bearerToken, type Session } from "../access/sessions";
import { jsonAnswer, textAnswer, type Answer } from "../answer";
import type { Org } from "../org";
import { organization } from "../organization";
import { toId18 } from "../records/record-id";
import type { OrgRequest } from "../request";
import type { Trace } from "../request-log";

/**
 * Answers a request for what its token's user may know of itself. A token that is missing or bad is refused with 403 and
 * plain text here, not with an array (wire fact 9), and nothing is charged.
 */
export function answerSignedIn(
  org: Org,
  request: OrgRequest,
  trace: Trace,
  answer: (session: Session) => Answer,
): Answer {
  const { headers, query } = request;
  const token = bearerToken(headers.authorization) ?? query.get("oauth_token") ?? query.get("access_token");
  if (token === null) return textAnswer(403, "Missing_OAuth_Token");
  const session = org.sessions.find(token);
  if (session === undefined) return textAnswer(403, "Bad_OAuth_Token");
  trace.user = session.username;
  return answer(session);
}

/** `/id/<organization>/<user>`, for the user itself. */
export function serveIdentity(org: Org, request: OrgRequest, trace: Trace): Answer {
  const [, organizationId = "", userId = ""] = request.segments;
  return answerSignedIn(org, request, trace, (session) => {
    if (toId18(organizationId) !== organization.id || toId18(userId) !== session.userId) {
      return textAnswer(404, "Bad_Id");
    }
    return jsonAnswer(identityOf(request.origin, session, org.now()));
  });
}
