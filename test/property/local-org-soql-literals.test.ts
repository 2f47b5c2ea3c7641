import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseStatement } from "../../src/local-org/soql/parse/parse-statement";
import { SmallOrg } from "../unit/local-org/soql/small-org";

const named: Readonly<Record<string, readonly string[]>> = {
  "\n": ["\\n", "\\N"],
  "\r": ["\\r", "\\R"],
  "\t": ["\\t", "\\T"],
  "\b": ["\\b", "\\B"],
  "\f": ["\\f", "\\F"],
  '"': ['"', '\\"'],
  "'": ["\\'"],
  "\\": ["\\\\"],
};

/** Any text beside one of the ways to write it between quotes: as it is, by name, by code. */
const writtenText = fc
  .array(
    fc.tuple(
      fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), fc.constantFrom(...Object.keys(named))),
      fc.nat(),
    ),
    {
      maxLength: 12,
    },
  )
  .map((characters) => ({
    text: characters.map(([character]) => character).join(""),
    written: characters.map(([character, choice]) => write(character, choice)).join(""),
  }));

function write(character: string, choice: number): string {
  const code = Array.from({ length: character.length }, (_, i) => {
    return `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  }).join("");
  const ways = [...(named[character] ?? [character]), code];
  return ways[choice % ways.length] ?? code;
}

/** The text's characters as LIKE takes them for themselves. */
function writePattern(text: string): string {
  return Array.from(text, (character) => (/[%_]/.test(character) ? `\\${character}` : write(character, 0))).join("");
}

/** soql.md §4, "String literals". */
describe("a string literal", () => {
  it("means the text that was written, whatever it is", () => {
    fc.assert(
      fc.property(writtenText, ({ text, written }) => {
        const { where } = parseStatement(`SELECT Id FROM Account WHERE Name = '${written}' LIMIT 1`);
        expect(where).toMatchObject({ kind: "comparison", value: { kind: "string", value: text } });
      }),
    );
  });

  it("means the same in a long list", () => {
    fc.assert(
      fc.property(fc.array(writtenText, { minLength: 20, maxLength: 30 }), (texts) => {
        const { where } = parseStatement(
          `SELECT Id FROM Account WHERE Name IN (${texts.map(({ written }) => `'${written}'`).join(",")})`,
        );
        const values = where?.kind === "in" ? where.values.map((literal) => "value" in literal && literal.value) : [];
        expect(values).toEqual(texts.map(({ text }) => text));
      }),
      { numRuns: 30 },
    );
  });

  it("finds the record that holds the text, by = and by LIKE", () => {
    fc.assert(
      fc.property(
        writtenText.filter(({ text }) => text !== ""),
        ({ text, written }) => {
          const org = new SmallOrg();
          const id = org.add("Account", { Name: text });
          org.add("Account", { Name: `${text}!` });
          expect(org.column(`SELECT Id FROM Account WHERE Name = '${written}'`)).toEqual([id]);
          expect(org.column(`SELECT Id FROM Account WHERE Name LIKE '${writePattern(text)}'`)).toEqual([id]);
          expect(
            org.column(`SELECT Id FROM Account WHERE Name LIKE '%${writePattern(text)}%' ORDER BY Id`),
          ).toHaveLength(2);
        },
      ),
    );
  });
});
