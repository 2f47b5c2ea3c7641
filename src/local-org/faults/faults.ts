import { createRandom, type Random } from "../seed/random";
import { drawLatency, type Latency } from "./draw-latency";
import type { Aim, FaultKind, FaultRule } from "./fault-rule";
import { isAboutObject, isOfFamily, type FaultTarget } from "./fault-target";

export type FaultOf<K extends FaultKind> = Extract<FaultRule, { readonly kind: K }>;

/** A rule that strikes, with its latency drawn. */
type Struck<Rule> = Rule extends { readonly ms: Latency } ? Omit<Rule, "ms"> & { readonly ms: number } : Rule;

/** A rule in force, under the number by which it is deleted. */
export type ListedFault = FaultRule & { readonly id: number };

interface ActiveRule {
  readonly id: number;
  readonly rule: FaultRule;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  toSpare: number;
  remaining: number;
}

const isRestResource = /^\/*services\/+data\/+v/;

/** What a rule says of which requests it concerns: nothing, where it concerns none. */
function aimOf(rule: FaultRule): Aim | undefined {
  return rule.kind === "hideField" || rule.kind === "hideObject" || "all" in rule ? undefined : rule;
}

function concerns(rule: FaultRule, { target, method, user }: FaultTarget): boolean {
  const aim = aimOf(rule);
  if (aim === undefined) return false;
  if (aim.path !== undefined && !target.includes(aim.path)) return false;
  if (aim.resource !== undefined && !isOfFamily(aim.resource, target)) return false;
  const isAimed = aim.path !== undefined || aim.resource !== undefined || rule.kind === "refuseToken";
  if (!isAimed && !isRestResource.test(target)) return false;
  if (aim.method !== undefined && aim.method !== method) return false;
  if (aim.user !== undefined && aim.user.toLowerCase() !== user()?.toLowerCase()) return false;
  // What a write changes is known only where it is saved: `take` is told there whether a lock applies.
  return aim.object === undefined || rule.kind === "lock" || isAboutObject(aim.object, target);
}

function windowOf({ from, until, forMs }: Aim, now: Date): Pick<ActiveRule, "from" | "until"> {
  const start = from === undefined ? -Infinity : Date.parse(from);
  if (until !== undefined) return { from: start, until: Date.parse(until) };
  return { from: start, until: forMs === undefined ? Infinity : Math.max(start, now.getTime()) + forMs };
}

function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1_000) * 1_000);
}

/**
 * The trouble that the org was told to make. Nothing is left to chance: rules are tried in order and counted down, and
 * what is drawn is drawn from the seed, so the same rules and the same requests give the same trouble.
 */
export class Faults {
  private rules: ActiveRule[] = [];
  private added = 0;
  private changedAt: Date;

  constructor(
    private readonly now: () => Date,
    private readonly seed = 1,
  ) {
    this.changedAt = wholeSeconds(now());
  }

  /** Puts a rule in force and answers its number. */
  add(rule: FaultRule): number {
    const id = ++this.added;
    const aim = aimOf(rule) ?? {};
    const { count = Infinity, skip = 0, seed = this.seed } = aim;
    const random = createRandom(seed, `fault ${String(id)}`);
    const active = { id, rule, random, ...windowOf(aim, this.now()), toSpare: skip, remaining: count };
    this.rules.push(active);
    if (rule.kind === "hideField" || rule.kind === "hideObject") this.noteChange();
    return id;
  }

  /** Forgets every rule, and starts over with numbers and draws. */
  clear(): void {
    if (this.hidden().length > 0) this.noteChange();
    this.rules = [];
    this.added = 0;
  }

  /** Forgets one rule; false when there is none of this number. */
  remove(id: number): boolean {
    const found = this.rules.find((active) => active.id === id);
    if (found === undefined) return false;
    this.rules = this.rules.filter((active) => active !== found);
    if (found.rule.kind === "hideField" || found.rule.kind === "hideObject") this.noteChange();
    return true;
  }

  /** The rules that can still strike, with what is left of their counts. */
  list(): readonly ListedFault[] {
    this.forgetPast();
    return this.rules.map(({ id, rule, toSpare, remaining }) => ({
      id,
      ...rule,
      ...("skip" in rule ? { skip: toSpare } : {}),
      ...("count" in rule ? { count: remaining } : {}),
    }));
  }

  /** The first rule of this kind that concerns the request, applies to what it does, and strikes; counted down by one. */
  take<K extends FaultKind>(
    kind: K,
    target: FaultTarget,
    applies: (rule: FaultOf<K>) => boolean = () => true,
  ): Struck<FaultOf<K>> | undefined {
    if (this.rules.length === 0) return undefined;
    this.forgetPast();
    for (const active of this.rules) {
      const rule = active.rule as FaultOf<K>;
      if (rule.kind !== kind || !this.hasBegun(active) || !concerns(rule, target) || !applies(rule)) continue;
      if (this.strikes(active)) {
        target.faults.push(kind);
        const drawn = "ms" in rule && rule.ms !== undefined ? { ms: drawLatency(rule.ms, active.random) } : {};
        return { ...rule, ...drawn } as Struck<FaultOf<K>>;
      }
    }
    return undefined;
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

  /** Whether a rule that concerns a request strikes it: what is spared comes first, then chance. */
  private strikes(active: ActiveRule): boolean {
    if (active.toSpare > 0) {
      active.toSpare--;
      return false;
    }
    const rate = aimOf(active.rule)?.rate;
    if (rate !== undefined && !active.random.chance(rate)) return false;
    if (--active.remaining <= 0) this.rules = this.rules.filter((other) => other !== active);
    return true;
  }

  private hasBegun({ from }: ActiveRule): boolean {
    return this.now().getTime() >= from;
  }

  private forgetPast(): void {
    const now = this.now().getTime();
    if (this.rules.some(({ until }) => until <= now)) this.rules = this.rules.filter(({ until }) => until > now);
  }

  /** HTTP dates know no milliseconds, so two changes within a second are told apart by moving the later one on. */
  private noteChange(): void {
    const now = wholeSeconds(this.now());
    this.changedAt = now > this.changedAt ? now : new Date(this.changedAt.getTime() + 1_000);
  }
}
