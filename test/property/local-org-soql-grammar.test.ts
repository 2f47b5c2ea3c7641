import { describe, expect, it } from "@jest/globals";
import { isQueryValid, parseQuery } from "@jetstreamapp/soql-parser-js";
import fc from "fast-check";
import type { SelectStatement } from "../../src/local-org/soql/parse/ast";
import { parseStatement } from "../../src/local-org/soql/parse/parse-statement";

const name = fc.constantFrom("Id", "Name", "Account.Owner.Name", "Custom__c", "Parent__r.Name", "LastModifiedDate");
const literal = fc.oneof(
  fc.constantFrom("null", "true", "FALSE", "-5", "+2.50", ".5", "2026-02-03", "2026-02-03T04:05:06.789+01:00", "TODAY"),
  fc.constantFrom("LAST_N_DAYS:30", "N_FISCAL_QUARTERS_AGO:2", "'it\\'s'", "'a \\\\ b'", "''", "'(SELECT Id FROM X)'"),
);
const comparison = fc.oneof(
  fc.tuple(name, fc.constantFrom("=", "!=", "<", "<=", ">", ">="), literal).map((parts) => parts.join(" ")),
  name.map((field) => `${field} LIKE 'a\\%b_%'`),
  fc
    .tuple(name, fc.constantFrom("IN", "NOT IN", "in"), fc.array(literal, { minLength: 1, maxLength: 25 }))
    .map(([field, operator, values]) => `${field} ${operator} (${values.join(", ")})`),
);
const { condition } = fc.letrec<{ condition: string; term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: "small" },
    comparison,
    tie("condition").map((inner) => `(${inner})`),
    comparison.map((inner) => `(NOT ${inner})`),
  ),
  condition: fc
    .tuple(fc.constantFrom(" AND ", " OR "), fc.array(tie("term"), { minLength: 1, maxLength: 3 }))
    .map(([operator, terms]) => terms.join(operator)),
}));
const orderBy = fc
  .array(
    fc
      .tuple(name, fc.constantFrom("", " ASC", " DESC"), fc.constantFrom("", " NULLS FIRST", " NULLS LAST"))
      .map((term) => term.join("")),
    { minLength: 1, maxLength: 3 },
  )
  .map((terms) => ` ORDER BY ${terms.join(", ")}`);
const optional = (clause: fc.Arbitrary<string>) => fc.option(clause, { nil: "" });
const clauses = fc
  .tuple(
    optional(condition.map((where) => ` WHERE ${where}`)),
    optional(orderBy),
    // The other parser takes no OFFSET right after a WHERE.
    optional(
      fc.tuple(fc.nat(2000), fc.nat(2000), fc.boolean()).map(([limit, offset, both]) => {
        return both ? ` LIMIT ${limit} OFFSET ${offset}` : ` LIMIT ${limit}`;
      }),
    ),
  )
  .map((parts) => parts.join(""));
const item = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 1, arbitrary: clauses.map((rest) => `(SELECT Id, Name FROM Contacts${rest})`) },
  {
    weight: 1,
    arbitrary: fc.constant("TYPEOF What WHEN Account THEN Id, Name WHEN Opportunity THEN Amount ELSE Name END"),
  },
);
const statement = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 4 }), clauses)
  .map(([items, rest]) => `SELECT ${items.join(", ")} FROM Task${rest}`);

function isRefused(soql: string): boolean {
  try {
    parseStatement(soql);
    return false;
  } catch {
    return true;
  }
}

/** dependencies.md §4: the second opinion is another parser. */
describe("the grammar", () => {
  it("reads statements as another parser of SOQL reads them", () => {
    fc.assert(
      fc.property(statement, (soql) => {
        const ours: SelectStatement = parseStatement(soql);
        const theirs = parseQuery(soql);
        expect(ours.select).toHaveLength(theirs.fields?.length ?? -1);
        expect(ours.from.text).toBe(theirs.sObject);
        expect(ours.limit?.value).toBe(theirs.limit);
        expect(ours.offset?.value).toBe(theirs.offset);
        const orderBy = [theirs.orderBy ?? []].flat();
        expect(ours.orderBy.map(({ descending, nullsLast }) => [descending, nullsLast])).toEqual(
          orderBy.map((term) => [term.order === "DESC", term.nulls === "LAST"]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("refuses what is cut short, as the other parser does", () => {
    fc.assert(
      fc.property(statement, fc.integer({ min: 1, max: 30 }), (soql, length) => {
        const cut = soql.slice(0, -length);
        if (!isQueryValid(cut)) expect(isRefused(cut)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
