import { malformedSearch } from "../refuse-search";

/** Reads the words and signs of a statement outside of the braces, one after the other. */
export class SearchReader {
  constructor(
    private readonly sosl: string,
    public at = 0,
  ) {}

  /** Where the next token begins. */
  start(): number {
    while (/\s/.test(this.sosl.charAt(this.at))) this.at++;
    return this.at;
  }

  moveTo(at: number): void {
    this.at = at;
  }

  /** The character that comes next; none at the end. */
  peek(): string {
    return this.sosl.charAt(this.start());
  }

  /** The word that comes next: none when it is no word. */
  readWord(): string {
    return this.match(/[A-Za-z_]\w*/y);
  }

  /** The word, number or sign that comes next, as a refusal shows it. */
  readToken(): string {
    const token = this.match(/\w+|\S/uy);
    return token === "" ? "<EOF>" : token;
  }

  /** A string, word, number or sign of what is left to the language of queries; none at the end. */
  readPiece(): string {
    return this.match(/'(?:[^'\\]|\\[^])*'?|\w+|\S/uy);
  }

  between(at: number, end: number): string {
    return this.sosl.slice(at, end);
  }

  take(word: string): boolean {
    const at = this.start();
    if (this.readWord().toUpperCase() === word) return true;
    this.at = at;
    return false;
  }

  takeSign(sign: string): boolean {
    if (this.peek() !== sign) return false;
    this.at++;
    return true;
  }

  require(word: string): void {
    const at = this.start();
    if (!this.take(word)) throw malformedSearch(`unexpected token: '${this.readToken()}'`, at);
  }

  requireSign(sign: string): void {
    const at = this.start();
    if (!this.takeSign(sign)) throw malformedSearch(`unexpected token: '${this.readToken()}'`, at);
  }

  requireEnd(): void {
    const at = this.start();
    if (at < this.sosl.length) throw malformedSearch(`unexpected token: '${this.readToken()}'`, at);
  }

  /** What has been read since a place; where that is nothing, the token that stands there. */
  textFrom(at: number): string {
    return this.at > at ? this.sosl.slice(at, this.at) : this.readToken();
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.start();
    const text = pattern.exec(this.sosl)?.[0] ?? "";
    this.at += text.length;
    return text;
  }
}
