import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FormulaError } from "../../../../src/local-org/formula/formula-error";
import { parseFormula } from "../../../../src/local-org/formula/parse-formula";
import { createRecord } from "../../../../src/local-org/records/save-record";
import { createDeal, emptyOrg, stored } from "../records/org-fixture";
import { evaluateFormula, type Evaluation } from "./evaluate-formula";

/** Checked against the published engine of the platform, github.com/salesforce/formula-engine, and its grammar. */
describe("formulas compute as the platform's engine does", () => {
  it.each([
    ["1 + 2 * 3", 7],
    ["0.1 + 0.2", 0.3],
    ["(1 + 2) * 3", 9],
    // The grammar has the exponent bind less tightly than products.
    ["2 * 3 ^ 2", 36],
    ["-2 ^ 2", 4],
    ["10 - 2 - 3", 5],
    ["7 / 2", 3.5],
    ["1 / 0", "fault: Division by zero"],
    ["MOD(-7, 3)", -1],
    ["ROUND(2.5, 0)", 3],
    ["ROUND(-2.5, 0)", -3],
    ["ROUND(1.005, 2)", 1.01],
    ["ROUND(1250, -2)", 1300],
    ["CEILING(-1.2)", -2],
    ["MCEILING(-1.2)", -1],
    ["FLOOR(-1.8)", -1],
    ["MFLOOR(-1.8)", -2],
    ["TRUNC(1.987, 2)", 1.98],
    ["ABS(-3)", 3],
    ["MAX(1, 5, 3)", 5],
    ["MIN(1, 5, NULL)", null],
    ["SQRT(16)", 4],
    ["LOG(1000)", 3],
    ["LN(0)", "fault: A logarithm is of a positive number"],
  ])("%s is %p", (formula, value) => {
    expect(evaluateFormula(formula)).toEqual(value);
  });
});

describe("formulas know three truth values, and take the third for false where they must decide", () => {
  it.each([
    ["TRUE && NOT(FALSE)", true],
    ["!TRUE || FALSE", false],
    ["1 < NULL", null],
    ["NOT(1 < NULL)", null],
    ['IF(1 < NULL, "a", "b")', "b"],
    ["AND(TRUE, Amount > 5)", false],
    ["OR(NOT(Amount > 5), FALSE)", false],
    ["Amount = NULL", null],
    ["ISBLANK(Amount)", true],
    ["ISNULL(Amount)", true],
    ["ISNULL(NextStep)", false],
    ["ISBLANK(NextStep)", true],
    ['NextStep = ""', true],
    ['NextStep <> "a"', true],
    ["Amount + 1", null],
    ["NULLVALUE(Amount, 7)", 7],
    ['NULLVALUE(NextStep, "x")', null],
    ['BLANKVALUE(NextStep, "x")', "x"],
    ["IsWon", false],
    ['1 = 1 && "a" = "A"', false],
    ["3 != 4", true],
    ["3 <> 3", false],
    ["3 == 3", true],
  ])("%s is %p", (formula, value) => {
    expect(evaluateFormula(formula)).toEqual(value);
  });

  it("counts missing numbers as zero where the field says so", () => {
    expect(evaluateFormula("Amount + 1", { blankNumbersAreZero: true })).toBe(1);
  });
});

