import type { Refusal } from "../../soql/refusal";
import { lineAndColumn, malformedSearch } from "../refuse-search";
import { anyCharacter, anyText } from "../text/tokenize";

export type TermToken =
  | { readonly kind: "open" | "close"; readonly text: string; readonly at: number }
  /** Operators are words without quotes, escapes and wildcards. */
  | { readonly kind: "word"; readonly text: string; readonly plain: boolean; readonly at: number }
  | { readonly kind: "phrase"; readonly text: string; readonly at: number };

export interface ScannedTerms {
  readonly tokens: readonly TermToken[];
  /** Just behind the closing brace. */
  readonly end: number;
}

/** What has to be escaped beside the characters that mean something (rest-api.md §9). */
const reserved = new Set("&|!{[]^~:'+-");
const blank = /\s/;

/**
 * Reads what stands between the braces of FIND; `at` is where it begins. Throws for a reserved character without escape
 * (wire fact 5).
 */
export function scanTerms(sosl: string, at: number): ScannedTerms {
  const scanner = new TermScanner(sosl, at, true);
  return { tokens: scanner.scan(), end: scanner.end };
}

/** The same of a text that is not SOSL: whatever is reserved there separates words here. */
export function scanPlainTerms(text: string): readonly TermToken[] {
  return new TermScanner(text, 0, false).scan();
}

class TermScanner {
  private readonly tokens: TermToken[] = [];
  private text = "";
  private plain = true;
  private startedAt: number | undefined;
  private phraseAt: number | undefined;

  constructor(
    private readonly sosl: string,
    public end: number,
    private readonly strict: boolean,
  ) {}

  scan(): readonly TermToken[] {
    const { sosl, strict } = this;
    for (; this.end < sosl.length; this.end++) {
      const character = sosl.charAt(this.end);
      if (character === "}" && strict) break;
      this.take(character);
    }
    if (strict && this.phraseAt !== undefined) throw this.mismatched('"');
    this.phraseAt = undefined;
    this.endWord();
    if (strict) this.close();
    return this.tokens;
  }

  private take(character: string): void {
    switch (character) {
      case "\\":
        this.add(this.sosl.charAt(++this.end), false);
        return;
      case '"':
        this.quote();
        return;
      case "*":
        this.add(anyText, false);
        return;
      case "?":
        this.add(anyCharacter, false);
        return;
    }
    if (this.strict && reserved.has(character)) throw this.mismatched("}");
    if (this.phraseAt !== undefined) this.text += character;
    else if (character === "(" || character === ")") this.bracket(character);
    else if (blank.test(character)) this.endWord();
    else this.add(character, true);
  }

  private add(character: string, plain: boolean): void {
    this.startedAt ??= this.end;
    this.plain &&= plain;
    this.text += character;
  }

  private bracket(character: "(" | ")"): void {
    this.endWord();
    this.tokens.push({ kind: character === "(" ? "open" : "close", text: character, at: this.end });
  }

  private quote(): void {
    if (this.phraseAt === undefined) {
      this.endWord();
      this.phraseAt = this.end;
      return;
    }
    this.tokens.push({ kind: "phrase", text: this.text, at: this.phraseAt });
    this.phraseAt = undefined;
    this.reset();
  }

  private endWord(): void {
    if (this.text !== "") {
      this.tokens.push({ kind: "word", text: this.text, plain: this.plain, at: this.startedAt ?? this.end });
    }
    this.reset();
  }

  private reset(): void {
    this.text = "";
    this.plain = true;
    this.startedAt = undefined;
  }

  private close(): void {
    if (this.sosl.charAt(this.end) !== "}") throw this.mismatched("}");
    this.end++;
  }

  private mismatched(expected: string): Refusal {
    const at = Math.min(this.end, this.sosl.length);
    const found = at < this.sosl.length ? String.fromCodePoint(this.sosl.codePointAt(at) ?? 0) : "<EOF>";
    const place = lineAndColumn(this.sosl, at);
    return malformedSearch(`line ${place} mismatched character '${found}' expecting '${expected}'`, at);
  }
}
