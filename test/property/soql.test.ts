import { describe, expect, it } from "@jest/globals";
import { parseQuery, type WhereClause } from "@jetstreamapp/soql-parser-js";
import fc from "fast-check";
import type { Condition as ParsedCondition } from "../../src/local-org/soql/parse/ast";
import { parseStatement } from "../../src/local-org/soql/parse/parse-statement";
import type { Condition, Value } from "../../src/soql/ast";
import { compile } from "../../src/soql/compile";
import { and, compare, isIn, not, or, type Folded } from "../../src/soql/conditions";
import { grammarProblems } from "../support/salesforce-grammar";

/** Texts that have tried to leave their literals before, whole or as parts of others. */
const hostile = [
  "'",
  "\\",
  "\\'",
  "' OR Name != '",
  "') OR (Name != '",
  "\\u0027",
  "@{q1.records[0].Id}",
  "@@{{x}}",
  "@\u0000{x}",
  "%",
  "_",
  "\\%",
  "\n",
  "\r\n",
  "\u0000",
  "\u0085",
  "\u2028",
  "\ud83d",
  "\ude80",
  "--",
  "/*",
  "*/",
  '"',
  ":bind",
  "$1",
];

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 5 })), { maxLength: 6 })
    .map((parts) => parts.join("")),
  fc.array(fc.integer({ min: 0xd700, max: 0xe100 }), { maxLength: 5 }).map((codes) => String.fromCharCode(...codes)),
);

const moment = fc
  .date({ min: new Date("1700-01-01T00:00:00Z"), max: new Date("4000-12-31T23:59:59.999Z"), noInvalidDate: true })
  .map((date) => date.toISOString());

const scalar: fc.Arbitrary<Value> = fc.oneof(
  text.map((value): Value => ({ kind: "string", value })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value): Value => ({ kind: "number", value })),
  fc.integer().map((value): Value => ({ kind: "number", value })),
  fc.boolean().map((value): Value => ({ kind: "boolean", value })),
  moment.map((value): Value => ({ kind: "dateTime", value })),
  moment.map((value): Value => ({ kind: "date", value: value.slice(0, 10) })),
  fc.constant<Value>({ kind: "null" }),
  fc.constantFrom<Value>(
    { kind: "dateLiteral", value: "THIS_FISCAL_QUARTER" },
    { kind: "dateLiteral", value: "LAST_N_DAYS:30" },
  ),
);

const pattern: fc.Arbitrary<Value> = fc
  .tuple(text, fc.constantFrom("contains", "startsWith", "endsWith"))
  .map(([value, match]) => ({ kind: "pattern", match: match as "contains", value }));

function print(where: Folded): string {
  return compile({ select: [{ kind: "field", path: "Id" }], from: "Account", where: where as Condition }).soql;
}

/** What a statement compares, by the local org's own reading of it. */
function parse(soql: string): ParsedCondition {
  const { where } = parseStatement(soql);
  if (where === undefined) throw new Error("no condition");
  return where;
}

/** How many comparisons another parser of SOQL reads. */
function countComparisons(soql: string): number {
  const count = (clause: WhereClause | undefined): number => {
    if (clause === undefined) return 0;
    const here = clause.left !== null && "field" in clause.left ? 1 : 0;
    return here + ("right" in clause ? count(clause.right) : 0);
  };
  return count(parseQuery(soql).where);
}

/** Both parsers read the statement, and nothing in it can be taken for a reference. */
function expectReadable(soql: string): void {
  expect(grammarProblems(soql)).toEqual([]);
  expect(soql).not.toContain("@{");
  expect(Buffer.from(soql, "utf8").toString("utf8")).toBe(soql);
}

