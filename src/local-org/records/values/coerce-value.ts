import type { FieldDescribe } from "../../metadata/schema";
import { masterRecordTypeId } from "../rules/record-types";
import { toId18 } from "../record-id";
import type { FieldValue } from "../table";
import { coerceDate, coerceDateTime } from "./coerce-date";
import { coerceTime } from "./coerce-time";
import { coerceDecimal, coerceInteger } from "./coerce-number";

/** Text loses the blanks around it, and text of nothing is no text. */
function coerceText(value: unknown): string | null | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text === "" ? null : text;
}

function coerceBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string" || !/^(?:true|false)$/i.test(value)) return undefined;
  return value.toLowerCase() === "true";
}

function coerceReference(value: unknown): string | null | undefined {
  const text = coerceText(value);
  const id = typeof text === "string" ? toId18(text) : text;
  return id === masterRecordTypeId ? null : id;
}

/** Several values of a picklist, each once, joined by semicolons. */
function coerceChoices(value: unknown): string | null | undefined {
  const text = coerceText(value);
  if (typeof text !== "string") return text;
  const choices = text.split(";").flatMap((choice) => coerceText(choice) ?? []);
  return choices.length === 0 ? null : [...new Set(choices)].join(";");
}

/** Binary content stays text until it is stored. */
function coerceBase64(value: unknown): string | null | undefined {
  const text = coerceText(value);
  if (typeof text !== "string") return text;
  return /^[A-Za-z0-9+/\s]*={0,2}$/.test(text) ? text : undefined;
}

/** The form in which records keep what a request gives for a field; undefined when the field cannot hold such JSON. */
export function coerceValue(field: FieldDescribe, value: unknown): FieldValue | undefined {
  if (value === null) return field.type === "boolean" ? undefined : null;
  switch (field.type) {
    case "boolean":
      return coerceBoolean(value);
    case "int":
      return coerceInteger(value);
    case "double":
    case "currency":
    case "percent":
      return coerceDecimal(field, value);
    case "date":
      return coerceDate(value);
    case "datetime":
      return coerceDateTime(value);
    case "base64":
      return coerceBase64(value);
    case "time":
      return coerceTime(value);
    case "multipicklist":
      return coerceChoices(value);
    case "reference":
      return coerceReference(value);
    default:
      return coerceText(value);
  }
}
