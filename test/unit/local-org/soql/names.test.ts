import { describe, expect, it } from "@jest/globals";
import { restrictSchema } from "../../../../src/local-org/metadata/restrict-schema";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();
const wsdl = "Please reference your WSDL or the describe call for the appropriate names.";

/** soql.md §12. */
describe("names that do not exist (soql.md §12)", () => {
  it("refuses an unknown object in the recorded words (wire fact 4)", () => {
    expect(org.refuse("select count() from XYZZY")).toEqual({
      errorCode: "INVALID_TYPE",
      message:
        "\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\nsObject type 'XYZZY' is not " +
        "supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. " +
        wsdl,
    });
  });

  it.each([
    ["SELECT Id, Foo FROM Account", 12, "Foo", "Account"],
    ["SELECT Id FROM Account WHERE Foo = 1", 30, "Foo", "Account"],
    ["SELECT Id FROM Account ORDER BY Foo", 33, "Foo", "Account"],
    ["SELECT COUNT(Id) FROM Account GROUP BY Foo", 40, "Foo", "Account"],
    ["SELECT Account.Foo FROM Contact", 8, "Foo", "Account"],
    ["SELECT Account FROM Contact", 8, "Account", "Contact"],
    ["SELECT Who.Company FROM Task", 8, "Company", "Name"],
    ["SELECT Id, (SELECT Foo FROM Contacts) FROM Account", 20, "Foo", "Contact"],
    ["SELECT Id FROM Account WHERE Id IN (SELECT Foo FROM Contact)", 44, "Foo", "Contact"],
  ])("%s", (soql, column, field, entity) => {
    const refusal = org.refuse(soql);
    expect(refusal.errorCode).toBe("INVALID_FIELD");
    expect(refusal.message).toContain(`ERROR at Row:1:Column:${column}\n`);
    expect(refusal.message).toContain(
      `\nNo such column '${field}' on entity '${entity}'. If you are attempting to use a custom field, be sure to ` +
        `append the '__c' after the custom field name. ${wsdl}`,
    );
  });

  it.each([
    ["SELECT Accont.Name FROM Contact", "Accont"],
    ["SELECT AccountId.Name FROM Contact", "AccountId"],
    ["SELECT Account.Foo.Name FROM Contact", "Foo"],
    ["SELECT Who.Owner.Name FROM Task", "Owner"],
    // Objects that this org does not have are hidden from every user.
    ["SELECT Campaign.Name FROM Opportunity", "Campaign"],
    // A lookup without a relationship name cannot be followed.
    ["SELECT Contact.Name FROM Opportunity", "Contact"],
  ])("%s", (soql, relationship) => {
    expect(org.reason(soql)).toBe(
      `INVALID_FIELD: Didn't understand relationship '${relationship}' in field path. If you are attempting to use a ` +
        `custom relationship, be sure to append the '__r' after the custom relationship name. ${wsdl}`,
    );
  });

  it.each(["Foos", "Contact", "Account.Foos", "Contact.Contacts"])("FROM %s in a sub-select", (from) => {
    expect(org.reason(`SELECT Id, (SELECT Id FROM ${from}) FROM Account`)).toBe(
      `INVALID_TYPE: Didn't understand relationship '${from}' in FROM part of query call. If you are attempting to use ` +
        `a custom relationship, be sure to append the '__r' after the custom relationship name. ${wsdl}`,
    );
  });

  it("hides what is hidden from the asking user", () => {
    const schema = restrictSchema(org.context.schema, new Set(["Account.Industry", "Contact"]));
    expect(org.reason("SELECT Industry FROM Account", { schema })).toContain("No such column 'Industry'");
    expect(org.reason("SELECT Id FROM Contact", { schema })).toContain("sObject type 'Contact' is not supported");
    expect(org.reason("SELECT (SELECT Id FROM Contacts) FROM Account", { schema })).toContain(
      "relationship 'Contacts'",
    );
    expect(org.reason("SELECT Contact.Name FROM OpportunityContactRole", { schema })).toContain(
      "relationship 'Contact'",
    );
  });
});

