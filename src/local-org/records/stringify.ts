/**
 * A number that the wire shows with a decimal point even when it is whole: currency, percent and double (wire fact 24).
 * JSON of the platform tells 5.0 from 5, JavaScript does not, so such values travel as this until `stringify`.
 */
export class Decimal {
  constructor(readonly value: number) {}
}

/** Everything that JSON writes as it is, so that most text is quoted without looking for escapes. */
const plainText = /^[ !#-[\]-\ud7ff]*$/;

function printText(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text);
}

function printDecimal(value: number): string {
  const text = String(value);
  return Number.isInteger(value) && !text.includes("e") ? `${text}.0` : text;
}

function printList(list: readonly unknown[]): string {
  let text = "[";
  for (let i = 0; i < list.length; i++) text += i === 0 ? stringify(list[i]) : `,${stringify(list[i])}`;
  return `${text}]`;
}

/** An answer repeats the same few keys for each of its thousands of records. */
const printedKeys = new Map<string, string>();

function printKey(key: string): string {
  let printed = printedKeys.get(key);
  if (printed === undefined) {
    printed = `${JSON.stringify(key)}:`;
    // Aliases and echoed request bodies bring keys of their own; they must not pile up.
    if (printedKeys.size < 5_000) printedKeys.set(key, printed);
  }
  return printed;
}

function printObject(object: Readonly<Record<string, unknown>>): string {
  let members = "";
  for (const key in object) {
    const value = object[key];
    if (value === undefined) continue;
    if (members !== "") members += ",";
    members += printKey(key) + stringify(value);
  }
  return `{${members}}`;
}

/**
 * Prints an answer as JSON: what `JSON.stringify` prints of plain data, and every `Decimal` with a decimal point. Keys
 * whose value is undefined are left out; elsewhere undefined is null.
 */
export function stringify(value: unknown): string {
  switch (typeof value) {
    case "string":
      return printText(value);
    case "number":
      return Number.isFinite(value) ? String(value) : "null";
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      if (value instanceof Decimal) return printDecimal(value.value);
      if (Array.isArray(value)) return printList(value);
      return printObject(value as Record<string, unknown>);
    case "undefined":
      return "null";
    case "bigint":
    case "symbol":
    case "function":
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}
