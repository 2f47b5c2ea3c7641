import { describe, expect, it } from "@jest/globals";
import type { FaultRule } from "../../../../src/local-org/faults/fault-rule";
import type { FaultTarget } from "../../../../src/local-org/faults/fault-target";
import { Faults } from "../../../../src/local-org/faults/faults";

const from = (method: string, target: string, user?: string): FaultTarget => ({
  method,
  target,
  user: () => user,
  faults: [],
});
const query = from("GET", "/services/data/v62.0/query?q=SELECT+Id+FROM+Task", "rep@local.test");
const token = from("POST", "/services/oauth2/token");
const createFaults = (now = () => new Date("2026-11-02T10:00:00.400Z"), seed?: number): Faults => new Faults(now, seed);

/** Which of so many requests a slow rule strikes, and for how long. */
function strikes(faults: Faults, requests: number, target = query): readonly (number | undefined)[] {
  return Array.from({ length: requests }, () => faults.take("slow", target)?.ms);
}

describe("Faults", () => {
  it("applies a rule as often as its count says", () => {
    const faults = createFaults();
    faults.add({ kind: "unavailable", count: 2 });
    expect(faults.take("unavailable", query)).toBeDefined();
    expect(faults.list()).toEqual([{ id: 1, kind: "unavailable", count: 1 }]);
    expect(faults.take("unavailable", query)).toBeDefined();
    expect(faults.take("unavailable", query)).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });

  it("takes very many rules in as many steps", () => {
    const faults = createFaults();
    for (let added = 0; added < 100_000; added++) faults.add({ kind: "unavailable", user: "nobody@local.test" });
    expect(faults.list()).toHaveLength(100_000);
  });

  it("takes rules in the order in which they came, and notes what struck", () => {
    const faults = createFaults();
    faults.add({ kind: "slow", ms: 1, count: 1 });
    faults.add({ kind: "slow", ms: 2 });
    const target = from("GET", query.target);
    expect(strikes(faults, 3, target)).toEqual([1, 2, 2]);
    expect(target.faults).toEqual(["slow", "slow", "slow"]);
  });

  it("spares the token endpoint unless the path or the resource names it", () => {
    const faults = createFaults();
    faults.add({ kind: "unavailable" });
    expect(faults.take("unavailable", token)).toBeUndefined();
    faults.add({ kind: "unavailable", path: "/oauth2/", count: 1 });
    expect(faults.take("unavailable", token)).toBeDefined();
    faults.add({ kind: "unavailable", resource: "token" });
    expect(faults.take("unavailable", token)).toBeDefined();
  });

  it("keeps to the path and method that a rule names, and to whom it applies", () => {
    const faults = createFaults();
    faults.add({ kind: "lock", path: "/sobjects/", method: "PATCH", object: "Task", count: 1 });
    const write = from("PATCH", "/services/data/v62.0/sobjects/Task/00T");
    expect(faults.take("lock", query)).toBeUndefined();
    expect(faults.take("lock", { ...write, method: "POST" })).toBeUndefined();
    expect(faults.take("lock", write, ({ object }) => object === "Account")).toBeUndefined();
    expect(faults.take("lock", write, ({ object }) => object === "Task")).toBeDefined();
    expect(faults.take("lock", write)).toBeUndefined();
  });

  it.each([
    ["query", "/services/data/v62.0/queryAll?q=x"],
    ["query", "/services/data/v62.0/query/0r8-2000"],
    ["records", "//services/data/v62.0/sobjects/Task/00T/Owner"],
    ["describe", "/services/data/v62.0/sobjects"],
    ["describe", "/services/data/v62.0/sobjects/Task/describe/"],
    ["collections", "/services/data/v62.0/composite/sobjects/Task"],
    ["composite", "/services/data/v62.0/composite/batch"],
    ["search", "/services/data/v62.0/parameterizedSearch"],
    ["bulk", "/services/data/v62.0/jobs/query"],
    ["limits", "/services/data/v62.0/limits"],
    ["uiApi", "/services/data/v62.0/ui-api/object-info/Task"],
    ["token", "/services/oauth2/revoke"],
    ["identity", "/services/oauth2/userinfo"],
    ["identity", "/id/00D/005"],
  ] as const)("takes for the resource %s %s, and not for another", (resource, path) => {
    const faults = createFaults();
    faults.add({ kind: "slow", ms: 1, resource });
    faults.add({ kind: "slow", ms: 2, resource: resource === "limits" ? "query" : "limits" });
    expect(strikes(faults, 1, from("GET", path))).toEqual([1]);
  });

  it.each([
    ["/services/data/v62.0/sobjects/task/00T", true],
    ["/services/data/v62.0/composite/sobjects/Task", true],
    ["/services/data/v62.0/query?q=SELECT%20Id%20from%20Task", true],
    ["/services/data/v62.0/query?q=SELECT+Id+FROM+TaskRelation", false],
    ["/services/data/v62.0/sobjects/Account/001/Tasks", false],
  ])("sees whether %s is about a task: %s", (path, expected) => {
    const faults = createFaults();
    faults.add({ kind: "slow", ms: 1, object: "Task" });
    expect(strikes(faults, 1, from("GET", path))).toEqual([expected ? 1 : undefined]);
  });

  it("strikes the user that a rule names, in any case, and nobody else", () => {
    const faults = createFaults();
    faults.add({ kind: "slow", ms: 1, user: "Rep@local.test" });
    expect(strikes(faults, 1)).toEqual([1]);
    expect(strikes(faults, 1, from("GET", query.target, "admin@local.test"))).toEqual([undefined]);
    expect(strikes(faults, 1, from("GET", query.target))).toEqual([undefined]);
  });

  it("spares the first requests that a rule says to skip", () => {
    const faults = createFaults();
    faults.add({ kind: "slow", ms: 1, skip: 2, count: 1 });
    expect(faults.list()).toEqual([{ id: 1, kind: "slow", ms: 1, skip: 2, count: 1 }]);
    expect(strikes(faults, 1)).toEqual([undefined]);
    expect(faults.list()).toMatchObject([{ skip: 1 }]);
    expect(strikes(faults, 3)).toEqual([undefined, 1, undefined]);
  });

  it("strikes within its window by the org's clock, and is over after it", () => {
    let now = new Date("2026-11-02T10:00:00Z");
    const faults = createFaults(() => now);
    faults.add({ kind: "slow", ms: 1, from: "2026-11-02T11:00:00Z", until: "2026-11-02T13:00:00+01:00" });
    faults.add({ kind: "slow", ms: 2, forMs: 60_000 });
    expect(strikes(faults, 1)).toEqual([2]);
    now = new Date("2026-11-02T10:01:00Z");
    expect(strikes(faults, 1)).toEqual([undefined]);
    now = new Date("2026-11-02T11:00:00Z");
    expect([faults.list().length, strikes(faults, 1)]).toEqual([1, [1]]);
    now = new Date("2026-11-02T12:00:00Z");
    expect([strikes(faults, 1), faults.list()]).toEqual([[undefined], []]);
  });

  it("strikes as often as the rate says, the same requests for the same seed", () => {
    const rules: readonly FaultRule[] = [
      { kind: "slow", ms: { from: 100, to: 300 }, rate: 0.3 },
      { kind: "slow", ms: { p50: 80, p99: 2_000 }, rate: 0.5 },
    ];
    const run = (faults: Faults): readonly (number | undefined)[] => {
      for (const rule of rules) faults.add(rule);
      return strikes(faults, 1_000);
    };
    const faults = createFaults(undefined, 7);
    const first = run(faults);
    const struck = first.filter((ms) => ms !== undefined).length;
    expect(struck).toBeGreaterThan(600);
    expect(struck).toBeLessThan(700);
    expect(run(createFaults(undefined, 7))).toEqual(first);
    expect(run(createFaults(undefined, 8))).not.toEqual(first);
    faults.clear();
    expect(run(faults)).toEqual(first);
  });

  it("draws what a rule with a seed of its own draws from that", () => {
    const run = (seed: number, orgSeed: number): readonly (number | undefined)[] => {
      const faults = createFaults(undefined, orgSeed);
      faults.add({ kind: "slow", ms: 1, rate: 0.5, seed });
      return strikes(faults, 100);
    };
    expect(run(3, 1)).toEqual(run(3, 2));
    expect(run(3, 1)).not.toEqual(run(4, 1));
  });

  it("never strikes at the rate 0 and always at the rate 1", () => {
    const faults = createFaults();
    faults.add({ kind: "slow", ms: 1, rate: 0 });
    faults.add({ kind: "slow", ms: 2, rate: 1 });
    expect(new Set(strikes(faults, 200))).toEqual(new Set([2]));
  });

  it("forgets one rule by its number, or all, and then numbers from one again", () => {
    const faults = createFaults();
    expect([faults.add({ kind: "lock" }), faults.add({ kind: "slow", ms: 1 })]).toEqual([1, 2]);
    expect([faults.remove(1), faults.remove(1)]).toEqual([true, false]);
    expect(faults.list()).toEqual([{ id: 2, kind: "slow", ms: 1 }]);
    faults.clear();
    expect(faults.add({ kind: "lock" })).toBe(1);
  });

  it("tells what is hidden from one user and from all", () => {
    const faults = createFaults();
    faults.add({ kind: "hideField", object: "Task", field: "Subject", user: "Rep@local.test" });
    faults.add({ kind: "hideObject", object: "Lead" });
    expect(faults.hidden("rep@local.test")).toEqual(["Task.Subject", "Lead"]);
    expect(faults.hidden("admin@local.test")).toEqual(["Lead"]);
  });

  it("moves the time of the last metadata change on, by whole seconds, whenever something is hidden or shown", () => {
    const faults = createFaults();
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:00Z"));
    const id = faults.add({ kind: "hideObject", object: "Lead" });
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:01Z"));
    faults.add({ kind: "slow", ms: 1 });
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:01Z"));
    faults.remove(id);
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:02Z"));
    faults.clear();
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:02Z"));
  });
});
