import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

/** soql.md §4, "String literals". */
describe("string literals (soql.md §4)", () => {
  it.each([
    ["\\n\\N", "\n\n"],
    ["\\r\\R", "\r\r"],
    ["\\t\\T", "\t\t"],
    ["\\b\\B", "\b\b"],
    ["\\f\\F", "\f\f"],
    ['\\"', '"'],
    ["\\'", "'"],
    ["\\\\", "\\"],
    ["\\\\n", "\\n"],
    ["\\u00e9\\u00C9", "éÉ"],
    ["\\uD83D\\uDE00", "😀"],
    ["\\u0040{x}", "@{x}"],
    ["100%_", "100%_"],
  ])("%s", (written, meant) => {
    const org = new SmallOrg();
    org.add("Account", { Name: meant });
    org.add("Account", { Name: "another" });
    expect(org.column(`SELECT Name FROM Account WHERE Name = '${written}'`)).toEqual([meant]);
  });

  it.each([
    ["a\\%b", "a%b", "axb"],
    ["a\\_b", "a_b", "axb"],
    ["a\\\\%", "a\\b", "a%"],
    ["%\\'%", "o'b", "ob"],
    ["_\\u0061", "xa", "xya"],
    // One character, although written as two escapes and stored as two code units.
    ["\\uD83D\\uDE00", "😀", "😁"],
    ["_", "😀", "😀😀"],
  ])("in LIKE: %s", (written, matching, other) => {
    const org = new SmallOrg();
    org.add("Account", { Name: matching });
    org.add("Account", { Name: other });
    expect(org.column(`SELECT Name FROM Account WHERE Name LIKE '${written}'`)).toEqual([matching]);
  });

  it("hold at most 4,000 characters (soql.md §11)", () => {
    const org = new SmallOrg();
    const soql = (length: number) => `SELECT Id FROM Account WHERE Name = '${"x".repeat(length)}'`;
    expect(org.ask(soql(4000)).totalSize).toBe(0);
    expect(org.reason(soql(4001))).toContain("cannot be longer than 4000 characters");
    expect(org.ask(`SELECT Id FROM Account WHERE Name = '${"\\u0041".repeat(4000)}'`).totalSize).toBe(0);
    const pattern = (length: number) => `SELECT Id FROM Account WHERE Name LIKE '${"x\\%".repeat(length / 2)}'`;
    expect(org.ask(pattern(4000)).totalSize).toBe(0);
    expect(org.reason(pattern(4002))).toContain("cannot be longer than 4000 characters");
    const list = Array.from({ length: 30 }, (_, i) => `'${"x".repeat(i === 20 ? 4001 : 1)}'`);
    expect(org.reason(`SELECT Id FROM Account WHERE Name IN (${list.join()})`)).toContain("longer than 4000");
  });
});
