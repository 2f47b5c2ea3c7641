import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SmallOrg } from "../unit/local-org/soql/small-org";

/** A literal for any text. */
function quote(text: string): string {
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `'${text.replace(/[^]/g, code)}'`;
}

/** Texts that differ in case, in accents, in length, and by what upper case makes of them. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."aAbB_ßüÜſsİiıİ"), minLength: 1, maxLength: 3 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
);

/** soql.md §7: a client that pages by the last value it saw relies on this. */
describe("comparison and ordering", () => {
  it("agree on any two texts", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const org = new SmallOrg();
        const id = org.add("Account", { Name: a });
        org.add("Account", { Name: b });
        const compared = (operator: string) =>
          org.ask(`SELECT Id FROM Account WHERE Id = '${id}' AND Name ${operator} ${quote(b)}`).totalSize === 1;
        const sorted = (direction: string) =>
          org.column(`SELECT Id FROM Account ORDER BY Name ${direction} LIMIT 1`)[0] === id;
        const order = compared("=") ? "tie" : compared("<") ? "before" : "after";
        expect(compared("!=")).toBe(order !== "tie");
        expect(compared(">")).toBe(order === "after");
        expect(compared("<=")).toBe(order !== "after");
        expect(compared(">=")).toBe(order !== "before");
        if (order !== "tie") expect([sorted("ASC"), sorted("DESC")]).toEqual([order === "before", order === "after"]);
      }),
      { numRuns: 60 },
    );
  });

  const field = fc.constantFrom(
    { name: "Name", print: (value: string | number) => quote(String(value)), values: fc.option(text) },
    { name: "AnnualRevenue", print: String, values: fc.option(fc.integer({ min: -3, max: 3 })) },
    { name: "LastActivityDate", print: String, values: fc.option(fc.constantFrom("2026-01-01", "2026-01-02")) },
    {
      name: "CreatedDate",
      print: String,
      values: fc.option(fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z")),
    },
  );

  it("join pages of any size to the whole list, each page beginning after the last record of the one before", () => {
    const scenario = field.chain(({ name, print, values }) =>
      fc.record({
        name: fc.constant(name),
        print: fc.constant(print as (value: string | number) => string),
        rows: fc.array(values as fc.Arbitrary<string | number | null>, { maxLength: 12 }),
        size: fc.integer({ min: 1, max: 4 }),
        descending: fc.boolean(),
        nullsLast: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(scenario, ({ name, print, rows, size, descending, nullsLast }) => {
        const org = new SmallOrg();
        for (const value of rows) org.add("Account", { [name]: value });
        const order = `ORDER BY ${name} ${descending ? "DESC" : "ASC"} NULLS ${nullsLast ? "LAST" : "FIRST"}, Id`;
        const whole = org.column(`SELECT Id FROM Account ${order}`);
        const paged: unknown[] = [];
        for (let where = ""; ;) {
          const { records } = org.ask(`SELECT Id, ${name} FROM Account ${where} ${order} LIMIT ${size}`);
          paged.push(...records.map((record) => record.Id));
          const last = records.at(-1);
          if (last === undefined || records.length < size) break;
          where = `WHERE ${after(name, last[name], String(last.Id), print, descending, nullsLast)}`;
        }
        expect(paged).toEqual(whole);
        expect(whole).toHaveLength(rows.length);
      }),
      { numRuns: 60 },
    );
  });
});

/** What comes after a record in an ordering that ends with Id. */
function after(
  name: string,
  value: unknown,
  id: string,
  print: (value: string | number) => string,
  descending: boolean,
  nullsLast: boolean,
): string {
  if (value === null) return `(${name} = null AND Id > '${id}')${nullsLast ? "" : ` OR ${name} != null`}`;
  const literal = print(typeof value === "string" ? value.replace("+0000", "Z") : Number(value));
  const terms = [`${name} ${descending ? "<" : ">"} ${literal}`, `(${name} = ${literal} AND Id > '${id}')`];
  return [...terms, ...(nullsLast ? [`${name} = null`] : [])].join(" OR ");
}
