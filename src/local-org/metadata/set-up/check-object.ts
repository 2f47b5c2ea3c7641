import { suggest } from "../../documents/suggest";
import type { ObjectSchema } from "../schema";
import { findFormatFault } from "./check-field";
import type { FieldMetadata, ObjectMetadata } from "./object-metadata";

interface Checking {
  /** The object before this document. */
  readonly home: ObjectSchema;
  readonly metadata: ObjectMetadata;
  /** All objects of the org. */
  readonly objects: readonly ObjectSchema[];
  readonly complain: (path: string, message: string) => void;
}

const onlyOfCustomObjects = ["label", "pluralLabel", "nameField", "keyPrefix", "enableActivities"] as const;
const withHistories: ReadonlySet<string> = new Set(["Account", "Case", "Contact", "Lead", "Opportunity"]);
const withAssignmentRules: ReadonlySet<string> = new Set(["Case", "Lead"]);

function fieldNames({ home, metadata }: Checking): readonly string[] {
  const types = (metadata.recordTypes ?? []).length > 0 ? ["RecordTypeId"] : [];
  return [...home.fields.map(({ name }) => name), ...types, ...(metadata.fields ?? []).map(({ fullName }) => fullName)];
}

function requireField(checking: Checking, path: string, name: string): void {
  const names = fieldNames(checking);
  if (!names.includes(name)) {
    checking.complain(path, `${checking.home.name} has no field "${name}".${suggest(name, names)}`);
  }
}

function checkNames(names: readonly string[], path: string, complain: Checking["complain"]): void {
  names.forEach((name, index) => {
    const first = names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    if (first < index) complain(`${path}[${index}].fullName`, `"${name}" is there already.`);
  });
}

function checkOwnField(checking: Checking, field: FieldMetadata, path: string): void {
  const { home, metadata, objects, complain } = checking;
  const { fullName, type, referenceTo, controllingField } = field;
  if (home.field(fullName) !== undefined)
    complain(`${path}.fullName`, `${home.name} has a field "${fullName}" already.`);
  const names = objects.map(({ name }) => name);
  if (referenceTo !== undefined && !names.includes(referenceTo)) {
    complain(`${path}.referenceTo`, `this org has no object "${referenceTo}".${suggest(referenceTo, names)}`);
  }
  if (type === "MasterDetail" && !home.custom) {
    complain(`${path}.type`, `${home.name} is a standard object, which has no master. Use Lookup.`);
  }
  if (controllingField === undefined) return;
  requireField(checking, `${path}.controllingField`, controllingField);
  const controller = (metadata.fields ?? []).find((other) => other.fullName === controllingField);
  const standard = home.field(controllingField);
  const known = [
    ...(controller?.values ?? []).map((value) => (typeof value === "string" ? value : value.fullName)),
    ...(standard?.picklistValues ?? []).map(({ value }) => value),
    ...(controller?.type === "Checkbox" || standard?.type === "boolean" ? ["false", "true"] : []),
  ];
  (field.values ?? []).forEach((value, index) => {
    const chosenBy = typeof value === "string" ? [] : (value.controllingFieldValues ?? []);
    for (const name of chosenBy.filter((each) => !known.includes(each))) {
      const where = `${path}.values[${index}].controllingFieldValues`;
      complain(where, `"${name}" is no value of ${controllingField}.${suggest(name, known)}`);
    }
  });
}

function checkRecordTypes(checking: Checking): void {
  const { home, metadata, complain } = checking;
  const { recordTypes = [], fields = [], standardFields = [] } = metadata;
  checkNames(
    recordTypes.map(({ fullName }) => fullName),
    "recordTypes",
    complain,
  );
  recordTypes.forEach((type, index) => {
    for (const [name, { values, default: chosen }] of Object.entries(type.picklistValues ?? {})) {
      const path = `recordTypes[${index}].picklistValues.${name}`;
      requireField(checking, path, name);
      const own = [...fields, ...standardFields].find(({ fullName }) => fullName === name)?.values;
      const known =
        own?.map((value) => (typeof value === "string" ? value : value.fullName)) ??
        (home.field(name)?.picklistValues ?? []).map(({ value }) => value);
      if (fieldNames(checking).includes(name) && known.length === 0) complain(path, `${name} is no picklist.`);
      else {
        for (const value of values.filter((each) => known.length > 0 && !known.includes(each))) {
          complain(`${path}.values`, `"${value}" is no value of ${name}.${suggest(value, known)}`);
        }
      }
      if (chosen !== undefined && !values.includes(chosen)) complain(`${path}.default`, `"${chosen}" is none of them.`);
    }
  });
}

