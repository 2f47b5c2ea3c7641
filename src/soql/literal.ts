import type { Value } from "./ast";

/** The escapes on which Salesforce's documentation and its grammar agree; every other character goes by its number. */
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * What cannot stand in a literal as it is: backslash and quote; control characters, and the two separators that some
 * readers take for line breaks; half a surrogate pair, which cannot be sent as UTF-8; and `@` before `{`, which a
 * composite call would expand (rest-api.md §7).
 */
const unsafe = /[\\'\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|@(?=\{)/gu;

function escapeText(text: string): string {
  return text.replace(unsafe, (char) => escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const patternOf = {
  contains: (text: string) => `%${text}%`,
  startsWith: (text: string) => `${text}%`,
  endsWith: (text: string) => `%${text}`,
} as const;

/**
 * Prints one value as SOQL. This is the only place where a value becomes text, and whatever the value, the text is one
 * literal: what does not have its kind's form is refused, because dates and numbers are not quoted.
 */
export function printValue(value: Exclude<Value, { kind: "reference" }>): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return value.value ? "true" : "false";
    case "string":
      return `'${escapeText(value.value)}'`;
    case "pattern":
      // Backslashes are doubled first, so that the ones that escape a wildcard stay single.
      return `'${patternOf[value.match](escapeText(value.value).replace(/[%_]/g, "\\$&"))}'`;
    case "number":
      return printNumber(value.value);
    case "date":
      return requireForm(value.value, /^\d{4}-\d{2}-\d{2}$/);
    case "dateTime":
      return requireForm(value.value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    case "dateLiteral":
      return requireForm(value.value, /^[A-Z][A-Z0-9_]*(:\d{1,9})?$/);
  }
}

function requireForm(text: string, form: RegExp): string {
  if (!form.test(text)) throw new TypeError(`${JSON.stringify(text)} is not of the form ${form.source}`);
  return text;
}

/** SOQL knows no exponents: 1e21 and 1e-7 are written out. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} is not a number that SOQL can hold`);
  const [mantissa = "0", exponent] = Math.abs(value).toString().split("e");
  const sign = value < 0 ? "-" : "";
  if (exponent === undefined) return sign + mantissa;
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  return point > 0 ? sign + digits.padEnd(point, "0") : `${sign}0.${"0".repeat(-point)}${digits}`;
}
