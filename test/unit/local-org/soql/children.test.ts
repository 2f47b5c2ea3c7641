import { describe, expect, it } from "@jest/globals";
import { SmallOrg, url } from "./small-org";

function orgWithChildren() {
  const org = new SmallOrg();
  const acme = org.add("Account", { Name: "Acme" });
  const beta = org.add("Account", { Name: "Beta" });
  org.add("Account", { Name: "Childless" });
  for (const [Name, AccountId, Amount] of [
    ["one", acme, 3],
    ["two", acme, 1],
    ["three", acme, 2],
    ["four", beta, 9],
  ] as const) {
    org.add("Opportunity", { Name, AccountId, Amount });
  }
  return org;
}

/** soql.md §2 and §3. */
describe("a sub-select (soql.md §3)", () => {
  it("is an answer of its own in each parent, and null where there is nothing", () => {
    const org = new SmallOrg();
    const account = org.add("Account", { Name: "Acme" });
    org.add("Account", { Name: "Beta" });
    const contact = org.add("Contact", { LastName: "Ito", AccountId: account });
    org.add("Contact", { LastName: "Binned", AccountId: account, IsDeleted: true });
    expect(org.ask("SELECT Name, (SELECT LastName FROM contacts) FROM Account").records).toEqual([
      {
        attributes: { type: "Account", url: url("Account", account) },
        Name: "Acme",
        Contacts: {
          totalSize: 1,
          done: true,
          records: [{ attributes: { type: "Contact", url: url("Contact", contact) }, LastName: "Ito" }],
        },
      },
      expect.objectContaining({ Name: "Beta", Contacts: null }),
    ]);
  });

  it("filters, sorts and limits for each parent", () => {
    const org = orgWithChildren();
    const children = (clauses: string) =>
      org.column(`SELECT (SELECT Name FROM Opportunities ${clauses}) FROM Account`).map((list) => {
        const { records } = (list ?? { records: [] }) as { records: { Name: string }[] };
        return records.map((record) => record.Name);
      });
    expect(children("ORDER BY Amount DESC LIMIT 2")).toEqual([["one", "three"], ["four"], []]);
    expect(children("WHERE Amount < 3 ORDER BY Name")).toEqual([["three", "two"], [], []]);
    expect(children("WHERE Account.Name = 'Beta'")).toEqual([[], ["four"], []]);
    expect(children("LIMIT 0")).toEqual([[], [], []]);
  });

  it("may stand four deep, with parents and polymorphic children on the way", () => {
    const org = orgWithChildren();
    const [deal] = org.column("SELECT Id FROM Opportunity WHERE Name = 'one'");
    const person = org.add("Contact", { LastName: "Ito" });
    org.add("OpportunityContactRole", { OpportunityId: String(deal), ContactId: person, Role: "Buyer" });
    org.add("Task", { Subject: "Call", WhatId: String(deal), WhoId: person });
    const soql =
      "SELECT (SELECT (SELECT Role, Contact.LastName FROM OpportunityContactRoles), (SELECT Who.Name FROM Tasks) " +
      "FROM Opportunities WHERE Name = 'one') FROM Account WHERE Name = 'Acme'";
    expect(org.ask(soql).records[0]).toMatchObject({
      Opportunities: {
        records: [
          {
            OpportunityContactRoles: { records: [{ Role: "Buyer", Contact: { LastName: "Ito" } }] },
            Tasks: { totalSize: 1, records: [{ Who: { attributes: { type: "Name" } } }] },
          },
        ],
      },
    });
  });

  it("may name its relationship and its fields with the parent's and the object's name before them", () => {
    const org = orgWithChildren();
    const soql = "SELECT (SELECT Opportunity.Name FROM a.Opportunities) FROM Account a WHERE Name = 'Beta'";
    expect(org.ask(soql).records[0]).toMatchObject({ Opportunities: { records: [{ Name: "four" }] } });
  });

  const nested = (depth: number): string =>
    depth === 0 ? "SELECT Id FROM ChildAccounts" : `SELECT Id, (${nested(depth - 1)}) FROM ChildAccounts`;

  it("goes four levels below the root since 58.0, and one before", () => {
    const org = new SmallOrg();
    const soql = (levels: number) => `SELECT Id, (${nested(levels - 1)}) FROM Account`;
    expect(org.ask(soql(4)).totalSize).toBe(0);
    expect(org.reason(soql(5))).toBe(
      "MALFORMED_QUERY: SOQL statements cannot query aggregate relationships more than 4 levels away from the root entity object.",
    );
    expect(org.ask(soql(1), { apiVersion: "57.0" }).totalSize).toBe(0);
    expect(org.reason(soql(2), { apiVersion: "57.0" })).toBe(
      "MALFORMED_QUERY: SOQL statements cannot query aggregate relationships more than 1 level away from the root entity object.",
    );
  });

  it.each([
    [
      "SELECT Id, (SELECT Id FROM Contacts), (SELECT Name FROM CONTACTS) FROM Account",
      "MALFORMED_QUERY: duplicate relationship selected: Contacts",
    ],
    [
      "SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account",
      "MALFORMED_QUERY: only root queries support aggregate expressions",
    ],
    [
      "SELECT Id, (SELECT COUNT() FROM Contacts) FROM Account",
      "MALFORMED_QUERY: only root queries support aggregate expressions",
    ],
    [
      "SELECT Id, (SELECT LastName FROM Contacts GROUP BY LastName) FROM Account",
      "MALFORMED_QUERY: only root queries support aggregate expressions",
    ],
    [
      "SELECT Id, (SELECT Id FROM Contacts LIMIT 1 OFFSET 1) FROM Account",
      "MALFORMED_QUERY: OFFSET in a sub-select needs an outer query with LIMIT 1",
    ],
    [
      "SELECT Id, (SELECT Id FROM Contacts WHERE Id IN (SELECT ContactId FROM OpportunityContactRole)) FROM Account",
      "MALFORMED_QUERY: Nesting of semi join sub-selects is not supported",
    ],
    [
      "SELECT Id, (SELECT Id FROM Contacts) people FROM Account",
      "MALFORMED_QUERY: only aggregate expressions use field aliasing",
    ],
  ])("%s", (soql, reason) => {
    expect(new SmallOrg().reason(soql)).toBe(reason);
  });

  it("takes an OFFSET under one parent", () => {
    const org = orgWithChildren();
    const soql =
      "SELECT (SELECT Name FROM Opportunities ORDER BY Name OFFSET 1) FROM Account WHERE Name = 'Acme' LIMIT 1";
    expect(org.ask(soql).records[0]).toMatchObject({
      Opportunities: { records: [{ Name: "three" }, { Name: "two" }] },
    });
  });
});

