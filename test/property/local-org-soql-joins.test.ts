import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { longer } from "../support/longer";
import { SmallOrg } from "../unit/local-org/soql/small-org";

interface Account {
  readonly Name: string;
  readonly mine: boolean;
}

interface Contact {
  readonly LastName: string;
  /** A place in the list of accounts, or nothing; so below. */
  readonly account: number | null;
}

interface Task {
  readonly Subject: string | null;
  readonly about: "account" | "opportunity" | null;
  readonly place: number;
  readonly who: number | null;
}

const word = fc.constantFrom("a", "b", "C", "d");
const place = fc.option(fc.nat({ max: 3 }));
const world = fc.record({
  accounts: fc.array(fc.record<Account>({ Name: word, mine: fc.boolean() }), { minLength: 4, maxLength: 4 }),
  contacts: fc.array(fc.record<Contact>({ LastName: word, account: place }), { minLength: 4, maxLength: 8 }),
  tasks: fc.array(
    fc.record<Task>({
      Subject: fc.option(word),
      about: fc.constantFrom("account", "opportunity", null),
      place: fc.nat({ max: 3 }),
      who: place,
    }),
    { maxLength: 8 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

interface BuiltOrg {
  readonly org: SmallOrg;
  readonly accountIds: readonly string[];
  readonly contactIds: readonly string[];
  readonly taskIds: readonly string[];
  readonly dealIds: readonly string[];
}

function build({ accounts, contacts, tasks }: World): BuiltOrg {
  const org = new SmallOrg();
  const OwnerId = org.context.userId;
  const accountIds = accounts.map(({ Name, mine }) => org.add("Account", { Name, OwnerId: mine ? OwnerId : null }));
  const dealIds = accounts.map(({ Name }, i) => org.add("Opportunity", { Name, AccountId: accountIds[i] ?? null }));
  const at = (ids: readonly string[], i: number | null) => (i === null ? null : (ids[i] ?? null));
  const contactIds = contacts.map(({ LastName, account }) =>
    org.add("Contact", { LastName, AccountId: at(accountIds, account) }),
  );
  const taskIds = tasks.map(({ Subject, about, place: i, who }) =>
    org.add("Task", {
      Subject,
      WhatId: about === null ? null : at(about === "account" ? accountIds : dealIds, i),
      WhoId: at(contactIds, who),
    }),
  );
  return { org, accountIds, contactIds, taskIds, dealIds };
}

const letters = fc.subarray(["a", "b", "c", "d"], { minLength: 1 });
const quoted = (list: readonly string[]) => list.map((each) => `'${each}'`).join(", ");
const among = (list: readonly string[], text: string | null | undefined) => list.includes((text ?? "").toLowerCase());

describe("any semi- or anti-join (soql.md §8)", () => {
  it("holds of the records whose ids the inner records have, or have not", () => {
    fc.assert(
      fc.property(world, letters, fc.boolean(), fc.boolean(), (given, wanted, negated, scoped) => {
        const { org, accountIds } = build(given);
        const soql =
          `SELECT Id FROM Account${scoped ? " USING SCOPE mine" : ""} WHERE Id ${negated ? "NOT IN" : "IN"} ` +
          `(SELECT AccountId FROM Contact WHERE LastName IN (${quoted(wanted)})) ORDER BY Id`;
        const expected = accountIds.filter((_, i) => {
          const joined = given.contacts.some((each) => each.account === i && among(wanted, each.LastName));
          return joined !== negated && (!scoped || given.accounts[i]?.mine === true);
        });
        expect(org.column(soql)).toEqual(expected);
      }),
      { numRuns: longer(100) },
    );
  });

  it("goes through lookups the other way, beside another condition", () => {
    fc.assert(
      fc.property(world, letters, fc.boolean(), (given, wanted, negated) => {
        const { org, contactIds } = build(given);
        const soql =
          `SELECT Id FROM Contact WHERE LastName != 'a' AND AccountId ${negated ? "NOT IN" : "IN"} ` +
          `(SELECT Id FROM Account WHERE Name IN (${quoted(wanted)})) ORDER BY Id`;
        const expected = contactIds.filter((_, i) => {
          const each = given.contacts[i];
          const account = each?.account ?? undefined;
          const parent = account === undefined ? undefined : given.accounts[account];
          return each?.LastName !== "a" && among(wanted, parent?.Name) !== negated;
        });
        expect(org.column(soql)).toEqual(expected);
      }),
      { numRuns: longer(100) },
    );
  });
});

describe("any child list (soql.md §2)", () => {
  it("holds each parent's own records that match, in order, as many as it may", () => {
    const limits = fc.option(fc.nat({ max: 3 }));
    fc.assert(
      fc.property(world, letters, limits, fc.boolean(), (given, wanted, limit, descending) => {
        const { org, contactIds } = build(given);
        const rest = `ORDER BY LastName ${descending ? "DESC" : "ASC"}, Id${limit === null ? "" : ` LIMIT ${limit}`}`;
        const soql = `SELECT (SELECT Id FROM Contacts WHERE LastName IN (${quoted(wanted)}) ${rest}) FROM Account`;
        const sign = descending ? -1 : 1;
        const expected = given.accounts.map((_, place) => {
          const list = given.contacts
            .map((each, i) => ({ id: contactIds[i] ?? "", name: each.LastName.toLowerCase(), account: each.account }))
            .filter(({ account, name }) => account === place && among(wanted, name))
            .sort((a, b) => sign * a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
            .slice(0, limit ?? Infinity)
            .map(({ id }) => id);
          return list.length === 0 ? null : list;
        });
        const actual = org.column(soql).map((list) => {
          const { records } = (list ?? { records: undefined }) as { records?: readonly { Id: string }[] };
          return records?.map(({ Id }) => Id) ?? null;
        });
        expect(actual).toEqual(expected);
      }),
      { numRuns: longer(100) },
    );
  });
});

describe("any polymorphic parent (soql.md §2 and §3)", () => {
  it("is shown by TYPEOF as its object demands, and filtered by its type", () => {
    fc.assert(
      fc.property(world, fc.constantFrom("Account", "Opportunity"), fc.boolean(), (given, type, otherwise) => {
        const { org, taskIds, accountIds, dealIds } = build(given);
        const parents = given.tasks.map(({ about, place: i }) =>
          about === null
            ? undefined
            : {
                id: (about === "account" ? accountIds : dealIds)[i],
                type: about === "account" ? "Account" : "Opportunity",
                name: given.accounts[i]?.Name,
              },
        );
        const shown = org.column(
          `SELECT TYPEOF What WHEN ${type} THEN Id, Name${otherwise ? " ELSE Name" : ""} END FROM Task`,
        );
        expect(shown).toEqual(
          parents.map((parent) => {
            if (parent === undefined) return null;
            const fields =
              parent.type === type ? { Id: parent.id, Name: parent.name } : otherwise ? { Name: parent.name } : {};
            return { attributes: expect.objectContaining({ type: parent.type }), ...fields };
          }),
        );
        const typed = taskIds.filter((_, i) => parents[i]?.type === type);
        expect(org.column(`SELECT Id FROM Task WHERE What.Type = '${type}'`)).toEqual(typed);
        expect(org.column(`SELECT Id FROM Task WHERE What.Type != '${type}'`)).toEqual(
          taskIds.filter((id) => !typed.includes(id)),
        );
      }),
      { numRuns: longer(100) },
    );
  });
});