describe("formulas of text", () => {
  it.each([
    ['"a" & "b" + "c"', "abc"],
    ['NextStep & "b"', "b"],
    ['"say \\"hi\\""', 'say "hi"'],
    ["'it\\'s'", "it's"],
    ['LEN("héllo")', 5],
    ["LEN(NextStep)", 0],
    ['LEFT("abc", 2)', "ab"],
    ['RIGHT("abc", 2)', "bc"],
    ['RIGHT("abc", 0)', null],
    ['MID("abcdef", 2, 3)', "bcd"],
    ['MID("abc", 0, 2)', "ab"],
    ['CONTAINS("abc", "b")', true],
    ['CONTAINS("abc", "B")', false],
    ['CONTAINS("abc", "")', true],
    ['CONTAINS(NextStep, "b")', null],
    ['BEGINS("abc", "ab")', true],
    ['FIND("c", "abcabc")', 3],
    ['FIND("c", "abcabc", 4)', 6],
    ['FIND("x", "abc")', 0],
    ['TRIM("  a b ")', "a b"],
    ['UPPER("aé")', "AÉ"],
    ['LOWER("AÉ")', "aé"],
    ['INITCAP("ana de LIMA")', "Ana De Lima"],
    ['SUBSTITUTE("a-b-c", "-", "")', "abc"],
    ['SUBSTITUTE("a$b", "$", "$&")', "a$&b"],
    ['LPAD("7", 3, "0")', "007"],
    ['RPAD("abc", 2)', "ab"],
    ['VALUE("12.50")', 12.5],
    ['VALUE("x")', "fault: VALUE() cannot read x as a number"],
    ['ISNUMBER("1e3")', true],
    ["TEXT(1234.5)", "1234.5"],
    ["TEXT(10000000000 * 1000000000000)", "10000000000000000000000"],
    ['REGEX("12-34", "\\\\d{2}-\\\\d{2}")', true],
    ['REGEX("x12-34", "\\\\d{2}-\\\\d{2}")', false],
    ['REVERSE("abc")', "cba"],
    ['CASESAFEID("001xx000003DGb1")', "001xx000003DGb1AAG"],
    ['HYPERLINK("/1?a&b", "Go")', '<a href="/1?a&amp;b" target="_blank">Go</a>'],
    ['CASE(2, 1, "one", 2, "two", "many")', "two"],
    ['CASE(NextStep, "a", 1, 0)', 0],
  ])("%s is %p", (formula, value) => {
    expect(evaluateFormula(formula)).toEqual(value);
  });
});

describe("formulas of dates", () => {
  const day: Evaluation = { row: { CloseDate: "2026-11-30", CreatedDate: "2026-09-14T23:30:00.000Z" } };
  it.each([
    ["TODAY()", "2026-09-14"],
    ["NOW()", "2026-09-14T09:00:00.000Z"],
    ["CloseDate - TODAY()", 77],
    ["CloseDate + 1.9", "2026-12-01"],
    ["CreatedDate + 0.5", "2026-09-15T11:30:00.000Z"],
    ["NOW() - CreatedDate", -0.604166666666667],
    ["DATE(2026, 2, 28) + 1", "2026-03-01"],
    ["DATE(2026, 2, 29)", "fault: 2026-02-29 is no date"],
    ["YEAR(CloseDate) * 100 + MONTH(CloseDate)", 202611],
    ["DAY(CloseDate)", 30],
    ["WEEKDAY(CloseDate)", 2],
    ["ADDMONTHS(DATE(2026, 1, 31), 1)", "2026-02-28"],
    ["ADDMONTHS(DATE(2026, 2, 28), 1)", "2026-03-31"],
    ["ADDMONTHS(DATE(2026, 3, 15), -3)", "2025-12-15"],
    ['DATEVALUE("2026-01-02")', "2026-01-02"],
    ["DATEVALUE(CreatedDate)", "2026-09-14"],
    ['DATETIMEVALUE("2026-01-02 03:04:05")', "2026-01-02T03:04:05.000Z"],
    ["TEXT(CloseDate)", "2026-11-30"],
    ["TEXT(CreatedDate)", "2026-09-14 23:30:00Z"],
    ["HOUR(TIMEVALUE(CreatedDate))", 23],
    ["ISOWEEK(DATE(2027, 1, 1))", 53],
    ["DAYOFYEAR(DATE(2026, 2, 1))", 32],
    ["CloseDate > DATE(2026, 1, 1)", true],
    ["UNIXTIMESTAMP(DATE(1970, 1, 2))", 86400],
  ])("%s is %p", (formula, value) => {
    expect(evaluateFormula(formula, day)).toEqual(value);
  });

  it("tells the day of the user's zone", () => {
    expect(evaluateFormula("DATEVALUE(CreatedDate)", { ...day, timeZone: "Asia/Tokyo" })).toBe("2026-09-15");
    expect(evaluateFormula("TODAY()", { timeZone: "Pacific/Kiritimati" })).toBe("2026-09-14");
  });
});

