import { describe, expect, it } from "@jest/globals";
import { makeId, toId18 } from "../../../../src/local-org/records/record-id";

describe("toId18 (objects.md §1)", () => {
  it.each([
    ["001xx000003DGb1", "AAG"],
    ["0015500001QdQWa", "AAN"],
    ["0035500001H9cak", "AAB"],
    ["0057e00000RmwSW", "AAZ"],
  ])("completes %s with %s", (id, checksum) => {
    expect(toId18(id)).toBe(id + checksum);
    expect(toId18(id + checksum)).toBe(id + checksum);
  });

  it("knows no id with another checksum, not even in another case", () => {
    expect(toId18("001xx000003DGb1AAH")).toBeUndefined();
    expect(toId18("001xx000003DGb1aag")).toBeUndefined();
    expect(toId18("001XX000003DGB1AAG")).toBeUndefined();
  });

  it.each([
    "",
    "001",
    "001xx000003DGb",
    "001xx000003DGb1A",
    "001xx000003DGb1AAGA",
    "001xx000003DG-1",
    " 01xx000003DGb1",
  ])("knows no id in %j", (text) => {
    expect(toId18(text)).toBeUndefined();
  });
});

describe("makeId (objects.md §1)", () => {
  it("makes ids that are their own 18-character form", () => {
    for (const n of [1, 61, 62, 3_843, 200_000]) {
      const id = makeId("006", n);
      expect(id).toHaveLength(18);
      expect(id.startsWith("006")).toBe(true);
      expect(toId18(id)).toBe(id);
    }
  });

  it("makes ids that sort in the order of their numbers", () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => makeId("00T", index + 1));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
