import { describe, expect, it } from "@jest/globals";
import { readLimitInfo } from "../../../src/salesforce/limit-info";

describe("readLimitInfo", () => {
  it.each([
    ["api-usage=138/15000", { used: 138, limit: 15_000 }],
    ["api-usage=18/5000; per-app-api-usage=17/250(appName=sample-connected-app)", { used: 18, limit: 5_000 }],
    ["per-app-api-usage=17/250(appName=x), api-usage=18/5000", { used: 18, limit: 5_000 }],
    ["per-app-api-usage=17/250(appName=x)", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("reads %s", (header, expected) => {
    expect(readLimitInfo(header)).toEqual(expected);
  });
});
