import { describe, expect, it } from "@jest/globals";
import { Opportunity } from "../../../src/catalogue/opportunity";
import { GatewayError } from "../../../src/errors";
import { after, decodeCursor, encodeCursor, positionOf, type Position } from "../../../src/planner/cursor";
import { compileOrderBy, type Ordering } from "../../../src/planner/order-by";
import { printCondition } from "../../../src/soql/compile";
import type { Row } from "../../../src/soql/executor";
import { oneCurrency } from "../../support/memory-gateway";

const id = "006000000000001AAA";

function orderBy(...orderBys: readonly object[]): Ordering {
  return compileOrderBy(Opportunity, orderBys, true, oneCurrency);
}

/** What comes after the last of these rows, as SOQL. */
function afterRows(ordering: Ordering, ...rows: readonly Row[]): string {
  let position: Position | undefined;
  for (const row of rows) position = positionOf(ordering, { Id: id, ...row }, position);
  const condition = after(ordering, position ?? { values: [], passed: [] });
  if (typeof condition === "boolean") throw new Error(`folded to ${condition}`);
  return printCondition(condition);
}

function refusal(decode: () => unknown): string {
  try {
    decode();
  } catch (error) {
    if (error instanceof GatewayError && error.code === "BAD_USER_INPUT") return error.message;
    throw error;
  }
  throw new Error("not refused");
}

