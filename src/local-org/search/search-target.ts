import type { ObjectSchema } from "../metadata/schema";
import type { Name } from "../soql/parse/ast";
import { parseStatement } from "../soql/parse/parse-statement";
import type { QueryContext } from "../soql/query-context";
import { malformed, Refusal } from "../soql/refusal";
import type { RowQuery } from "../soql/resolve/resolved-query";
import { resolveStatement } from "../soql/resolve/resolve-statement";
import { unknownObject } from "../soql/resolve/scope";
import type { Passage, ReturningItem } from "./parse/search-ast";
import { lineAndColumn, malformedSearch } from "./refuse-search";
import { isArticle } from "./search-fields";

/** An object to search, and what is asked of those of its records that are found. */
export interface SearchTarget {
  readonly object: ObjectSchema;
  readonly query: RowQuery;
}

/** Articles are searched in one language, and those that readers see (SOSL reference, articles). */
const readableArticles = "WHERE PublishStatus = 'Online' AND Language = 'en_US'";

/** Every object that can be searched: what a search without RETURNING looks at, for the ids alone. */
export function targetAll(context: QueryContext): readonly SearchTarget[] {
  return context.schema.objects
    .filter((object) => object.traits.searchable === true && object.queryable)
    .map((object) => {
      const clauses = isArticle(object) ? { text: readableArticles, at: 0 } : undefined;
      return resolveTarget(context, { object: { text: object.name, at: 0 }, fields: undefined, clauses }, "");
    });
}

/**
 * What an item of a RETURNING asks for: the query of those fields and clauses over that object. Whatever is wrong with it
 * is said of the place in `source` where it stands.
 */
export function resolveTarget(context: QueryContext, item: ReturningItem, source: string): SearchTarget {
  const object = requireSearchable(context, item.object);
  const written = new WrittenQuery();
  written.add("SELECT ", item.fields ?? { text: "Id", at: item.object.at });
  written.add(" FROM ", item.object);
  if (item.clauses !== undefined) written.add(" ", item.clauses);
  try {
    return { object, query: requireRows(context, written.soql) };
  } catch (error) {
    if (error instanceof Refusal) throw written.relocate(error, source);
    throw error;
  }
}

function requireSearchable({ schema }: QueryContext, name: Name): ObjectSchema {
  const object = schema.object(name.text);
  if (object === undefined) throw unknownObject(name);
  if (object.traits.searchable === true) return object;
  // Our own wording, after that of objects that cannot be queried.
  throw new Refusal("INVALID_TYPE_FOR_OPERATION", `entity type ${object.name} does not support search`);
}

/** RETURNING lists fields: no child lists, TYPEOF, counts or groups. */
function requireRows(context: QueryContext, soql: string): RowQuery {
  const query = resolveStatement(context, parseStatement(soql));
  const isPlain =
    query.kind === "rows" && query.projection.every((item) => item.kind !== "children" && item.kind !== "typeof");
  if (isPlain) return query;
  throw malformed("RETURNING takes fields, and no sub-selects, TYPEOF, aggregates or groups", "SELECT ".length);
}

/** A query put together from passages of another text. */
class WrittenQuery {
  private readonly passages: (Passage & { readonly start: number })[] = [];
  soql = "";

  add(before: string, passage: Passage): void {
    this.soql += before;
    this.passages.push({ ...passage, start: this.soql.length });
    this.soql += passage.text;
  }

  /** The refusal, said of the text that the query was made from. */
  relocate({ errorCode, message, at }: Refusal, source: string): Refusal {
    const code = errorCode === "MALFORMED_QUERY" ? "MALFORMED_SEARCH" : errorCode;
    if (at === undefined) return new Refusal(code, message);
    const passage = this.passages.findLast(({ start }) => start <= at) ?? this.passages[0];
    if (passage === undefined) return malformedSearch(message);
    const found = passage.at + Math.min(Math.max(at - passage.start, 0), passage.text.length);
    return new Refusal(code, message.replace(/^line \d+:\d+/, `line ${lineAndColumn(source, found)}`), found);
  }
}
