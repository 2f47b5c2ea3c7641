import { completeField } from "../complete-field";
import type { FieldDescribe } from "../schema";
import { picklistValue } from "../stock-object";
import type { CompactValue } from "../stock-object";
import type { FieldMetadata, FieldType, ValueMetadata } from "./object-metadata";

type Particulars = Partial<FieldDescribe> & Pick<FieldDescribe, "type">;

const text = (length: number): Particulars => ({ type: "string", length });
const longText = (length: number, isHtml: boolean): Particulars => ({
  type: "textarea",
  length,
  // Up to 255 characters could be filtered; these fields cannot at any length.
  ...{ filterable: false, sortable: false, groupable: false, aggregatable: false },
  ...(isHtml ? { htmlFormatted: true, extraTypeInfo: "richtextarea" } : {}),
});

/** A default value's formula makes the field filled on create; a plain one stands in the describe itself. */
function defaultParticulars({ type, defaultValue }: FieldMetadata): Partial<FieldDescribe> {
  if (type === "Checkbox") return { defaultValue: defaultValue === true };
  if (typeof defaultValue !== "string") return {};
  if (type === "Picklist" || type === "MultiselectPicklist") return { defaultValue, defaultedOnCreate: true };
  return { defaultValueFormula: defaultValue, defaultedOnCreate: true };
}

function lookupParticulars(field: FieldMetadata): Particulars {
  const isDetail = field.type === "MasterDetail";
  return {
    type: "reference",
    referenceTo: [field.referenceTo ?? ""],
    relationshipName: field.fullName.replace(/__c$/, "__r"),
    ...(isDetail ? { nillable: false, updateable: field.reparentableMasterDetail === true } : {}),
    ...(isDetail ? { cascadeDelete: true, relationshipOrder: 0, writeRequiresMasterRead: false } : {}),
    restrictedDelete: field.deleteConstraint === "Restrict",
  };
}

function particularsOf(field: FieldMetadata): Particulars {
  const { type, length, precision = 18, scale = 2, formula } = field;
  const decimal = { precision, scale };
  const kinds: Readonly<Record<FieldType, () => Particulars>> = {
    AutoNumber: () => ({
      ...text(30),
      ...{ autoNumber: true, nillable: false, createable: false, updateable: false, defaultedOnCreate: true },
    }),
    Checkbox: () => ({ type: "boolean" }),
    Currency: () => ({ type: "currency", ...decimal }),
    Date: () => ({ type: "date" }),
    DateTime: () => ({ type: "datetime" }),
    Email: () => ({ type: "email", length: 80 }),
    Html: () => longText(length ?? 32_768, true),
    LongTextArea: () => longText(length ?? 32_768, false),
    Lookup: () => lookupParticulars(field),
    MasterDetail: () => lookupParticulars(field),
    MultiselectPicklist: () => ({ type: "multipicklist", length: 4_099, precision: 4 }),
    Number: () => ({ type: "double", ...decimal }),
    Percent: () => ({ type: "percent", ...decimal }),
    Phone: () => ({ type: "phone", length: 40 }),
    Picklist: () => ({ type: "picklist", length: 255 }),
    // The text of a formula may be longer than any that is stored.
    Text: () => text(formula === undefined ? (length ?? 255) : 1_300),
    TextArea: () => ({ type: "textarea", length: 255 }),
    Time: () => ({ type: "time" }),
    Url: () => ({ type: "url", length: 255 }),
  };
  return kinds[type]();
}

function formulaParticulars({ type, formula, formulaTreatBlanksAs }: FieldMetadata): Partial<FieldDescribe> {
  if (formula === undefined) return {};
  return {
    calculated: true,
    calculatedFormula: formula,
    formulaTreatNullNumberAsZero: formulaTreatBlanksAs !== "BlankAsBlank",
    ...{ createable: false, updateable: false, defaultedOnCreate: false, permissionable: true },
    ...(type === "Checkbox" ? { defaultValue: null } : {}),
  };
}

/** A bitmap over the controlling values, most significant bit first (rest-api.md §4). */
function bitmap(chosenBy: readonly string[], controlling: readonly string[]): string {
  const bytes = Buffer.alloc(Math.ceil(controlling.length / 8));
  controlling.forEach((value, index) => {
    if (!chosenBy.includes(value)) return;
    const byte = Math.floor(index / 8);
    bytes.writeUInt8(bytes.readUInt8(byte) | (0x80 >> (index % 8)), byte);
  });
  return bytes.toString("base64");
}

/** The values of a picklist as stock objects are told theirs; `controlling` are those of the controlling field. */
export function compactValues(
  values: readonly (string | ValueMetadata)[],
  controlling: readonly string[] = [],
): readonly CompactValue[] {
  return values.map((value) => {
    const { fullName, label, isActive, controllingFieldValues, ...facts } =
      typeof value === "string" ? { fullName: value } : value;
    const validFor = controllingFieldValues === undefined ? undefined : bitmap(controllingFieldValues, controlling);
    return { value: fullName, label, active: isActive, validFor, ...facts };
  });
}

/** What a field is called that has no label. */
export function labelOf({ fullName, label }: Pick<FieldMetadata, "fullName" | "label">): string {
  return label ?? fullName.replace(/__c$/, "").replaceAll("_", " ");
}

/** The describe of a custom field; `controlling` are the values of its controlling field, if it has one. */
export function describeField(field: FieldMetadata, controlling: readonly string[]): FieldDescribe {
  const { fullName: name, inlineHelpText = null, unique = false, caseSensitive = false, externalId = false } = field;
  const defaults = defaultParticulars(field);
  const particulars = particularsOf(field);
  const isPicklist = particulars.type === "picklist" || particulars.type === "multipicklist";
  return completeField({
    name,
    label: labelOf(field),
    custom: true,
    ...{ inlineHelpText, unique, externalId, idLookup: externalId },
    caseSensitive: unique && caseSensitive,
    ...particulars,
    ...(field.required === true ? { nillable: false } : {}),
    ...defaults,
    ...formulaParticulars(field),
    ...(isPicklist ? { restrictedPicklist: field.restricted !== false } : {}),
    ...(field.controllingField === undefined
      ? {}
      : { dependentPicklist: true, controllerName: field.controllingField }),
    picklistValues: compactValues(field.values ?? [], controlling).map((value) =>
      picklistValue(value, defaults.defaultValue),
    ),
  });
}
