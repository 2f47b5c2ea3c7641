import type { FieldDescribe } from "../../metadata/schema";
import type { FieldValue } from "../../records/table";
import { toId18 } from "../../records/record-id";
import { coerceTime } from "../../records/values/coerce-time";
import { isDate, moveDay } from "./date-expression";
import { suggest } from "../../documents/suggest";

/** A value in stored form, or why it is none. */
export type Conversion =
  { readonly kind: "value"; readonly value: FieldValue } | { readonly kind: "refusal"; readonly reason: string };

/** Unrestricted picklists take any text, but in these another text would leave a record that is neither open nor closed. */
const rulingPicklists: ReadonlySet<string> = new Set(["StageName", "Status"]);

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
};
const dateTimeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const millisecondsPerDay = 86_400_000;

const accept = (value: FieldValue): Conversion => ({ kind: "value", value });
const refuse = (reason: string): Conversion => ({ kind: "refusal", reason });

function convertNumber(field: FieldDescribe, text: string): Conversion {
  const value = Number(text);
  if (!Number.isFinite(value)) return refuse(`"${text}" is no number.`);
  if (field.type === "int" && !Number.isInteger(value)) return refuse(`"${text}" is no whole number.`);
  const digits = field.type === "int" ? field.digits : field.precision - field.scale;
  if (digits > 0 && Math.abs(value) >= 10 ** digits) {
    return refuse(`${text} has more digits than the ${String(digits)} that ${field.name} holds.`);
  }
  return accept(Number(value.toFixed(field.scale)));
}

function convertDateTime(text: string, shift: number): Conversion {
  if (isDate(text)) return accept(`${moveDay(text, shift, "day")}T00:00:00.000Z`);
  const time = dateTimeForm.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) return refuse(`"${text}" is no date and time such as 2017-12-31T09:30:00Z.`);
  const moved = time + shift * millisecondsPerDay;
  return accept(new Date(moved - (moved % 1000)).toISOString());
}

function convertText(field: FieldDescribe, text: string): Conversion {
  const length = Array.from(text).length;
  if (field.length > 0 && length > field.length) {
    return refuse(`${String(length)} characters are more than the ${String(field.length)} that ${field.name} holds.`);
  }
  return accept(text);
}

function convertChoice(field: FieldDescribe, text: string): Conversion {
  const choices = field.picklistValues.filter(({ active }) => active).map(({ value }) => value);
  const closed = field.restrictedPicklist || rulingPicklists.has(field.name);
  if (closed && !choices.includes(text)) {
    return refuse(`"${text}" is no value of ${field.name}, which has ${choices.join(", ")}.${suggest(text, choices)}`);
  }
  return convertText(field, text);
}

/** Values between semicolons, each once. */
function convertChoices(field: FieldDescribe, text: string): Conversion {
  const choices = [...new Set(text.split(";").map((choice) => choice.trim()))].filter((choice) => choice !== "");
  const refused = choices.map((choice) => convertChoice(field, choice)).find(({ kind }) => kind === "refusal");
  return refused ?? convertText(field, choices.join(";"));
}

/** Seconds may be left out. */
function convertTime(text: string): Conversion {
  const time = coerceTime(text) ?? coerceTime(`${text}:00`);
  return time === undefined ? refuse(`"${text}" is no time of day such as 09:30:00.`) : accept(time);
}

/**
 * What a field stores for a text of the file. Dates move by `shift` days. Formats that a person's typing breaks (e-mail
 * addresses, web addresses) are kept as they are, as they were in whatever system the file comes from.
 */
export function convertValue(field: FieldDescribe, text: string, shift: number): Conversion {
  switch (field.type) {
    case "boolean": {
      const value = truths[text.toLowerCase()];
      return value === undefined ? refuse(`"${text}" is neither true nor false.`) : accept(value);
    }
    case "int":
    case "double":
    case "currency":
    case "percent":
      return convertNumber(field, text);
    case "date":
      return isDate(text) ? accept(moveDay(text, shift, "day")) : refuse(`"${text}" is no date such as 2017-12-31.`);
    case "datetime":
      return convertDateTime(text, shift);
    case "time":
      return convertTime(text);
    case "picklist":
      return convertChoice(field, text);
    case "multipicklist":
      return convertChoices(field, text);
    case "id": {
      const id = toId18(text);
      return id === undefined ? refuse(`"${text}" is no Salesforce id.`) : accept(id);
    }
    default:
      return convertText(field, text);
  }
}
