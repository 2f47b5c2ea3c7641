import { describe, expect, it } from "@jest/globals";
import { foresee } from "../../../src/planner/foresee";
import { runInMemory, oneCurrency } from "../../support/memory-gateway";
import { plansOf } from "../../support/plan-document";
import { SmallOrg } from "../local-org/soql/small-org";

const org = new SmallOrg();
const owner = org.add("User", { Name: "Ana", IsActive: true });
const top = org.add("Account", { Name: "Top", OwnerId: owner });
const middle = org.add("Account", { Name: "Middle", ParentId: top, OwnerId: owner });
const account = org.add("Account", { Name: "Acme", ParentId: middle, OwnerId: owner });
org.add("Contact", { Name: "Kim", AccountId: account });
org.add("Contact", { Name: "Lee", AccountId: middle });
const deal = org.add("Opportunity", { Name: "Renewal", AccountId: account, OwnerId: owner });
const lead = org.add("Lead", { Name: "Rio", OwnerId: owner });
org.add("Task", { Subject: "Call", WhatId: deal, WhoId: lead, OwnerId: owner });

/** Calls of each wave. */
function foreseen(document: string): number[] {
  return foresee(oneCurrency, plansOf(document, {}, oneCurrency)).map((calls) => calls.length);
}

const contacts = "contacts { nodes { name } }";

describe("foresee", () => {
  it.each<[string, string, number[]]>([
    ["nothing", "{ users(where: { id: { in: [] } }) { totalCount } }", []],
    ["one statement", "{ users { nodes { name } } }", [1]],
    ["a page, its count and lists", "{ accounts { totalCount nodes { name contacts { nodes { name } } } } }", [1]],
    [
      "six statements",
      `{ ${[1, 2, 3, 4, 5, 6].map((n) => `u${n}: users(first: ${n}) { nodes { id } }`).join(" ")} }`,
      [2],
    ],
    ["a list of a joined parent", `{ opportunities { nodes { account { ${contacts} } } } }`, [1, 1]],
    ["such a list of one record", `{ opportunity(id: "${deal}") { account { ${contacts} } } }`, [1]],
    ["the number of unknown records' lists", "{ opportunities { nodes { tasks(first: 0) { totalCount } } } }", [1, 1]],
    [
      "what a TYPEOF cannot hold",
      "{ tasks { nodes { who { ... on Lead { company tasks { nodes { id } } } } } } }",
      [1, 1],
    ],
    [
      "what depends on what depends on rows",
      `{ opportunities { nodes { account { opportunities { nodes { account { ${contacts} } } } } } } }`,
      [1, 1, 1],
    ],
  ])("knows what %s costs", async (_what, document, waves) => {
    expect(foreseen(document)).toEqual(waves);
    const { calls, estimatedCalls, errors } = await runInMemory(org.context, document);
    expect(errors).toEqual([]);
    expect(estimatedCalls).toBe(waves.reduce((sum, count) => sum + count, 0));
    expect(calls).toHaveLength(estimatedCalls ?? 0);
  });

  it("counts calls that no row will ask for: it is an upper bound", async () => {
    const document = `{ opportunities(where: { name: { eq: "?" } }) { nodes { account { ${contacts} } } } }`;
    const { calls, estimatedCalls } = await runInMemory(org.context, document);
    expect(estimatedCalls).toBe(2);
    expect(calls).toHaveLength(1);
  });
});