/** soql.md §4, §5 and §7. */
describe("fields that cannot be used so (soql.md §5)", () => {
  it.each([
    ["Description = 'x'", "INVALID_FIELD: field 'Description' can not be filtered in a query call"],
    ["BillingAddress = null", "INVALID_FIELD: field 'BillingAddress' can not be filtered in a query call"],
    ["Id LIKE '001%'", "INVALID_QUERY_FILTER_OPERATOR: invalid operator on id field"],
    ["OwnerId LIKE '005%'", "INVALID_QUERY_FILTER_OPERATOR: invalid operator on id field"],
    ["AnnualRevenue LIKE '5%'", "INVALID_QUERY_FILTER_OPERATOR: invalid operator on currency field"],
    ["IsDeleted > false", "INVALID_QUERY_FILTER_OPERATOR: invalid operator on boolean field"],
    ["Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR: invalid ID field: abc"],
    ["Id = '001Lc0000000001AAB'", "INVALID_QUERY_FILTER_OPERATOR: invalid ID field: 001Lc0000000001AAB"],
    ["OwnerId IN ('005Lc0000000001', 'x')", "INVALID_QUERY_FILTER_OPERATOR: invalid ID field: x"],
  ])("WHERE %s", (where, reason) => {
    expect(org.reason(`SELECT Id FROM Account WHERE ${where}`)).toBe(reason);
  });

  it.each([
    ["AnnualRevenue = '5'", "AnnualRevenue", "double and should not"],
    ["NumberOfEmployees = '5'", "NumberOfEmployees", "int and should not"],
    ["NumberOfEmployees = 5.5", "NumberOfEmployees", "int and should not"],
    ["IsDeleted = 'true'", "IsDeleted", "boolean and should not"],
    ["IsDeleted = 1", "IsDeleted", "boolean and should not"],
    ["LastActivityDate = '2026-01-01'", "LastActivityDate", "date and should not"],
    ["LastActivityDate = 2026-01-01T00:00:00Z", "LastActivityDate", "date and should not"],
    ["LastActivityDate > 20260101", "LastActivityDate", "date and should not"],
    ["CreatedDate = 2026-01-01", "CreatedDate", "dateTime and should not"],
    ["CreatedDate = 'TODAY'", "CreatedDate", "dateTime and should not"],
    ["CreatedDate IN (TODAY, 2026-01-01)", "CreatedDate", "dateTime and should not"],
    ["Name = 5", "Name", "string and should"],
    ["Name = TODAY", "Name", "string and should"],
    ["Name LIKE null", "Name", "string and should"],
    ["Industry IN ('Energy', true)", "Industry", "string and should"],
    ["Id = 1", "Id", "string and should"],
  ])("WHERE %s", (where, field, type) => {
    expect(org.reason(`SELECT Id FROM Account WHERE ${where}`)).toBe(
      `INVALID_FIELD: value of filter criterion for field '${field}' must be of type ${type} be enclosed in quotes`,
    );
  });

  it.each(["Description", "BillingAddress"])("ORDER BY %s", (field) => {
    expect(org.reason(`SELECT Id FROM Account ORDER BY ${field}`)).toBe(
      `MALFORMED_QUERY: field '${field}' can not be sorted in a query call`,
    );
  });

  it.each(["SELECT Id, Name, ID FROM Account", "SELECT Id, a.id FROM Account a"])("%s", (soql) => {
    expect(org.refuse(soql)).toEqual({ errorCode: "INVALID_FIELD", message: "duplicate field selected: Id" });
  });

  it("refuses the same parent field twice, not two fields of one parent", () => {
    expect(org.reason("SELECT Account.Name, ACCOUNT.NAME FROM Contact")).toBe(
      "INVALID_FIELD: duplicate field selected: Account.Name",
    );
    expect(org.ask("SELECT Account.Name, Account.Id, Account.ParentId FROM Contact").totalSize).toBe(0);
  });

  it.each(["SELECT Name label FROM Account", "SELECT DISTINCT Name FROM Account", "SELECT Id Name FROM Account"])(
    "%s",
    (soql) => {
      expect(org.reason(soql)).toBe("MALFORMED_QUERY: only aggregate expressions use field aliasing");
    },
  );
});
