import { describe, expect, it } from "@jest/globals";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import { SmallOrg } from "./small-org";

const org = new SmallOrg(
  loadSchema({ customFields: [{ object: "Account", fullName: "Region__c", label: "Region", type: "Text" }] }),
);
org.add("Account", { Name: "Acme", Region__c: "North" });
const namesOf = (soql: string, differences = {}) =>
  org.ask(soql, differences).records.map(({ attributes: _, ...fields }) => Object.keys(fields))[0];
const standard = (org.context.schema.object("Account")?.fields ?? [])
  .filter(({ custom }) => !custom)
  .map(({ name }) => name);

describe("FIELDS() (soql.md §2)", () => {
  it("stands for all fields, standard ones or custom ones", () => {
    expect(namesOf("SELECT FIELDS(ALL) FROM Account LIMIT 200")).toEqual([...standard, "Region__c"]);
    expect(namesOf("SELECT fields(standard) FROM Account")).toEqual(standard);
    expect(namesOf("SELECT FIELDS(CUSTOM) FROM Account LIMIT 1")).toEqual(["Region__c"]);
  });

  it("stands beside other items, and in a child list", () => {
    expect(namesOf("SELECT Owner.Name, FIELDS(CUSTOM), Id FROM Account LIMIT 1")).toEqual(["Owner", "Region__c", "Id"]);
    const account = org.add("Account");
    org.add("Contact", { LastName: "Ito", AccountId: account });
    const [list] = org.column(
      `SELECT (SELECT FIELDS(ALL) FROM Contacts LIMIT 5) FROM Account WHERE Id = '${account}'`,
    ) as { records: readonly object[] }[];
    expect(list?.records[0]).toMatchObject({ LastName: "Ito" });
  });

  it.each([
    ["SELECT FIELDS(ALL) FROM Account", "MALFORMED_QUERY: The SOQL FIELDS function must have a LIMIT of at most 200"],
    [
      "SELECT FIELDS(CUSTOM) FROM Account LIMIT 201",
      "MALFORMED_QUERY: The SOQL FIELDS function must have a LIMIT of at most 200",
    ],
    ["SELECT Id, FIELDS(ALL) FROM Account LIMIT 1", "INVALID_FIELD: duplicate field selected: Id"],
    ["SELECT FIELDS(SOME) FROM Account LIMIT 1", "MALFORMED_QUERY: FIELDS() takes ALL, STANDARD or CUSTOM"],
    [
      "SELECT FIELDS(STANDARD) FROM Account GROUP BY Name",
      "MALFORMED_QUERY: Field must be grouped or aggregated: FIELDS()",
    ],
  ])("refuses %s", (soql, reason) => {
    expect(org.reason(soql)).toBe(reason);
  });

  it("is not there before version 51", () => {
    expect(org.reason("SELECT FIELDS(STANDARD) FROM Account", { apiVersion: "50.0" })).toBe(
      "MALFORMED_QUERY: unexpected token: '('",
    );
  });
});