describe("a value in a statement", () => {
  it("never leaves its literal, and comes back from it as it was", () => {
    fc.assert(
      fc.property(scalar, fc.constantFrom("=", "!=", "<", "<=", ">", ">="), (value, operator) => {
        const soql = print(and(compare("Name", operator, value), compare("Id", "!=", { kind: "null" })));
        expectReadable(soql);
        expect(countComparisons(soql)).toBe(2);
        const condition = parse(soql);
        if (condition.kind !== "and" || condition.terms.length !== 2) throw new Error(`not two conditions: ${soql}`);
        const [first, second] = condition.terms;
        expect(second).toMatchObject({ kind: "comparison", column: { path: { text: "Id" } }, value: { kind: "null" } });
        expect(first).toMatchObject({
          kind: "comparison",
          column: { path: { text: "Name" } },
          operator,
          value: readBack(value),
        });
      }),
      { numRuns: 200 },
    );
  });

  it("never leaves a list", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) => {
        const values = texts.map((value): Value => ({ kind: "string", value }));
        const soql = print(isIn("Name", values));
        expectReadable(soql);
        expect(countComparisons(soql)).toBe(1);
        expect(parse(soql)).toMatchObject({ kind: "in", values: texts.map((value) => ({ kind: "string", value })) });
      }),
      { numRuns: 60 },
    );
  });

  it("is matched by LIKE character by character: none of its own is a wildcard", () => {
    fc.assert(
      fc.property(pattern, (value) => {
        if (value.kind !== "pattern") throw new Error("no pattern");
        const soql = print(compare("Name", "LIKE", value));
        expectReadable(soql);
        expect(countComparisons(soql)).toBe(1);
        const characters = Array.from(value.value, (character) => ({ character }));
        const before = value.match === "startsWith" ? [] : ["anyText"];
        const after = value.match === "endsWith" ? [] : ["anyText"];
        expect(parse(soql)).toMatchObject({ kind: "like", pattern: { parts: [...before, ...characters, ...after] } });
      }),
      { numRuns: 150 },
    );
  });

  it("is no part of the shape that is logged", () => {
    const secret = fc.stringMatching(/^[a-z]{12,20}$/);
    fc.assert(
      fc.property(secret, fc.integer({ min: 10_000_000 }), text, (word, number, noise) => {
        const where = or(
          compare("Name", "=", { kind: "string", value: word }),
          compare("Name", "LIKE", { kind: "pattern", match: "contains", value: word + noise }),
          isIn("NumberOfEmployees", [{ kind: "number", value: number }]),
        );
        const { shape } = compile({ select: [], from: "Account", where: where as Condition });
        expect(shape).not.toContain(word);
        expect(shape).not.toContain(String(number));
      }),
    );
  });
});

function readBack(value: Value): object {
  switch (value.kind) {
    case "number":
      return { kind: "number", value: value.value === 0 ? 0 : value.value };
    case "dateLiteral":
      return { kind: "dateLiteral" };
    case "string":
    case "boolean":
    case "date":
    case "dateTime":
      return { kind: value.kind, value: value.value };
    case "null":
      return { kind: "null" };
    case "pattern":
    case "reference":
      throw new Error("compared in other ways");
  }
}

describe("a condition in a statement", () => {
  const { condition } = fc.letrec<{ condition: Folded }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalar.map((value) => compare("Name", "=", value)),
      pattern.map((value) => compare("Name", "LIKE", value)),
      fc.array(scalar, { minLength: 1, maxLength: 3 }).map((values) => isIn("Name", values)),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((terms) => and(...terms)),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((terms) => or(...terms)),
      tie("condition").map((term) => not(term)),
    ),
  }));

  it("is read by Salesforce's own grammar, however conditions are nested, with all of their structure", () => {
    fc.assert(
      fc.property(condition, (where) => {
        const soql = print(where);
        expect(grammarProblems(soql)).toEqual([]);
        expect(structureOfParsed(parse(soql))).toEqual(structureOf(where as Condition));
      }),
      { numRuns: 200 },
    );
  });
});

/** The tree of a condition with its leaves' kinds only. */
function structureOf(condition: Condition): unknown {
  switch (condition.kind) {
    case "and":
    case "or":
      return [condition.kind, ...condition.terms.map(structureOf)];
    case "not":
      return ["not", structureOf(condition.term)];
    case "comparison":
      return condition.operator === "LIKE" ? "like" : "comparison";
    case "in":
    case "semiJoin":
      return condition.kind;
  }
}

function structureOfParsed(condition: ParsedCondition): unknown {
  switch (condition.kind) {
    case "and":
    case "or":
      return [condition.kind, ...condition.terms.map(structureOfParsed)];
    case "not":
      return ["not", structureOfParsed(condition.term)];
    case "comparison":
    case "like":
    case "in":
    case "includes":
    case "semiJoin":
      return condition.kind;
  }
}
