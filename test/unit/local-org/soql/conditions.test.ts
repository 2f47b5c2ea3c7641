import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

/** Accounts of these names; null is no name at all. */
function orgOfNames(...names: readonly (string | null)[]): SmallOrg {
  const org = new SmallOrg();
  for (const name of names) org.add("Account", { Name: name });
  return org;
}

/** soql.md §4. */
describe("conditions on text (soql.md §4)", () => {
  const org = orgOfNames("Müller", "MUELLER", "acme", "Acme Energy", "a%b", "a_b", "ß", null);
  const names = (where: string) => org.column(`SELECT Name FROM Account WHERE ${where}`);

  it.each([
    ["Name = 'mÜLLER'", ["Müller"]],
    ["Name = 'ACME'", ["acme"]],
    ["Name != 'ACME'", ["Müller", "MUELLER", "Acme Energy", "a%b", "a_b", "ß", null]],
    ["Name <> 'acme' AND Name != null", ["Müller", "MUELLER", "Acme Energy", "a%b", "a_b", "ß"]],
    ["Name = null", [null]],
    ["Name = ''", [null]],
    ["Name != ''", ["Müller", "MUELLER", "acme", "Acme Energy", "a%b", "a_b", "ß"]],
    ["Name < 'B'", ["acme", "Acme Energy", "a%b", "a_b"]],
    ["Name <= 'acme'", ["acme", "a%b"]],
    ["Name > 'acme' AND Name < 'b'", ["Acme Energy", "a_b"]],
    ["Name >= 'müller'", ["Müller", "ß"]],
    ["Name > null", []],
    ["Name IN ('ACME', 'müller', 'nobody')", ["Müller", "acme"]],
    ["Name IN ('acme', null)", ["acme", null]],
    ["Name NOT IN ('acme', 'Acme Energy', 'ß')", ["Müller", "MUELLER", "a%b", "a_b", null]],
    ["Name NOT IN ('acme', '')", ["Müller", "MUELLER", "Acme Energy", "a%b", "a_b", "ß"]],
  ])("%s", (where, expected) => {
    expect(names(where)).toEqual(expected);
  });

  it.each([
    ["Name LIKE 'acme%'", ["acme", "Acme Energy"]],
    ["Name LIKE '%E%R%'", ["Müller", "MUELLER", "Acme Energy"]],
    ["Name LIKE 'M_LLER'", ["Müller"]],
    ["Name LIKE 'a\\%b'", ["a%b"]],
    ["Name LIKE 'a\\_b'", ["a_b"]],
    ["Name LIKE 'a_b'", ["a%b", "a_b"]],
    ["Name LIKE '_'", ["ß"]],
    ["Name LIKE '%'", ["Müller", "MUELLER", "acme", "Acme Energy", "a%b", "a_b", "ß"]],
    ["Name LIKE ''", []],
    ["(NOT Name LIKE 'a%')", ["Müller", "MUELLER", "ß", null]],
  ])("%s", (where, expected) => {
    expect(names(where)).toEqual(expected);
  });
});

