import type { Org } from "../org";
import { connectedApp } from "../organization";
import { identityUrl } from "./describe-user";

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

/** What is known of an access or a refresh token, as RFC 7662 has it (auth.md §3). Asking does not keep it alive. */
export function introspectToken(org: Org, token: string, origin: string): Record<string, unknown> {
  const session = org.sessions.look(token);
  const approval = org.approvals.find(token);
  const user = session?.user ?? (approval && org.database.table("User").get(approval.userId));
  if (user?.IsActive !== true) return { active: false };
  const openedAt = seconds(session?.openedAt ?? approval?.grantedAt ?? 0);
  return {
    active: true,
    scope: (session ?? approval)?.scopes.join(" "),
    client_id: connectedApp.clientId,
    username: user.Username,
    sub: identityUrl(origin, String(user.Id)),
    token_type: session === undefined ? "refresh_token" : "access_token",
    ...(session === undefined ? {} : { exp: seconds(session.expiresAt) }),
    iat: openedAt,
    nbf: openedAt,
  };
}
