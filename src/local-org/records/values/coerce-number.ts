import type { FieldDescribe } from "../../metadata/schema";

const integerText = /^[+-]?\d+$/;
const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Rounds to a number of decimals, halves away from zero, by the digits as written: 1.005 becomes 1.01. */
export function roundTo(value: number, scale: number): number {
  const digits = String(Math.abs(value));
  if (digits.includes("e")) return Number(value.toFixed(scale));
  const [, fraction = ""] = digits.split(".");
  if (fraction.length <= scale) return value;
  return Math.sign(value) * Number(`${Math.round(Number(`${digits}e${scale}`))}e-${scale}`);
}

/** A whole number, which may come as text (wire fact 18). */
export function coerceInteger(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? value : undefined;
  if (typeof value === "string" && integerText.test(value.trim())) return Number(value);
  return undefined;
}

/** A decimal in the field's scale; it may come as text. */
export function coerceDecimal(field: FieldDescribe, value: unknown): number | undefined {
  if (typeof value === "number") return roundTo(value, field.scale);
  if (typeof value === "string" && decimalText.test(value.trim())) return roundTo(Number(value), field.scale);
  return undefined;
}

/** Whether a number has more digits before its decimal point than the field holds, or is more than it can mean. */
export function isOutOfRange(field: FieldDescribe, value: number): boolean {
  if (field.type === "int") return Math.abs(value) >= 10 ** field.digits;
  // Three digits would hold 999, but nothing is more than certain (objects.md §4).
  if (field.name === "Probability") return value < 0 || value > 100;
  // Places on earth (Object Reference, BillingLatitude and BillingLongitude).
  if (/Latitude(?:__s)?$/.test(field.name)) return Math.abs(value) > 90;
  if (/Longitude(?:__s)?$/.test(field.name)) return Math.abs(value) > 180;
  return Math.abs(value) >= 10 ** (field.precision - field.scale);
}
