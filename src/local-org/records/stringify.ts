/**
 * A number that the wire shows with a decimal point even when it is whole: currency, percent and double (wire fact 24).
 * JSON of the platform tells 5.0 from 5, JavaScript does not, so such values travel as this until `stringify`.
 */
export class Decimal {
  constructor(readonly value: number) {}
}

const needsEscape = /["\\\u0000-\u001f\u2028\u2029\ud800-\udfff]/;

function quote(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function printDecimal(value: number): string {
  const text = String(value);
  return Number.isInteger(value) && !text.includes("e") ? `${text}.0` : text;
}

/**
 * Prints an answer as JSON. It is `JSON.stringify` for plain data (keys whose value is undefined are left out), and
 * prints every `Decimal` with a decimal point.
 */
export function stringify(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return Number.isFinite(value) ? String(value) : "null";
    case "boolean":
      return value ? "true" : "false";
    case "object":
      break;
    case "undefined":
    case "bigint":
    case "symbol":
    case "function":
      return "null";
  }
  if (value === null) return "null";
  if (value instanceof Decimal) return printDecimal(value.value);
  if (Array.isArray(value)) return `[${value.map(stringify).join(",")}]`;
  let members = "";
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    members += `${members === "" ? "" : ","}${quote(key)}:${stringify(member)}`;
  }
  return `{${members}}`;
}
