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

  it("is left alone where it would leave most records", () => {
    const soql = "SELECT Id FROM Opportunity WHERE CloseDate > 2026-02-01";
    expect(() => org.ask(soql, { database })).toThrow("all records were read");
  });
});
