import { describe, expect, it } from "@jest/globals";
import type { Value } from "../../../src/soql/ast";
import { printValue } from "../../../src/soql/literal";

const text = (value: string) => printValue({ kind: "string", value });
const number = (value: number) => printValue({ kind: "number", value });

describe("printValue", () => {
  it("prints null, booleans, dates and date literals without quotes", () => {
    expect(printValue({ kind: "null" })).toBe("null");
    expect(printValue({ kind: "boolean", value: true })).toBe("true");
    expect(printValue({ kind: "boolean", value: false })).toBe("false");
    expect(printValue({ kind: "date", value: "2026-09-14" })).toBe("2026-09-14");
    expect(printValue({ kind: "dateTime", value: "2026-09-14T09:00:00.000Z" })).toBe("2026-09-14T09:00:00.000Z");
    expect(printValue({ kind: "dateLiteral", value: "THIS_QUARTER" })).toBe("THIS_QUARTER");
    expect(printValue({ kind: "dateLiteral", value: "LAST_N_DAYS:30" })).toBe("LAST_N_DAYS:30");
  });

  describe("of a text", () => {
    it.each([
      ["plain text", "Acme", "'Acme'"],
      ["the empty text", "", "''"],
      ["a quote", "O'Brien", String.raw`'O\'Brien'`],
      ["a backslash", String.raw`a\b`, String.raw`'a\\b'`],
      ["a backslash at the end, which must not swallow the closing quote", "a\\", String.raw`'a\\'`],
      ["an escaped quote, whose backslash must not free the quote", String.raw`\'`, String.raw`'\\\''`],
      ["line breaks and tabs", "a\n\r\t\b\fz", String.raw`'a\n\r\t\u0008\u000cz'`],
      ["what would end the literal and go on", "x' OR Name != '", String.raw`'x\' OR Name != \''`],
      ["wildcards, which mean nothing here", "100%_", "'100%_'"],
      ["double quotes", 'say "hi"', `'say "hi"'`],
      ["letters of other scripts and pictures", "Zoë 株式会社 🚀", "'Zoë 株式会社 🚀'"],
    ])("escapes %s", (_what, value, literal) => {
      expect(text(value)).toBe(literal);
    });

    it.each([
      ["\u0000", String.raw`'\u0000'`],
      ["\u001b", String.raw`'\u001b'`],
      ["\u007f", String.raw`'\u007f'`],
      ["\u0085", String.raw`'\u0085'`],
      ["\u2028", String.raw`'\u2028'`],
      ["\u2029", String.raw`'\u2029'`],
    ])("writes a control character or separator as its code", (value, literal) => {
      expect(text(value)).toBe(literal);
    });

    it("writes half a surrogate pair as its code, because UTF-8 cannot hold it, and leaves whole pairs alone", () => {
      expect(text("a\ud83d")).toBe(String.raw`'a\ud83d'`);
      expect(text("\ude80a")).toBe(String.raw`'\ude80a'`);
      expect(text("\ude80\ud83d")).toBe(String.raw`'\ude80\ud83d'`);
      expect(text("\ud83d\ude80")).toBe("'🚀'");
    });

    it("never holds what Salesforce would expand as a reference", () => {
      expect(text("@{q1.records[0].Id}")).toBe(String.raw`'\u0040{q1.records[0].Id}'`);
      expect(text("@@{{x}}")).toBe(String.raw`'@\u0040{{x}}'`);
      expect(text("me@acme.com {x}")).toBe("'me@acme.com {x}'");
    });
  });

  describe("of a pattern", () => {
    const pattern = (match: "contains" | "startsWith" | "endsWith", value: string) =>
      printValue({ kind: "pattern", match, value });

    it("puts the wildcards where the match wants them", () => {
      expect(pattern("contains", "acme")).toBe("'%acme%'");
      expect(pattern("startsWith", "acme")).toBe("'acme%'");
      expect(pattern("endsWith", "acme")).toBe("'%acme'");
    });

    it("keeps the wildcards of the client's text from being any", () => {
      expect(pattern("contains", "100%")).toBe(String.raw`'%100\%%'`);
      expect(pattern("startsWith", "a_b")).toBe(String.raw`'a\_b%'`);
    });

    it("escapes a backslash before it escapes a wildcard", () => {
      expect(pattern("startsWith", "a\\")).toBe(String.raw`'a\\%'`);
      expect(pattern("endsWith", String.raw`\%`)).toBe(String.raw`'%\\\%'`);
    });

    it("escapes everything that a text escapes", () => {
      expect(pattern("contains", "'@{x}\n")).toBe(String.raw`'%\'\u0040{x}\n%'`);
    });
  });

  describe("of a number", () => {
    it.each([
      [0, "0"],
      [-0, "0"],
      [42, "42"],
      [-1.5, "-1.5"],
      [50_000.25, "50000.25"],
      [0.1 + 0.2, "0.30000000000000004"],
      [1e20, "100000000000000000000"],
      [1e21, "1000000000000000000000"],
      [-1.25e22, "-12500000000000000000000"],
      [1e-6, "0.000001"],
      [1e-7, "0.0000001"],
      [-1.5e-9, "-0.0000000015"],
      [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    ])("writes %p out without an exponent", (value, literal) => {
      expect(number(value)).toBe(literal);
    });

    it("loses nothing", () => {
      for (const value of [Number.MAX_VALUE, Number.MIN_VALUE, Number.EPSILON, 1 / 3, 12345.678901]) {
        expect(number(value)).toMatch(/^\d+(\.\d+)?$/);
        expect(Number(number(value))).toBe(value);
      }
    });

    it.each([NaN, Infinity, -Infinity])("refuses %p", (value) => {
      expect(() => number(value)).toThrow(TypeError);
    });
  });

  it.each<Exclude<Value, { kind: "reference" }>>([
    { kind: "date", value: "2026-09-14T00:00:00.000Z" },
    { kind: "date", value: "2026-09-14 OR Amount > 0" },
    { kind: "date", value: "2026-09-14\n" },
    { kind: "date", value: "'2026-09-14'" },
    { kind: "date", value: "" },
    { kind: "dateTime", value: "2026-09-14" },
    { kind: "dateTime", value: "2026-09-14T09:00:00Z" },
    { kind: "dateTime", value: "2026-09-14T09:00:00.000+02:00" },
    { kind: "dateLiteral", value: "this_quarter" },
    { kind: "dateLiteral", value: "LAST_N_DAYS:30 OR Name != ''" },
    { kind: "dateLiteral", value: "LAST_N_DAYS:-1" },
    { kind: "dateLiteral", value: "TODAY)" },
    { kind: "dateLiteral", value: "" },
  ])("refuses what stands unquoted and does not have its form: $kind $value", (value) => {
    expect(() => printValue(value)).toThrow(TypeError);
  });
});
