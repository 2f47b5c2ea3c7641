import { describe, expect, it } from "@jest/globals";
import type { Database, Table } from "../../../../src/local-org/records/table";
import { SmallOrg } from "./small-org";

describe("what a sorted index can find in a large table", () => {
  const org = new SmallOrg();
  for (let i = 0; i < 600; i++) {
    org.add("Opportunity", {
      Name: `Deal ${String(i)}`,
      CloseDate: `2026-${String(1 + (i % 12)).padStart(2, "0")}-15`,
    });
  }
  const database: Database = {
    schema: org.database.schema,
    table: (object): Table =>
      Object.create(org.database.table(object), {
        rows: {
          value: () => {
            throw new Error("all records were read");
          },
        },
      }) as Table,
  };
  // Made while all may be read: the index itself reads them.
  org.ask("SELECT Id FROM Opportunity WHERE Name = 'x' AND CloseDate > 2030-01-01");

  it.each([
    ["Name = 'dEAL 7'", 1],
    ["CloseDate >= 2026-03-01 AND CloseDate < 2026-04-01", 50],
    ["CloseDate = 2026-12-15 AND Name LIKE '%1'", 10],
    ["CloseDate > 2026-12-31", 0],
    ["CloseDate <= 2026-01-15", 50],
  ])("%s", (where, expected) => {
    const soql = `SELECT Name FROM Opportunity WHERE ${where}`;
    const found = org.column(soql, { database });
    expect(found).toHaveLength(expected);
  });

  it.each([
    ["ORDER BY CloseDate LIMIT 3", ["2026-01-15", "2026-01-15", "2026-01-15"]],
    ["ORDER BY CloseDate DESC NULLS LAST LIMIT 1", ["2026-12-15"]],
    ["WHERE CloseDate > 2026-02-01 ORDER BY CloseDate, Name LIMIT 1 OFFSET 50", ["2026-03-15"]],
    ["WHERE Name LIKE '%9' AND CloseDate < 2026-12-01 ORDER BY CloseDate DESC LIMIT 2", ["2026-10-15", "2026-10-15"]],
  ])("the first of many: %s", (clauses, expected) => {
    const dates = org.column(`SELECT CloseDate FROM Opportunity ${clauses}`, { database });
    expect(dates).toEqual(expected);
  });

  it("answers the same records as a sort of all does", () => {
    for (const order of [
      "CloseDate",
      "CloseDate DESC",
      "Name DESC",
      "Id",
      "Id DESC",
      "CreatedDate, CloseDate DESC, Name",
    ]) {
      const first = org.column(`SELECT Id FROM Opportunity ORDER BY ${order} LIMIT 70 OFFSET 5`);
      expect(first).toEqual(org.column(`SELECT Id FROM Opportunity ORDER BY ${order}`).slice(5, 75));
    }
  });

  it("does not lose records without a value", () => {
    const unnamed = new SmallOrg();
    for (let i = 0; i < 600; i++)
      unnamed.add("Task", { Subject: `Call ${i}`, ActivityDate: i < 3 ? null : "2026-05-05" });
    const dates = unnamed.column("SELECT ActivityDate FROM Task ORDER BY ActivityDate LIMIT 4");
    expect(dates).toEqual([null, null, null, "2026-05-05"]);
  });

  it("is left alone where it would leave most records", () => {
    const soql = "SELECT Id FROM Opportunity WHERE CloseDate > 2026-02-01";
    expect(() => org.ask(soql, { database })).toThrow("all records were read");
  });
});
