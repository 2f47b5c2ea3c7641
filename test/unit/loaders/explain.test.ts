import { describe, expect, it } from "@jest/globals";
import { GatewayError } from "../../../src/errors";
import { explainPlan } from "../../../src/loaders/explain";
import { foresee } from "../../../src/planner/foresee";
import { oneCurrency } from "../../support/memory-gateway";
import { plansOf } from "../../support/plan-document";

const deal = "006000000000001AAA";

function explain(document: string, refused: ReadonlyMap<string, GatewayError> = new Map()): unknown {
  return explainPlan(foresee(oneCurrency, plansOf(document, {}, oneCurrency)), refused);
}

describe("explainPlan", () => {
  it("names the statements of each call, with references and without values", () => {
    expect(explain(`{ opportunity(id: "${deal}") { account { contacts(first: 2) { nodes { name } } } } }`)).toEqual({
      calls: [
        {
          wave: 1,
          statements: [
            { name: "q1", soql: "SELECT Id, Account.Id, AccountId FROM Opportunity WHERE Id = ?" },
            {
              name: "q2",
              soql: "SELECT AccountId, Id, Name FROM Contact WHERE AccountId = '@{q1.records[0].AccountId}' AND AccountId != null ORDER BY Id ASC NULLS LAST LIMIT 2",
            },
          ],
        },
      ],
    });
  });

  it("numbers the waves of calls that depend on one another", () => {
    const six = [1, 2, 3, 4, 5].map((n) => `u${n}: users(first: ${n}) { nodes { id } }`).join(" ");
    const explained = explain(`{ ${six} opportunities { nodes { account { contacts { nodes { id } } } } } }`);
    expect((explained as { calls: { wave: number }[] }).calls.map(({ wave }) => wave)).toEqual([1, 1, 2]);
  });

  it("has no call where none is needed", () => {
    expect(explain("{ users(where: { id: { in: [] } }) { totalCount } }")).toEqual({ calls: [] });
  });

  it("tells which of Salesforce's bounds are half used", () => {
    const explained = explain("{ a: users { totalCount } b: leads { totalCount } c: contacts { totalCount } }");
    expect(explained).toMatchObject({ calls: [{ near: ["3 of 5 queries per call"] }] });
    const lists = "contacts { nodes { id } } opportunities { nodes { id } } tasks { nodes { id } }";
    const nested = `{ accounts { nodes { ${lists} childAccounts { nodes { ${lists} childAccounts { nodes { ${lists} } } } } } } }`;
    expect(explain(nested)).toMatchObject({ calls: [{ statements: [{ near: ["11 of 20 sub-selects"] }] }] });
  });

  it("tells it of the length of what is sent, not of what is shown", () => {
    const names = Array.from({ length: 20 }, (_, n) => JSON.stringify(`${n}`.padEnd(3000, "x"))).join(", ");
    const explained = explain(`{ users(where: { name: { in: [${names}] } }) { totalCount } }`);
    expect(explained).toEqual({
      calls: [
        {
          wave: 1,
          statements: [
            {
              name: "q1",
              soql: "SELECT COUNT() FROM User WHERE Name IN (?)",
              near: [expect.stringMatching(/^60\d{3} of 100000 characters$/)],
            },
          ],
        },
      ],
    });
  });

  it("says which root fields cannot be planned, and why", () => {
    const refused = new Map([["leads", new GatewayError("BAD_USER_INPUT", "`where` is empty")]]);
    expect(explain("{ users { totalCount } }", refused)).toMatchObject({
      refused: [{ field: "leads", code: "BAD_USER_INPUT", message: "`where` is empty" }],
      calls: [{ wave: 1 }],
    });
  });
});
