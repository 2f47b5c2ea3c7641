import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

/** soql.md §8. */
describe("semi- and anti-joins (soql.md §8)", () => {
  const org = new SmallOrg();
  const acme = org.add("Account", { Name: "Acme", Industry: "Energy" });
  const beta = org.add("Account", { Name: "Beta" });
  const ito = org.add("Contact", { LastName: "Ito", AccountId: acme });
  const orphan = org.add("Contact", { LastName: "Orphan" });
  org.add("Contact", { LastName: "Binned", AccountId: beta, IsDeleted: true });
  const deal = org.add("Opportunity", { Name: "Deal", AccountId: acme });
  org.add("OpportunityContactRole", { OpportunityId: deal, ContactId: ito });
  const call = org.add("Task", { Subject: "Call", WhatId: deal, WhoId: ito });
  const note = org.add("Task", { Subject: "Note", WhatId: beta });

  it.each([
    ["Account", "Id IN (SELECT AccountId FROM Contact)", [acme]],
    ["Account", "Id NOT IN (SELECT AccountId FROM Contact)", [beta]],
    ["Account", "Id IN (SELECT c.AccountId FROM Contact c WHERE c.Account.Industry = 'Energy')", [acme]],
    ["Account", "Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Nobody')", []],
    ["Account", "Id NOT IN (SELECT AccountId FROM Contact WHERE LastName = 'Nobody')", [acme, beta]],
    ["Contact", "AccountId IN (SELECT Id FROM Account WHERE Name = 'ACME')", [ito]],
    ["Contact", "AccountId NOT IN (SELECT Id FROM Account)", [orphan]],
    ["Contact", "Id IN (SELECT ContactId FROM OpportunityContactRole) AND LastName LIKE 'I%'", [ito]],
    [
      "Contact",
      "Id IN (SELECT ContactId FROM OpportunityContactRole) AND AccountId IN (SELECT AccountId FROM Opportunity)",
      [ito],
    ],
    ["Task", "WhatId IN (SELECT Id FROM Opportunity)", [call]],
    ["Task", "WhatId IN (SELECT AccountId FROM Opportunity) ", []],
    ["Task", "WhoId NOT IN (SELECT Id FROM Contact)", [note]],
  ])("%s WHERE %s", (object, where, expected) => {
    expect(org.column(`SELECT Id FROM ${object} WHERE ${where}`)).toEqual(expected);
  });

  it("count as well as they list", () => {
    expect(org.ask("SELECT COUNT() FROM Account WHERE Id IN (SELECT AccountId FROM Contact)").totalSize).toBe(1);
  });

  it("see what is deleted in queryAll", () => {
    const soql = "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)";
    expect(org.column(soql, { includeDeleted: true })).toEqual([acme, beta]);
  });

  const inner = "(SELECT AccountId FROM Contact)";
  it.each([
    [`Name IN ${inner}`, "semi join sub selects can only query id fields, cannot use: 'Name'"],
    [`Id IN (SELECT LastName FROM Contact)`, "semi join sub selects can only query id fields, cannot use: 'LastName'"],
    [
      "Id IN (SELECT Contact.AccountId FROM OpportunityContactRole)",
      "semi join sub selects can only query id fields, cannot use: 'Contact.AccountId'",
    ],
    [
      "Parent.OwnerId IN (SELECT OwnerId FROM Contact)",
      "The left operand 'Parent.OwnerId' cannot have more than one level of relationships",
    ],
    [
      "Id IN (SELECT Id FROM Contact)",
      "The selected field 'Id' in the subquery and the left operand field in the where expression in the outer query " +
        "'Id' should point to the same object type",
    ],
    [`Id IN ${inner} OR Name = 'x'`, "Semi join sub-selects are not allowed with the 'OR' operator"],
    [`Name = 'x' AND (Id IN ${inner} OR Name = 'y')`, "Semi join sub-selects are not allowed with the 'OR' operator"],
    [
      `Name = 'x' AND (Id IN ${inner} AND Name = 'y')`,
      "Semi join sub-selects are only allowed at the top level WHERE expressions",
    ],
    [`NOT Id IN ${inner}`, "Semi join sub-selects are only allowed at the top level WHERE expressions"],
    [`Id IN ${inner} AND Id NOT IN ${inner} AND Id IN ${inner}`, "Maximum 2 semi join sub-selects are allowed"],
    [
      "Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM OpportunityContactRole))",
      "Nesting of semi join sub-selects is not supported",
    ],
    ["Id IN (SELECT ParentId FROM Account)", "The inner and outer selects should not be on the same object type"],
    ["Id IN (SELECT WhatId FROM Task)", "Entity 'Task' is not supported for semi join inner selects"],
    ["Id IN (SELECT AccountId FROM Contact LIMIT 5)", "unexpected token: 'LIMIT'"],
    ["Id IN (SELECT AccountId FROM Contact ORDER BY Id)", "unexpected token: 'ORDER'"],
    [
      "Id IN (SELECT COUNT(AccountId) FROM Contact)",
      "semi join sub selects can only query id fields, cannot use: 'count()'",
    ],
    ["Id IN (SELECT AccountId FROM Nothing)", "sObject type 'Nothing' is not supported"],
  ])("refuses WHERE %s", (where, reason) => {
    expect(org.reason(`SELECT Id FROM Account WHERE ${where}`)).toContain(reason);
  });

  it("points at the FROM of an object that no semi-join may select", () => {
    expect(org.refuse("SELECT Id FROM Account WHERE Id IN (SELECT WhatId FROM task)").message).toBe(
      "\nAccount WHERE Id IN (SELECT WhatId FROM task)\n" +
        `${" ".repeat(40)}^\nERROR at Row:1:Column:56\nEntity 'Task' is not supported for semi join inner selects`,
    );
  });
});
