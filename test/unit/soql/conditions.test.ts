import { describe, expect, it } from "@jest/globals";
import { and, compare, isIn, isNotIn, isNotNull, isNull, not, or } from "../../../src/soql/conditions";

const a = compare("A", "=", { kind: "number", value: 1 });
const b = compare("B", "=", { kind: "number", value: 2 });
const c = compare("C", "=", { kind: "number", value: 3 });

describe("and", () => {
  it("matches everything when it has no terms", () => {
    expect(and()).toBe(true);
    expect(and(true, true)).toBe(true);
  });

  it("matches nothing as soon as one term does", () => {
    expect(and(a, false, b)).toBe(false);
    expect(and(true, false)).toBe(false);
  });

  it("is its only term, and counts what is always true for nothing", () => {
    expect(and(a)).toBe(a);
    expect(and(true, a, true)).toBe(a);
  });

  it("takes in the terms of an and inside it, and leaves an or whole", () => {
    expect(and(and(a, b), c)).toEqual({ kind: "and", terms: [a, b, c] });
    expect(and(or(a, b), c)).toEqual({ kind: "and", terms: [{ kind: "or", terms: [a, b] }, c] });
  });
});

describe("or", () => {
  it("matches nothing when it has no terms", () => {
    expect(or()).toBe(false);
    expect(or(false, false)).toBe(false);
  });

  it("matches everything as soon as one term does", () => {
    expect(or(a, true, b)).toBe(true);
  });

  it("is its only term, and counts what is never true for nothing", () => {
    expect(or(a)).toBe(a);
    expect(or(false, a, false)).toBe(a);
  });

  it("takes in the terms of an or inside it, and leaves an and whole", () => {
    expect(or(a, or(b, c))).toEqual({ kind: "or", terms: [a, b, c] });
    expect(or(and(a, b), c)).toEqual({ kind: "or", terms: [{ kind: "and", terms: [a, b] }, c] });
  });
});

describe("not", () => {
  it("turns what is known, and negates what is not", () => {
    expect(not(true)).toBe(false);
    expect(not(false)).toBe(true);
    expect(not(a)).toEqual({ kind: "not", term: a });
  });
});

describe("isIn and isNotIn", () => {
  const value = { kind: "string", value: "x" } as const;

  it("hold the values", () => {
    expect(isIn("A", [value])).toEqual({ kind: "in", path: "A", negated: false, values: [value] });
    expect(isNotIn("A", [value])).toEqual({ kind: "in", path: "A", negated: true, values: [value] });
  });

  it("need no query for an empty list: nothing is in it, and everything is not", () => {
    expect(isIn("A", [])).toBe(false);
    expect(isNotIn("A", [])).toBe(true);
  });
});

describe("isNull and isNotNull", () => {
  it("compare with null, as SOQL has no IS NULL", () => {
    expect(isNull("A")).toEqual({ kind: "comparison", path: "A", operator: "=", value: { kind: "null" } });
    expect(isNotNull("A")).toEqual({ kind: "comparison", path: "A", operator: "!=", value: { kind: "null" } });
  });
});
