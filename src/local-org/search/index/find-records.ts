import type { ObjectSchema } from "../../metadata/schema";
import type { OrgRecord } from "../../records/table";
import type { SearchExpression } from "../parse/search-ast";
import { fieldKinds, isArticle, searchFields, type SearchField } from "../search-fields";
import { compileToken, matchPhrase, type TokenPattern } from "../text/match-token";
import { tokenize, tokenizeTerm } from "../text/tokenize";
import type { ObjectIndex } from "./object-index";
import { rankRecords } from "./rank-records";

/**
 * The records of an object that an expression finds in fields of the scope's kinds, best first. `object` is what the user
 * sees of it: fields that are not there find nothing.
 */
export function findRecords(
  index: ObjectIndex,
  object: ObjectSchema,
  scope: number,
  expression: SearchExpression,
): Iterable<OrgRecord> {
  const fields = searchFields(object).filter(({ kind }) => (kind & scope) !== 0);
  const finder = new Finder(index, fields, scope, isArticle(object));
  return rankRecords(index, finder.find(expression));
}

/** Marks of records by number: 0 for those not found, else the higher the more of the search is in their names. */
type Scores = Uint8Array;

const inOther = 1;
const inName = 2;
const highest = 255;

class Finder {
  private readonly kinds: number;
  /** Whether records hold tokens under a kind in fields that are not looked at. */
  private readonly isPartial: boolean;

  constructor(
    private readonly index: ObjectIndex,
    private readonly fields: readonly SearchField[],
    scope: number,
    private readonly besideIsOr: boolean,
  ) {
    this.kinds = scope;
    this.isPartial = index.countFields(scope) !== fields.length;
  }

  find(expression: SearchExpression): Scores {
    switch (expression.kind) {
      case "term":
        return this.findTerm(expression.text);
      case "without":
        return combine([this.find(expression.term), this.find(expression.excluded)], (score, excluded) =>
          excluded > 0 ? 0 : score,
        );
      case "or":
        return this.findAny(expression.terms);
      case "and":
        return this.findAll(expression.terms);
      case "beside":
        return this.besideIsOr ? this.findAny(expression.terms) : this.findAll(expression.terms);
    }
  }

  private findAny(terms: readonly SearchExpression[]): Scores {
    return combine(this.findEach(terms), (one, other) => Math.min(one + other, highest));
  }

  private findAll(terms: readonly SearchExpression[]): Scores {
    return combine(this.findEach(terms), (one, other) =>
      one === 0 || other === 0 ? 0 : Math.min(one + other, highest),
    );
  }

  /** What holds no letter and no digit, such as a lone `@`, is passed over like punctuation in a text. */
  private *findEach(terms: readonly SearchExpression[]): Iterable<Scores> {
    for (const term of terms) {
      if (term.kind !== "term" || tokenizeTerm(term.text).length > 0) yield this.find(term);
    }
  }

  private findTerm(text: string): Scores {
    const patterns = tokenizeTerm(text).map(compileToken);
    const [first, ...rest] = patterns;
    if (first === undefined) return new Uint8Array(this.index.size);
    const found = this.marks(first);
    for (const pattern of rest) {
      const others = this.marks(pattern);
      for (let i = 0; i < found.length; i++) if ((others[i] ?? 0) === 0) found[i] = 0;
    }
    const mustLook = rest.length > 0 || this.isPartial;
    for (let i = 0; i < found.length; i++) {
      const kinds = found[i] ?? 0;
      if (kinds !== 0) found[i] = this.score(mustLook ? this.kindsHolding(i, patterns) : kinds);
    }
    if (rest.length > 0) this.addPhones(found, text);
    return found;
  }

  /** A phone number is found however it is punctuated here and there. */
  private addPhones(found: Scores, text: string): void {
    if ((this.kinds & fieldKinds.phone) === 0 || /[^\d\s().+-]/.test(text)) return;
    const marks = new Uint8Array(this.index.size);
    this.index.mark({ kind: "exact", token: text.replace(/\D/g, "") }, marks);
    for (let i = 0; i < marks.length; i++) {
      if (found[i] === 0 && ((marks[i] ?? 0) & fieldKinds.phone) !== 0 && !this.isPartial) found[i] = inOther;
    }
  }

  private marks(pattern: TokenPattern): Uint8Array {
    const marks = new Uint8Array(this.index.size);
    this.index.mark(pattern, marks);
    for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] ?? 0) & this.kinds;
    return marks;
  }

  /** The kinds of the fields in which a record holds these tokens side by side. */
  private kindsHolding(number: number, patterns: readonly TokenPattern[]): number {
    const record = this.index.record(number);
    let kinds = 0;
    for (const { name, kind } of record === undefined ? [] : this.fields) {
      const text = record?.[name];
      if (typeof text === "string" && matchPhrase(tokenize(text), patterns)) kinds |= kind;
    }
    return kinds;
  }

  private score(kinds: number): number {
    if (kinds === 0) return 0;
    return (kinds & fieldKinds.name) === 0 ? inOther : inName;
  }
}

function combine(all: Iterable<Scores>, merge: (one: number, other: number) => number): Scores {
  let result: Scores | undefined;
  for (const scores of all) {
    if (result === undefined) {
      result = scores;
      continue;
    }
    for (let i = 0; i < result.length; i++) result[i] = merge(result[i] ?? 0, scores[i] ?? 0);
  }
  return result ?? new Uint8Array(0);
}
