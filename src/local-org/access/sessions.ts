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
  /** What the client asked for: `api`, `refresh_token`, … */
  readonly scopes: readonly string[];
  /** When it was opened, and when it ends unless it is used before; milliseconds. */
  readonly openedAt: number;
  readonly expiresAt: number;
}

interface OpenSession {
  readonly userId: string;
  readonly scopes: readonly string[];
  /** The approval whose refresh token renews it; undefined for a session of its own. */
  readonly approval: number | undefined;
  readonly openedAt: number;
  usedAt: number;
}

export const sessionTimeouts = { leastMinutes: 15, mostMinutes: 24 * 60, standardMinutes: 2 * 60 } as const;

function text(value: OrgRecord[string] | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Access tokens and whose they are. A session ends when it was not used for a while (auth.md §6). */
export class Sessions {
  private readonly sessions = new Map<string, OpenSession>();

  constructor(
    private readonly database: OrgDatabase,
    private readonly now: () => Date,
    private readonly timeoutMs: number,
  ) {}

  /** The user of this name, whatever its case, active or not. */
  findUser(username: string): OrgRecord | undefined {
    return this.database.table("User").findBy("Username", username)[0];
  }

  /** A new access token, `00D…!…` (wire fact 35). */
  open(user: OrgRecord, scopes: readonly string[], approval?: number): string {
    const token = `${organization.id.slice(0, 15)}!AQ4AQ${randomBytes(66).toString("base64url")}`;
    const moment = this.now().getTime();
    this.sessions.set(token, { userId: text(user.Id), scopes, approval, openedAt: moment, usedAt: moment });
    return token;
  }

  /** The session of a token, as it is; undefined when it has ended or its user has been deactivated. */
  look(token: string): Session | undefined {
    const open = this.sessions.get(token);
    if (open === undefined) return undefined;
    const expiresAt = open.usedAt + this.timeoutMs;
    const user = this.database.table("User").get(open.userId);
    if (this.now().getTime() >= expiresAt || user?.IsActive !== true) {
      this.sessions.delete(token);
      return undefined;
    }
    return {
      token,
      user,
      userId: open.userId,
      username: text(user.Username),
      timeZone: text(user.TimeZoneSidKey) || organization.defaultTimeZone,
      scopes: open.scopes,
      openedAt: open.openedAt,
      expiresAt,
    };
  }

  /** The session of a token that is used now, and so lives on. */
  find(token: string): Session | undefined {
    const session = this.look(token);
    const open = this.sessions.get(token);
    if (session !== undefined && open !== undefined) open.usedAt = this.now().getTime();
    return session;
  }

  /** Ends a session; false when there was none. */
  close(token: string): boolean {
    return this.sessions.delete(token);
  }

  /** Ends every session, or every one of a user. */
  closeAll(userId?: string): void {
    for (const [token, open] of this.sessions) {
      if (userId === undefined || open.userId === userId) this.sessions.delete(token);
    }
  }

  /** Ends what an approval's refresh tokens have opened. */
  closeApproved(approval: number): void {
    for (const [token, open] of this.sessions) if (open.approval === approval) this.sessions.delete(token);
  }
}

/** The token of an Authorization header. The old scheme word `OAuth` is as good as `Bearer` (wire fact 37). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(authorization ?? "")?.[1];
}
