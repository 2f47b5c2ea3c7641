import { Refusal } from "../refusal";
import type { SelectStatement } from "./ast";
import { buildStatement } from "./build-statement";
import { foldLongLists } from "./fold-long-lists";
import { runGrammar } from "./run-grammar";
import { spellFormFeedsAsTabs } from "./string-literal";

const LONGEST_STATEMENT = 100_000;
const MOST_REMEMBERED_CHARACTERS = 2_000_000;

/** Statements are data that nothing changes, so one parse serves every asker; least recently asked first. */
const remembered = new Map<string, SelectStatement>();
let rememberedCharacters = 0;

/**
 * Parses a statement with Salesforce's own grammar. Throws a `Refusal` for what the grammar refuses, and for what it
 * accepts although the query resource refuses it.
 */
export function parseStatement(soql: string): SelectStatement {
  const known = remembered.get(soql);
  if (known !== undefined) {
    remembered.delete(soql);
    remembered.set(soql, known);
    return known;
  }
  const statement = parse(soql);
  remember(soql, statement);
  return statement;
}

function parse(soql: string): SelectStatement {
  if (soql.trim() === "") throw new Refusal("MALFORMED_QUERY", "SOQL statements cannot be empty or null");
  if (soql.length > LONGEST_STATEMENT) {
    throw new Refusal("MALFORMED_QUERY", `SOQL statements cannot be longer than ${LONGEST_STATEMENT} characters.`);
  }
  const unfolded = spellFormFeedsAsTabs(soql);
  const folded = foldLongLists(unfolded);
  const result = runGrammar(folded.text);
  if ("tree" in result) return buildStatement(result.tree, soql, folded.lists);
  // What is refused, and where, is said of the whole statement.
  const plain = folded.lists.size > 0 ? runGrammar(unfolded) : result;
  if ("tree" in plain) return buildStatement(plain.tree, soql, new Map());
  throw plain.refusal;
}

function remember(soql: string, statement: SelectStatement): void {
  remembered.set(soql, statement);
  rememberedCharacters += soql.length;
  for (const oldest of remembered.keys()) {
    if (rememberedCharacters <= MOST_REMEMBERED_CHARACTERS) return;
    remembered.delete(oldest);
    rememberedCharacters -= oldest.length;
  }
}
