import { malformedSearch, notSearched } from "../refuse-search";
import type { Passage, ReturningItem } from "./search-ast";
import type { SearchReader } from "./search-reader";

/** Words that end the list of fields. */
const clauseWords = new Set(["USING", "WHERE", "ORDER", "LIMIT", "OFFSET"]);

/** The objects that a RETURNING names; undefined when there is none. */
export function parseReturning(reader: SearchReader): readonly ReturningItem[] | undefined {
  if (!reader.take("RETURNING")) return undefined;
  const items: ReturningItem[] = [];
  do items.push(parseItem(reader));
  while (reader.takeSign(","));
  return items;
}

function parseItem(reader: SearchReader): ReturningItem {
  const at = reader.start();
  const text = reader.readWord();
  if (text === "") throw malformedSearch(`unexpected token: '${reader.readToken()}'`, at);
  const object = { text, at };
  if (!reader.takeSign("(")) return { object, fields: undefined, clauses: undefined };
  const fields = readPassage(reader, (word) => clauseWords.has(word));
  if (fields === undefined) {
    const found = reader.start();
    throw malformedSearch(`unexpected token: '${reader.readToken()}'`, found);
  }
  const usingAt = reader.start();
  if (reader.take("USING")) throw notSearched("USING ListView: it has no list views", usingAt);
  const clauses = readPassage(reader, () => false);
  reader.requireSign(")");
  return { object, fields, clauses };
}

/** The text until a word that ends it, the closing parenthesis or the end of the statement; undefined when empty. */
function readPassage(reader: SearchReader, isEnd: (word: string) => boolean): Passage | undefined {
  const at = reader.start();
  let end = at;
  for (let depth = 0; ;) {
    const next = reader.start();
    const token = reader.readPiece();
    if (token === "(") depth++;
    else if (token === ")") depth--;
    if (token === "" || depth < 0 || (depth === 0 && isEnd(token.toUpperCase()))) {
      reader.moveTo(next);
      break;
    }
    end = reader.at;
  }
  return end > at ? { text: reader.between(at, end), at } : undefined;
}
