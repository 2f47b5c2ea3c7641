/** What stands for `*` in the text of a search, and in its tokens: no text holds it, since `foldText` drops it. */
export const anyText = "\ue000";
/** The same for `?`. */
export const anyCharacter = "\ue001";

const plainText = /^[\0-\x7f]*$/;
const reservedCharacters = /[\ue000\ue001]/g;

/** Words as the org's search splits them: where letters and digits meet, too; Chinese, Japanese and Korean by script. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\ue000\ue001]+|[\p{N}\ue000\ue001]+/gu;
const cjkWord = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const plainWords = /[a-z]+|[0-9]+/g;

/** Without regard to case and accents. */
function foldWords(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");
}

/** Words without blanks between them are searched by each pair of their characters. */
function pairs(word: string): readonly string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => (characters[i] ?? "") + character);
}

function split(text: string): readonly string[] {
  return (text.match(words) ?? []).flatMap((word) => (cjkWord.test(word) ? pairs(word) : [word]));
}

/** The tokens of a record's text, in order. */
export function tokenize(text: string): readonly string[] {
  if (plainText.test(text)) return text.toLowerCase().match(plainWords) ?? [];
  return split(foldWords(text.replace(reservedCharacters, " ")));
}

/** The tokens of what is searched for, wildcards among them. Those at the beginning of a word stand for nothing. */
export function tokenizeTerm(term: string): readonly string[] {
  return split(foldWords(term))
    .map((token) => token.replace(/^[\ue000\ue001]+/, ""))
    .filter((token) => token !== "");
}

/** Whether one character is enough to search for: where it may be a word. */
export function isCjk(token: string): boolean {
  return cjkWord.test(token);
}
