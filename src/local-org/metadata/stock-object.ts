import { completeField } from "./complete-field";
import type { FieldParticulars } from "./complete-field";
import { createObjectSchema } from "./object-schema";
import valueSets from "./objects/value-sets.json";
import type { ChildRelationship, FieldDescribe, ObjectSchema, PicklistValue } from "./schema";

/** A picklist value, alone when its label says the same. */
type CompactValue = string | { readonly value: string; readonly label: string };

interface CompactField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly values?: readonly CompactValue[] | undefined;
  /** Instead of `values`: a list in objects/value-sets.json that several fields share. */
  readonly valueSet?: string | undefined;
}

interface CompactChild {
  readonly childSObject: string;
  readonly field: string;
  readonly relationshipName: string | null;
  readonly cascadeDelete?: boolean | undefined;
  readonly restrictedDelete?: boolean | undefined;
}

/** A file of objects/: an object's describe as recorded, without what is as usual. Values come in set-up order. */
export interface StockObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom?: boolean | undefined;
  readonly createable?: boolean | undefined;
  readonly updateable?: boolean | undefined;
  readonly deletable?: boolean | undefined;
  /** Where they differ from `usualTraits`. */
  readonly traits?: Readonly<Record<string, boolean | null>> | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly supportedScopes: ObjectSchema["supportedScopes"];
  readonly fields: readonly CompactField[];
  readonly childRelationships: readonly CompactChild[];
}

const usualTraits: ObjectSchema["traits"] = {
  activateable: false,
  associateEntityType: null,
  associateParentEntity: null,
  customSetting: false,
  deepCloneable: false,
  deprecatedAndHidden: false,
  feedEnabled: true,
  hasSubtypes: false,
  isInterface: false,
  isSubtype: false,
  layoutable: true,
  mergeable: false,
  mruEnabled: true,
  replicateable: true,
  retrieveable: true,
  searchable: true,
  triggerable: true,
  undeletable: true,
};

const usualResources = ["approvalLayouts", "compactLayouts", "layouts", "listviews", "quickActions"];

const sharedValues: Readonly<Record<string, readonly CompactValue[]>> = valueSets;

function picklistValue(compact: CompactValue, fieldDefault: unknown): PicklistValue {
  const { value, label } = typeof compact === "string" ? { value: compact, label: compact } : compact;
  return { active: true, defaultValue: value === fieldDefault, label, validFor: null, value };
}

function expandField({ values, valueSet, ...rest }: CompactField): FieldDescribe {
  const particulars: FieldParticulars = rest;
  const listed = valueSet === undefined ? (values ?? []) : sharedValues[valueSet];
  if (listed === undefined) throw new Error(`${rest.name}: no value set "${String(valueSet)}"`);
  return completeField({
    ...particulars,
    picklistValues: listed.map((value) => picklistValue(value, particulars.defaultValue)),
  });
}

function expandChild({
  childSObject,
  field,
  relationshipName,
  cascadeDelete = false,
  restrictedDelete = false,
}: CompactChild): ChildRelationship {
  return {
    cascadeDelete,
    childSObject,
    deprecatedAndHidden: false,
    field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName,
    restrictedDelete,
  };
}

/** The full schema of a stock object, with custom fields after the standard ones. */
export function expandObject(stock: StockObject, customFields: readonly FieldDescribe[]): ObjectSchema {
  const { name, label, labelPlural, keyPrefix, custom = false } = stock;
  const { createable = true, updateable = true, deletable = true } = stock;
  return createObjectSchema({
    name,
    label,
    labelPlural,
    keyPrefix,
    custom,
    queryable: true,
    createable,
    updateable,
    deletable,
    fields: [...stock.fields.map(expandField), ...customFields],
    childRelationships: stock.childRelationships.map(expandChild),
    traits: { ...usualTraits, ...stock.traits },
    resources: stock.resources ?? usualResources,
    supportedScopes: stock.supportedScopes,
  });
}
