import { describe, expect, it } from "@jest/globals";

import { suggest } from "../../../../src/local-org/documents/suggest";

describe("suggest", () => {
  it("names what is close, whatever its case", () => {
    expect(suggest("amuont", ["Name", "Amount", "AccountId"])).toBe(' Did you mean "Amount"?');
  });

  it("is silent when nothing is", () => {
    expect(suggest("Colour", ["Name", "Amount"])).toBe("");
    expect(suggest("Colour", [])).toBe("");
  });
});
