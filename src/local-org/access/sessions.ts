import { randomBytes } from "node:crypto";
import { organization } from "../organization";
import type { OrgDatabase } from "../records/org-database";
import type { OrgRecord } from "../records/table";

/** A signed-in user. */
export interface Session {
  readonly token: string;
  readonly user: OrgRecord;
  readonly userId: string;
  readonly username: string;
  /** IANA. */
  readonly timeZone: string;
}

function text(value: OrgRecord[string] | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Access tokens and whose they are. */
export class Sessions {
  private readonly userIds = new Map<string, string>();

  constructor(private readonly database: OrgDatabase) {}

  /** The user of this name, whatever its case, active or not. */
  findUser(username: string): OrgRecord | undefined {
    return this.database.table("User").findBy("Username", username)[0];
  }

  /** A new access token, `00D…!…` (wire fact 35). */
  open(user: OrgRecord): string {
    const token = `${organization.id.slice(0, 15)}!AQ4AQ${randomBytes(66).toString("base64url")}`;
    this.userIds.set(token, text(user.Id));
    return token;
  }

  /** The session of a token; undefined when it has ended or its user has been deactivated. */
  find(token: string): Session | undefined {
    const user = this.database.table("User").get(this.userIds.get(token) ?? "");
    if (user?.IsActive !== true) return undefined;
    return {
      token,
      user,
      userId: text(user.Id),
      username: text(user.Username),
      timeZone: text(user.TimeZoneSidKey) || organization.defaultTimeZone,
    };
  }

  /** Ends a session; false when there was none. */
  close(token: string): boolean {
    return this.userIds.delete(token);
  }

  /** Ends every session, or every one of a user. */
  closeAll(userId?: string): void {
    if (userId === undefined) this.userIds.clear();
    for (const [token, id] of this.userIds) if (id === userId) this.userIds.delete(token);
  }
}

/** The token of an Authorization header. The old scheme word `OAuth` is as good as `Bearer` (wire fact 37). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(authorization ?? "")?.[1];
}
