import type { Decoder } from "../../documents/decode";
import { byName, flag, isObject, listOf, number, oneOf, scalar, shape, text } from "../../documents/decode";
import { fieldOfObject } from "../../metadata/set-up/decode-metadata";
import type { Load, Mapping, Rule, SimpleRule } from "./mapping";

/** What each kind of rule is told by. A lookup has a column too, so it stands first. */
const ruleKinds = [
  ["lookup", shape({ lookup: text, column: text }, {})],
  ["column", shape({ column: text }, { part: oneOf(["firstName", "lastName"]), map: byName(text), multiply: number })],
  ["constant", shape({ constant: scalar }, {})],
  ["template", shape({ template: text }, {})],
  ["date", shape({ date: text }, {})],
] as const satisfies readonly (readonly [string, Decoder<SimpleRule>])[];

const simpleRule: Decoder<SimpleRule> = (value, path, complain) => {
  if (!isObject(value)) return text(value, path, complain);
  const kind = ruleKinds.find(([key]) => Object.hasOwn(value, key));
  if (kind !== undefined) return kind[1](value, path, complain);
  complain(path, `needs one of ${ruleKinds.map(([key]) => `"${key}"`).join(", ")}.`);
  return undefined;
};

const ruleList = listOf(simpleRule);
const rule: Decoder<Rule> = (value, path, complain) =>
  (Array.isArray(value) ? ruleList : simpleRule)(value, path, complain);

const load: Decoder<Load> = shape(
  { object: text, file: text },
  {
    key: text,
    distinct: flag,
    corrections: byName(byName(text)),
    copy: listOf(text),
    fields: byName(rule),
    ignoreColumns: byName(text),
  },
);

const day: Decoder<string> = (value, path, complain) => {
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  complain(path, `expected a date such as "2017-12-31", got ${JSON.stringify(value)}.`);
  return undefined;
};

/** The strict form of a mapping document: unknown keys, missing ones and other types are complained about. */
export const decodeMapping: Decoder<Mapping> = shape(
  { load: listOf(load) },
  { description: text, customFields: listOf(fieldOfObject), asOf: day, ignoreFiles: byName(text) },
);
