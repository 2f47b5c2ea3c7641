import type { OrgTable } from "../../records/org-table";
import type { OrgRecord } from "../../records/table";
import { fieldKinds, searchFields, type SearchField } from "../search-fields";
import type { TokenPattern } from "../text/match-token";
import { tokenize } from "../text/tokenize";

const kindBits = 4;
const allKinds = (1 << kindBits) - 1;
/** Entries of records that have changed since are passed over; when most are such, the index is made anew. */
const leastStale = 10_000;

/**
 * Which records of one object hold a token, and in which kinds of fields. It is made when it is first asked, and takes up
 * what has changed whenever it is asked again: a changed record comes in anew under the next number, and what is
 * remembered of the old one is left to lie.
 */
export class ObjectIndex {
  private readonly fields: readonly SearchField[];
  /** By token: numbers of records with the bits of the kinds of fields, in order. */
  private postings = new Map<string, number[]>();
  private sortedTokens: readonly string[] | undefined;
  /** By number; undefined where a record has changed or gone. */
  private records: (OrgRecord | undefined)[] = [];
  private numbers = new Map<OrgRecord, number>();
  private changed: Set<OrgRecord> | undefined;

  constructor(private readonly table: OrgTable) {
    this.fields = searchFields(table.object);
    table.watch((row) => this.changed?.add(row));
  }

  /** How many numbers there are. */
  get size(): number {
    return this.records.length;
  }

  /** How many fields of these kinds the whole object has. */
  countFields(kinds: number): number {
    return this.fields.filter(({ kind }) => (kind & kinds) !== 0).length;
  }

  record(number: number): OrgRecord | undefined {
    return this.records[number];
  }

  /** Takes up what has changed. */
  refresh(): void {
    const isStale = this.records.length - this.numbers.size > Math.max(leastStale, this.numbers.size);
    if (this.changed === undefined || isStale) {
      this.rebuild();
      return;
    }
    for (const row of this.changed) {
      const number = this.numbers.get(row);
      if (number !== undefined) this.records[number] = undefined;
      this.numbers.delete(row);
      if (this.table.get(String(row.Id)) === row) this.enter(row);
    }
    this.changed.clear();
  }

  /** Marks in `found`, by number, the kinds of fields in which records hold a token that matches. */
  mark(pattern: TokenPattern, found: Uint8Array): void {
    for (const token of this.matchingTokens(pattern)) {
      for (const posting of this.postings.get(token) ?? []) {
        const number = posting >> kindBits;
        found[number] = (found[number] ?? 0) | (posting & allKinds);
      }
    }
  }

  private rebuild(): void {
    this.postings = new Map();
    this.sortedTokens = undefined;
    this.records = [];
    this.numbers = new Map();
    this.changed = new Set();
    for (const row of this.table.rows()) this.enter(row);
  }

  private enter(row: OrgRecord): void {
    const number = this.records.push(row) - 1;
    this.numbers.set(row, number);
    for (const { name, kind } of this.fields) {
      const text = row[name];
      if (typeof text !== "string") continue;
      for (const token of fieldTokens(kind, text)) this.post(token, number, kind);
    }
  }

  private post(token: string, number: number, kind: number): void {
    const posting = (number << kindBits) | kind;
    const postings = this.postings.get(token);
    if (postings === undefined) {
      this.postings.set(token, [posting]);
      this.sortedTokens = undefined;
      return;
    }
    // The last entry is this record's own when the token stands in it more than once.
    const last = postings.length - 1;
    const before = postings[last] ?? 0;
    if (before >> kindBits === number) postings[last] = before | kind;
    else postings.push(posting);
  }

  private matchingTokens(pattern: TokenPattern): readonly string[] {
    if (pattern.kind === "exact") return [pattern.token];
    this.sortedTokens ??= [...this.postings.keys()].sort();
    const tokens: string[] = [];
    for (let i = firstNotBefore(this.sortedTokens, pattern.prefix); i < this.sortedTokens.length; i++) {
      const token = this.sortedTokens[i] ?? "";
      if (!token.startsWith(pattern.prefix)) break;
      if (pattern.matches(token)) tokens.push(token);
    }
    return tokens;
  }
}

function firstNotBefore(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens under which a record is found; a phone number is so without its punctuation, too. */
function fieldTokens(kind: number, text: string): readonly string[] {
  const tokens = tokenize(text);
  if (kind !== fieldKinds.phone || tokens.length < 2) return tokens;
  const digits = text.replace(/\D/g, "");
  return digits === "" ? tokens : [...tokens, digits];
}
