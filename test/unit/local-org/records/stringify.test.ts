import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Decimal, stringify } from "../../../../src/local-org/records/stringify";

describe("stringify (wire fact 24)", () => {
  it("prints decimals with a decimal point and other numbers as they are", () => {
    const answer = { Amount: new Decimal(125_000), Probability: new Decimal(-0.5), NumberOfEmployees: 125_000 };
    expect(stringify(answer)).toBe('{"Amount":125000.0,"Probability":-0.5,"NumberOfEmployees":125000}');
  });

  it("prints decimals that JavaScript writes with an exponent as valid JSON", () => {
    expect(JSON.parse(stringify([new Decimal(1e21), new Decimal(1e-7)]))).toEqual([1e21, 1e-7]);
  });

  it("leaves undefined out of objects and makes it null in lists", () => {
    expect(stringify({ a: undefined, b: [undefined, null] })).toBe('{"b":[null,null]}');
  });

  it("prints plain data as JSON.stringify does", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stringify(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it("escapes any text as JSON.stringify does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(stringify({ [text]: text })).toBe(JSON.stringify({ [text]: text }));
      }),
    );
    expect(stringify('\ud800 \u0000 \u2028 " \\')).toBe(JSON.stringify('\ud800 \u0000 \u2028 " \\'));
  });

  it("refuses what JSON has no word for", () => {
    expect(() => stringify({ f: () => 1 })).toThrow("JSON has no function");
  });
});
