import type { FieldValue } from "../../records/table";
import { toId18 } from "../../records/record-id";
import type { Expression } from "../expression";
import { FormulaError, FormulaFault } from "../formula-error";
import { compute, computeOfValues, requireCount, requireType, type FormulaFunctions } from "./define-function";

/** Text of nothing is no text. */
const orNull = (text: string): string | null => (text === "" ? null : text);

function textOf(value: FieldValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** A count of characters: no fraction, and nothing below zero. */
const count = (value: FieldValue | undefined): number => Math.max(0, Math.trunc(Number(value)));

/** A number without an exponent, as TEXT and `&` write it. */
function printNumber(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  if (Number.isInteger(value)) return String(BigInt(value));
  return value.toFixed(18).replace(/\.?0+$/, "");
}

/** What a value looks like as text: dateTimes in GMT, whoever asks. */
function printValue({ type }: Expression, value: FieldValue): FieldValue {
  if (value === null) return null;
  if (typeof value === "number") return printNumber(value);
  if (type === "dateTime") return `${String(value).slice(0, 19).replace("T", " ")}Z`;
  if (type === "time") return String(value).replace("Z", "");
  return value;
}

function pad(text: string, length: number, filling: string, atStart: boolean): string | null {
  if (text === "" || length === 0) return null;
  if (length <= text.length) return text.slice(0, length);
  return atStart ? text.padStart(length, filling) : text.padEnd(length, filling);
}

function find(needle: FieldValue, text: FieldValue, start: FieldValue): number {
  if (needle === null || text === null) return 0;
  return String(text).indexOf(String(needle), Math.max(0, Number(start) - 1)) + 1;
}

function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed)) {
    throw new FormulaFault(`VALUE() cannot read ${text} as a number`);
  }
  return Number(trimmed);
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}

function compilePattern(text: string, at: number): RegExp {
  try {
    return new RegExp(`^(?:${text})$`, "su");
  } catch {
    throw new FormulaError(`Incorrect parameter for function 'REGEX()'. "${text}" is no regular expression`, at);
  }
}

const text = "text";
const number = "number";

export const textFunctions: FormulaFunctions = {
  ASCII: computeOfValues({ takes: [text], gives: number }, ([value]) => textOf(value).codePointAt(0) ?? null),
  BEGINS: compute({ takes: [text, text], gives: "boolean" }, ([value = null, start = null]) => {
    if (start === null) return true;
    return value === null ? null : textOf(value).startsWith(textOf(start));
  }),
  BR: computeOfValues({ takes: [], gives: text }, () => "<br>"),
  CASESAFEID: computeOfValues({ takes: [text], gives: text }, ([id]) => toId18(textOf(id)) ?? textOf(id)),
  CHR: computeOfValues({ takes: [number], gives: text }, ([code]) => String.fromCodePoint(count(code) % 0x110000)),
  CONTAINS: compute({ takes: [text, text], gives: "boolean" }, ([value = null, part = null]) => {
    if (part === null) return true;
    return value === null ? null : textOf(value).includes(textOf(part));
  }),
  FIND: compute(
    { takes: [text, text, number], optional: 1, gives: number },
    ([needle = null, value = null, start = 1]) => find(needle, value, start),
  ),
  HYPERLINK: compute({ takes: [text, text, text], optional: 1, gives: text }, ([url, label, target = "_blank"]) => {
    const attributes = `href="${escapeHtml(textOf(url))}" target="${escapeHtml(textOf(target))}"`;
    return `<a ${attributes}>${escapeHtml(textOf(label))}</a>`;
  }),
  IMAGE: compute({ takes: [text, text, number, number], optional: 2, gives: text }, ([url, label, height, width]) => {
    const size = [
      height === undefined ? "" : ` height="${String(height)}"`,
      width === undefined ? "" : ` width="${String(width)}"`,
    ];
    return `<img src="${escapeHtml(textOf(url))}" alt="${escapeHtml(textOf(label))}"${size.join("")} border="0"/>`;
  }),
  INITCAP: computeOfValues({ takes: [text], gives: text }, ([value]) =>
    textOf(value)
      .toLowerCase()
      .replace(/(?<![\p{L}\p{N}])\p{L}/gu, (letter) => letter.toUpperCase()),
  ),
  ISNUMBER: compute({ takes: [text], gives: "boolean" }, ([value]) =>
    /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(textOf(value)),
  ),
  LEFT: computeOfValues({ takes: [text, number], gives: text }, ([value, length]) =>
    orNull(textOf(value).slice(0, count(length))),
  ),
  LEN: compute({ takes: [text], gives: number }, ([value]) => textOf(value).length),
  LOWER: computeOfValues({ takes: [text, text], optional: 1, gives: text }, ([value]) => textOf(value).toLowerCase()),
  LPAD: compute({ takes: [text, number, text], optional: 1, gives: text }, ([value, length, filling = " "]) =>
    pad(textOf(value), count(length), textOf(filling), true),
  ),
  MID: computeOfValues({ takes: [text, number, number], gives: text }, ([value, start, length]) => {
    const first = Math.max(1, Math.trunc(Number(start))) - 1;
    return orNull(textOf(value).slice(first, first + count(length)));
  }),
  /** The whole text must match, as in Java. */
  REGEX: (args, name, at) => {
    requireCount(args, name, at, 2);
    const [value, pattern] = args;
    if (value === undefined || pattern === undefined) throw new Error("REGEX takes two");
    requireType(value, name, text);
    requireType(pattern, name, text);
    const fixed = pattern.literal === undefined ? undefined : compilePattern(textOf(pattern.literal), pattern.at);
    return {
      type: "boolean",
      at,
      evaluate: (scope) => {
        const expression = fixed ?? compilePattern(textOf(pattern.evaluate(scope)), pattern.at);
        return expression.test(textOf(value.evaluate(scope)));
      },
    };
  },
  REVERSE: computeOfValues({ takes: [text], gives: text }, ([value]) => [...textOf(value)].reverse().join("")),
  RIGHT: computeOfValues({ takes: [text, number], gives: text }, ([value, length]) => {
    const whole = textOf(value);
    return orNull(whole.slice(Math.max(0, whole.length - count(length))));
  }),
  RPAD: compute({ takes: [text, number, text], optional: 1, gives: text }, ([value, length, filling = " "]) =>
    pad(textOf(value), count(length), textOf(filling), false),
  ),
  SUBSTITUTE: compute({ takes: [text, text, text], gives: text }, ([value = null, old = null, replacement = null]) => {
    if (value === null || old === null) return value === null ? null : textOf(value);
    return orNull(textOf(value).replaceAll(textOf(old), () => textOf(replacement)));
  }),
  TEXT: (args, name, at) => {
    requireCount(args, name, at, 1);
    const [arg] = args;
    if (arg === undefined) throw new Error("TEXT takes one");
    requireType(arg, name, number, "date", "dateTime", "time", "picklist");
    return { type: text, at, evaluate: (scope) => printValue(arg, arg.evaluate(scope)) };
  },
  TRIM: computeOfValues({ takes: [text], gives: text }, ([value]) => orNull(textOf(value).trim())),
  UPPER: computeOfValues({ takes: [text, text], optional: 1, gives: text }, ([value]) => textOf(value).toUpperCase()),
  VALUE: computeOfValues({ takes: [text], gives: number }, ([value]) => parseNumber(textOf(value))),
};