describe("after", () => {
  it("needs nothing but a greater id when the list has no ordering of its own", () => {
    expect(afterRows(orderBy(), {})).toBe(`Id > '${id}'`);
    expect(afterRows(orderBy({ id: "DESC" }), {})).toBe(`Id < '${id}'`);
  });

  it.each([
    ["ASC", `(Amount > 5 OR Amount = null OR (Amount = 5 AND Id > '${id}'))`],
    ["DESC", `(Amount < 5 OR Amount = null OR (Amount = 5 AND Id > '${id}'))`],
    ["ASC_NULLS_FIRST", `(Amount > 5 OR (Amount = 5 AND Id > '${id}'))`],
    ["DESC_NULLS_FIRST", `(Amount < 5 OR (Amount = 5 AND Id > '${id}'))`],
  ])("goes on after a value, %s", (direction, soql) => {
    expect(afterRows(orderBy({ amount: direction }), { Amount: 5 })).toBe(soql);
  });

  it.each([
    ["ASC", `(Amount = null AND Id > '${id}')`],
    ["DESC", `(Amount = null AND Id > '${id}')`],
    ["ASC_NULLS_FIRST", `(Amount != null OR (Amount = null AND Id > '${id}'))`],
    ["DESC_NULLS_FIRST", `(Amount != null OR (Amount = null AND Id > '${id}'))`],
  ])("goes on after a null, %s", (direction, soql) => {
    expect(afterRows(orderBy({ amount: direction }), { Amount: null })).toBe(soql);
  });

  it("takes a parent that is missing for a null", () => {
    const ordering = orderBy({ account: { name: "ASC" } });
    expect(afterRows(ordering, { Account: null })).toBe(`(Account.Name = null AND Id > '${id}')`);
    expect(afterRows(ordering, { Account: { Name: "Acme" } })).toBe(
      `(Account.Name > 'Acme' OR Account.Name = null OR (Account.Name = 'Acme' AND Id > '${id}'))`,
    );
  });

  it("compares each key among the records that are equal in the keys before it", () => {
    const ordering = orderBy({ closeDate: "DESC_NULLS_FIRST" }, { name: "ASC_NULLS_FIRST" });
    expect(afterRows(ordering, { CloseDate: "2026-03-31", Name: "Acme" })).toBe(
      `(CloseDate < 2026-03-31 OR (CloseDate = 2026-03-31 AND Name > 'Acme') OR (CloseDate = 2026-03-31 AND Name = 'Acme' AND Id > '${id}'))`,
    );
  });

  it("reads Salesforce's dateTimes as the moment that SOQL compares", () => {
    const ordering = orderBy({ createdDate: "ASC_NULLS_FIRST" });
    expect(afterRows(ordering, { CreatedDate: "2026-03-31T16:00:00.000+0000" })).toBe(
      `(CreatedDate > 2026-03-31T16:00:00.000Z OR (CreatedDate = 2026-03-31T16:00:00.000Z AND Id > '${id}'))`,
    );
  });

  describe("in a picklist's own order", () => {
    const ordering = orderBy({ stageName: "ASC" });

    it("leaves out the values that have been passed", () => {
      expect(afterRows(ordering, { StageName: "New" }, { StageName: "New" }, { StageName: "Won" })).toBe(
        `((StageName NOT IN ('New', 'Won') AND StageName != null) OR StageName = null OR (StageName = 'Won' AND Id > '${id}'))`,
      );
    });

    it("keeps nulls a group of their own", () => {
      expect(afterRows(ordering, { StageName: "New" }, { StageName: null })).toBe(
        `(StageName = null AND Id > '${id}')`,
      );
      const nullsFirst = orderBy({ stageName: "DESC_NULLS_FIRST" });
      expect(afterRows(nullsFirst, { StageName: null })).toBe(
        `(StageName != null OR (StageName = null AND Id > '${id}'))`,
      );
      expect(afterRows(nullsFirst, { StageName: null }, { StageName: "Won" })).toBe(
        `((StageName NOT IN ('Won') AND StageName != null) OR (StageName = 'Won' AND Id > '${id}'))`,
      );
    });

    it("forgets what was passed when a key before it moves on", () => {
      const byNameAndStage = orderBy({ name: "ASC_NULLS_FIRST" }, { stageName: "ASC_NULLS_FIRST" });
      const rows = [
        { Name: "A", StageName: "New" },
        { Name: "A", StageName: "Won" },
        { Name: "B", StageName: "New" },
      ];
      expect(afterRows(byNameAndStage, ...rows)).toContain(
        "(Name = 'B' AND StageName NOT IN ('New') AND StageName != null)",
      );
    });

    it.each([
      ["a text", orderBy({ name: "ASC" }, { stageName: "ASC" }), "Name"],
      ["another picklist", orderBy({ type: "ASC" }, { stageName: "ASC" }), "Type"],
    ])("remembers it while %s before it differs in nothing but case", (_what, both, field) => {
      const rows = [
        { [field]: "acme", StageName: "New" },
        { [field]: "ACME", StageName: "Won" },
      ];
      expect(afterRows(both, ...rows)).toContain("StageName NOT IN ('New', 'Won')");
    });
  });

  it("asks for the other answer to a yes-or-no field, and never for null, which SOQL takes for no", () => {
    const ordering = orderBy({ isClosed: "ASC" });
    expect(afterRows(ordering, { IsClosed: false })).toBe(`(IsClosed = true OR (IsClosed = false AND Id > '${id}'))`);
    expect(afterRows(ordering, { IsClosed: false }, { IsClosed: true })).toBe(`(IsClosed = true AND Id > '${id}')`);
  });

  it("prints a hostile value of a record as one literal", () => {
    const ordering = orderBy({ name: "ASC_NULLS_FIRST" });
    expect(afterRows(ordering, { Name: "x' OR Name != '@{q1.id}" })).toContain(
      String.raw`Name > 'x\' OR Name != \'\u0040{q1.id}'`,
    );
  });
});

