const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const checksumAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const idPattern = /^[0-9A-Za-z]{15}(?:[A-Z0-5]{3})?$/;

/** The two characters that name the instance, and the zero that stands between them and the counter. */
const instance = "Lc0";

function checksum(id: string): string {
  let suffix = "";
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id.charCodeAt(start + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += checksumAlphabet.charAt(bits);
  }
  return suffix;
}

/** Where ids are put together: a text made of many others takes more than twice the memory. */
const scratch = Buffer.alloc(18);

/** The `n`-th id of an object, 18 characters. Ids sort as text in the order of their numbers. */
export function makeId(keyPrefix: string, n: number): string {
  scratch.write(keyPrefix + instance, "latin1");
  for (let at = 14, rest = n; at > 5; at--, rest = Math.floor(rest / 62)) scratch[at] = digits.charCodeAt(rest % 62);
  scratch.write(checksum(scratch.toString("latin1", 0, 15)), 15, "latin1");
  return scratch.toString("latin1");
}

/**
 * The 18-character form of a 15- or 18-character id (objects.md §1); undefined when the text has another form or its
 * last three characters are not the checksum of the first fifteen.
 */
export function toId18(id: string): string | undefined {
  if (!idPattern.test(id)) return undefined;
  const id15 = id.slice(0, 15);
  const id18 = id15 + checksum(id15);
  return id.length === 15 || id === id18 ? id18 : undefined;
}
