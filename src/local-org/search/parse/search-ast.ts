import type { Name } from "../../soql/parse/ast";
import type { SearchScope } from "../search-fields";

/** What is searched for. */
export type SearchExpression =
  /** A word, or words that stand side by side, with `anyText` and `anyCharacter` for wildcards. */
  | { readonly kind: "term"; readonly text: string }
  /** `beside`: terms with nothing between them, which means AND, and OR for articles. */
  | { readonly kind: "and" | "or" | "beside"; readonly terms: readonly SearchExpression[] }
  | { readonly kind: "without"; readonly term: SearchExpression; readonly excluded: SearchExpression };

/** A piece of the statement, and where it begins. */
export interface Passage {
  readonly text: string;
  readonly at: number;
}

/** An object that RETURNING names, with its fields and what follows them: WHERE, ORDER BY, LIMIT and OFFSET. */
export interface ReturningItem {
  readonly object: Name;
  readonly fields: Passage | undefined;
  readonly clauses: Passage | undefined;
}

export interface SearchStatement {
  /** Undefined for a text so long that it finds nothing. */
  readonly find: SearchExpression | undefined;
  readonly scope: SearchScope;
  readonly returning: readonly ReturningItem[] | undefined;
  readonly limit: number | undefined;
}
