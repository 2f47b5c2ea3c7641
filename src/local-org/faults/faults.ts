import type { OrgRequest } from "../request";
import type { FaultKind, FaultRule } from "./fault-rule";

/** What of a request decides whether a rule concerns it. */
type FaultTarget = Pick<OrgRequest, "method" | "target">;

type FaultOf<K extends FaultKind> = Extract<FaultRule, { readonly kind: K }>;

interface ActiveRule {
  readonly rule: FaultRule;
  remaining: number;
}

const isRestResource = /^\/*services\/+data\/+v/;

function concerns(rule: FaultRule, request: FaultTarget): boolean {
  if ("path" in rule && rule.path !== undefined) {
    if (!request.target.includes(rule.path)) return false;
  } else if (rule.kind !== "refuseToken" && !isRestResource.test(request.target)) {
    return false;
  }
  return !("method" in rule) || rule.method === undefined || rule.method === request.method;
}

function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1_000) * 1_000);
}

/** The trouble that the org was told to make. Nothing is left to chance: rules apply in order and are counted down. */
export class Faults {
  private rules: ActiveRule[] = [];
  private changedAt: Date;

  constructor(private readonly now: () => Date) {
    this.changedAt = wholeSeconds(now());
  }

  add(rule: FaultRule): void {
    const count = "count" in rule ? rule.count : undefined;
    this.rules.push({ rule, remaining: count ?? Infinity });
    if (rule.kind === "hideField" || rule.kind === "hideObject") this.noteChange();
  }

  clear(): void {
    if (this.hidden().length > 0) this.noteChange();
    this.rules = [];
  }

  /** The rules in force, with what is left of their counts. */
  list(): readonly FaultRule[] {
    return this.rules.map(({ rule, remaining }) => (Number.isFinite(remaining) ? { ...rule, count: remaining } : rule));
  }

  /** The first rule of this kind that concerns the request, and applies to what it does, counted down by one. */
  take<K extends FaultKind>(
    kind: K,
    request: FaultTarget,
    applies: (rule: FaultOf<K>) => boolean = () => true,
  ): FaultOf<K> | undefined {
    const active = this.rules.find(
      ({ rule }) => rule.kind === kind && concerns(rule, request) && applies(rule as FaultOf<K>),
    );
    if (active === undefined) return undefined;
    if (--active.remaining <= 0) this.rules = this.rules.filter((other) => other !== active);
    return active.rule as FaultOf<K>;
  }

  /** What is hidden from a user beside what the profile hides, and from everyone when no user is named. */
  hidden(username?: string): readonly string[] {
    return this.rules.flatMap(({ rule }) => {
      if (rule.kind !== "hideField" && rule.kind !== "hideObject") return [];
      const user = rule.user?.toLowerCase();
      if (username !== undefined && user !== undefined && user !== username.toLowerCase()) return [];
      return [rule.kind === "hideField" ? `${rule.object}.${rule.field}` : rule.object];
    });
  }

  /** When what describes say last changed, in whole seconds: at the start, or when something was hidden or shown again. */
  get metadataChangedAt(): Date {
    return this.changedAt;
  }

  /** HTTP dates know no milliseconds, so two changes within a second are told apart by moving the later one on. */
  private noteChange(): void {
    const now = wholeSeconds(this.now());
    this.changedAt = now > this.changedAt ? now : new Date(this.changedAt.getTime() + 1_000);
  }
}
