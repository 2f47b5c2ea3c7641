import { describe, expect, it } from "@jest/globals";
import { queryColumns } from "../../../../src/local-org/soql/query";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();
const ask = (soql: string) => queryColumns(org.context, soql);
const column = (columnName: string, facts: object = {}) => ({
  aggregate: false,
  apexType: null,
  booleanType: false,
  columnName,
  custom: false,
  displayName: columnName,
  foreignKeyName: null,
  insertable: false,
  joinColumns: [],
  numberType: false,
  textType: false,
  updatable: false,
  ...facts,
});
const id = column("Id", { apexType: "Id" });
const writable = { insertable: true, updatable: true };

describe("the columns of an answer (wire fact 28)", () => {
  it("are those of fields, by their types", () => {
    expect(ask("SELECT id, name, annualrevenue FROM account")).toEqual({
      columnMetadata: [
        id,
        column("Name", { apexType: "String", textType: true, ...writable }),
        column("AnnualRevenue", { apexType: "Double", numberType: true, ...writable }),
      ],
      entityName: "Account",
      groupBy: false,
      idSelected: true,
      keyPrefix: "001",
    });
  });

  it("hold those of parents, polymorphic ones and TYPEOF too, and of child lists", () => {
    const lastName = column("LastName", { apexType: "String", textType: true, ...writable });
    expect(ask("SELECT (SELECT LastName FROM Contacts) FROM Account").columnMetadata).toEqual([
      column("Contacts", { aggregate: true, joinColumns: [lastName] }),
    ]);
    expect(ask("SELECT Account.Id, ReportsTo.LastName FROM Contact").columnMetadata).toEqual([
      column("Account", { foreignKeyName: "AccountId", joinColumns: [id] }),
      column("ReportsTo", { foreignKeyName: "ReportsToId", joinColumns: [lastName] }),
    ]);
    expect(ask("SELECT What.Id, TYPEOF Who WHEN Contact THEN LastName ELSE Id END FROM Task").columnMetadata).toEqual([
      column("What", { foreignKeyName: "WhatId", joinColumns: [id] }),
      column("Who", { foreignKeyName: "WhoId", joinColumns: [lastName, id] }),
    ]);
  });

  it("name aggregates and functions by what they are", () => {
    const soql =
      "SELECT StageName, AVG(Amount), COUNT(Id) n, CALENDAR_YEAR(CloseDate), MAX(Account.Name) FROM Opportunity " +
      "GROUP BY StageName, CALENDAR_YEAR(CloseDate)";
    const answer = ask(soql);
    expect(answer).toMatchObject({ groupBy: true, idSelected: false });
    expect(answer.columnMetadata).toEqual([
      column("StageName", { apexType: "String", textType: true, ...writable }),
      column("expr0", { aggregate: true, displayName: "avg(Amount)", numberType: true }),
      column("n", { aggregate: true, displayName: "count(Id)", numberType: true }),
      column("expr1", { aggregate: true, displayName: "calendar_year(CloseDate)", numberType: true }),
      column("expr2", { aggregate: true, displayName: "max(Account.Name)" }),
    ]);
    expect(ask("SELECT COUNT() FROM Account")).toMatchObject({ columnMetadata: [], groupBy: false });
  });

  it("are refused for what is refused", () => {
    expect(() => ask("SELECT Nothing FROM Account")).toThrow("No such column 'Nothing'");
  });
});
