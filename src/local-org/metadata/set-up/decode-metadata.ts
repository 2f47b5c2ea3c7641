import { byName, flag, isObject, listOf, number, oneOf, shape, text } from "../../documents/decode";
import type { Decoder } from "../../documents/decode";
import type { AssignmentRule } from "../object-rules";
import { checkField } from "./check-field";
import { fieldTypes } from "./object-metadata";
import type { FieldMetadata, ObjectMetadata, ValueMetadata } from "./object-metadata";

const customName: Decoder<string> = (value, path, complain) => {
  const name = text(value, path, complain);
  if (name !== undefined && !/^[A-Za-z](?:_?[A-Za-z0-9])*__c$/.test(name)) {
    complain(path, `"${name}" is no name of a custom field: letters, digits and single underscores, then "__c".`);
  }
  return name;
};

const developerName: Decoder<string> = (value, path, complain) => {
  const name = text(value, path, complain);
  if (name !== undefined && !/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name)) {
    complain(path, `"${name}" may hold letters, digits and single underscores alone, and begins with a letter.`);
  }
  return name;
};

const valueShape: Decoder<ValueMetadata> = shape(
  { fullName: text },
  {
    label: text,
    isActive: flag,
    controllingFieldValues: listOf(text),
    ...{ closed: flag, won: flag, converted: flag, highPriority: flag, probability: number },
    forecastCategory: oneOf(["Omitted", "Pipeline", "BestCase", "MostLikely", "Forecast", "Closed"]),
  },
);

const picklistEntry: Decoder<string | ValueMetadata> = (value, path, complain) =>
  isObject(value) ? valueShape(value, path, complain) : text(value, path, complain);

const defaultValue: Decoder<string | boolean> = (value, path, complain) =>
  typeof value === "boolean" ? value : text(value, path, complain);

const fieldParts = {
  ...{ label: text, description: text, inlineHelpText: text },
  ...{ formula: text, formulaTreatBlanksAs: oneOf(["BlankAsBlank", "BlankAsZero"]) },
  ...{ required: flag, unique: flag, caseSensitive: flag, externalId: flag, trackHistory: flag },
  ...{ length: number, precision: number, scale: number, defaultValue, displayFormat: text },
  ...{ values: listOf(picklistEntry), restricted: flag, controllingField: text },
  ...{ referenceTo: text, relationshipName: developerName, reparentableMasterDetail: flag },
  deleteConstraint: oneOf(["SetNull", "Restrict", "Cascade"]),
};

function checked<T extends FieldMetadata>(decode: Decoder<T>): Decoder<T> {
  return (value, path, complain) => {
    const field = decode(value, path, complain);
    if (field !== undefined) {
      checkField(field, (key, message) => {
        complain(`${path}.${key}`, message);
      });
    }
    return field;
  };
}

const field: Decoder<FieldMetadata> = checked(shape({ fullName: customName, type: oneOf(fieldTypes) }, fieldParts));

/** A custom field that also says of which object it is: how a data mapping tells those it needs. */
export const fieldOfObject: Decoder<FieldMetadata & { readonly object: string }> = checked(
  shape({ object: text, fullName: customName, type: oneOf(fieldTypes) }, fieldParts),
);

const standardField = shape(
  { fullName: text },
  { label: text, inlineHelpText: text, trackHistory: flag, defaultValue: text, values: listOf(picklistEntry) },
);

const recordType = shape(
  { fullName: developerName, label: text },
  {
    description: text,
    active: flag,
    default: flag,
    picklistValues: byName(shape({ values: listOf(text) }, { default: text })),
  },
);

const validationRule = shape(
  { fullName: developerName, errorConditionFormula: text, errorMessage: text },
  { errorDisplayField: text },
);

const fieldUpdate = shape(
  { fullName: developerName, field: text, formula: text },
  { runsOn: oneOf(["create", "createAndUpdate"]), criteria: text },
);

const duplicateAction = oneOf(["Allow", "AllowWithAlert", "Block"]);
const duplicateRule = shape(
  {
    fullName: developerName,
    matchFields: listOf(text),
    actionOnInsert: duplicateAction,
    actionOnUpdate: duplicateAction,
    alertText: text,
  },
  { matchingRule: developerName },
);

const assignmentEntry: Decoder<AssignmentRule["entries"][number]> = (value, path, complain) => {
  const entry = shape({ assignedTo: text }, { criteria: text })(value, path, complain);
  return entry && { criteria: entry.criteria ?? null, assignedTo: entry.assignedTo };
};

const keyPrefix: Decoder<string> = (value, path, complain) => {
  const prefix = text(value, path, complain);
  if (prefix !== undefined && !/^a[0-9A-Za-z]{2}$/.test(prefix)) {
    complain(path, `"${prefix}" is no prefix of a custom object: "a" and two letters or digits, such as "a0B".`);
  }
  return prefix;
};

/** The strict form of a metadata file: unknown keys, missing ones and other types are complained about. */
export const decodeMetadata: Decoder<ObjectMetadata> = shape(
  {},
  {
    ...{ label: text, pluralLabel: text, description: text, keyPrefix, enableActivities: flag },
    nameField: shape({ type: oneOf(["Text", "AutoNumber"]) }, { label: text, displayFormat: text }),
    sharingModel: oneOf(["Private", "Read", "ReadWrite", "ReadWriteTransfer", "ControlledByParent"]),
    fields: listOf(field),
    standardFields: listOf(standardField),
    recordTypes: listOf(recordType),
    validationRules: listOf(validationRule),
    fieldUpdates: listOf(fieldUpdate),
    duplicateRules: listOf(duplicateRule),
    assignmentRule: shape({ name: text, entries: listOf(assignmentEntry) }, {}),
  },
);
