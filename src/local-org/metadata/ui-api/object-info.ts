import { masterRecordTypeId, recordTypeInfos } from "../record-type-infos";
import type { FieldDescribe, ObjectSchema, Schema } from "../schema";

/** Types whose name in the UI API is not theirs with a capital. */
const dataTypes: Readonly<Record<string, string>> = {
  combobox: "ComboBox",
  datetime: "DateTime",
  encryptedstring: "EncryptedString",
  multipicklist: "MultiPicklist",
  textarea: "TextArea",
};

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** People are named by the parts of their name, everything else by its name field. */
function nameFieldsOf(object: ObjectSchema): readonly string[] {
  const parts = ["FirstName", "LastName"].filter((part) => object.field(part)?.compoundFieldName === "Name");
  return [...parts, ...object.fields.filter(({ nameField }) => nameField).map(({ name }) => name)];
}

function fieldInfo(schema: Schema, object: ObjectSchema, field: FieldDescribe): Record<string, unknown> {
  const { name, type, controllerName } = field;
  const isCompound = object.fields.some(({ compoundFieldName }) => compoundFieldName === name);
  return {
    apiName: name,
    calculated: field.calculated,
    compound: isCompound,
    compoundComponentName: null,
    compoundFieldName: field.compoundFieldName,
    controllerName,
    controllingFields: typeof controllerName === "string" ? [controllerName] : [],
    createable: field.createable,
    custom: field.custom,
    dataType: type === "id" ? "Reference" : (dataTypes[type] ?? capitalized(type)),
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo,
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
    required: !field.nillable && field.createable && !field.defaultedOnCreate,
    scale: field.scale,
    searchPrefilterable: field.searchPrefilterable,
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable,
  };
}

/** What the UI API says of an object (rest-api.md §8), without its eTag. Unnamed relationships are not in it. */
export function objectInfo(schema: Schema, object: ObjectSchema): Record<string, unknown> {
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
    dependentFields: {},
    feedEnabled: object.traits.feedEnabled,
    fields: Object.fromEntries(object.fields.map((field) => [field.name, fieldInfo(schema, object, field)])),
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
    themeInfo: null,
    updateable: object.updateable,
  };
}
