import { describe, expect, it } from "@jest/globals";
import { Account } from "../../../src/catalogue/account";
import { Contact } from "../../../src/catalogue/contact";
import type { SObjectDef } from "../../../src/catalogue/define";
import { Lead } from "../../../src/catalogue/lead";
import { Opportunity } from "../../../src/catalogue/opportunity";
import { Task } from "../../../src/catalogue/task";
import { GatewayError } from "../../../src/errors";
import { compileFilter } from "../../../src/planner/filter";
import { printCondition } from "../../../src/soql/compile";
import { metadataWithout } from "../../support/plan-document";

const everything = metadataWithout();

/** The filter as SOQL; `true` or `false` when no query is needed to know. */
function print(where: unknown, object: SObjectDef = Opportunity, metadata = everything): string {
  const condition = compileFilter(object, where, metadata);
  return typeof condition === "boolean" ? String(condition) : printCondition(condition).replace(/^\((.*)\)$/, "$1");
}

function refusal(where: unknown, object: SObjectDef = Opportunity, metadata = everything): string {
  try {
    return `not refused: ${print(where, object, metadata)}`;
  } catch (error) {
    if (error instanceof GatewayError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const accountId = "001xx000003DGb1AAG";
const opportunityId = "006xx000001a2b3AAA";

describe("compileFilter", () => {
  it("matches everything when there is no filter", () => {
    expect(print(undefined)).toBe("true");
  });

  it("wants all entries of an object, and all operators of an entry", () => {
    expect(print({ name: { eq: "Acme" }, amount: { gte: 5e4, lt: 1e6 } })).toBe(
      "Name = 'Acme' AND Amount >= 50000 AND Amount < 1000000",
    );
  });

  describe("for each kind of field and operator", () => {
    it.each<[string, object, string]>([
      ["id eq", { id: { eq: opportunityId } }, `Id = '${opportunityId}'`],
      ["id ne", { id: { ne: opportunityId.slice(0, 15) } }, `Id != '${opportunityId}'`],
      ["id in", { id: { in: [opportunityId.toLowerCase()] } }, `Id IN ('${opportunityId}')`],
      ["id notIn", { id: { notIn: [opportunityId] } }, `Id NOT IN ('${opportunityId}')`],
      ["id isNull", { id: { isNull: true } }, "Id = null"],
      ["text eq", { name: { eq: "O'Neil" } }, String.raw`Name = 'O\'Neil'`],
      ["text ne", { name: { ne: "x" } }, "Name != 'x'"],
      ["text in", { name: { in: ["x", "y"] } }, "Name IN ('x', 'y')"],
      ["text notIn", { name: { notIn: ["x", "y"] } }, "Name NOT IN ('x', 'y')"],
      ["text lt", { name: { lt: "x" } }, "Name < 'x'"],
      ["text lte", { name: { lte: "x" } }, "Name <= 'x'"],
      ["text gt", { name: { gt: "x" } }, "Name > 'x'"],
      ["text gte", { name: { gte: "x" } }, "Name >= 'x'"],
      ["text contains", { name: { contains: "50%" } }, String.raw`Name LIKE '%50\%%'`],
      ["text startsWith", { name: { startsWith: "a_b" } }, String.raw`Name LIKE 'a\_b%'`],
      ["text endsWith", { name: { endsWith: "@{x}" } }, String.raw`Name LIKE '%\u0040{x}'`],
      ["text isNull: true", { nextStep: { isNull: true } }, "NextStep = null"],
      ["text isNull: false", { nextStep: { isNull: false } }, "NextStep != null"],
      ["picklist eq", { stageName: { eq: "Closed Won" } }, "StageName = 'Closed Won'"],
      ["picklist in", { stageName: { in: ["A", "B"] } }, "StageName IN ('A', 'B')"],
      ["boolean eq true", { isWon: { eq: true } }, "IsWon = true"],
      ["boolean eq false", { isWon: { eq: false } }, "IsWon = false"],
      ["boolean ne", { isWon: { ne: true } }, "IsWon != true"],
      ["int eq", { fiscalYear: { eq: 2026 } }, "FiscalYear = 2026"],
      ["int in", { fiscalYear: { in: [2025, 2026] } }, "FiscalYear IN (2025, 2026)"],
      ["double gt", { totalOpportunityQuantity: { gt: 1e-7 } }, "TotalOpportunityQuantity > 0.0000001"],
      ["percent lte", { probability: { lte: 50 } }, "Probability <= 50"],
      ["currency ne", { amount: { ne: -1.5 } }, "Amount != -1.5"],
      ["currency notIn", { amount: { notIn: [0] } }, "Amount NOT IN (0)"],
      ["date eq", { closeDate: { eq: "2026-03-31" } }, "CloseDate = 2026-03-31"],
      ["date in", { closeDate: { in: ["2026-03-31"] } }, "CloseDate IN (2026-03-31)"],
      ["date during a literal", { closeDate: { during: "THIS_QUARTER" } }, "CloseDate = THIS_QUARTER"],
      ["date during a day", { closeDate: { during: "2026-03-31" } }, "CloseDate = 2026-03-31"],
      ["date before", { closeDate: { before: "LAST_N_DAYS:30" } }, "CloseDate < LAST_N_DAYS:30"],
      ["date after", { closeDate: { after: "NEXT_N_FISCAL_QUARTERS:2" } }, "CloseDate > NEXT_N_FISCAL_QUARTERS:2"],
      ["dateTime gte", { createdDate: { gte: "2026-03-31T16:00:00.000Z" } }, "CreatedDate >= 2026-03-31T16:00:00.000Z"],
      ["dateTime during", { createdDate: { during: "LAST_WEEK" } }, "CreatedDate = LAST_WEEK"],
      ["dateTime before", { createdDate: { before: "TODAY" } }, "CreatedDate < TODAY"],
    ])("compiles %s", (_what, where, soql) => {
      expect(print(where)).toBe(soql);
    });

    it("compares an address by its parts", () => {
      expect(print({ billingAddress: { city: { eq: "Bern" }, postalCode: { startsWith: "30" } } }, Account)).toBe(
        "BillingCity = 'Bern' AND BillingPostalCode LIKE '30%'",
      );
      expect(print({ address: { street: { contains: "Main" } } }, Lead)).toBe("Street LIKE '%Main%'");
      expect(print({ account: { shippingAddress: { country: { ne: "CH" } } } }, Contact)).toBe(
        "Account.ShippingCountry != 'CH'",
      );
    });
  });

  describe("for lookups", () => {
    it("follows them into dotted paths", () => {
      expect(print({ account: { owner: { name: { eq: "Ana" } }, industry: { eq: "Energy" } } })).toBe(
        "Account.Owner.Name = 'Ana' AND Account.Industry = 'Energy'",
      );
    });

    it("compares a parent's id in the record's own field, which needs no join", () => {
      expect(print({ account: { id: { eq: accountId } } })).toBe(`AccountId = '${accountId}'`);
      expect(print({ account: { id: { isNull: true } } })).toBe("AccountId = null");
      expect(print({ account: { parent: { id: { in: [accountId] } }, name: { eq: "x" } } })).toBe(
        `Account.ParentId IN ('${accountId}') AND Account.Name = 'x'`,
      );
    });

    it("knows of a polymorphic parent its id and its name", () => {
      expect(print({ what: { id: { eq: opportunityId } }, isRecurrence: { eq: true } }, Task)).toBe(
        `WhatId = '${opportunityId}' AND IsRecurrence = true`,
      );
      expect(print({ who: { name: { startsWith: "An" } }, isRecurrence: { eq: true } }, Task)).toBe(
        "Who.Name LIKE 'An%' AND IsRecurrence = true",
      );
    });

    it("follows five of them and refuses six", () => {
      const up = (levels: number): object => (levels === 0 ? { name: { eq: "x" } } : { parent: up(levels - 1) });
      expect(print(up(5), Account)).toBe("Parent.Parent.Parent.Parent.Parent.Name = 'x'");
      expect(refusal(up(6), Account)).toBe(
        "BAD_USER_INPUT: `where.parent.parent.parent.parent.parent.parent` follows more than 5 lookups. Salesforce filters no deeper.",
      );
    });
  });

  describe("for and, or, not", () => {
    const won = { isWon: { eq: true } };
    const big = { amount: { gt: 5 } };

    it("compiles them, and mixes them with fields", () => {
      expect(print({ or: [won, big] })).toBe("IsWon = true OR Amount > 5");
      expect(print({ and: [won, big] })).toBe("IsWon = true AND Amount > 5");
      expect(print({ not: { ...won, ...big } })).toBe("NOT (IsWon = true AND Amount > 5)");
      expect(print({ name: { eq: "x" }, or: [won, { ...big, not: won }] })).toBe(
        "Name = 'x' AND (IsWon = true OR (Amount > 5 AND (NOT IsWon = true)))",
      );
    });

    it("compiles them inside of a lookup", () => {
      expect(print({ account: { or: [{ industry: { eq: "A" } }, { not: { industry: { isNull: true } } }] } })).toBe(
        "Account.Industry = 'A' OR (NOT Account.Industry = null)",
      );
    });

    it("keeps every negation of nested ones", () => {
      expect(print({ not: { not: won } })).toBe("NOT (NOT IsWon = true)");
    });
  });

  describe("for empty lists", () => {
    it("matches nothing in one, and everything that is in none", () => {
      expect(print({ id: { in: [] } })).toBe("false");
      expect(print({ stageName: { notIn: [] } })).toBe("true");
    });

    it("carries that through the conditions around it", () => {
      expect(print({ stageName: { in: [] }, isWon: { eq: true } })).toBe("false");
      expect(print({ or: [{ stageName: { in: [] } }, { isWon: { eq: true } }] })).toBe("IsWon = true");
      expect(print({ not: { stageName: { in: [] } } })).toBe("true");
      expect(print({ account: { id: { in: [] } } })).toBe("false");
    });
  });

  describe("of tasks", () => {
    it("leaves out the masters of recurring series", () => {
      expect(print(undefined, Task)).toBe("IsRecurrence = false");
      expect(print({ subject: { eq: "Call" } }, Task)).toBe("Subject = 'Call' AND IsRecurrence = false");
    });

    it.each<[string, object]>([
      ["directly", { isRecurrence: { eq: true } }],
      ["in an and", { and: [{ subject: { eq: "x" } }, { isRecurrence: { eq: true } }] }],
      ["in an or", { or: [{ isRecurrence: { eq: true } }, { subject: { eq: "x" } }] }],
      ["in a not", { not: { isRecurrence: { eq: false } } }],
      ["in a nest of them", { and: [{ or: [{ not: { isRecurrence: { eq: false } } }] }] }],
    ])("leaves them in when the filter names the field %s", (_where, where) => {
      expect(print(where, Task).match(/IsRecurrence/g)).toHaveLength(1);
    });

    it("leaves nothing out when the user cannot see the field", () => {
      expect(print(undefined, Task, metadataWithout("Task.IsRecurrence"))).toBe("true");
    });
  });

  describe("refuses what could match more than was meant:", () => {
    it.each<[string, unknown, string]>([
      ["an empty filter", {}, "`where` is empty and would match every record"],
      ["a filter that is null inside", { and: [null] }, "`where.and[0]` is empty"],
      [
        "an empty operator object",
        { stageName: {} },
        "`where.stageName` names no operator and would match every record",
      ],
      ["null for an operator object", { stageName: null }, "`where.stageName` names no operator"],
      [
        "eq: null",
        { stageName: { eq: null } },
        "`where.stageName.eq` is null. To find records with or without a value",
      ],
      ["ne: null", { amount: { ne: null } }, "`where.amount.ne` is null"],
      ["in: null", { id: { in: null } }, "`where.id.in` is null"],
      ["isNull: null", { amount: { isNull: null } }, "`where.amount.isNull` is null"],
      ["one null operator among others", { amount: { gt: 5, lt: null } }, "`where.amount.lt` is null"],
      ["an empty parent", { account: {} }, "`where.account` is empty"],
      ["null for a parent", { account: null }, "`where.account` is empty"],
      [
        "an empty part of a parent",
        { account: { owner: { name: {} } } },
        "`where.account.owner.name` names no operator",
      ],
      ["an empty address", { account: { billingAddress: {} } }, "`where.account.billingAddress` is empty"],
      ["an empty and", { and: [] }, "`where.and` is empty"],
      ["an empty or", { or: [] }, "`where.or` is empty"],
      ["null for and", { and: null }, "`where.and` is empty"],
      ["an empty entry of an or", { or: [{ isWon: { eq: true } }, {}] }, "`where.or[1]` is empty"],
      ["an empty not", { not: {} }, "`where.not` is empty"],
      ["null for not", { not: null }, "`where.not` is empty"],
      [
        "something empty deep inside",
        { or: [{ not: { and: [{ name: {} }] } }] },
        "`where.or[0].not.and[0].name` names no",
      ],
    ])("%s", (_what, where, message) => {
      expect(refusal(where)).toContain(`BAD_USER_INPUT: ${message}`);
    });
  });

  describe("refuses values that cannot be meant:", () => {
    it.each<[string, unknown, string]>([
      [
        "an empty text",
        { name: { eq: "" } },
        "`where.name.eq` is an empty text, which Salesforce stores as null. Use `isNull`",
      ],
      ["an empty text in a list", { stageName: { in: ["A", ""] } }, "`where.stageName.in` is an empty text"],
      [
        "a text longer than SOQL compares",
        { name: { eq: "x".repeat(4001) } },
        "`where.name.eq` has 4001 characters; Salesforce compares at most 4000",
      ],
      [
        "a pattern that leaves no room for its wildcards",
        { name: { contains: "x".repeat(3999) } },
        "`where.name.contains` has 3999 characters; Salesforce compares at most 3998",
      ],
      [
        "a beginning that leaves none",
        { name: { startsWith: "x".repeat(4000) } },
        "`where.name.startsWith` has 4000 characters; Salesforce compares at most 3999",
      ],
      ["a number longer than Salesforce's", { amount: { gt: 1e19 } }, "`where.amount.gt` has more than the 18 digits"],
      ["a negative one", { amount: { in: [-1e19] } }, "`where.amount.in` has more than the 18 digits"],
      [
        "a day as the period of a dateTime",
        { createdDate: { during: "2026-03-31" } },
        '`where.createdDate.during` takes a date literal such as "LAST_N_DAYS:30". For one day, use `gte` and `lt`.',
      ],
      ["a broken id", { id: { eq: "006xx" } }, '`where.id.eq` is not a Salesforce id: "006xx"'],
      [
        "an id with a damaged end",
        { id: { in: [opportunityId, "006xx000001A2b3AAA"] } },
        "`where.id.in` is not a Salesforce id",
      ],
      [
        "an injection for an id",
        { id: { eq: "' OR Id != '" } },
        "`where.id.eq` is not a Salesforce id: \"' OR Id != '\"",
      ],
      [
        "another object's id",
        { id: { eq: accountId } },
        `\`where.id.eq\` must be the id of a record of type Opportunity, which begins with 006, not ${accountId}.`,
      ],
      [
        "an object's id that the gateway does not present",
        { id: { eq: "500xx000000aaaaAAA" } },
        "`where.id.eq` must be the id of a record of type Opportunity",
      ],
      [
        "another object's id for a parent",
        { account: { id: { eq: opportunityId } } },
        "`where.account.id.eq` must be the id of a record of type Account",
      ],
    ])("%s", (_what, where, message) => {
      expect(refusal(where)).toContain(`BAD_USER_INPUT: ${message}`);
    });

    it("shows no more of a long broken id than a person needs", () => {
      expect(refusal({ id: { eq: "x".repeat(5000) } }).length).toBeLessThan(250);
    });

    it("knows which records a polymorphic parent cannot be", () => {
      expect(refusal({ who: { id: { eq: accountId } } }, Task)).toBe(
        `BAD_USER_INPUT: \`where.who.id.eq\` is the id of a record of type Account, which no Who can be: ${accountId}.`,
      );
      expect(print({ what: { id: { eq: "500xx000000aaaaAAA" } }, isRecurrence: { eq: false } }, Task)).toContain(
        "WhatId = '500xx000000aaaaAAA'",
      );
    });
  });

  it.each<[string, SObjectDef, object, string]>([
    ["Opportunity.Amount", Opportunity, { amount: { gt: 5 } }, "`where.amount` uses Opportunity.Amount"],
    [
      "Opportunity.AccountId",
      Opportunity,
      { account: { id: { eq: accountId } } },
      "`where.account` uses Opportunity.AccountId",
    ],
    [
      "Account.Industry",
      Opportunity,
      { or: [{ account: { industry: { eq: "x" } } }] },
      "`where.or[0].account.industry` uses",
    ],
    ["Account", Opportunity, { account: { name: { eq: "x" } } }, "`where.account.name` uses Account.Name"],
    ["Account.BillingCity", Account, { billingAddress: { city: { eq: "x" } } }, "`where.billingAddress.city` uses"],
    ["Task.WhoId", Task, { who: { name: { eq: "x" } } }, "`where.who` uses Task.WhoId"],
  ])("refuses to filter by what is hidden: %s", (hidden, object, where, message) => {
    expect(refusal(where, object, metadataWithout(hidden))).toContain(`FIELD_NOT_ACCESSIBLE: ${message}`);
  });
});
