import { describe, expect, it } from "@jest/globals";
import type { Database, Table } from "../../../../src/local-org/records/table";
import { parseStatement } from "../../../../src/local-org/soql/parse/parse-statement";
import { SmallOrg } from "./small-org";

/** The database, but its tables can only be asked by an index. */
function indexOnly(database: Database): Database {
  const refuse = (): never => {
    throw new Error("all records were read");
  };
  return {
    schema: database.schema,
    table: (object): Table => {
      const table = database.table(object);
      return {
        size: table.size,
        get: (id) => table.get(id),
        referringTo: (field, id) => table.referringTo(field, id),
        sorted: (field, keyOf) => table.sorted(field, keyOf),
        rows: refuse,
      };
    },
  };
}

describe("what an index can find", () => {
  const org = new SmallOrg();
  const acme = org.add("Account", { Name: "Acme" });
  const beta = org.add("Account", { Name: "Beta" });
  const deal = org.add("Opportunity", { Name: "Deal", AccountId: acme });
  org.add("Opportunity", { Name: "Other", AccountId: beta });
  const call = org.add("Task", { Subject: "Call", WhatId: deal });
  const database = indexOnly(org.database);

  it.each([
    [`SELECT Id FROM Account WHERE Id = '${acme}' AND Name LIKE 'a%'`, [acme]],
    [`SELECT Id FROM Account WHERE Name != 'x' AND Id IN ('${beta}', '${acme}') ORDER BY Name`, [acme, beta]],
    [`SELECT Id FROM Opportunity WHERE AccountId = '${acme}'`, [deal]],
    [`SELECT Id FROM Task WHERE WhatId IN ('${deal}')`, [call]],
    [`SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE Id = '${deal}')`, [acme]],
    [`SELECT Id FROM Opportunity WHERE AccountId IN (SELECT Id FROM Account WHERE Id = '${acme}')`, [deal]],
    [`SELECT Id, (SELECT Id, (SELECT Id FROM Tasks) FROM Opportunities) FROM Account WHERE Id = '${acme}'`, [acme]],
  ])("%s", (soql, expected) => {
    expect(org.column(soql, { database })).toEqual(expected);
  });

  it("is not all that is asked for under OR and NOT", () => {
    const soql = [`Id = '${acme}' OR Name = 'Beta'`, `NOT Id = '${acme}'`, `Id NOT IN ('${acme}')`, `Id != '${acme}'`];
    for (const where of soql) {
      expect(() => org.ask(`SELECT Id FROM Account WHERE ${where}`, { database })).toThrow("all records were read");
    }
  });
});

describe("a statement", () => {
  it("is parsed once", () => {
    const soql = "SELECT Id FROM Account WHERE Name = 'parsed once'";
    expect(parseStatement(soql)).toBe(parseStatement(soql));
  });
});
