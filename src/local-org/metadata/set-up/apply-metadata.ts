import type { Complain } from "../../documents/decode";
import { suggest } from "../../documents/suggest";
import { makeId } from "../../records/record-id";
import { completeField } from "../complete-field";
import { createObjectSchema } from "../object-schema";
import type { ObjectRules, RecordType, ValueFacts } from "../object-rules";
import type { FieldDescribe, ObjectSchema } from "../schema";
import { picklistValue, valueFactsOf } from "../stock-object";
import { checkObject } from "./check-object";
import { createCustomObject, freeKeyPrefix } from "./custom-object";
import { createHistoryObject, historyChild } from "./custom-history";
import { withCustomRelations } from "./custom-relations";
import { compactValues, describeField } from "./describe-field";
import { followValues } from "./follow-values";
import type { FieldMetadata, ObjectDocument, ObjectMetadata, StandardFieldMetadata } from "./object-metadata";

/** The values of a controlling field; a checkbox has two. */
function controllingValues(home: ObjectSchema, own: readonly FieldMetadata[], name: string | undefined): string[] {
  const custom = own.find(({ fullName }) => fullName === name);
  if (custom?.type === "Checkbox") return ["false", "true"];
  if (custom !== undefined)
    return (custom.values ?? []).map((each) => (typeof each === "string" ? each : each.fullName));
  const field = name === undefined ? undefined : home.field(name);
  return field?.type === "boolean" ? ["false", "true"] : (field?.picklistValues ?? []).map(({ value }) => value);
}

function changeStandardField(field: FieldDescribe, change: StandardFieldMetadata | undefined): FieldDescribe {
  if (change === undefined) return field;
  const { label = field.label, inlineHelpText = field.inlineHelpText, values } = change;
  const defaultValue = change.defaultValue ?? (values === undefined ? field.defaultValue : null);
  if (values === undefined && change.defaultValue === undefined) return { ...field, label, inlineHelpText };
  const picklistValues =
    values === undefined
      ? field.picklistValues.map((value) => ({ ...value, defaultValue: value.value === defaultValue }))
      : compactValues(values).map((value) => picklistValue(value, defaultValue));
  return { ...field, label, inlineHelpText, defaultValue, picklistValues };
}

const recordTypeField = completeField({
  name: "RecordTypeId",
  label: "Record Type ID",
  type: "reference",
  referenceTo: ["RecordType"],
  relationshipName: "RecordType",
  ...{ permissionable: false, searchPrefilterable: false },
});

/** What the field comes after where that is not the object's name. */
const beforeRecordType: Readonly<Record<string, string>> = {
  Case: "Type",
  Event: "Id",
  Opportunity: "AccountId",
  Task: "Id",
};

/** An object has the field as soon as it has record types (objects.md §9). */
function withRecordTypeField(
  { name: object }: ObjectSchema,
  fields: readonly FieldDescribe[],
  types: readonly RecordType[],
): readonly FieldDescribe[] {
  if (types.length === 0 || fields.some(({ name }) => name === "RecordTypeId")) return fields;
  const before = beforeRecordType[object];
  const after = fields.findIndex(({ name, nameField }) => (before === undefined ? nameField : name === before)) + 1;
  return [...fields.slice(0, after), recordTypeField, ...fields.slice(after)];
}

function recordTypesOf({ recordTypes = [] }: ObjectMetadata, nextId: () => string): readonly RecordType[] {
  const chosen = recordTypes.find((type) => type.default === true) ?? recordTypes[0];
  return recordTypes.map((type) => ({
    id: nextId(),
    developerName: type.fullName,
    name: type.label,
    description: type.description ?? null,
    active: type.active !== false,
    isDefault: type === chosen,
    picklistValues: Object.fromEntries(
      Object.entries(type.picklistValues ?? {}).map(([field, { values, default: defaultValue = null }]) => [
        field,
        { values, defaultValue },
      ]),
    ),
  }));
}

