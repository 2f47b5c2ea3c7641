import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseSearch } from "../../../../src/local-org/search/parse/parse-search";
import type { SearchExpression } from "../../../../src/local-org/search/parse/search-ast";
import { Refusal } from "../../../../src/local-org/soql/refusal";

const print = (expression: SearchExpression | undefined): string => {
  if (expression === undefined) return "nothing";
  switch (expression.kind) {
    case "term":
      return expression.text;
    case "without":
      return `(${print(expression.term)} and not ${print(expression.excluded)})`;
    case "and":
    case "or":
    case "beside":
      return `(${expression.terms.map(print).join(` ${expression.kind} `)})`;
  }
};

describe("parseSearch (SOSL reference, FIND)", () => {
  it.each([
    ["joe smith", "(joe beside smith)"],
    ['"joe and mary" OR in', "(joe and mary or in)"],
    ["aa OR bb AND cc AND NOT dd", "(aa or ((bb and cc) and not dd))"],
    ["(aa OR bb) cc", "((aa or bb) beside cc)"],
    ["not joe", "(not beside joe)"],
    ["\\and \\(joe\\)", "(and beside (joe))"],
  ])("understands {%s}", (text, meaning) => {
    expect(print(parseSearch(`FIND {${text}}`).find)).toBe(meaning);
  });

  it("splits RETURNING into fields and what follows them", () => {
    const sosl =
      "find {joe} in name fields returning Lead (Name, Phone Where Name = ') LIMIT' Order By Name), Contact limit 7";
    expect(parseSearch(sosl)).toMatchObject({
      scope: "NAME",
      limit: 7,
      returning: [
        {
          object: { text: "Lead" },
          fields: { text: "Name, Phone" },
          clauses: { text: "Where Name = ') LIMIT' Order By Name" },
        },
        { object: { text: "Contact" }, fields: undefined, clauses: undefined },
      ],
    });
  });

  it("throws nothing but refusals, whatever the text", () => {
    const pieces = fc.constantFrom(
      ..."FIND,{,},(,),\",\\,*,?,AND,OR,NOT,IN,ALL,FIELDS,RETURNING,Account,LIMIT,1,WITH,',-,x".split(","),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((list) => `FIND {${list.join(" ")}`),
    );
    fc.assert(
      fc.property(text, (sosl) => {
        try {
          parseSearch(sosl);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(() => parseSearch(`FIND {${"(".repeat(3_900)}`)).toThrow(Refusal);
    expect(() => parseSearch(`FIND {aa${"(".repeat(3_900)}bb}`)).toThrow(Refusal);
  });
});
