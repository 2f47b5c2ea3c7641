import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseStatement } from "../../src/local-org/soql/parse/parse-statement";
import { Refusal } from "../../src/local-org/soql/refusal";
import { longer } from "../support/longer";
import { grammarProblems } from "../support/salesforce-grammar";

const name = fc.constantFrom("Id", "Name", "a.Name", "Account.Owner.Name", "Custom__c", "count", "Order", "fields");
const column = fc.oneof(
  { weight: 3, arbitrary: name },
  fc
    .tuple(fc.constantFrom("COUNT", "sum", "CALENDAR_YEAR", "toLabel", "FORMAT", "Foo"), name)
    .map(([f, x]) => `${f}(${x})`),
  fc
    .tuple(fc.constantFrom("FORMAT", "DAY_ONLY"), fc.constantFrom("MIN", "convertTimezone"), name)
    .map(([f, g, x]) => `${f}(${g}(${x}))`),
  fc.constant("DISTANCE(Place__c, GEOLOCATION(1.5,-2), 'mi')"),
);
const literal = fc.constantFrom(
  ..."null true 5 -5.5 'it\\'s' '' TODAY LAST_N_DAYS:3 2026-01-02 2026-01-02T03:04:05Z 09:00:00.000Z USD5 LAST_N_FOOS:2 :bound".split(
    " ",
  ),
);
const term = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(column, fc.constantFrom("=", "!=", "<", ">=", "<>", "LIKE", "=="), literal)
      .map((x) => x.join(" ")),
  },
  fc
    .tuple(name, fc.constantFrom("IN", "NOT IN", "INCLUDES", "EXCLUDES", "NOT INCLUDES"), literal)
    .map(([x, op, v]) => `${x} ${op} (${v}, ${v})`),
  fc.constantFrom(
    "Id IN (SELECT AccountId FROM Contact WHERE Name = 'x')",
    "Id IN (SELECT Id FROM X LIMIT 1)",
    "Id IN ()",
    "NOT Name = 'x'",
  ),
);
const condition = fc
  .tuple(fc.array(term, { minLength: 1, maxLength: 3 }), fc.constantFrom(" AND ", " OR ", " AND NOT "), fc.boolean())
  .map(([terms, joint, nested]) => (nested ? `(${terms.join(joint)}) AND Id != null` : terms.join(joint)));
const optional = (clause: fc.Arbitrary<string>) => fc.option(clause, { nil: "" });
const columns = fc.array(column, { minLength: 1, maxLength: 3 }).map((list) => list.join(", "));
const clauses = fc.tuple(
  optional(fc.constantFrom(" USING SCOPE mine", " a", " a, a.Parent p", " AS a", " USING mine")),
  optional(condition.map((where) => ` WHERE ${where}`)),
  optional(fc.constantFrom(" WITH DATA CATEGORY Geo__c AT usa__c", " WITH USER_MODE", " WITH (x)")),
  optional(
    fc
      .tuple(fc.constantFrom("", "ROLLUP", "CUBE"), columns, optional(condition.map((having) => ` HAVING ${having}`)))
      .map(([kind, list, having]) => ` GROUP BY ${kind === "" ? list : `${kind}(${list})`}${having}`),
  ),
  optional(
    fc
      .tuple(columns, fc.constantFrom("", " ASC", " DESC NULLS LAST", " NULLS", " LAST"))
      .map(([list, direction]) => ` ORDER BY ${list}${direction}`),
  ),
  optional(fc.constantFrom(" LIMIT 5", " LIMIT -1", " LIMIT 1.5", " LIMIT")),
  optional(fc.constantFrom(" OFFSET 5", " OFFSET")),
  optional(
    fc.constantFrom(
      " FOR VIEW",
      " FOR REFERENCE",
      " FOR UPDATE",
      " FOR VIEW UPDATE TRACKING",
      " UPDATE VIEWSTAT",
      " ALL ROWS",
    ),
  ),
);
const item = fc.oneof(
  { weight: 4, arbitrary: column },
  fc.constantFrom(
    "COUNT()",
    "TYPEOF What WHEN Account THEN Id ELSE Name END",
    "TYPEOF What END",
    "*",
    "(SELECT Id FROM Contacts LIMIT 1)",
  ),
  column.map((one) => `${one} alias`),
);
const statement = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), clauses)
  .map(([items, rest]) => `SELECT ${items.join(", ")} FROM Account${rest.join("")}`);
/** A statement with a word of it lost, doubled or in another's place. */
const broken = fc
  .tuple(statement, fc.nat(), fc.nat(), fc.constantFrom("lose", "double", "swap"))
  .map(([soql, at, other, how]) => {
    const words = soql.split(" ");
    const [i, j] = [at % words.length, other % words.length];
    const word = words[i] ?? "";
    if (how === "lose") words.splice(i, 1);
    if (how === "double") words.splice(i, 0, word);
    if (how === "swap") [words[i], words[j]] = [words[j] ?? "", word];
    return words.join(" ");
  });

/** What the query resource refuses although the grammar reads it: none of it is a matter of words out of place. */
const beyondGrammar =
  /does not evaluate|field aliasing|unexpected token: '(?:USER_MODE|-|LAST_N_FOOS)'|Invalid date|numeric value out of range|longer than/;

function verdict(soql: string): string | undefined {
  try {
    parseStatement(soql);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.errorCode}: ${error.message}`;
    throw error;
  }
}

/** wire fact 27: the grammar is Salesforce's own, and decides. */
describe("any statement, whole or slightly broken", () => {
  it("is refused when Salesforce's grammar refuses it, and read when that reads it but for what is known", () => {
    fc.assert(
      fc.property(fc.oneof(statement, broken), (soql) => {
        const refused = verdict(soql);
        if (grammarProblems(soql).length > 0) expect(refused).toMatch(/^MALFORMED_QUERY: /);
        else if (refused !== undefined) expect(refused).toMatch(beyondGrammar);
      }),
      { numRuns: longer(150) },
    );
  });
});
