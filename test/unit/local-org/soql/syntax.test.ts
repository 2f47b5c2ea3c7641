import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();

/** soql.md §12 and the wire facts 4, 6 and 27. */
describe("a syntax error (soql.md §12)", () => {
  it("shows the line, a caret under the offending token, and its place", () => {
    expect(org.refuse("SELECT Id FROM Account WHERE Name IS NULL")).toEqual({
      errorCode: "MALFORMED_QUERY",
      message:
        "\nSELECT Id FROM Account WHERE Name IS NULL\n                                  ^\n" +
        "ERROR at Row:1:Column:35\nunexpected token: 'IS'",
    });
  });

  it("counts rows and columns in a statement of several lines", () => {
    expect(org.refuse("SELECT Id\r\nFROM Account\r\nWHERE Name == 'x'").message).toBe(
      "\nWHERE Name == 'x'\n            ^\nERROR at Row:3:Column:13\nunexpected token: '='",
    );
  });

  // What public code and help pages quote of orgs' errors: the names are theirs, the lengths decide.
  it.each([
    [
      "SELECT Id, Name, Account.Phone, Account.Rating, Account.Foo, Account.Owner.Name, Account.Website FROM Contact",
      "Id, Name, Account.Phone, Account.Rating, Account.Foo, Account.Owner.Name",
      41,
    ],
    [
      "SELECT Id, CreatedDate, (SELECT Id FROM Tasks) FROM Foos WHERE Email = 'a'",
      "CreatedDate, (SELECT Id FROM Tasks) FROM Foos WHERE Email = 'a'",
      41,
    ],
    [
      "SELECT COUNT(Foo__capacity__c), COUNT(Foo__description__c), COUNT(Id) FROM Account",
      "SELECT COUNT(Foo__capacity__c), COUNT(Foo__description__c)",
      13,
    ],
    [`SELECT ${"x".repeat(120)} FROM Account`, `SELECT ${"x".repeat(46)}`, 7],
  ])("shows of a long line whole words around what is wrong: %s", (soql, shown, column) => {
    const [, line = "", caret = ""] = org.refuse(soql).message.split("\n");
    expect([line, caret.indexOf("^")]).toEqual([shown, column]);
  });

  it.each([
    ["SELECT FROM Account", "unexpected token: 'FROM'"],
    ["SELECT Id FROM", "unexpected token: '<EOF>'"],
    ["SELECT Id, FROM Account", "unexpected token: 'FROM'"],
    ["SELECT * FROM Account", "unexpected token: '*'"],
    ["SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "unexpected token: 'OR'"],
    ["SELECT Id FROM Account WHERE NOT Name = 'a' AND Name = 'b'", "unexpected token: 'AND'"],
    ["SELECT Id FROM Account WHERE Name IN ()", "unexpected token: ')'"],
    ["SELECT Id FROM Account WHERE Name LIKE ('a', 'b')", "unexpected token: '('"],
    ["SELECT Id FROM Account -- all of them", "unexpected token: '-'"],
    ["SELECT Id FROM Account /* all */", "unexpected token: '/'"],
    ["SELECT Id FROM Account LIMIT 5 ORDER BY Name", "unexpected token: 'ORDER'"],
    ["SELECT COUNT(), Id FROM Account", "unexpected token: ','"],
    ["SELECT Id, COUNT() FROM Account", "unexpected token: ')'"],
    ["SELECT COUNT() total FROM Account", "unexpected token: 'total'"],
    ["SELECT Id FROM Account;", "line 1:22 no viable alternative at character ';'"],
    ['SELECT Id FROM Account WHERE Name = "x"', "line 1:36 no viable alternative at character '\"'"],
    ["SELECT Id FROM Account WHERE Name = 'x", "line 1:38 mismatched character '<EOF>' expecting '''"],
    ["SELECT Id FROM Account WHERE Name = 'a\\q'", "Invalid Escape Character"],
    ["SELECT Id FROM Account WHERE Name = 'a\\%'", "Invalid Escape Character"],
    ["SELECT Id FROM Account WHERE Name = 'a\\u12G4'", "Invalid Escape Character"],
    ["SELECT Id FROM Account WHERE Name = 'a\nb'", "Newline"],
    ["SELECT NAMES(Id) FROM Account", "unexpected token: '('"],
    // Apex understands these, the query resource does not (soql.md §1).
    ["SELECT Id FROM Account ALL ROWS", "unexpected token: 'ROWS'"],
    ["SELECT Id FROM Account FOR UPDATE", "unexpected token: 'UPDATE'"],
    ["SELECT Id FROM Account WITH SECURITY_ENFORCED", "unexpected token: 'SECURITY_ENFORCED'"],
    ["SELECT Id FROM Account WITH USER_MODE", "unexpected token: 'USER_MODE'"],
    ["SELECT Id FROM Account WHERE Name = :name", "Bind variables only allowed in Apex code"],
    ["SELECT Id FROM Account LIMIT :most", "Bind variables only allowed in Apex code"],
    // The grammar accepts these.
    ["SELECT Id FROM Account LIMIT -1", "unexpected token: '-'"],
    ["SELECT Id FROM Account LIMIT 2147483648", "numeric value out of range: 2147483648"],
    ["SELECT Id FROM Account WHERE LastActivityDate = 2026-02-29", "Invalid date: 2026-02-29"],
    ["SELECT Id FROM Account WHERE LastActivityDate = 1699-12-31", "Invalid date: 1699-12-31"],
    ["SELECT Id FROM Account WHERE CreatedDate = 2026-02-28T24:00:00Z", "Invalid datetime: 2026-02-28T24:00:00Z"],
    // As the release notes of API 61.0 have them.
    [
      "SELECT Id FROM Account WHERE SystemModstamp > 2020-12-12t12:12:00-25:00",
      "Invalid datetime: 2020-12-12t12:12:00-25:00",
    ],
    [
      "SELECT Id FROM Account WHERE SystemModstamp > 2020-52-12t12:12:00-05:00",
      "Invalid datetime: 2020-52-12t12:12:00-05:00",
    ],
    ["SELECT Id FROM Account WHERE CreatedDate > LAST_N_DAYS", "unexpected token: 'LAST_N_DAYS'"],
    ["SELECT Id FROM Account WHERE CreatedDate > TODAY:3", "unexpected token: 'TODAY'"],
  ])("%s", (soql, reason) => {
    expect(org.reason(soql)).toBe(`MALFORMED_QUERY: ${reason}`);
  });

  it.each(["", "   ", "\n"])("refuses an empty statement plainly: %j", (soql) => {
    expect(org.refuse(soql)).toEqual({
      errorCode: "MALFORMED_QUERY",
      message: "SOQL statements cannot be empty or null",
    });
  });

  it.each(["Id IN :ids", "Id not in: ids", "(Owner.Name IN :names AND Name = 'a')"])(
    "points at the colon of a bind variable: %s",
    (condition) => {
      const soql = `SELECT Id FROM Account WHERE ${condition}`;
      expect(org.reason(soql)).toBe("MALFORMED_QUERY: Bind variables only allowed in Apex code");
      expect(org.refuse(soql).message).toContain(`Column:${soql.indexOf(":") + 1}\n`);
    },
  );

  it("points at the backslash of an unknown escape", () => {
    expect(org.refuse("SELECT Id FROM Account WHERE Name = 'ab\\qc'").message).toContain("Column:40\n");
  });

  it("refuses what is longer than 100,000 characters, and nesting beyond its means", () => {
    const soql = (length: number) => `SELECT Id FROM Account ${" ".repeat(length - 23)}`;
    expect(org.ask(soql(100_000)).totalSize).toBe(0);
    expect(org.reason(soql(100_001))).toContain("SOQL statements cannot be longer than 100000 characters");
    const nested = `SELECT Id FROM Account WHERE ${"(".repeat(40_000)}Name = 'x'${")".repeat(40_000)}`;
    expect(org.refuse(nested).errorCode).toBe("QUERY_TOO_COMPLICATED");
  });
});

describe("what this local org does not evaluate", () => {
  it.each([
    ["SELECT Id FROM Account WITH DATA CATEGORY Geo__c AT usa__c", "WITH DATA CATEGORY"],
    ["SELECT Id, (SELECT Id FROM OpenActivities) FROM Account", "OpenActivities, but Tasks and Events"],
    ["SELECT Id, (SELECT Id FROM activityhistories) FROM Contact", "activityhistories, but Tasks and Events"],
    ["SELECT Id FROM Account USING SCOPE team", "USING SCOPE team"],
    ["SELECT SUM(AVG(Amount)) FROM Opportunity", "a function in SUM()"],
    ["SELECT Id FROM Account WHERE FORMAT(AnnualRevenue) = '1'", "format() here"],
    ["SELECT Id FROM Account WHERE SUM(AnnualRevenue) > 1", "sum() here"],
    ["SELECT COUNT(Id) FROM Account GROUP BY toLabel(Industry)", "tolabel() here"],
    ["SELECT Id FROM Account WHERE NumberOfEmployees + AnnualRevenue > 3", "'NumberOfEmployees+AnnualRevenue>3'"],
  ])("%s", (soql, what) => {
    expect(org.reason(soql)).toBe(`MALFORMED_QUERY: this local org does not evaluate ${what}`);
  });
});

describe("long lists (soql.md §11)", () => {
  const ids = Array.from({ length: 50 }, (_, i) => `001Lc00000000${String(i).padStart(2, "0")}`);

  it("are folded without moving anything after them", () => {
    const list = ids.map((id) => `'${id}'`).join(" ,\n ");
    const soql = `SELECT Id FROM Account WHERE Id IN (${list}) AND Foo = 1`;
    const column = soql.length - soql.lastIndexOf("\n") - "Foo = 1".length;
    expect(org.refuse(soql).message).toContain(`ERROR at Row:50:Column:${column}\nNo such column 'Foo'`);
  });

  it("show a refused id as it was sent", () => {
    const list = [...ids, "001 broken"].map((id) => `'${id}'`).join(",");
    expect(org.reason(`SELECT Id FROM Account WHERE Id NOT IN (${list})`)).toBe(
      "INVALID_QUERY_FILTER_OPERATOR: invalid ID field: 001 broken",
    );
  });

  it("are refused by the grammar where they do not belong", () => {
    const list = ids.map((id) => `'${id}'`).join(",");
    expect(org.reason(`SELECT Id FROM Account WHERE Id LIKE IN (${list})`)).toContain("unexpected token: 'IN'");
    expect(org.reason(`SELECT Id FROM Account WHERE Id IN (${list},)`)).toContain("unexpected token: ')'");
  });

  it("stay text inside of a text", () => {
    const text = `Id IN (${ids.map((id) => `\\'${id}\\'`).join(",")})`;
    const inner = `Id IN (${ids.map((id) => `'${id}'`).join(",")})`;
    const small = new SmallOrg();
    small.add("Account", { Name: inner });
    expect(small.column(`SELECT Name FROM Account WHERE Name = '${text}'`)).toEqual([inner]);
  });

  it("hold every value they hold", () => {
    const small = new SmallOrg();
    const added = Array.from({ length: 40 }, (_, i) => small.add("Account", { Name: `n${i}` }));
    const half = added.filter((_, i) => i % 2 === 0);
    const list = half.map((id) => `'${id}'`).join(",");
    expect(small.column(`SELECT Id FROM Account WHERE Id IN (${list}) ORDER BY Id`)).toEqual(half);
    const names = Array.from({ length: 30 }, (_, i) => `'N${i}'`).join(", ");
    expect(small.ask(`SELECT COUNT() FROM Account WHERE Name in ( ${names} )`).totalSize).toBe(30);
  });
});