function checkRules(checking: Checking): void {
  const { home, metadata, complain } = checking;
  (metadata.validationRules ?? []).forEach(({ errorDisplayField }, index) => {
    if (errorDisplayField === undefined) return;
    requireField(checking, `validationRules[${index}].errorDisplayField`, errorDisplayField);
  });
  (metadata.fieldUpdates ?? []).forEach(({ field }, index) => {
    const path = `fieldUpdates[${index}].field`;
    requireField(checking, path, field);
    const own = (metadata.fields ?? []).find(({ fullName }) => fullName === field);
    const isFixed = own === undefined ? home.field(field)?.updateable === false : own.formula !== undefined;
    if (isFixed) complain(path, `${field} is set by the org and cannot be updated.`);
  });
  (metadata.duplicateRules ?? []).forEach(({ matchFields }, index) => {
    if (matchFields.length === 0) complain(`duplicateRules[${index}].matchFields`, "name at least one field.");
    for (const name of matchFields) requireField(checking, `duplicateRules[${index}].matchFields`, name);
  });
  const tracked = [...(metadata.standardFields ?? []), ...(metadata.fields ?? [])].find(
    ({ trackHistory }) => trackHistory === true,
  );
  if (tracked !== undefined && !home.name.endsWith("__c") && !withHistories.has(home.name)) {
    complain("trackHistory", `this org keeps no history of ${home.name}, so ${tracked.fullName} cannot be tracked.`);
  }
  if (metadata.assignmentRule !== undefined && !withAssignmentRules.has(home.name)) {
    complain("assignmentRule", `only Lead and Case have assignment rules, and this is ${home.name}.`);
  }
}

/** The name of a custom object's records is a text, or a number that its display format has a place for. */
function checkNameField({ metadata: { nameField }, complain }: Checking): void {
  if (nameField?.displayFormat === undefined) return;
  const ofText = nameField.type === "Text" ? "is for auto numbers, and this name is a text." : undefined;
  const fault = ofText ?? findFormatFault(nameField.displayFormat);
  if (fault !== undefined) complain("nameField.displayFormat", fault);
}

/** Complains about whatever a document names that its object, the org or itself does not have. */
export function checkObject(checking: Checking): void {
  const { home, metadata, complain } = checking;
  const { fields = [], standardFields = [] } = metadata;
  if (!home.custom) {
    for (const key of onlyOfCustomObjects) {
      if (metadata[key] !== undefined) complain(key, `is for new objects, and ${home.name} is a standard one.`);
    }
  }
  checkNameField(checking);
  checkNames(
    fields.map(({ fullName }) => fullName),
    "fields",
    complain,
  );
  fields.forEach((field, index) => {
    checkOwnField(checking, field, `fields[${index}]`);
  });
  standardFields.forEach(({ fullName, values, defaultValue }, index) => {
    const path = `standardFields[${index}]`;
    const field = home.field(fullName);
    if (field?.name !== fullName) {
      const names = home.fields.map(({ name }) => name);
      complain(`${path}.fullName`, `${home.name} has no field "${fullName}".${suggest(fullName, names)}`);
    } else if ((values !== undefined || defaultValue !== undefined) && field.picklistValues.length === 0) {
      complain(path, `${fullName} is no picklist, so only its label, help and history can be changed.`);
    } else if (defaultValue !== undefined) {
      const known = values?.map((value) => (typeof value === "string" ? value : value.fullName));
      if (!(known ?? field.picklistValues.map(({ value }) => value)).includes(defaultValue)) {
        complain(`${path}.defaultValue`, `"${defaultValue}" is none of the values.`);
      }
    }
  });
  checkRecordTypes(checking);
  checkRules(checking);
}
