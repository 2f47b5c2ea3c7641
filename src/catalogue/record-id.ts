const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/**
 * Reads a record id as people have it: 15 characters, 18 characters, also all in upper or all in lower case, or the
 * address of the record's page. Gives the 18-character form, or undefined when it is no id.
 *
 * The last three of 18 characters say which of the first 15 are capitals (objects.md §1), so that an id whose case was
 * lost can be restored. An id that has its case and contradicts them is broken: to believe them could name another
 * record.
 */
export function parseRecordId(input: string): string | undefined {
  const text = input.trim();
  const id = /^https?:\/\//i.test(text) ? idInAddress(text) : text;
  if (id === undefined || !/^[0-9A-Za-z]+$/.test(id)) return undefined;
  if (id.length === 15) return id + suffixOf(id);
  if (id.length !== 18) return undefined;
  const first15 = restoreCase(id.slice(0, 15), id.slice(15).toUpperCase());
  const given15 = id.slice(0, 15);
  const lostItsCase = given15 === given15.toLowerCase() || given15 === given15.toUpperCase();
  return first15 && (first15 === given15 || lostItsCase) ? first15 + suffixOf(first15) : undefined;
}

function idInAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  return new URL(address).pathname
    .split("/")
    .find((part) => /^(?=.{0,2}\d)[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(part));
}

function suffixOf(first15: string): string {
  return [0, 5, 10]
    .map((start) => {
      const group = [...first15.slice(start, start + 5)];
      return alphabet[group.reduce((bits, char, index) => bits | (/[A-Z]/.test(char) ? 1 << index : 0), 0)];
    })
    .join("");
}

function restoreCase(first15: string, suffix: string): string | undefined {
  let restored = "";
  for (const [index, char] of [...first15].entries()) {
    const bits = alphabet.indexOf(suffix.charAt(Math.floor(index / 5)));
    const capital = (bits >> (index % 5)) & 1;
    if (bits < 0 || (capital && !/[A-Za-z]/.test(char))) return undefined;
    restored += capital ? char.toUpperCase() : char.toLowerCase();
  }
  return restored;
}
