import { describe, expect, it } from "@jest/globals";
import { restrictSchema } from "../../../../src/local-org/metadata/restrict-schema";
import { SmallOrg, url } from "./small-org";

const org = new SmallOrg();
const owner = org.add("User", { Name: "Ana Ruiz", Email: "ana@example.com", IsActive: true, Username: "ana@local" });
const account = org.add("Account", { Name: "Acme", Type: "Prospect", Phone: "1", OwnerId: owner, AnnualRevenue: 5 });
const deal = org.add("Opportunity", { Name: "Deal", Amount: 100, AccountId: account });
const person = org.add("Contact", { Name: "Jo Ito", LastName: "Ito", Email: "jo@example.com" });
const lead = org.add("Lead", { Name: "Al Bo", LastName: "Bo", Company: "Bo & Co" });
org.add("Task", { Subject: "deal", WhatId: deal, WhoId: person, OwnerId: owner });
org.add("Task", { Subject: "account", WhatId: account, WhoId: lead, OwnerId: owner });
org.add("Task", { Subject: "nothing", OwnerId: "00GLc0000000001AAA" });

/** soql.md §3, "Polymorphic Who.Name". */
describe("a polymorphic parent (soql.md §3)", () => {
  it("is read as the Name pseudo-object, with the url of the record", () => {
    expect(org.column("SELECT Who.Name, Who.Type, Who.Email, Who.Username, Who.IsActive FROM Task")).toEqual([
      {
        attributes: { type: "Name", url: url("Contact", person) },
        Name: "Jo Ito",
        Type: "Contact",
        Email: "jo@example.com",
        Username: null,
        IsActive: null,
      },
      expect.objectContaining({ Name: "Al Bo", Type: "Lead", Email: null }),
      null,
    ]);
    expect(org.column("SELECT Owner.Name FROM Task LIMIT 1")).toEqual([
      { attributes: { type: "Name", url: url("User", owner) }, Name: "Ana Ruiz" },
    ]);
  });

  it("tells the object by Type, also of a record with a Type of its own", () => {
    expect(org.column("SELECT What.Type FROM Task WHERE Subject = 'account'")).toMatchObject([{ Type: "Account" }]);
    expect(org.column("SELECT TYPEOF What WHEN Account THEN Type ELSE Type END FROM Task")).toEqual([
      expect.objectContaining({ Type: "Opportunity" }),
      expect.objectContaining({ Type: "Prospect" }),
      null,
    ]);
  });

  it("calls a queue that owns a record so, as reports on queues filter by it (knowledge of the platform)", () => {
    const ours = new SmallOrg();
    ours.add("Case", { OwnerId: ours.add("Group", { Name: "Support", Type: "Queue" }) });
    ours.add("Case", { OwnerId: ours.add("User", { Name: "Ana Ruiz" }) });
    expect(ours.column("SELECT Owner.Type FROM Case")).toMatchObject([{ Type: "Queue" }, { Type: "User" }]);
    expect(ours.ask("SELECT Id FROM Case WHERE Owner.Type = 'queue'").totalSize).toBe(1);
    expect(ours.column("SELECT TYPEOF Owner WHEN Group THEN Name END FROM Case")).toMatchObject([
      { attributes: { type: "Group" }, Name: "Support" },
      { attributes: { type: "User" } },
    ]);
  });

  it("has the alias of a user in place of its name, and the name of all else (Object Reference, Name)", () => {
    const ours = new SmallOrg();
    const user = ours.add("User", { Name: "Ana Ruiz", Alias: "aruiz" });
    const contact = ours.add("Contact", { Name: "Jo Ito" });
    ours.add("Task", { OwnerId: user, WhoId: contact });
    expect(ours.column("SELECT Owner.NameOrAlias FROM Task")).toMatchObject([{ NameOrAlias: "aruiz" }]);
    expect(ours.column("SELECT Who.nameoralias FROM Task")).toMatchObject([{ NameOrAlias: "Jo Ito" }]);
    expect(ours.ask("SELECT Id FROM Task WHERE Owner.NameOrAlias = 'ARUIZ' ORDER BY Who.NameOrAlias").totalSize).toBe(
      1,
    );
  });

  it("stays polymorphic for a user who sees only one of its objects", () => {
    const view = { schema: restrictSchema(org.context.schema, new Set(["Lead"])) };
    expect(org.column("SELECT Who.Type FROM Task", view)).toEqual([
      { attributes: { type: "Name", url: url("Contact", person) }, Type: "Contact" },
      null,
      null,
    ]);
    expect(org.column("SELECT TYPEOF Who WHEN Contact THEN LastName END FROM Task LIMIT 1", view)).toEqual([
      { attributes: { type: "Contact", url: url("Contact", person) }, LastName: "Ito" },
    ]);
  });

  it("is a plain parent where it can be of one object only", () => {
    expect(org.column("SELECT Owner.Email, Owner.Username FROM Account")).toEqual([
      { attributes: { type: "User", url: url("User", owner) }, Email: "ana@example.com", Username: "ana@local" },
    ]);
  });

  it.each([
    ["What.Type = 'Opportunity'", ["deal"]],
    ["Who.Type IN ('lead', 'Contact')", ["deal", "account"]],
    ["What.Type != 'Account'", ["deal", "nothing"]],
    ["Who.Name LIKE 'jo%'", ["deal"]],
    ["Who.Name = null", ["nothing"]],
    ["Owner.IsActive = true", ["deal", "account"]],
    ["Who.Username = null", ["deal", "account", "nothing"]],
  ])("can be filtered by: %s", (where, expected) => {
    expect(org.column(`SELECT Subject FROM Task WHERE ${where}`)).toEqual(expected);
  });

  it("can be sorted by", () => {
    expect(org.column("SELECT Subject FROM Task ORDER BY Who.Name NULLS LAST")).toEqual(["account", "deal", "nothing"]);
    expect(org.column("SELECT Subject FROM Task ORDER BY What.Type DESC NULLS LAST")).toEqual([
      "deal",
      "account",
      "nothing",
    ]);
  });
});

