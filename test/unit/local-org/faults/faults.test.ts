import { describe, expect, it } from "@jest/globals";
import { Faults } from "../../../../src/local-org/faults/faults";

const query = { method: "GET", target: "/services/data/v62.0/query?q=SELECT+Id+FROM+Task" };
const token = { method: "POST", target: "/services/oauth2/token" };
const createFaults = (now = () => new Date("2026-11-02T10:00:00.400Z")): Faults => new Faults(now);

describe("Faults", () => {
  it("applies a rule as often as its count says", () => {
    const faults = createFaults();
    faults.add({ kind: "unavailable", count: 2 });
    expect(faults.take("unavailable", query)).toBeDefined();
    expect(faults.list()).toEqual([{ kind: "unavailable", count: 1 }]);
    expect(faults.take("unavailable", query)).toBeDefined();
    expect(faults.take("unavailable", query)).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });

  it("takes rules in the order in which they came", () => {
    const faults = createFaults();
    faults.add({ kind: "slow", ms: 1, count: 1 });
    faults.add({ kind: "slow", ms: 2 });
    expect([1, 2, 3].map(() => faults.take("slow", query)?.ms)).toEqual([1, 2, 2]);
  });

  it("spares the token endpoint unless the path names it", () => {
    const faults = createFaults();
    faults.add({ kind: "unavailable" });
    expect(faults.take("unavailable", token)).toBeUndefined();
    faults.add({ kind: "unavailable", path: "/oauth2/" });
    expect(faults.take("unavailable", token)).toBeDefined();
  });

  it("keeps to the path and method that a rule names, and to whom it applies", () => {
    const faults = createFaults();
    faults.add({ kind: "lock", path: "/sobjects/", method: "PATCH", object: "Task", count: 1 });
    const write = { method: "PATCH", target: "/services/data/v62.0/sobjects/Task/00T" };
    expect(faults.take("lock", query)).toBeUndefined();
    expect(faults.take("lock", { ...write, method: "POST" })).toBeUndefined();
    expect(faults.take("lock", write, ({ object }) => object === "Account")).toBeUndefined();
    expect(faults.take("lock", write, ({ object }) => object === "Task")).toBeDefined();
    expect(faults.take("lock", write)).toBeUndefined();
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
    faults.add({ kind: "hideObject", object: "Lead" });
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:01Z"));
    faults.add({ kind: "slow", ms: 1 });
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:01Z"));
    faults.clear();
    expect(faults.metadataChangedAt).toEqual(new Date("2026-11-02T10:00:02Z"));
  });
});