describe("formulas about records", () => {
  const context = emptyOrg();
  const account = createRecord(context, "Account", { Name: "Acme", Industry: "Energy" });
  const deal = createDeal(context, { AccountId: account, Amount: 200, Probability: 25 });
  const row = stored(context, "Opportunity", deal);
  it.each([
    ["Account.Name", "Acme"],
    ["Owner.LastName", "Lima"],
    ["Account.Owner.FirstName", "Ana"],
    ['ISPICKVAL(Account.Industry, "Energy")', true],
    ["TEXT(StageName)", "Prospecting"],
    ['CASE(StageName, "Prospecting", 1, 0)', 1],
    // A percent is kept as 25 and counted with as 0.25.
    ["Amount * Probability", 50],
    ["$User.FirstName", "Ana"],
    ["Campaign.Name", "0: Field Campaign.Name does not exist. Check spelling."],
    ["ISNEW()", true],
    ["ISCHANGED(Amount)", false],
    ["PRIORVALUE(Amount)", 200],
  ])("%s is %p", (formula, value) => {
    expect(evaluateFormula(formula, { context, row })).toEqual(value);
  });

  it("compares with the record as it was", () => {
    const saved = { context, row: { ...row, Amount: 300, StageName: "Closed Won" }, before: row };
    expect(evaluateFormula("ISCHANGED(Amount) && Amount > PRIORVALUE(Amount)", saved)).toBe(true);
    expect(evaluateFormula('ISPICKVAL(PRIORVALUE(StageName), "Prospecting")', saved)).toBe(true);
    expect(evaluateFormula("ISNEW()", saved)).toBe(false);
    expect(evaluateFormula("ISCHANGED(Name)", saved)).toBe(false);
  });

  it("names what is wrong with a formula, and where", () => {
    expect(evaluateFormula("1 + FOO(2)")).toBe("4: Unknown function FOO. Check spelling.");
    expect(evaluateFormula("Amout > 1")).toBe("0: Field Amout does not exist. Check spelling.");
    expect(evaluateFormula("LEN(3)")).toBe(
      "4: Incorrect parameter type for function 'LEN()'. Expected Text, received Number",
    );
    expect(evaluateFormula("LEFT(Name)")).toBe(
      "0: Incorrect number of parameters for function 'LEFT()'. Expected 2, received 1",
    );
    expect(evaluateFormula('StageName = "Closed Won"')).toBe(
      "0: Field StageName is a picklist field. Picklist fields are only supported in certain functions.",
    );
    expect(evaluateFormula("(1 + 2")).toBe("6: Syntax error. Missing ')'");
    expect(evaluateFormula("1 2")).toBe("2: Syntax error. Extra 2");
    expect(evaluateFormula("")).toBe("0: Syntax error. Missing an expression");
    expect(evaluateFormula('REGEX(Name, "[")')).toMatch(/^12: .* is no regular expression$/);
    expect(evaluateFormula("BillingAddress", { object: "Account" })).toMatch(/which formulas cannot read/);
  });
});

describe("any text", () => {
  it("is a formula or is refused with a place within it", () => {
    const pieces = ["1", "+", "(", ")", ",", "IF", "Amount", '"a"', "'", "/*", "^", "!", "NOT", "-", "$User.Id", "."];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, (formula) => {
        try {
          parseFormula(formula);
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.position).toBeLessThanOrEqual(formula.length);
        }
      }),
    );
  });
});
