import { describe, expect, it } from "@jest/globals";
import { planDocument } from "../../support/plan-document";
import { deal, deals, oneDeal, onlyStatement, otherDeal } from "./planned";

describe("child lists", () => {
  it("are sub-selects with their own filter, order and size", () => {
    expect(
      onlyStatement(
        deals(
          "name contactRoles(first: 2, where: { isPrimary: { eq: true } }, orderBy: [{ role: ASC }]) { nodes { role } }",
        ),
      ),
    ).toBe(
      "SELECT Id, Name, (SELECT Id, Role FROM OpportunityContactRoles WHERE IsPrimary = true ORDER BY Role ASC NULLS LAST, Id ASC NULLS LAST LIMIT 2) FROM Opportunity ORDER BY Id ASC NULLS LAST LIMIT 3",
    );
  });

  it("nest four levels deep, and deeper in a later call", () => {
    const down = (levels: number): string =>
      levels === 0 ? "name" : `childAccounts { nodes { ${down(levels - 1)} } }`;
    expect(planDocument(`{ accounts { nodes { ${down(4)} } } }`)).toHaveLength(1);
    const [first = [], second = []] = planDocument(`{ accounts { nodes { ${down(5)} } } }`);
    expect(first[0]?.[0]?.match(/\(SELECT/g)).toHaveLength(4);
    expect(second).toEqual([
      [expect.stringMatching(/^SELECT Id, \(SELECT Id, Name FROM ChildAccounts .*\) FROM Account WHERE Id IN/)],
    ]);
  });

  it("are at most 20 in a statement; more are read beside it from the same records", () => {
    const id = "nodes { id }";
    const seven = `contacts { nodes { opportunityContactRoles { ${id} } tasks { ${id} } } } opportunities { nodes { contactRoles { ${id} } tasks { ${id} } } } tasks { ${id} }`;
    const five = `contacts { nodes { tasks { ${id} } } } opportunities { nodes { tasks { ${id} } } } tasks { nodes { subject } }`;
    const [[call = []] = [], ...later] = planDocument(
      `{ accounts(first: 7) { nodes { ${seven} childAccounts { nodes { ${seven} childAccounts { nodes { ${five} } } } } } } }`,
    );
    expect(later).toEqual([]);
    expect(call.map((statement) => statement.match(/\(SELECT/g)?.length)).toEqual([20, 3]);
    expect(call[1]).toMatch(
      /^SELECT Id, \(SELECT Id, \(SELECT Id, \(SELECT Id, Subject FROM Tasks .*\) FROM ChildAccounts .*\) FROM ChildAccounts .*\) FROM Account ORDER BY Id ASC NULLS LAST LIMIT 7$/,
    );
  });

  it("of a later call share one statement for each record that has them", () => {
    const [, second = []] = deals("account { contacts { nodes { name } } tasks { nodes { subject } totalCount } }");
    expect(second).toEqual([
      [
        expect.stringMatching(
          /^SELECT Id, \(SELECT Id, Name FROM Contacts .*\), \(SELECT Id, Subject FROM Tasks .*\) FROM Account/,
        ),
        expect.stringContaining("SELECT WhatId, COUNT(Id) total FROM Task"),
      ],
    ]);
  });
});

describe("a child list of a joined parent", () => {
  const contacts = "account { name contacts(first: 4) { nodes { name } } }";

  it("rides along with one record by reference, guarded against a lookup that is empty", () => {
    expect(oneDeal(contacts)).toEqual([
      [
        [
          `SELECT Id, Account.Id, Account.Name, AccountId FROM Opportunity WHERE Id = '${deal}'`,
          "SELECT AccountId, Id, Name FROM Contact WHERE AccountId = '@{q1.records[0].AccountId}' AND AccountId != null ORDER BY Id ASC NULLS LAST LIMIT 4",
        ],
      ],
    ]);
  });

  it("rides along also from a parent of a parent", () => {
    const [[call = []] = []] = oneDeal("account { parent { contacts { nodes { id } } } }");
    expect(call[0]).toContain("Account.ParentId");
    expect(call[1]).toContain("WHERE AccountId = '@{q1.records[0].Account.ParentId}' AND AccountId != null");
  });

  it("rides along with records that the filter names by id, as a semi-join", () => {
    expect(deals(contacts, `where: { id: { in: ["${deal}", "${otherDeal}"] } }`)).toEqual([
      [
        [
          `SELECT Id, Account.Id, Account.Name FROM Opportunity WHERE Id IN ('${deal}', '${otherDeal}') ORDER BY Id ASC NULLS LAST LIMIT 25`,
          `SELECT Id, (SELECT Id, Name FROM Contacts ORDER BY Id ASC NULLS LAST LIMIT 4) FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE Id IN ('${deal}', '${otherDeal}'))`,
        ],
      ],
    ]);
  });

  it.each<[string, string[][][]]>([
    ["the list is cut after so many in order", deals(contacts)],
    [
      "the page is smaller than the ids",
      deals(contacts, `first: 1, where: { id: { in: ["${deal}", "${otherDeal}"] } }`),
    ],
    [
      "the ids are only one way to match",
      deals(contacts, `where: { or: [{ id: { eq: "${deal}" } }, { isWon: { eq: true } }] }`),
    ],
    [
      "Salesforce bars the object from semi-joins",
      planDocument(`{ tasks(where: { id: { eq: "00T000000000001" } }) { nodes { ${contacts} } } }`),
    ],
    [
      "parent and record are of one object",
      planDocument(
        `{ accounts(where: { id: { eq: "001000000000001AAA" } }) { nodes { parent { contacts { nodes { name } } } } } }`,
      ),
    ],
    [
      "the parent is a parent's parent",
      deals("account { parent { contacts { nodes { name } } } }", `where: { id: { eq: "${deal}" } }`),
    ],
    ["the record is in a list itself", oneDeal(`contactRoles { nodes { contact { ${contacts} } } }`)],
  ])("takes a second call when %s", (_when, waves) => {
    expect(waves).toHaveLength(2);
    expect(waves[0]?.flat()).toHaveLength(1);
    expect(waves[1]).toEqual([
      [expect.stringMatching(/^SELECT Id, \(SELECT Id, Name FROM Contacts .*\) FROM Account WHERE Id IN/)],
    ]);
  });

  it("takes a later call when five statements already refer to each other", () => {
    const four = oneDeal(
      "account { contacts { nodes { id } } opportunities { nodes { id } } tasks { nodes { id } } childAccounts { nodes { id } } }",
    );
    expect(four.map((wave) => wave.map((call) => call.length))).toEqual([[5]]);
    const five = oneDeal(
      "account { contacts { nodes { id } } opportunities { nodes { id } } tasks { nodes { id } } childAccounts { nodes { id } } parent { contacts { nodes { id } } } }",
    );
    expect(five.map((wave) => wave.map((call) => call.length))).toEqual([[5], [1]]);
  });
});

describe("one relationship under several aliases", () => {
  const open = "open: tasks(where: { isClosed: { eq: false } }) { nodes { subject } }";
  const done = "done: tasks(where: { isClosed: { eq: true } }) { nodes { subject } }";

  it("is one sub-select of the greatest size when the aliases differ in first alone", () => {
    const statement = onlyStatement(
      deals("few: tasks(first: 2) { nodes { subject } } more: tasks(first: 9) { nodes { status } }"),
    );
    expect(statement).toContain(
      "(SELECT Id, Subject, Status FROM Tasks WHERE IsRecurrence = false ORDER BY Id ASC NULLS LAST LIMIT 9)",
    );
  });

  it("is a sub-select and a statement of its own for one record", () => {
    expect(oneDeal(`${open} ${done}`)).toEqual([
      [
        [
          `SELECT Id, (SELECT Id, Subject FROM Tasks WHERE IsClosed = false AND IsRecurrence = false ORDER BY Id ASC NULLS LAST LIMIT 25) FROM Opportunity WHERE Id = '${deal}'`,
          `SELECT WhatId, Id, Subject FROM Task WHERE WhatId = '${deal}' AND IsClosed = true AND IsRecurrence = false ORDER BY Id ASC NULLS LAST LIMIT 25`,
        ],
      ],
    ]);
  });

  it("is the same records once more, with nothing but their ids and that list, for many", () => {
    const [[call = []] = []] = deals(`name ${open} ${done}`, "first: 3, orderBy: [{ amount: DESC }]");
    expect(call).toEqual([
      "SELECT Id, Name, (SELECT Id, Subject FROM Tasks WHERE IsClosed = false AND IsRecurrence = false ORDER BY Id ASC NULLS LAST LIMIT 25) FROM Opportunity ORDER BY Amount DESC NULLS LAST, Id ASC NULLS LAST LIMIT 3",
      "SELECT Id, (SELECT Id, Subject FROM Tasks WHERE IsClosed = true AND IsRecurrence = false ORDER BY Id ASC NULLS LAST LIMIT 25) FROM Opportunity ORDER BY Amount DESC NULLS LAST, Id ASC NULLS LAST LIMIT 3",
    ]);
  });

  it("is so inside of a sub-select, too", () => {
    const [[call = []] = []] = planDocument(
      `{ accounts(first: 2) { nodes { opportunities(first: 4) { nodes { ${open} ${done} } } } } }`,
    );
    expect(call).toHaveLength(2);
    expect(call[1]).toContain("FROM Tasks WHERE IsClosed = true");
    expect(call[1]).toMatch(
      /FROM Opportunities ORDER BY Id ASC NULLS LAST LIMIT 4\) FROM Account ORDER BY Id ASC NULLS LAST LIMIT 2$/,
    );
  });

  it("reads the same parents once more when both lists belong to a joined parent", () => {
    const [[call = []] = []] = deals(`account { ${open} ${done} }`, `where: { id: { eq: "${deal}" } }`);
    expect(call).toHaveLength(3);
    expect(
      call
        .slice(1)
        .every((statement) => statement.includes("FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity")),
    ).toBe(true);
  });

  it("does not take the parents of a child for those of the record", () => {
    const [[call = []] = [], ...later] = planDocument(
      `{ contacts(where: { id: { eq: "003000000000001AAA" } }) { nodes { account { contacts { nodes { id } } } tasks { nodes { account { opportunities { nodes { id } } } } } } } }`,
    );
    expect(call.some((statement) => statement.includes("FROM Opportunities"))).toBe(false);
    expect(later.flat(2)).toEqual([expect.stringMatching(/FROM Opportunities .*\) FROM Account WHERE Id IN \('/)]);
  });
});