/** soql.md §2, "TYPEOF". */
describe("TYPEOF (soql.md §2)", () => {
  it("is there since API version 46.0 (soql.md §2)", () => {
    const soql = "SELECT TYPEOF What WHEN Account THEN Phone END FROM Task";
    expect(org.reason(soql, { apiVersion: "45.0" })).toBe("MALFORMED_QUERY: unexpected token: 'TYPEOF'");
    expect(org.ask(soql, { apiVersion: "46.0" }).totalSize).toBe(3);
  });

  it("shows the concrete record, with the fields of its branch", () => {
    const soql =
      "SELECT TYPEOF What WHEN Opportunity THEN Amount, Account.Name, Account.Id WHEN account THEN Phone, AnnualRevenue " +
      "END FROM Task";
    expect(org.column(soql)).toEqual([
      {
        attributes: { type: "Opportunity", url: url("Opportunity", deal) },
        Amount: 100,
        Account: { attributes: { type: "Account", url: url("Account", account) }, Name: "Acme", Id: account },
      },
      { attributes: { type: "Account", url: url("Account", account) }, Phone: "1", AnnualRevenue: 5 },
      null,
    ]);
  });

  it("shows what every kind of record has for the others", () => {
    const soql = "SELECT Id, TYPEOF Who WHEN Contact THEN Email ELSE Name, Type END FROM Task WHERE WhoId != null";
    expect(org.ask(soql).records.map((record) => record.Who)).toEqual([
      { attributes: { type: "Contact", url: url("Contact", person) }, Email: "jo@example.com" },
      { attributes: { type: "Lead", url: url("Lead", lead) }, Name: "Al Bo", Type: "Lead" },
    ]);
  });

  it("shows a record of no branch without fields", () => {
    expect(org.column("SELECT TYPEOF Who WHEN Contact THEN Email END FROM Task WHERE Subject = 'account'")).toEqual([
      { attributes: { type: "Lead", url: url("Lead", lead) } },
    ]);
  });

  it("stands in a child list, and beside other uses of the lookup", () => {
    const soql =
      "SELECT (SELECT WhoId, TYPEOF Who WHEN Contact THEN LastName END FROM Tasks WHERE Who.Type = 'Contact') FROM Opportunity";
    expect(org.column(soql)).toMatchObject([{ records: [{ WhoId: person, Who: { LastName: "Ito" } }] }]);
  });

  it.each([
    ["TYPEOF Account WHEN Account THEN Id END", "'Account' is not a polymorphic relationship"],
    ["TYPEOF Nothing WHEN Account THEN Id END", "Didn't understand relationship 'Nothing'"],
    ["TYPEOF What WHEN Nothing THEN Id END", "sObject type 'Nothing' is not supported"],
    ["TYPEOF What WHEN User THEN Id END", "'WhatId' never refers to an object of type 'User'"],
    ["TYPEOF What WHEN Account THEN Foo END", "No such column 'Foo' on entity 'Account'"],
    ["TYPEOF What WHEN Account THEN Id ELSE Industry END", "No such column 'Industry' on entity 'Name'"],
    ["TYPEOF What WHEN Account THEN Id WHEN account THEN Name END", "stands twice"],
    ["TYPEOF What WHEN Account THEN Id END, What.Name", "cannot stand both in TYPEOF and in the select list"],
    ["TYPEOF t.What WHEN Account THEN Id END, What.Name", "'What' cannot stand both in TYPEOF"],
    ["TYPEOF What WHEN Account THEN Id END, TYPEOF What WHEN Account THEN Id END", "duplicate field selected: What"],
    [
      "TYPEOF Who WHEN Lead THEN Owner.Name END",
      "the polymorphic relationship in 'Owner.Name' cannot stand in a TYPEOF",
    ],
    ["TYPEOF What WHEN Account THEN Parent.Parent.Parent.Parent.Parent.Name END", "at most 5 relationships"],
    ["TYPEOF What WHEN Account THEN Id END what", "only aggregate expressions use field aliasing"],
  ])("refuses %s", (item, reason) => {
    expect(org.reason(`SELECT ${item} FROM Task t`)).toContain(reason);
  });

  it("is no part of a grouped query", () => {
    const soql = "SELECT TYPEOF What WHEN Account THEN Id END, COUNT(Id) FROM Task GROUP BY WhatId";
    expect(org.reason(soql)).toBe("MALFORMED_QUERY: TYPEOF cannot stand in a grouped query");
  });
});
