/** Why a text is no JSON, and how far the platform's parser has read when it notices: the wrong character included. */
class JsonFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Far beyond what any body holds; deeper, where exactly a text is wrong does not matter. */
const deepest = 10_000;

const blankForm = /[ \t\r\n]*/y;
const tokenForm = /[^\s,:[\]{}"]+/y;
const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads JSON only to find out where it is none. It keeps its own stack, for texts that are nested without end. */
class JsonScanner {
  private at = 0;
  /** What is open: the closing brackets that are waited for. */
  private readonly open: ("}" | "]")[] = [];

  constructor(private readonly text: string) {}

  scan(): void {
    this.value();
    while (this.open.length > 0) this.afterValue();
    this.blanks();
    if (this.at < this.text.length) this.unexpected("expected the end of the text");
  }

  private blanks(): void {
    blankForm.lastIndex = this.at;
    blankForm.test(this.text);
    this.at = blankForm.lastIndex;
  }

  private begin(close: "}" | "]"): void {
    this.at++;
    this.open.push(close);
    if (this.open.length > deepest) throw new JsonFault("The text is nested too deeply", this.at);
  }

  private next(): string {
    this.blanks();
    return this.text.charAt(this.at);
  }

  private unexpected(wanted: string): never {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    const found = `Unexpected character ('${character}' (code ${character.codePointAt(0) ?? 0}))`;
    throw new JsonFault(`${found}: ${wanted}`, this.at + 1);
  }

  private requireMore(): void {
    if (this.at < this.text.length) return;
    const where = this.open.at(-1) === "}" ? " for OBJECT" : this.open.at(-1) === "]" ? " for ARRAY" : "";
    const wanted = where === "" ? "" : `: expected close marker${where}`;
    throw new JsonFault(`Unexpected end-of-input${wanted}`, this.at);
  }

  /** Reads a value up to where it is complete, or one that contains others up to its first inner value. */
  private value(): void {
    for (;;) {
      const first = this.next();
      this.requireMore();
      if (first === '"') return this.string();
      if (first === "{") {
        this.begin("}");
        if (this.next() === "}") return this.close();
        this.key();
      } else if (first === "[") {
        this.begin("]");
        if (this.next() === "]") return this.close();
      } else {
        return this.scalar();
      }
    }
  }

  private close(): void {
    this.at++;
    this.open.pop();
  }

  private afterValue(): void {
    const next = this.next();
    this.requireMore();
    if (next === this.open.at(-1)) return this.close();
    const kind = this.open.at(-1) === "}" ? "OBJECT" : "ARRAY";
    if (next !== ",") this.unexpected(`was expecting comma to separate ${kind} entries`);
    this.at++;
    if (this.open.at(-1) === "}") this.key();
    this.value();
  }

  private key(): void {
    const first = this.next();
    this.requireMore();
    if (first !== '"') this.unexpected("was expecting double-quote to start field name");
    this.string();
    const colon = this.next();
    this.requireMore();
    if (colon !== ":") this.unexpected("was expecting a colon to separate field name and value");
    this.at++;
  }

  private string(): void {
    for (this.at++; this.at < this.text.length; this.at++) {
      const character = this.text.charAt(this.at);
      if (character === '"') {
        this.at++;
        return;
      }
      if (character < " ") {
        const code = character.charCodeAt(0);
        throw new JsonFault(`Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped`, this.at + 1);
      }
      if (character === "\\") this.escape();
    }
    throw new JsonFault("Unexpected end-of-input in VALUE_STRING", this.at);
  }

  private escape(): void {
    const rest = this.text.slice(this.at + 1, this.at + 6);
    const [escaped] = /^(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/.exec(rest) ?? [];
    // An escape that the text's end cuts short is no wrong one.
    if (escaped === undefined && !/^(?:u[0-9a-fA-F]{0,3})?$/.test(rest)) {
      throw new JsonFault("Unrecognized character escape", this.at + 1);
    }
    this.at += escaped?.length ?? 1;
  }

  private scalar(): void {
    tokenForm.lastIndex = this.at;
    const [token = ""] = tokenForm.exec(this.text) ?? [];
    numberForm.lastIndex = this.at;
    const [number = ""] = numberForm.exec(this.text) ?? [];
    if (token === "true" || token === "false" || token === "null" || (token !== "" && token === number)) {
      this.at += token.length;
      return;
    }
    const values = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";
    if (/^[A-Za-z_$]/.test(token)) {
      throw new JsonFault(
        `Unrecognized token '${token.slice(0, 100)}': was expecting ('true', 'false' or 'null')`,
        this.at + token.length,
      );
    }
    return this.unexpected(values);
  }
}

function placeOf(text: string, at: number): string {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < at; end = text.indexOf("\n", start)) {
    line++;
    start = end + 1;
  }
  return `[line:${line}, column:${at - start + 1}]`;
}

/** Says where and why a text is no JSON, as Jackson says it (errors.md §4). */
export function describeJsonError(text: string): string {
  try {
    new JsonScanner(text).scan();
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return `${error.message} at ${placeOf(text, error.at)}`;
  }
  return "The text is not JSON";
}
