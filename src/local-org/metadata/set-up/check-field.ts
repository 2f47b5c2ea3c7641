import type { FieldMetadata, FieldType } from "./object-metadata";

type Key = keyof FieldMetadata;

const decimals: readonly FieldType[] = ["Number", "Currency", "Percent"];
const picklists: readonly FieldType[] = ["Picklist", "MultiselectPicklist"];
const lookups: readonly FieldType[] = ["Lookup", "MasterDetail"];

/** Keys that only some types take. */
const takenBy: readonly (readonly [Key, readonly FieldType[]])[] = [
  ["length", ["Text", "LongTextArea", "Html"]],
  ["precision", decimals],
  ["scale", decimals],
  ["unique", ["Text", "Number", "Email"]],
  ["caseSensitive", ["Text"]],
  ["externalId", ["Text", "Number", "Email", "AutoNumber"]],
  ["values", picklists],
  ["restricted", picklists],
  ["controllingField", picklists],
  ["referenceTo", lookups],
  ["relationshipName", lookups],
  ["deleteConstraint", ["Lookup"]],
  ["reparentableMasterDetail", ["MasterDetail"]],
  ["displayFormat", ["AutoNumber"]],
];

/** Of these a formula makes no field. */
const neverFormula: readonly FieldType[] = [
  ...["AutoNumber", "Email", "Html", "LongTextArea", "Phone", "TextArea", "Url"],
  ...[...picklists, ...lookups],
] as readonly FieldType[];

/** A formula's value cannot be given, so it has no default and is never required. */
const neverOfFormulas: readonly Key[] = ["required", "unique", "externalId", "defaultValue", "length", "trackHistory"];

const longest: Readonly<Partial<Record<FieldType, number>>> = { Text: 255, LongTextArea: 131_072, Html: 131_072 };

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function checkSizes(field: FieldMetadata, complain: (key: Key, message: string) => void): void {
  const { type, length, precision = 18, scale = 2 } = field;
  const most = longest[type] ?? 255;
  if (length !== undefined && !isWhole(length, 1, most)) {
    complain("length", `expected a whole number from 1 to ${most}, got ${length}.`);
  }
  if (!isWhole(precision, 1, 18)) complain("precision", `expected a whole number from 1 to 18, got ${precision}.`);
  else if (!isWhole(scale, 0, precision)) {
    complain("scale", `expected a whole number from 0 to the precision ${precision}, got ${scale}.`);
  }
}

function checkDefault({ type, defaultValue, values = [] }: FieldMetadata): string | undefined {
  if (defaultValue === undefined) return undefined;
  if (type === "Checkbox") return typeof defaultValue === "boolean" ? undefined : "expected true or false.";
  if (typeof defaultValue === "boolean") return "expected a text; true and false are for checkboxes.";
  if (!picklists.includes(type)) return undefined;
  const known = values.map((value) => (typeof value === "string" ? value : value.fullName));
  return known.includes(defaultValue) ? undefined : `"${defaultValue}" is none of the values.`;
}

/** What is wrong with the display format of an auto number. */
export function findFormatFault(format: string | undefined): string | undefined {
  if (format === undefined || /\{0+\}/.test(format)) return undefined;
  return `"${format}" has no place for the number, such as {0000}.`;
}

/** Complains about what does not go together in one field; whether others that it names are there is not asked here. */
export function checkField(field: FieldMetadata, complain: (key: Key, message: string) => void): void {
  const { type, formula } = field;
  for (const [key, types] of takenBy) {
    if (field[key] === undefined || types.includes(type)) continue;
    complain(key, `is for ${types.join(", ")}, and this is a field of type ${type}.`);
  }
  if (formula !== undefined) {
    if (neverFormula.includes(type)) complain("type", `no formula gives ${type}. Use Text, Number, Date or the like.`);
    for (const key of neverOfFormulas) {
      if (field[key] !== undefined) complain(key, "is not for formula fields, whose values nobody gives.");
    }
  }
  if (picklists.includes(type) && (field.values ?? []).length === 0) complain("values", "is missing: list the values.");
  if (lookups.includes(type) && field.referenceTo === undefined) {
    complain("referenceTo", "is missing: name the object that is looked up.");
  }
  if (type === "MasterDetail" && field.required !== undefined) complain("required", "a master is always required.");
  const formatFault = findFormatFault(field.displayFormat);
  if (formatFault !== undefined) complain("displayFormat", formatFault);
  const fault = checkDefault(field);
  if (fault !== undefined) complain("defaultValue", fault);
  checkSizes(field, complain);
}
