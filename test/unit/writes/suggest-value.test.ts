import { describe, expect, it } from "@jest/globals";
import { suggestValue } from "../../../src/writes/suggest-value";

const stages = [
  ...["Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Id. Decision Makers"],
  ...["Perception Analysis", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"],
];

describe("suggestValue", () => {
  it.each([
    ["closed won", "Closed Won"],
    ["Closed  Won", "Closed Won"],
    ["Clsoed Lost", "Closed Lost"],
    ["Qualfication", "Qualification"],
    ["Negotiation", "Negotiation/Review"],
    ["price quote", "Proposal/Price Quote"],
    [" Prospecting ", "Prospecting"],
  ])("finds what %j means", (given, meant) => {
    expect(suggestValue(given, stages)).toBe(meant);
  });

  it.each(["Analysis", "Won!", "xyz", "?", "", "Procurement pending"])("does not guess what %j means", (given) => {
    expect(suggestValue(given, stages)).toBeNull();
  });

  it("suggests nothing where nothing is allowed", () => {
    expect(suggestValue("Web", [])).toBeNull();
  });
});
