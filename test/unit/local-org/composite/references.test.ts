import { describe, expect, it } from "@jest/globals";
import { expandBody, expandText } from "../../../../src/local-org/composite/references";
import { Decimal } from "../../../../src/local-org/records/stringify";

const results = new Map<string, unknown>([
  ["a1", { id: "001Lc00000000001AAA", success: true }],
  ["q1", { records: [{ Id: "006", Amount: new Decimal(125000), Next: null, Owner: { Name: "Rosa" } }] }],
]);

describe("expandText (rest-api.md §7)", () => {
  it("replaces every reference in a text", () => {
    expect(expandText("x '@{a1.id}' y '@{q1.records[0].Owner.Name}'", results, "62.0")).toBe(
      "x '001Lc00000000001AAA' y 'Rosa'",
    );
  });

  it("prints numbers and booleans as the answer shows them", () => {
    expect(expandText("@{q1.records[0].Amount} @{a1.success}", results, "62.0")).toBe("125000.0 true");
  });

  it("does not expand what an expanded value brings in", () => {
    const nested = new Map([["q1", { Name: "@{q1.Name}" }]]);
    expect(expandText("<@{q1.Name}>", nested, "62.0")).toBe("<@{q1.Name}>");
  });

  it.each([
    ["an unknown reference id", "nope.id"],
    ["a row that is not there", "q1.records[1].Id"],
    ["a field that was not selected", "q1.records[0].AccountId"],
    ["another case than the answer's", "a1.Id"],
    ["a whole object", "q1.records[0].Owner"],
    ["a whole list", "q1.records"],
    ["what only prototypes have", "a1.constructor.name"],
    ["something that is no reference", "hello world"],
  ])("halts on %s", (_what, path) => {
    expect(() => expandText(`@{${path}}`, results, "62.0")).toThrow(
      `PROCESSING_HALTED: Invalid reference specified. No value for ${path} found in ${/^\w*/.exec(path)?.[0] ?? ""}. `,
    );
  });

  it("takes a null for nothing inside a text from version 52.0, and halts on it before", () => {
    expect(expandText("'@{q1.records[0].Next}'", results, "52.0")).toBe("''");
    expect(() => expandText("'@{q1.records[0].Next}'", results, "51.0")).toThrow("PROCESSING_HALTED");
  });

  it("leaves text that only looks like a beginning", () => {
    expect(expandText("me @ { home }, @{unfinished", results, "62.0")).toBe("me @ { home }, @{unfinished");
  });
});

describe("expandBody (rest-api.md §7)", () => {
  it("expands in every text however deep, and nowhere else", () => {
    const body = { WhatId: "@{a1.id}", list: ["@{q1.records[0].Id}", 5, null, true], inner: { "@{a1.id}": "n" } };
    expect(expandBody(body, results, "62.0")).toEqual({
      WhatId: "001Lc00000000001AAA",
      list: ["006", 5, null, true],
      inner: { "@{a1.id}": "n" },
    });
  });

  it("makes a text that is nothing but a reference to null a null", () => {
    expect(expandBody({ NextStep: "@{q1.records[0].Next}" }, results, "62.0")).toEqual({ NextStep: null });
  });

  it("keeps a member called __proto__ a plain member", () => {
    const expanded = expandBody(JSON.parse('{"__proto__":{"polluted":"@{a1.id}"}}'), results, "62.0") as object;
    expect(Object.getPrototypeOf(expanded)).toBe(Object.prototype);
    expect("polluted" in expanded).toBe(false);
  });
});
