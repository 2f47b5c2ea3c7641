import { inWireOrder } from "../in-wire-order";
import { masterRecordTypeId, recordTypeInfos } from "../record-type-infos";
import type { FieldDescribe, ObjectSchema, Schema } from "../schema";
import { dependentFields } from "./dependent-fields";

/** Types whose name in the UI API is not theirs with a capital. */
const dataTypes: Readonly<Record<string, string>> = {
  combobox: "ComboBox",
  datetime: "DateTime",
  encryptedstring: "EncryptedString",
  id: "String",
  multipicklist: "MultiPicklist",
  textarea: "TextArea",
};

const extraTypes: Readonly<Record<string, string>> = {
  imageurl: "ImageUrl",
  personname: "PersonName",
  plaintextarea: "PlainTextArea",
  richtextarea: "RichTextArea",
  switchablepersonname: "SwitchablePersonName",
};

/** The colours of the tabs that recorded answers tell; of other objects the org knows none, and says null. */
const colors: Readonly<Record<string, string>> = {
  Account: "5867E8",
  Case: "FF538A",
  Contact: "9602C7",
  Lead: "06A59A",
  Opportunity: "FF5D2D",
};

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** People are named by the parts of their name, everything else by its name field. */
function nameFieldsOf(object: ObjectSchema): readonly string[] {
  const parts = ["FirstName", "LastName"].filter((part) => object.field(part)?.compoundFieldName === "Name");
  return [...parts, ...object.fields.filter(({ nameField }) => nameField).map(({ name }) => name)];
}

/** What a field is of its compound: `BillingCity` the `City` of `BillingAddress`. */
function componentName({ name, compoundFieldName }: FieldDescribe): string | null {
  if (compoundFieldName === null || compoundFieldName === name) return null;
  const prefix = compoundFieldName.replace(/Address$|__c$/, "");
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** The fields that decide about a picklist's values, the nearest last. */
function controllingFields(object: ObjectSchema, { controllerName }: FieldDescribe): readonly string[] {
  const above: string[] = [];
  for (let next = controllerName; typeof next === "string" && !above.includes(next);) {
    above.unshift(next);
    next = object.field(next)?.controllerName;
  }
  return above;
}

function fieldInfo(schema: Schema, object: ObjectSchema, field: FieldDescribe): Record<string, unknown> {
  const { name, type, extraTypeInfo } = field;
  return {
    apiName: name,
    calculated: field.calculated,
    compound: object.fields.some(({ compoundFieldName }) => compoundFieldName === name),
    compoundComponentName: componentName(field),
    compoundFieldName: field.compoundFieldName,
    controllerName: field.controllerName,
    controllingFields: controllingFields(object, field),
    createable: field.createable,
    custom: field.custom,
    dataType: dataTypes[type] ?? capitalized(type),
    externalId: field.externalId,
    extraTypeInfo: extraTypeInfo === null ? null : (extraTypes[extraTypeInfo] ?? extraTypeInfo),
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    maskType: field.maskType,
    nameField: field.nameField,
    polymorphicForeignKey: field.polymorphicForeignKey,
    precision: field.precision,
    reference: type === "reference",
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.flatMap((apiName) => {
      const target = schema.object(apiName);
      return target === undefined ? [] : [{ apiName, nameFields: nameFieldsOf(target) }];
    }),
    relationshipName: field.relationshipName,
    // As recorded: whatever is never empty, though the org fills it.
    required: !field.nillable,
    scale: field.scale,
    searchPrefilterable: field.searchPrefilterable,
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable,
  };
}

function themeInfo({ name }: ObjectSchema, origin: string): Record<string, unknown> | null {
  const color = colors[name];
  if (color === undefined) return null;
  return { color, iconUrl: `${origin}/img/icon/t4v35/standard/${name.toLowerCase()}_120.png` };
}

/** Whether the UI API has the object: not set-up, histories and whatever else has no layout. */
export function isInUiApi({ traits }: ObjectSchema): boolean {
  return traits.layoutable === true;
}

/** An object's entry in the UI API's list of its objects. */
export function objectEntry(object: ObjectSchema, apiVersion: string): Record<string, unknown> {
  const { name, keyPrefix, label, labelPlural } = object;
  return {
    apiName: name,
    keyPrefix,
    label,
    labelPlural,
    nameFields: nameFieldsOf(object),
    objectInfoUrl: `/services/data/v${apiVersion}/ui-api/object-info/${name}`,
  };
}

/** What the UI API says of an object (rest-api.md §8), without its eTag. Unnamed relationships are not in it. */
export function objectInfo(schema: Schema, object: ObjectSchema, origin: string): Record<string, unknown> {
  const types = recordTypeInfos(object);
  const chosen = types.find(({ defaultRecordTypeMapping }) => defaultRecordTypeMapping);
  return {
    apiName: object.name,
    associateEntityType: object.traits.associateEntityType,
    associateParentEntity: object.traits.associateParentEntity,
    childRelationships: object.childRelationships
      .filter(({ relationshipName }) => relationshipName !== null)
      .map(({ childSObject, field, relationshipName, junctionIdListNames, junctionReferenceTo }) => ({
        childObjectApiName: childSObject,
        fieldName: field,
        ...{ junctionIdListNames, junctionReferenceTo, relationshipName },
      })),
    compactLayoutable: true,
    createable: object.createable,
    custom: object.custom,
    defaultRecordTypeId: chosen?.recordTypeId ?? masterRecordTypeId,
    deletable: object.deletable,
    dependentFields: dependentFields(object),
    feedEnabled: object.traits.feedEnabled,
    fields: inWireOrder(
      Object.fromEntries(object.fields.map((field) => [field.name, fieldInfo(schema, object, field)])),
    ),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.traits.layoutable,
    mruEnabled: object.traits.mruEnabled,
    nameFields: nameFieldsOf(object),
    queryable: object.queryable,
    recordTypeInfos: Object.fromEntries(
      types.map(({ available, defaultRecordTypeMapping, master, name, recordTypeId }) => [
        recordTypeId,
        { available, defaultRecordTypeMapping, master, name, recordTypeId },
      ]),
    ),
    searchLayoutable: object.traits.searchable,
    searchable: object.traits.searchable,
    themeInfo: themeInfo(object, origin),
    updateable: object.updateable,
  };
}