describe("conditions on other types (soql.md §4)", () => {
  const org = new SmallOrg();
  const energy = org.add("Account", {
    Name: "Energy",
    Industry: "Energy",
    AnnualRevenue: 1000.5,
    NumberOfEmployees: 7,
  });
  const bank = org.add("Account", { Name: "Bank", Industry: "Banking", AnnualRevenue: -2, NumberOfEmployees: 0 });
  const blank = org.add("Account", { Name: "Blank" });
  const held = org.add("Contact", { LastName: "Held", AccountId: energy, IsEmailBounced: true });
  const free = org.add("Contact", { LastName: "Free" });

  it.each([
    ["AnnualRevenue > 1000", [energy]],
    ["AnnualRevenue = 1000.50", [energy]],
    ["AnnualRevenue <= -2", [bank]],
    ["AnnualRevenue < 1e3", "MALFORMED_QUERY: unexpected token: 'e3'"],
    ["AnnualRevenue >= -2.0", [energy, bank]],
    ["AnnualRevenue = null", [blank]],
    ["AnnualRevenue NOT IN (-2, 5)", [energy, blank]],
    ["NumberOfEmployees = 0", [bank]],
    ["NumberOfEmployees != 0", [energy, blank]],
    ["NumberOfEmployees IN (+7, null)", [energy, blank]],
    ["NumberOfEmployees < 8 AND NumberOfEmployees > .5", "INVALID_FIELD"],
    ["Industry IN ('BANKING')", [bank]],
  ])("%s", (where, expected) => {
    const soql = `SELECT Id FROM Account WHERE ${where}`;
    if (typeof expected === "string") expect(org.reason(soql)).toContain(expected);
    else expect(org.column(soql)).toEqual(expected);
  });

  it.each([
    ["IsEmailBounced = true", [held]],
    ["IsEmailBounced != TRUE", [free]],
    ["IsEmailBounced = null", [free]],
    ["IsEmailBounced != null", [held]],
    ["IsEmailBounced IN (true, false)", [held, free]],
    // A parent that is missing satisfies what holds of no value, and nothing else.
    ["Account.Industry = 'Energy'", [held]],
    ["Account.Industry != 'Energy'", [free]],
    ["Account.Industry != 'Banking'", [held, free]],
    ["Account.Industry = null", [free]],
    ["Account.Industry != null", [held]],
    ["Account.Industry NOT IN ('Banking')", [held, free]],
    ["Account.AnnualRevenue < 99999", [held]],
    ["Account.IsDeleted = false", [held, free]],
    ["Account.IsDeleted != true", [held, free]],
    ["Account.IsDeleted IN (false)", [held, free]],
    ["Account.IsDeleted != false", []],
    ["Account.IsDeleted = null", [held, free]],
    ["Account.Parent.Name LIKE '%'", []],
    ["(NOT Account.Industry = 'Energy')", [free]],
    ["NOT (Account.Industry = 'Energy' OR LastName = 'Free')", []],
    ["LastName = 'Free' OR (IsEmailBounced = true AND Account.Name = 'Energy')", [held, free]],
    ["(LastName = 'Free' AND IsEmailBounced = true) OR (NOT LastName = 'Free')", [held]],
  ])("%s", (where, expected) => {
    expect(org.column(`SELECT Id FROM Contact WHERE ${where}`)).toEqual(expected);
  });

  it("knows a record by 15 and by 18 characters, in every place", () => {
    const short = energy.slice(0, 15);
    for (const id of [energy, short]) {
      expect(org.column(`SELECT Name FROM Account WHERE Id = '${id}'`)).toEqual(["Energy"]);
      expect(org.column(`SELECT LastName FROM Contact WHERE AccountId = '${id}'`)).toEqual(["Held"]);
      expect(org.column(`SELECT LastName FROM Contact WHERE Account.Id IN ('${id}')`)).toEqual(["Held"]);
      expect(org.column(`SELECT LastName FROM Contact WHERE AccountId != '${id}'`)).toEqual(["Free"]);
    }
    expect(org.column("SELECT LastName FROM Contact WHERE AccountId = ''")).toEqual(["Free"]);
    expect(org.column(`SELECT LastName FROM Contact WHERE AccountId IN ('${free}')`)).toEqual([]);
  });

  it("compares ids as it sorts them, so that a client can go on after the last one it saw", () => {
    expect(org.column(`SELECT Id FROM Account WHERE Id > '${energy}' ORDER BY Id`)).toEqual([bank, blank]);
    expect(org.column(`SELECT Id FROM Account WHERE Id <= '${bank.slice(0, 15)}' ORDER BY Id DESC`)).toEqual([
      bank,
      energy,
    ]);
  });

  it("answers each record of a list once, whatever the list repeats", () => {
    expect(
      org.column(`SELECT Id FROM Account WHERE Id IN ('${bank}', '${bank.slice(0, 15)}', '${energy}')`),
    ).toHaveLength(2);
    expect(org.column(`SELECT Id FROM Contact WHERE AccountId IN ('${energy}', '${energy}')`)).toEqual([held]);
  });
});

describe("conditions on dates (soql.md §4)", () => {
  const org = new SmallOrg();
  const day = (CloseDate: string | null) => org.add("Opportunity", { Name: CloseDate ?? "none", CloseDate });
  for (const date of ["2026-03-17", "2026-03-18", "2026-03-19", null]) day(date);
  const instant = (CreatedDate: string) => org.add("Lead", { LastName: CreatedDate, CreatedDate });
  for (const moment of ["2026-03-17T23:30:00.000Z", "2026-03-18T00:00:00.000Z", "2026-03-18T12:00:00.500Z"])
    instant(moment);

  it.each([
    ["CloseDate = 2026-03-18", ["2026-03-18"]],
    ["CloseDate != 2026-03-18", ["2026-03-17", "2026-03-19", "none"]],
    ["CloseDate < 2026-03-18", ["2026-03-17"]],
    ["CloseDate = TODAY", ["2026-03-18"]],
    ["CloseDate != TODAY", ["2026-03-17", "2026-03-19", "none"]],
    ["CloseDate < TODAY", ["2026-03-17"]],
    ["CloseDate <= today", ["2026-03-17", "2026-03-18"]],
    ["CloseDate > TODAY", ["2026-03-19"]],
    ["CloseDate >= TODAY", ["2026-03-18", "2026-03-19"]],
    ["CloseDate IN (YESTERDAY, 2026-03-19)", ["2026-03-17", "2026-03-19"]],
    ["CloseDate NOT IN (LAST_N_DAYS:1)", ["2026-03-19", "none"]],
  ])("%s", (where, expected) => {
    expect(org.column(`SELECT Name FROM Opportunity WHERE ${where}`)).toEqual(expected);
  });

  it.each([
    ["CreatedDate = TODAY", 2],
    ["CreatedDate < TODAY", 1],
    ["CreatedDate > TODAY", 0],
    ["CreatedDate = 2026-03-18T12:00:00.500Z", 1],
    ["CreatedDate = 2026-03-18T12:00:00Z", 0],
    ["CreatedDate >= 2026-03-18T01:00:00+01:00", 2],
    ["CreatedDate < 2026-03-17T16:00:00-08:00", 1],
    ["CreatedDate <= 2026-03-18t00:00:00z", 2],
    ["CreatedDate > 2026-03-17T23:30:00.0000001Z", 2],
  ])("%s", (where, expected) => {
    expect(org.ask(`SELECT COUNT() FROM Lead WHERE ${where}`).totalSize).toBe(expected);
  });

  it("takes the asking user's midnight for the day's", () => {
    const soql = "SELECT COUNT() FROM Lead WHERE CreatedDate = TODAY";
    expect(org.ask(soql, { timeZone: "Europe/Oslo" }).totalSize).toBe(3);
    expect(org.ask(soql, { timeZone: "America/New_York" }).totalSize).toBe(1);
  });
});
