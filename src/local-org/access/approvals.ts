import { randomBytes } from "node:crypto";

/** A user's consent that the connected app may ask for access tokens again and again. */
export interface Approval {
  readonly id: number;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly grantedAt: number;
  readonly refreshToken: string;
}

/** Of one user for the connected app; the oldest makes room for the next (auth.md §3). */
const mostPerUser = 5;

function newToken(): string {
  return `5Aep861${randomBytes(60).toString("base64url")}`;
}

/** What became of a refresh token: it was good, or it was one that rotation had replaced, so that someone has stolen it. */
export type Exchange =
  { readonly kind: "renewed"; readonly approval: Approval } | { readonly kind: "reused"; readonly approval: Approval };

/** Refresh tokens and whose they are. */
export class Approvals {
  private readonly byToken = new Map<string, Approval>();
  /** Tokens that rotation has replaced, and their approvals. */
  private readonly replaced = new Map<string, number>();
  private granted = 0;

  constructor(
    /** Whether a refresh token is good for one exchange only. */
    readonly rotate: boolean,
    private readonly now: () => Date,
  ) {}

  grant(userId: string, scopes: readonly string[]): Approval {
    const grantedAt = this.now().getTime();
    const approval = { id: ++this.granted, userId, scopes, grantedAt, refreshToken: newToken() };
    this.byToken.set(approval.refreshToken, approval);
    return approval;
  }

  /** Revokes and answers the user's approvals but the newest five. */
  revokeOldest(userId: string): readonly Approval[] {
    const ofUser = [...this.byToken.values()].filter((other) => other.userId === userId).sort((a, b) => a.id - b.id);
    const oldest = ofUser.slice(0, -mostPerUser);
    for (const { refreshToken } of oldest) this.byToken.delete(refreshToken);
    return oldest;
  }

  find(refreshToken: string): Approval | undefined {
    return this.byToken.get(refreshToken);
  }

  /** Uses a refresh token. One that was replaced before revokes the approval altogether; undefined for any other. */
  exchange(refreshToken: string): Exchange | undefined {
    const approval = this.byToken.get(refreshToken);
    if (approval === undefined) return this.punish(refreshToken);
    if (!this.rotate) return { kind: "renewed", approval };
    const next = { ...approval, refreshToken: newToken() };
    this.byToken.delete(refreshToken);
    this.byToken.set(next.refreshToken, next);
    this.replaced.set(refreshToken, approval.id);
    return { kind: "renewed", approval: next };
  }

  /** Takes a refresh token back; undefined when there is none. */
  revoke(refreshToken: string): Approval | undefined {
    const approval = this.byToken.get(refreshToken);
    this.byToken.delete(refreshToken);
    return approval;
  }

  private punish(refreshToken: string): Exchange | undefined {
    const id = this.replaced.get(refreshToken);
    const approval = [...this.byToken.values()].find((other) => other.id === id);
    if (approval === undefined) return undefined;
    this.byToken.delete(approval.refreshToken);
    return { kind: "reused", approval };
  }
}
