import type { FieldDescribe } from "./schema";

const text = { soapType: "xsd:string" };
const number = { soapType: "xsd:double", precision: 18, groupable: false };

/** As long text, files and whatever else no index holds. */
const neitherFilterableNorSortable = { filterable: false, sortable: false, groupable: false, aggregatable: false };

/** As what is put together from other fields: those are written in its place. */
const compound = {
  createable: false,
  updateable: false,
  sortable: false,
  groupable: false,
  aggregatable: false,
  queryByDistance: true,
};

/** Where a type's fields usually differ from a nillable, writable field that can be filtered, sorted and grouped. */
const typeDefaults: Readonly<Record<string, Partial<FieldDescribe>>> = {
  id: {
    soapType: "tns:ID",
    length: 18,
    nillable: false,
    createable: false,
    updateable: false,
    defaultedOnCreate: true,
    idLookup: true,
  },
  reference: { soapType: "tns:ID", length: 18 },
  string: text,
  phone: text,
  url: text,
  email: text,
  picklist: text,
  multipicklist: { ...text, sortable: false, groupable: false, aggregatable: false },
  combobox: { ...text, groupable: false },
  textarea: { ...text, extraTypeInfo: "plaintextarea" },
  boolean: {
    soapType: "xsd:boolean",
    nillable: false,
    aggregatable: false,
    defaultedOnCreate: true,
    defaultValue: false,
  },
  int: { soapType: "xsd:int", digits: 8 },
  double: number,
  currency: number,
  percent: number,
  date: { soapType: "xsd:date" },
  datetime: { soapType: "xsd:dateTime", groupable: false },
  time: { soapType: "xsd:time" },
  encryptedstring: { ...text, ...neitherFilterableNorSortable, encrypted: true },
  base64: { soapType: "xsd:base64Binary", ...neitherFilterableNorSortable },
  anyType: {
    ...{ soapType: "xsd:anyType", createable: false, updateable: false },
    ...{ filterable: false, groupable: false, aggregatable: false },
  },
  complexvalue: { soapType: "urn:ComplexValue", ...neitherFilterableNorSortable, createable: false, updateable: false },
  address: { soapType: "urn:address", ...compound },
  location: { soapType: "urn:location", ...compound },
};

const bytesAreCharacters: ReadonlySet<string> = new Set(["id", "reference", "base64"]);
const compoundTypes: ReadonlySet<string> = new Set(["address", "location"]);

/** Every key of a field's describe, in the alphabetical order of the wire. */
const blankField: FieldDescribe = {
  aggregatable: true,
  aiPredictionField: false,
  autoNumber: false,
  byteLength: 0,
  calculated: false,
  calculatedFormula: null,
  cascadeDelete: false,
  caseSensitive: false,
  compoundFieldName: null,
  controllerName: null,
  createable: true,
  custom: false,
  defaultValue: null,
  defaultValueFormula: null,
  defaultedOnCreate: false,
  dependentPicklist: false,
  deprecatedAndHidden: false,
  digits: 0,
  displayLocationInDecimal: false,
  encrypted: false,
  externalId: false,
  extraTypeInfo: null,
  filterable: true,
  filteredLookupInfo: null,
  formulaTreatNullNumberAsZero: false,
  groupable: true,
  highScaleNumber: false,
  htmlFormatted: false,
  idLookup: false,
  inlineHelpText: null,
  label: "",
  length: 0,
  mask: null,
  maskType: null,
  name: "",
  nameField: false,
  namePointing: false,
  nillable: true,
  permissionable: false,
  picklistValues: [],
  polymorphicForeignKey: false,
  precision: 0,
  queryByDistance: false,
  referenceTargetField: null,
  referenceTo: [],
  relationshipName: null,
  relationshipOrder: null,
  restrictedDelete: false,
  restrictedPicklist: false,
  scale: 0,
  searchPrefilterable: false,
  soapType: "xsd:string",
  sortable: true,
  type: "string",
  unique: false,
  updateable: true,
  writeRequiresMasterRead: false,
};

/** What must be known of a field, and whatever of it is not as usual for its type. */
export type FieldParticulars = Partial<FieldDescribe> & Pick<FieldDescribe, "name" | "label" | "type">;

/**
 * A describe's field from what is particular to it. What is left out is what recorded describes mostly say for the
 * type: `byteLength` three times the length but 18 for ids, text over 255 characters neither filterable nor sortable.
 */
export function completeField(particulars: FieldParticulars): FieldDescribe {
  const { type, name } = particulars;
  const defaults = typeDefaults[type];
  if (defaults === undefined) throw new Error(`${name}: no field type "${type}" is known`);
  const length = particulars.length ?? defaults.length ?? 0;
  const field: FieldDescribe = {
    ...blankField,
    byteLength: bytesAreCharacters.has(type) ? length : length * 3,
    ...defaults,
    ...(type === "textarea" && length > 255 ? neitherFilterableNorSortable : {}),
    ...particulars,
  };
  const optional = field.nillable && field.createable && field.updateable;
  return {
    ...field,
    permissionable: optional || compoundTypes.has(type),
    searchPrefilterable: optional && type === "reference",
    ...particulars,
  };
}
