import { describe, expect, it } from "@jest/globals";
import { SmallOrg, url } from "./small-org";

/** soql.md §3 and the wire facts 21 to 26. */
describe("the shape of an answer (soql.md §3)", () => {
  it("names every record's type and url, whether its Id is selected or not", () => {
    const org = new SmallOrg();
    const id = org.add("Account", { Name: "Acme" });
    expect(org.ask("SELECT Name FROM Account")).toEqual({
      totalSize: 1,
      records: [{ attributes: { type: "Account", url: url("Account", id) }, Name: "Acme" }],
    });
  });

  it("spells names as the schema does, in the order in which they were selected", () => {
    const org = new SmallOrg();
    const account = org.add("Account", { Name: "Acme" });
    const owner = org.add("User", { Name: "Ana" });
    const id = org.add("Contact", { LastName: "Ito", AccountId: account, OwnerId: owner });
    expect(org.print("select LASTNAME, account.NAME, ID, owner.name, Account.id from CONTACT")).toBe(
      `{"totalSize":1,"records":[{"attributes":{"type":"Contact","url":"${url("Contact", id)}"},"LastName":"Ito",` +
        `"Account":{"attributes":{"type":"Account","url":"${url("Account", account)}"},"Name":"Acme","Id":"${account}"},` +
        `"Id":"${id}","Owner":{"attributes":{"type":"User","url":"${url("User", owner)}"},"Name":"Ana"}}]}`,
    );
  });

  it("shows decimals with a point, dateTimes with an offset, dates and whole numbers bare", () => {
    const org = new SmallOrg();
    org.add("Account", { AnnualRevenue: 125000, NumberOfEmployees: 12, CreatedDate: "2026-03-01T08:30:00.000Z" });
    const printed = org.print("SELECT AnnualRevenue, NumberOfEmployees, CreatedDate, LastActivityDate FROM Account");
    expect(printed).toContain(
      `"AnnualRevenue":125000.0,"NumberOfEmployees":12,"CreatedDate":"2026-03-01T08:30:00.000+0000","LastActivityDate":null`,
    );
  });

  it("shows an address as one object", () => {
    const org = new SmallOrg();
    org.add("Account", { BillingCity: "Oslo", BillingCountry: "Norway" });
    const [record] = org.ask("SELECT BillingAddress FROM Account").records;
    expect(record?.BillingAddress).toMatchObject({ city: "Oslo", country: "Norway", street: null });
  });

  it("answers null for the whole of a parent that is missing or deleted", () => {
    const org = new SmallOrg();
    const gone = org.add("Account", { Name: "Gone", IsDeleted: true });
    org.add("Contact", { LastName: "Orphan" });
    org.add("Contact", { LastName: "Widow", AccountId: gone });
    const soql = "SELECT Account.Owner.Name FROM Contact";
    expect(org.column(soql)).toEqual([null, null]);
    expect(org.column(soql, { includeDeleted: true })).toEqual([null, expect.objectContaining({ Owner: null })]);
  });

  it("counts rows without showing any", () => {
    const org = new SmallOrg();
    for (const name of ["a", "b", "c"]) org.add("Account", { Name: name });
    expect(org.ask("SELECT COUNT() FROM Account")).toEqual({ totalSize: 3, records: [] });
    expect(org.ask("SELECT count() FROM Account WHERE Name != 'b'")).toEqual({ totalSize: 2, records: [] });
    expect(org.ask("SELECT COUNT() FROM Account LIMIT 1")).toEqual({ totalSize: 1, records: [] });
  });

  it("hides deleted and archived records from all but queryAll (rest-api.md §3)", () => {
    const org = new SmallOrg();
    org.add("Task", { Subject: "open" });
    org.add("Task", { Subject: "old", IsArchived: true });
    org.add("Task", { Subject: "binned", IsDeleted: true });
    expect(org.column("SELECT Subject FROM Task")).toEqual(["open"]);
    expect(org.column("SELECT Subject FROM Task", { includeDeleted: true })).toEqual(["open", "old", "binned"]);
  });

  it("takes an alias, AS and the object's own name before a path", () => {
    const org = new SmallOrg();
    const account = org.add("Account", { Name: "Acme" });
    org.add("Contact", { LastName: "Ito", AccountId: account });
    expect(org.column("SELECT c.LastName FROM Contact c WHERE c.Account.Name = 'Acme'")).toEqual(["Ito"]);
    expect(org.column("SELECT a.Name FROM Account AS a ORDER BY a.Name")).toEqual(["Acme"]);
    expect(org.column("SELECT Account.Name FROM Account WHERE Account.Name = 'Acme'")).toEqual(["Acme"]);
  });
});
