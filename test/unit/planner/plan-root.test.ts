import { describe, expect, it } from "@jest/globals";
import { Opportunity } from "../../../src/catalogue/opportunity";
import { GatewayError } from "../../../src/errors";
import { encodeCursor } from "../../../src/planner/cursor";
import { compileOrderBy } from "../../../src/planner/order-by";
import { compare } from "../../../src/soql/conditions";
import { metadataWithout, planDocument } from "../../support/plan-document";
import { deal, deals, oneDeal, onlyStatement, otherDeal, selectOf, toCome } from "./planned";

function refusal(plan: () => unknown): string {
  try {
    plan();
  } catch (error) {
    if (error instanceof GatewayError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error("not refused");
}

describe("the plan of one record", () => {
  it("selects what is asked, and the id", () => {
    expect(onlyStatement(oneDeal("name amount"))).toBe(`SELECT Id, Name, Amount FROM Opportunity WHERE Id = '${deal}'`);
    expect(onlyStatement(oneDeal("__typename"))).toBe(`SELECT Id FROM Opportunity WHERE Id = '${deal}'`);
  });

  it("refuses an object that the user cannot see", () => {
    expect(
      refusal(() => planDocument(`{ opportunity(id: "${deal}") { id } }`, {}, metadataWithout("Opportunity"))),
    ).toBe(
      "FIELD_NOT_ACCESSIBLE: This user cannot see Opportunity records, or the org does not have them. Ask an administrator for access.",
    );
  });
});

describe("the plan of a list", () => {
  it("reads the page in its order", () => {
    expect(onlyStatement(deals("name", "first: 3, orderBy: [{ closeDate: DESC }]"))).toBe(
      "SELECT Id, Name FROM Opportunity ORDER BY CloseDate DESC NULLS LAST, Id ASC NULLS LAST LIMIT 3",
    );
  });

  it("reads one record more than the page only to tell whether there is more", () => {
    const page = (pageInfo: string) => planDocument(`{ users(first: 3) { nodes { id } pageInfo { ${pageInfo} } } }`);
    expect(onlyStatement(page("hasNextPage"))).toMatch(/LIMIT 4$/);
    expect(onlyStatement(page("endCursor"))).toMatch(/LIMIT 3$/);
  });

  it("selects what cursors need only when they are asked for", () => {
    const page = (selection: string) =>
      selectOf(
        onlyStatement(planDocument(`{ opportunities(orderBy: [{ account: { name: ASC } }]) { ${selection} } }`)),
      );
    expect(page("nodes { amount }")).toBe("Id, Amount");
    expect(page("nodes { amount } pageInfo { endCursor }")).toBe("Id, Amount, Account.Name");
    expect(page("edges { cursor }")).toBe("Id, Account.Name");
  });

  it("begins after a cursor, and counts without it", () => {
    const isWon = compare("IsWon", "=", { kind: "boolean", value: true });
    const cursor = encodeCursor(compileOrderBy(Opportunity, undefined, isWon, metadataWithout()), {
      values: [deal],
      passed: [[]],
    });
    const [[call = []] = []] = planDocument(
      `{ opportunities(first: 2, where: { isWon: { eq: true } }, after: "${cursor}") { totalCount nodes { id } } }`,
    );
    expect(call).toEqual([
      `SELECT Id FROM Opportunity WHERE IsWon = true AND Id > '${deal}' ORDER BY Id ASC NULLS LAST LIMIT 2`,
      "SELECT COUNT() FROM Opportunity WHERE IsWon = true",
    ]);
  });

  it("asks nothing at all when nothing can match", () => {
    expect(planDocument("{ opportunities(where: { id: { in: [] } }) { totalCount nodes { id } } }")).toEqual([]);
  });

  it("only counts when only the number is asked for, or no record is wanted", () => {
    expect(onlyStatement(planDocument("{ users { totalCount } }"))).toBe("SELECT COUNT() FROM User");
    expect(onlyStatement(planDocument("{ users(first: 0) { totalCount nodes { id } } }"))).toBe(
      "SELECT COUNT() FROM User",
    );
    expect(onlyStatement(planDocument("{ users(first: 0) { nodes { id } pageInfo { hasNextPage } } }"))).toMatch(
      /LIMIT 1$/,
    );
  });

  it("refuses a list of values that makes a longer statement than Salesforce reads", () => {
    const names = Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(3000, "x"));
    const document = "query ($names: [String!]) { opportunities(where: { name: { in: $names } }) { nodes { id } } }";
    expect(refusal(() => planDocument(document, { names }))).toMatch(
      /^QUERY_TOO_EXPENSIVE: The question to Opportunity has 12\d{4} characters/,
    );
  });
});

describe("totalCount", () => {
  it("is a COUNT() beside the page", () => {
    expect(planDocument("{ users(first: 2) { totalCount nodes { id } } }")).toEqual([
      [["SELECT Id FROM User ORDER BY Id ASC NULLS LAST LIMIT 2", "SELECT COUNT() FROM User"]],
    ]);
  });

  it("of one record's list is a COUNT() beside it, and so is that of its parent's list", () => {
    expect(oneDeal("tasks { totalCount } account { contacts { totalCount } }")).toEqual([
      [
        [
          `SELECT Id, Account.Id, AccountId FROM Opportunity WHERE Id = '${deal}'`,
          "SELECT COUNT() FROM Contact WHERE AccountId = '@{q1.records[0].AccountId}' AND AccountId != null",
          `SELECT COUNT() FROM Task WHERE WhatId = '${deal}' AND IsRecurrence = false`,
        ],
      ],
    ]);
  });

  it("of known records' lists is one grouped count", () => {
    const [[call = []] = []] = deals("tasks { totalCount }", `where: { id: { in: ["${deal}", "${otherDeal}"] } }`);
    expect(call[1]).toBe(
      `SELECT WhatId, COUNT(Id) total FROM Task WHERE WhatId IN ('${deal}', '${otherDeal}') AND IsRecurrence = false GROUP BY WhatId`,
    );
  });

  it("of more known records than Salesforce answers groups at once is counted in parts of 2,000", () => {
    const ids = Array.from({ length: 2001 }, (_, n) => `006${String(n).padStart(12, "0")}AAA`);
    const document =
      "query ($ids: [ID!]) { opportunities(first: 2000, where: { id: { in: $ids } }) { nodes { tasks(first: 0) { totalCount } } pageInfo { hasNextPage } } }";
    const [first = [], second = []] = planDocument(document, { ids });
    expect(first.flat().some((statement) => statement.includes("GROUP BY"))).toBe(false);
    expect(second.flat().some((statement) => statement.includes("GROUP BY"))).toBe(true);
  });

  it("of unknown records' lists takes a later call", () => {
    const [first = [], second = []] = deals("tasks { nodes { id } totalCount }");
    expect(first.flat()).toHaveLength(1);
    expect(second.flat()).toContain(
      `SELECT WhatId, COUNT(Id) total FROM Task WHERE WhatId IN ('${toCome}') AND IsRecurrence = false GROUP BY WhatId`,
    );
  });

  it("needs no query where nothing can match", () => {
    expect(onlyStatement(oneDeal("tasks(where: { id: { in: [] } }) { totalCount nodes { id } }"))).toBe(
      `SELECT Id FROM Opportunity WHERE Id = '${deal}'`,
    );
  });
});

describe("several roots", () => {
  it("share a call while they fill five statements, and take as few calls as they can", () => {
    const roots = (count: number) =>
      Array.from({ length: count }, (_, i) => `r${i}: users(first: ${i + 1}) { nodes { id } }`);
    const sizes = (count: number) =>
      planDocument(`{ ${roots(count).join(" ")} }`).map((wave) => wave.map((call) => call.length));
    expect(sizes(3)).toEqual([[3]]);
    expect(sizes(5)).toEqual([[5]]);
    expect(sizes(6)).toEqual([[5, 1]]);
  });

  it("keep a reference and its target in one call, with the target first", () => {
    const one = (name: string) =>
      `${name}: opportunity(id: "${deal}") { account { contacts { nodes { id } } tasks { nodes { id } } } }`;
    const [calls = []] = planDocument(`{ ${one("a")} ${one("b")} users { totalCount } }`);
    expect(calls.map((call) => call.length)).toEqual([4, 3]);
    for (const call of calls) {
      for (const [position, statement] of call.entries()) {
        for (const [, target] of statement.matchAll(/@\{q(\d+)\./g)) expect(Number(target)).toBeLessThan(position + 1);
      }
    }
  });
});

describe("what the user cannot see", () => {
  const plan = (fields: string, ...hidden: readonly string[]) =>
    planDocument(
      `{ opportunity(id: "${deal}") { ${fields} } }`,
      {},
      metadataWithout("Opportunity.CurrencyIsoCode", ...hidden),
    );

  it.each<[string, string, string, string]>([
    ["a field", "Opportunity.Amount", "name amount", "Id, Name"],
    ["a field of a parent", "Account.Industry", "account { name industry }", "Id, Account.Id, Account.Name"],
    ["a lookup", "Opportunity.AccountId", "name account { name contacts { nodes { id } } }", "Id, Name"],
    ["a parent's object", "Account", "name account { name }", "Id, Name"],
    ["a list's object", "Task", "name tasks { nodes { id } totalCount }", "Id, Name"],
    ["what only orgs with several currencies have", "Opportunity.Name", "currencyIsoCode nextStep", "Id, NextStep"],
  ])("is left out: %s", (_what, hidden, fields, select) => {
    expect(selectOf(onlyStatement(plan(fields, hidden)))).toBe(select);
  });
});
