import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SalesforceError } from "../../src/local-org/errors";
import { query } from "../../src/local-org/soql/query";
import { SmallOrg } from "../unit/local-org/soql/small-org";

const org = new SmallOrg();
const account = org.add("Account", { Name: "Acme" });
org.add("Contact", { LastName: "Ito", AccountId: account });

/** Words that make sense often enough to get far. */
const word = fc.constantFrom(
  ..."SELECT FROM WHERE AND OR NOT IN LIKE ORDER BY GROUP LIMIT OFFSET NULLS FIRST LAST ASC DESC TYPEOF WHEN THEN ELSE END".split(
    " ",
  ),
  ..."COUNT() COUNT(Id) ( ) , = != < >= ' '' 'x' '\\ \" : ; - * . @ \n TODAY LAST_N_DAYS:3 2026-01-01 5 -1 .5 null true".split(
    " ",
  ),
  ..."Account Contacts Contact Tasks Id Name Account.Name Owner.Name Who What CreatedDate AnnualRevenue __proto__ constructor".split(
    " ",
  ),
);
const soup = fc.array(word, { maxLength: 25 }).map((words) => words.join(" "));
const almost = fc
  .tuple(fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 6 }))
  .map(([items, rest]) => `SELECT Id, ${items.join(" ")} FROM Account ${rest.join(" ")}`);

/** errors.md §1: whatever a client sends, it is answered, or refused with 400 and one error. */
describe("any text", () => {
  it("is answered or refused, and a refusal points into it", () => {
    fc.assert(
      fc.property(fc.oneof(soup, almost, fc.string({ unit: "binary", maxLength: 60 })), (soql) => {
        try {
          expect(query(org.context, soql).records.length).toBeGreaterThanOrEqual(0);
        } catch (error) {
          if (!(error instanceof SalesforceError)) throw error;
          expect(error.status).toBe(400);
          expect(error.items).toHaveLength(1);
          const place = /ERROR at Row:(\d+):Column:(\d+)\n/.exec(error.items[0]?.message ?? "");
          const line = soql.split("\n")[Number(place?.[1] ?? 1) - 1];
          expect(Number(place?.[2] ?? 1)).toBeLessThanOrEqual((line ?? "").length + 1);
        }
      }),
      { numRuns: 400 },
    );
  });
});
