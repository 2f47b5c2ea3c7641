import { describe, expect, it } from "@jest/globals";
import { LongRequests } from "../../../../src/local-org/access/long-requests";

describe("LongRequests", () => {
  it("refuses what comes while every slot is held by a request of 20 seconds, and nothing else (limits.md §3)", () => {
    let time = 0;
    const requests = new LongRequests(2, () => new Date(time));
    const [a, b, c, d, e] = [{}, {}, {}, {}, {}];
    requests.enter(a);
    requests.enter(b);
    time = 19_999;
    requests.enter(c);
    expect(requests.refuses(c)).toBe(false);
    time = 20_000;
    requests.enter(d);
    expect([a, b, c, d].map((request) => requests.refuses(request))).toEqual([false, false, false, true]);
    requests.leave(a);
    requests.enter(e);
    expect(requests.refuses(e)).toBe(false);
  });
});
