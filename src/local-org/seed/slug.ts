/** Letters that are no plain letter with a mark, so that decomposition leaves them whole. */
const spellings: Readonly<Record<string, string>> = { ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", æ: "ae", þ: "th" };

/**
 * The text in the letters of an e-mail address or host name: `Zoë M'Bala` with `.` is `zoe.mbala`. Empty when nothing of
 * it can be written so.
 */
export function slug(text: string, separator = "-"): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[ßøłđıæþ]/g, (letter) => spellings[letter] ?? letter)
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[^a-z0-9-]+/g, separator)
    .replace(/^[-.]+|[-.]+$/g, "");
}
