import { describe, expect, it } from "@jest/globals";
import { writtenRecord, type Condition, type SelectQuery, type Statement, type Value } from "../../../src/soql/ast";
import { compile, printCondition } from "../../../src/soql/compile";
import { and, compare, isIn, isNotIn, isNotNull, isNull, not, or, type Folded } from "../../../src/soql/conditions";

const text = (value: string): Value => ({ kind: "string", value });
const number = (value: number): Value => ({ kind: "number", value });
const id = { kind: "field", path: "Id" } as const;

function accountsWhere(where: Folded): SelectQuery {
  return { select: [id], from: "Account", where: where as Condition };
}

describe("compile", () => {
  it("prints a query with every clause in SOQL's order", () => {
    const { soql } = compile({
      select: [id, { kind: "field", path: "Owner.Name" }],
      from: "Account",
      where: compare("Industry", "=", text("Energy")),
      orderBy: [
        { path: "Name", direction: "ASC", nulls: "LAST" },
        { path: "Id", direction: "DESC", nulls: "FIRST" },
      ],
      limit: 26,
    });
    expect(soql).toBe(
      "SELECT Id, Owner.Name FROM Account WHERE Industry = 'Energy' ORDER BY Name ASC NULLS LAST, Id DESC NULLS FIRST LIMIT 26",
    );
  });

  it("prints no clause that is not there", () => {
    expect(compile({ select: [id], from: "User" }).soql).toBe("SELECT Id FROM User");
    expect(compile({ select: [id], from: "User", orderBy: [] }).soql).toBe("SELECT Id FROM User");
  });

  it("prints LIMIT 0, which is legal and asks for no row", () => {
    expect(compile({ select: [id], from: "User", limit: 0 }).soql).toBe("SELECT Id FROM User LIMIT 0");
  });

  it("prints counts and groups", () => {
    expect(compile({ select: [{ kind: "count" }], from: "Lead" }).soql).toBe("SELECT COUNT() FROM Lead");
    const grouped = compile({
      select: [
        { kind: "field", path: "WhatId" },
        { kind: "countOf", path: "Id", alias: "total" },
      ],
      from: "Task",
      groupBy: ["WhatId"],
    });
    expect(grouped.soql).toBe("SELECT WhatId, COUNT(Id) total FROM Task GROUP BY WhatId");
  });

  it("prints sub-selects with their own clauses", () => {
    const contacts: SelectQuery = {
      select: [id],
      from: "Contacts",
      where: compare("Title", "LIKE", { kind: "pattern", match: "contains", value: "CEO" }),
      orderBy: [{ path: "Id", direction: "ASC", nulls: "LAST" }],
      limit: 5,
    };
    expect(compile({ select: [id, { kind: "subselect", query: contacts }], from: "Account" }).soql).toBe(
      "SELECT Id, (SELECT Id FROM Contacts WHERE Title LIKE '%CEO%' ORDER BY Id ASC NULLS LAST LIMIT 5) FROM Account",
    );
  });

  it("prints TYPEOF with a branch for each object and an ELSE", () => {
    const { soql } = compile({
      select: [
        id,
        {
          kind: "typeof",
          relationship: "Who",
          branches: [
            { type: "Contact", paths: ["Id", "Account.Name"] },
            { type: "Lead", paths: ["Id", "Company"] },
          ],
          otherwise: ["Id", "Name"],
        },
      ],
      from: "Task",
    });
    expect(soql).toBe(
      "SELECT Id, TYPEOF Who WHEN Contact THEN Id, Account.Name WHEN Lead THEN Id, Company ELSE Id, Name END FROM Task",
    );
  });

  it("prints a semi-join", () => {
    const query = { select: [{ kind: "field", path: "AccountId" } as const], from: "Opportunity" };
    const where: Condition = { kind: "semiJoin", path: "Id", negated: false, query };
    expect(compile(accountsWhere(where)).soql).toBe(
      "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity)",
    );
    expect(compile(accountsWhere({ ...where, negated: true })).soql).toContain("Id NOT IN (SELECT");
  });

  it.each<[string, Folded, string]>([
    [
      "brackets an or inside an and",
      and(or(isNull("A"), isNull("B")), isNull("C")),
      "(A = null OR B = null) AND C = null",
    ],
    [
      "brackets an and inside an or",
      or(and(isNull("A"), isNull("B")), isNull("C")),
      "(A = null AND B = null) OR C = null",
    ],
    ["brackets a not", and(not(isNull("A")), isNotNull("B")), "(NOT A = null) AND B != null"],
    ["brackets what a not negates", not(or(isNull("A"), isNull("B"))), "(NOT (A = null OR B = null))"],
    [
      "prints lists",
      and(isIn("A", [number(1), number(2)]), isNotIn("B", [text("x")])),
      "A IN (1, 2) AND B NOT IN ('x')",
    ],
  ])("%s", (_what, where, printed) => {
    expect(compile(accountsWhere(where)).soql).toBe(`SELECT Id FROM Account WHERE ${printed}`);
  });

  describe("of references", () => {
    const target: Statement = { query: { select: [id], from: "Opportunity" }, rows: 1 };
    const refersTo = (to: Statement | typeof writtenRecord, path: string) =>
      accountsWhere(compare("Id", "=", { kind: "reference", target: to, path }));

    it("prints them under the name that the call gives their target", () => {
      const nameOf = (to: unknown) => (to === target ? "q1" : "w");
      expect(compile(refersTo(target, "records[0].AccountId"), nameOf)).toEqual({
        soql: "SELECT Id FROM Account WHERE Id = '@{q1.records[0].AccountId}'",
        shape: "SELECT Id FROM Account WHERE Id = '@{q1.records[0].AccountId}'",
        parameters: [],
      });
      expect(compile(refersTo(writtenRecord, "id"), nameOf).soql).toContain("'@{w.id}'");
    });

    it("refuses to print one outside of a call", () => {
      expect(() => compile(refersTo(target, "id"))).toThrow("can only be printed as a part of a composite call");
    });
  });

  describe("for logs", () => {
    const secrets: readonly Value[] = [
      text("Secret"),
      { kind: "pattern", match: "contains", value: "Secret" },
      number(987_654),
      { kind: "boolean", value: true },
      { kind: "date", value: "2026-09-14" },
      { kind: "dateTime", value: "2026-09-14T09:00:00.000Z" },
    ];

    it.each(secrets)("puts a ? in the shape for a $kind and keeps the value beside it", (value) => {
      const { shape, parameters } = compile(accountsWhere(compare("A", "=", value)));
      expect(shape).toBe("SELECT Id FROM Account WHERE A = ?");
      expect(parameters).toEqual([(value as { value: unknown }).value]);
    });

    it("gives lists of any length one shape", () => {
      const one = compile(accountsWhere(and(isIn("A", [text("x")]), isNotIn("B", [text("y")]))));
      const many = compile(accountsWhere(and(isIn("A", [text("x"), text("z")]), isNotIn("B", [text("y"), text("w")]))));
      expect(one.shape).toBe("SELECT Id FROM Account WHERE A IN (?) AND B NOT IN (?)");
      expect(many.shape).toBe(one.shape);
      expect(many.parameters).toEqual(["x", "z", "y", "w"]);
    });

    it("goes on with the shape after a list, and counts the values of sub-selects and semi-joins in their order", () => {
      const opportunities = (name: string): SelectQuery => ({
        select: [id],
        from: "Opportunities",
        where: compare("Name", "=", text(name)),
      });
      const { soql, shape, parameters } = compile({
        select: [id, { kind: "subselect", query: opportunities("first") }],
        from: "Account",
        where: and(isIn("A", [number(2), number(3)]), {
          kind: "semiJoin",
          path: "Id",
          negated: false,
          query: opportunities("fourth"),
        }) as Condition,
        limit: 3,
      });
      expect(soql).toContain("Name = 'first'");
      expect(shape).toBe(
        "SELECT Id, (SELECT Id FROM Opportunities WHERE Name = ?) FROM Account WHERE A IN (?) AND Id IN (SELECT Id FROM Opportunities WHERE Name = ?) LIMIT 3",
      );
      expect(parameters).toEqual(["first", 2, 3, "fourth"]);
    });

    it("keeps null and date literals in the shape: they are the query's, not a record's", () => {
      const where = and(isNull("A"), compare("CloseDate", "=", { kind: "dateLiteral", value: "LAST_N_DAYS:30" }));
      const { shape, parameters } = compile(accountsWhere(where));
      expect(shape).toBe("SELECT Id FROM Account WHERE A = null AND CloseDate = LAST_N_DAYS:30");
      expect(parameters).toEqual([]);
    });
  });
});

describe("printCondition", () => {
  it("prints a condition as it stands inside another", () => {
    expect(printCondition(compare("A", ">=", number(5)))).toBe("A >= 5");
    expect(printCondition(or(isNull("A"), isNull("B")) as Condition)).toBe("(A = null OR B = null)");
  });
});
