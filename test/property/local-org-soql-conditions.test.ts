import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SmallOrg } from "../unit/local-org/soql/small-org";

type Scalar = string | number | boolean | null;

interface Account {
  readonly Name: string | null;
  readonly Industry: string | null;
  readonly AnnualRevenue: number | null;
}

interface Contact {
  readonly LastName: string | null;
  readonly IsEmailBounced: boolean;
  readonly Birthdate: string | null;
  /** A place in the list of accounts, or nothing. */
  readonly account: number | null;
}

/** A condition, beside what it should hold of: worked out here by other means than the org's. */
interface Sample {
  readonly soql: string;
  readonly holds: (contact: Contact, account: Account | undefined) => boolean;
}

const words = ["a", "A", "ab", "ÄB", "b%", "äb_", "z"];
const days = ["2026-01-31", "2026-02-01", "2026-03-18"];
const account: fc.Arbitrary<Account> = fc.record({
  Name: fc.option(fc.constantFrom(...words)),
  Industry: fc.option(fc.constantFrom("Energy", "Banking", "Space")),
  AnnualRevenue: fc.option(fc.constantFrom(-1, 0, 2.5, 1e6)),
});
const contact: fc.Arbitrary<Contact> = fc.record({
  LastName: fc.option(fc.constantFrom(...words)),
  IsEmailBounced: fc.boolean(),
  Birthdate: fc.option(fc.constantFrom(...days)),
  account: fc.option(fc.nat({ max: 2 })),
});

interface Column {
  readonly path: string;
  readonly read: (contact: Contact, account: Account | undefined) => Scalar;
  readonly literals: readonly Scalar[];
  readonly print: (value: Scalar) => string;
}

const quoted = (value: Scalar) => (value === null ? "null" : `'${String(value)}'`);
const bare = (value: Scalar) => String(value);
const columns: readonly Column[] = [
  { path: "LastName", read: (c) => c.LastName, literals: [null, "A", "äb", "b%", "aa"], print: quoted },
  { path: "Birthdate", read: (c) => c.Birthdate, literals: [null, ...days, "2026-02-02"], print: bare },
  { path: "Account.Name", read: (_, a) => a?.Name ?? null, literals: [null, "AB", "B%", "Z"], print: quoted },
  { path: "Account.Industry", read: (_, a) => a?.Industry ?? null, literals: [null, "ENERGY", "space"], print: quoted },
  {
    path: "Account.AnnualRevenue",
    read: (_, a) => a?.AnnualRevenue ?? null,
    literals: [null, -1, 0, 2.5, 3],
    print: bare,
  },
];

const normal = (value: Scalar) => (typeof value === "string" ? value.toLocaleUpperCase("en") : value);

function compare(value: Scalar, operator: string, literal: Scalar): boolean {
  const [one, other] = [normal(value), normal(literal)];
  if (operator === "=") return one === other;
  if (operator === "!=") return one !== other;
  if (one === null || other === null) return false;
  return { "<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other }[operator] ?? false;
}

const comparison: fc.Arbitrary<Sample> = fc
  .tuple(fc.constantFrom(...columns), fc.constantFrom("=", "!=", "<", "<=", ">", ">="), fc.nat())
  .map(([{ path, read, literals, print }, operator, choice]) => {
    const literal = literals[choice % literals.length] ?? null;
    return { soql: `${path} ${operator} ${print(literal)}`, holds: (c, a) => compare(read(c, a), operator, literal) };
  });

const membership: fc.Arbitrary<Sample> = fc
  .tuple(fc.constantFrom(...columns), fc.boolean(), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }))
  .map(([{ path, read, literals, print }, negated, choices]) => {
    const list = choices.map((choice) => literals[choice % literals.length] ?? null);
    const among = (value: Scalar) => list.some((literal) => normal(literal) === normal(value));
    const soql = `${path} ${negated ? "NOT IN" : "IN"} (${list.map(print).join(", ")})`;
    return { soql, holds: (c, a) => among(read(c, a)) !== negated };
  });

const likes: readonly (readonly [string, RegExp])[] = [
  ["a%", /^a[^]*$/i],
  ["%b", /^[^]*b$/i],
  ["_", /^[^]$/i],
  ["%\\%", /^[^]*%$/i],
  ["%\\_%", /^[^]*_[^]*$/i],
  ["ä_%", /^ä[^][^]*$/i],
  ["%", /^[^]*$/i],
];
const like: fc.Arbitrary<Sample> = fc.constantFrom(...likes).map(([pattern, expression]) => ({
  soql: `LastName LIKE '${pattern}'`,
  holds: ({ LastName }) => LastName !== null && expression.test(LastName),
}));

const flag: fc.Arbitrary<Sample> = fc
  .tuple(fc.constantFrom("=", "!="), fc.constantFrom(true, false, null))
  .map(([operator, literal]) => ({
    soql: `IsEmailBounced ${operator} ${String(literal)}`,
    holds: ({ IsEmailBounced }) => (IsEmailBounced === (literal ?? false)) === (operator === "="),
  }));

const { tree } = fc.letrec<{ tree: Sample; leaf: Sample }>((tie) => ({
  leaf: fc.oneof(comparison, membership, like, flag),
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.tuple(fc.boolean(), fc.array(tie("tree"), { minLength: 2, maxLength: 3 })).map(([all, terms]): Sample => ({
      soql: terms.map(({ soql }) => `(${soql})`).join(all ? " AND " : " OR "),
      holds: (c, a) => (all ? terms.every(({ holds }) => holds(c, a)) : terms.some(({ holds }) => holds(c, a))),
    })),
    tie("tree").map(({ soql, holds }): Sample => ({ soql: `NOT (${soql})`, holds: (c, a) => !holds(c, a) })),
  ),
}));

/** soql.md §4. */
describe("any condition", () => {
  it("holds of the records of which it should", () => {
    const scenario = fc.tuple(
      fc.array(account, { minLength: 3, maxLength: 3 }),
      fc.array(contact, { minLength: 1, maxLength: 8 }),
      fc.array(tree, { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(scenario, ([accounts, contacts, conditions]) => {
        const org = new SmallOrg();
        const accountIds = accounts.map((values) => org.add("Account", { ...values }));
        const ids = contacts.map(({ account: place, ...values }) =>
          org.add("Contact", { ...values, AccountId: place === null ? null : (accountIds[place] ?? null) }),
        );
        for (const { soql, holds } of conditions) {
          const expected = ids.filter((_, i) => {
            const each = contacts[i];
            return each !== undefined && holds(each, each.account === null ? undefined : accounts[each.account]);
          });
          expect(org.column(`SELECT Id FROM Contact WHERE ${soql}`)).toEqual(expected);
        }
      }),
      { numRuns: 150 },
    );
  });
});