/** What follows from a value of a stock org still does, in old records, too, unless set-up says otherwise. */
function rulesOf(home: ObjectSchema, metadata: ObjectMetadata, recordTypes: readonly RecordType[]): ObjectRules {
  const { fields = [], standardFields = [] } = metadata;
  const tracked = [...standardFields, ...fields].filter(({ trackHistory }) => trackHistory === true);
  const formats: readonly (readonly [string, string])[] = fields.flatMap(({ fullName, type, displayFormat = "{0}" }) =>
    type === "AutoNumber" ? [[fullName, displayFormat] as const] : [],
  );
  const facts: readonly (readonly [string, ReadonlyMap<string, ValueFacts>])[] = standardFields.flatMap(
    ({ fullName, values }) => {
      const known = [...((values && valueFactsOf(compactValues(values))) ?? [])];
      const told = known.filter(([, each]) => Object.keys(each).length > 0);
      return [[fullName, new Map([...(home.rules.valueFacts[fullName] ?? []), ...told])] as const];
    },
  );
  return {
    ...home.rules,
    recordTypes: [...home.rules.recordTypes, ...recordTypes],
    validationRules: (metadata.validationRules ?? []).map(({ fullName, errorDisplayField = null, ...rule }) => ({
      name: fullName,
      errorDisplayField,
      ...rule,
    })),
    fieldUpdates: (metadata.fieldUpdates ?? []).map(
      ({ fullName, runsOn = "createAndUpdate", criteria = null, ...rule }) => ({
        name: fullName,
        runsOn,
        criteria,
        ...rule,
      }),
    ),
    duplicateRules: (metadata.duplicateRules ?? []).map(({ fullName, matchingRule = fullName, ...rule }) => ({
      developerName: fullName,
      matchingRule,
      ...rule,
    })),
    assignmentRule: metadata.assignmentRule ?? home.rules.assignmentRule,
    sharingModel: metadata.sharingModel ?? home.rules.sharingModel,
    trackedFields: [...new Set([...home.rules.trackedFields, ...tracked.map(({ fullName }) => fullName)])],
    autoNumberFormats: { ...home.rules.autoNumberFormats, ...Object.fromEntries(formats) },
    valueFacts: { ...home.rules.valueFacts, ...Object.fromEntries(facts) },
  };
}

function extendObject(home: ObjectSchema, metadata: ObjectMetadata, nextRecordTypeId: () => string): ObjectSchema {
  const { fields: own = [], standardFields = [] } = metadata;
  const recordTypes = recordTypesOf(metadata, nextRecordTypeId);
  const standard = home.fields.map((field) =>
    changeStandardField(
      field,
      standardFields.find(({ fullName }) => fullName === field.name),
    ),
  );
  const custom = own.map((field) => describeField(field, controllingValues(home, own, field.controllingField)));
  const rules = rulesOf(home, metadata, recordTypes);
  return createObjectSchema({
    ...home,
    fields: [...withRecordTypeField(home, standard, recordTypes), ...custom],
    childRelationships: [...home.childRelationships, ...historyChild(home, rules)],
    rules,
  });
}

/** The custom objects that the documents make, each with the prefix that it asks for or the next free one. */
function newObjects(stock: readonly ObjectSchema[], documents: readonly ObjectDocument[]): readonly ObjectSchema[] {
  const made = documents.filter(({ makesObject }) => makesObject);
  const taken = new Set(stock.map(({ keyPrefix }) => keyPrefix));
  for (const { metadata } of made) if (metadata.keyPrefix !== undefined) taken.add(metadata.keyPrefix);
  return made.map(({ object, metadata }) => {
    const keyPrefix = metadata.keyPrefix ?? freeKeyPrefix(taken);
    taken.add(keyPrefix);
    return createCustomObject(object, keyPrefix, metadata);
  });
}

/**
 * The objects of an org whose set-up these documents describe, not yet joined. What cannot be is complained about, by the
 * document's place and the path in it, and the rest still applied, so that all problems come to light together.
 */
export function applyMetadata(
  stock: readonly ObjectSchema[],
  documents: readonly ObjectDocument[],
  complain: Complain,
): readonly ObjectSchema[] {
  let recordTypeNumber = 0;
  const nextRecordTypeId = (): string => makeId("012", ++recordTypeNumber);
  const objects = [...stock, ...newObjects(stock, documents)];
  for (const document of documents) {
    if (objects.some(({ name }) => name === document.object)) continue;
    const names = objects.map(({ name }) => name);
    const advice = suggest(document.object, names) || ' A new object\'s name ends in "__c".';
    complain(document.place, `this org has no object "${document.object}".${advice}`);
  }
  const extended = objects.map((object) =>
    documents
      .filter((document) => document.object === object.name)
      .reduce((home, { place, metadata }) => {
        checkObject({
          home,
          metadata,
          objects,
          complain: (path, message) => {
            complain(`${place}: ${path}`, message);
          },
        });
        return extendObject(home, metadata, nextRecordTypeId);
      }, object),
  );
  const histories = extended.flatMap((object) => createHistoryObject(object) ?? []);
  return [...extended, ...histories].map((object) => followValues(withCustomRelations(object, documents), extended));
}
