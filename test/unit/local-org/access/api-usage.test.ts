import { describe, expect, it } from "@jest/globals";
import { ApiUsage, dailyRequests } from "../../../../src/local-org/access/api-usage";

describe("ApiUsage (limits.md §1)", () => {
  it("counts charges against its limit", () => {
    const usage = new ApiUsage(2, () => new Date("2026-11-02T10:00:00Z"));
    usage.charge();
    expect(usage).toMatchObject({ used: 1, exhausted: false });
    usage.charge();
    expect(usage).toMatchObject({ used: 2, exhausted: true });
  });

  it("lets calls drop out one by one a day later, with no reset at midnight (limits.md §1)", () => {
    let now = new Date("2026-11-02T05:00:00Z");
    const usage = new ApiUsage(15_000, () => now);
    for (let i = 0; i < 14_500; i++) usage.charge();
    now = new Date("2026-11-02T23:00:00Z");
    for (let i = 0; i < 499; i++) usage.charge();
    now = new Date("2026-11-03T04:59:59Z");
    expect(usage.used).toBe(14_999);
    now = new Date("2026-11-03T05:00:00Z");
    expect(usage.used).toBe(499);
    now = new Date("2026-11-03T23:00:00Z");
    expect(usage.used).toBe(0);
  });

  it("knows the published allocations, with 1,000 licences where they count (limits.md §1)", () => {
    expect(dailyRequests).toEqual({ developer: 15_000, enterprise: 1_100_000, unlimited: 5_100_000 });
  });
});