describe("a cursor", () => {
  const ordering = orderBy({ closeDate: "DESC" }, { stageName: "ASC" });
  const position: Position = { values: ["2026-03-31", "Won", id], passed: [[], ["New"], []] };

  it("gives back the position that it was made of", () => {
    expect(decodeCursor(ordering, encodeCursor(ordering, position))).toEqual(position);
  });

  it("holds any text of any script", () => {
    const byName = orderBy({ name: "ASC" });
    const at = { values: ["Zoë 株式会社 🚀 \u0000'", id], passed: [[], []] };
    expect(decodeCursor(byName, encodeCursor(byName, at))).toEqual(at);
  });

  it.each([
    ["another key", orderBy({ name: "DESC" }, { stageName: "ASC" })],
    ["another direction", orderBy({ closeDate: "ASC" }, { stageName: "ASC" })],
    ["other nulls", orderBy({ closeDate: "DESC_NULLS_FIRST" }, { stageName: "ASC" })],
    ["one key fewer", orderBy({ closeDate: "DESC" })],
    ["another filter", compileOrderBy(Opportunity, [{ closeDate: "DESC" }, { stageName: "ASC" }], false, oneCurrency)],
  ])("is refused by a list with %s", (_what, other) => {
    expect(refusal(() => decodeCursor(other, encodeCursor(ordering, position)))).toContain(
      "belongs to a list with another filter or ordering",
    );
  });

  it.each([
    ["nothing", ""],
    ["words", "hello world"],
    ["half of one", encodeCursor(ordering, position).slice(0, 20)],
    ["a JSON object", Buffer.from("{}").toString("base64url")],
    ["a JSON list without a digest", Buffer.from("[1, [], []]").toString("base64url")],
    ["null", Buffer.from("null").toString("base64url")],
    ["a nest of lists", Buffer.from("[".repeat(50_000)).toString("base64url")],
  ])("is refused when it is %s, with the way to a right one", (_what, cursor) => {
    expect(refusal(() => decodeCursor(ordering, cursor))).toBe(
      "`after` is not a cursor. Use the `endCursor` or `cursor` of this very list, with the same `where` and `orderBy`.",
    );
  });

  describe("that was forged", () => {
    const everyKind = orderBy(
      { name: "ASC" },
      { amount: "ASC" },
      { fiscalYear: "ASC" },
      { closeDate: "ASC" },
      { createdDate: "ASC" },
      { stageName: "ASC" },
      { isClosed: "ASC" },
    );
    const values = ["Acme", 5.5, 2026, "2026-03-31", "2026-03-31T16:00:00.000Z", "Won", true, id];
    const passed = [[], [], [], [], [], ["New", null], [false], []];

    it("is read when every value is of its key's kind", () => {
      const forged = { values, passed } as unknown as Position;
      expect(decodeCursor(everyKind, encodeCursor(everyKind, forged))).toEqual(forged);
    });

    it.each<[string, number, unknown]>([
      ["a number for a text", 0, 5],
      ["a text longer than SOQL compares", 0, "x".repeat(4001)],
      ["an object for a text", 0, { toString: "x" }],
      ["a text for a number", 1, "5 OR Amount > 0"],
      ["a number longer than Salesforce's", 1, 1e19],
      ["a fraction for a whole number", 2, 2026.5],
      ["a date that is none", 3, "2026-02-30"],
      ["a date with more behind it", 3, "2026-03-31 OR Id != null"],
      ["a date before Salesforce's first", 3, "1600-01-01"],
      ["a dateTime with an offset", 4, "2026-03-31T16:00:00.000+02:00"],
      ["a dateTime that is none", 4, "2026-03-31T25:00:00.000Z"],
      ["a boolean for a picklist value", 5, true],
      ["a text for a yes or no", 6, "true"],
      ["null for a yes or no", 6, null],
      ["null for the id", 7, null],
      ["something else for the id", 7, "' OR Id != '"],
      ["an id of 15 characters", 7, id.slice(0, 15)],
    ])("is refused with %s", (_what, at, value) => {
      const forged = { values: values.with(at, value as string), passed } as unknown as Position;
      expect(refusal(() => decodeCursor(everyKind, encodeCursor(everyKind, forged)))).toContain("`after` is damaged");
    });

    it.each<[string, unknown]>([
      ["too few values", { values: values.slice(1), passed }],
      ["too many values", { values: [...values, id], passed }],
      ["too few lists of what was passed", { values, passed: passed.slice(1) }],
      ["something else than lists of what was passed", { values, passed: passed.with(5, "New" as never) }],
      ["passed values of another kind", { values, passed: passed.with(5, [5] as never) }],
      ["passed values of a key that has none", { values, passed: passed.with(0, ["Acme"]) }],
      ["more passed values than a picklist has", { values, passed: passed.with(5, Array<string>(2001).fill("x")) }],
    ])("is refused with %s", (_what, forged) => {
      expect(refusal(() => decodeCursor(everyKind, encodeCursor(everyKind, forged as Position)))).toContain(
        "`after` is damaged",
      );
    });

    it("reads a null where the record may have none", () => {
      const forged = { values: [null, null, null, null, null, null, true, id], passed } as unknown as Position;
      expect(decodeCursor(everyKind, encodeCursor(everyKind, forged)).values[0]).toBeNull();
    });
  });
});