/** soql.md §11. */
describe("limits on relationships (soql.md §11)", () => {
  const org = new SmallOrg();

  it("lets a path lead through five parents", () => {
    const path = (steps: number) => `${"Parent.".repeat(steps)}Name`;
    expect(org.ask(`SELECT ${path(5)} FROM Account WHERE ${path(5)} != 'x'`).totalSize).toBe(0);
    expect(org.reason(`SELECT ${path(6)} FROM Account`)).toBe(
      "MALFORMED_QUERY: a field path may lead through at most 5 relationships",
    );
  });

  it("counts 55 parents over the whole statement, each once", () => {
    const people = ["Owner", "CreatedBy", "LastModifiedBy"];
    const managers = ["", "Manager.", "Manager.Manager."];
    const lines = ["Account", "Account.Parent", "ReportsTo", "ReportsTo.Account", "ReportsTo.ReportsTo"];
    const paths = lines.flatMap((line) =>
      people.flatMap((person) => managers.map((m) => `${line}.${person}.${m}Name`)),
    );
    // Five lines and forty-five people: fifty parents.
    const soql = (more: readonly string[]) =>
      `SELECT ${[...paths, ...paths.map((p) => p.replace("Name", "Id")), ...more].join()} FROM Contact`;
    const five = ["Owner", "Owner.Manager", "CreatedBy", "CreatedBy.Manager", "LastModifiedBy"].map((p) => `${p}.Name`);
    expect(org.ask(soql(five)).totalSize).toBe(0);
    expect(org.reason(`${soql(five)} ORDER BY LastModifiedBy.Manager.Name`)).toBe(
      "MALFORMED_QUERY: a query may use at most 55 child-to-parent relationships",
    );
  });

  it("counts 20 child lists over the whole statement", () => {
    const others = ["Contacts", "Opportunities", "Tasks", "Users"].map((name) => `(SELECT Id FROM ${name})`);
    const fiveLists = (deeper: readonly string[]): readonly string[] => [
      `(SELECT ${["Id", ...deeper].join()} FROM ChildAccounts)`,
      ...others,
    ];
    const twenty = fiveLists(fiveLists(fiveLists(fiveLists([]))));
    expect(org.ask(`SELECT ${twenty.join()} FROM Account`).totalSize).toBe(0);
    const more = twenty
      .join()
      .replace(/\(SELECT Id FROM Users\)$/, "(SELECT (SELECT Id FROM ManagedUsers) FROM Users)");
    expect(org.reason(`SELECT ${more} FROM Account`)).toBe(
      "MALFORMED_QUERY: a query may use at most 20 parent-to-child relationships",
    );
  });
});
