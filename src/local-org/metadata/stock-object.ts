import { completeField } from "./complete-field";
import type { FieldParticulars } from "./complete-field";
import { childRelationship } from "./join-objects";
import { createObjectSchema } from "./object-schema";
import { noRules } from "./object-rules";
import type { ObjectRules } from "./object-rules";
import valueSets from "./objects/value-sets.json";
import type { FieldDescribe, ObjectSchema, PicklistValue } from "./schema";

/** A picklist value, alone when it is active and its label says the same. */
export type CompactValue =
  | string
  | {
      readonly value: string;
      readonly label?: string | undefined;
      readonly active?: boolean | undefined;
      /** For dependent picklists: a bitmap in base64 over the controlling field's values (rest-api.md §4). */
      readonly validFor?: string | undefined;
    };

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

/**
 * A file of objects/: an object's describe as recorded, without what is as usual. Values come in set-up order. Of
 * `childRelationships` only those with a name or a consequence need to be told, and objects that the org does not hold
 * may be among them.
 */
export interface StockObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom?: boolean | undefined;
  readonly queryable?: boolean | undefined;
  readonly createable?: boolean | undefined;
  readonly updateable?: boolean | undefined;
  readonly deletable?: boolean | undefined;
  /** Where they differ from `usualTraits`. */
  readonly traits?: Readonly<Record<string, boolean | null>> | undefined;
  readonly resources?: readonly string[] | undefined;
  /** "All <labelPlural>" alone when absent. */
  readonly supportedScopes?: ObjectSchema["supportedScopes"] | undefined;
  /** ReadWrite when absent: all see and change all. */
  readonly sharingModel?: string | undefined;
  /** Fields whose changes become rows of the object's field history; none when absent. */
  readonly trackedFields?: readonly string[] | undefined;
  readonly fields: readonly CompactField[];
  readonly childRelationships?: readonly CompactChild[] | undefined;
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

/** The describe's picklist value; the field's default is marked. */
export function picklistValue(compact: CompactValue, fieldDefault: unknown): PicklistValue {
  const {
    value,
    label = value,
    active = true,
    validFor = null,
  } = typeof compact === "string" ? { value: compact } : compact;
  return { active, defaultValue: value === fieldDefault, label, validFor, value };
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

const sharingModels: ReadonlySet<string> = new Set<ObjectRules["sharingModel"]>([
  "Private",
  "Read",
  "ReadWrite",
  "ReadWriteTransfer",
  "ControlledByParent",
]);

function isSharingModel(text: string): text is ObjectRules["sharingModel"] {
  return sharingModels.has(text);
}

function rulesOf({ name, sharingModel = "ReadWrite", trackedFields = [] }: StockObject): ObjectRules {
  if (!isSharingModel(sharingModel)) throw new Error(`${name}: no sharing model "${sharingModel}" is known`);
  return { ...noRules, sharingModel, trackedFields };
}

/** The full schema of a stock object, not yet joined with the others, with custom fields after the standard ones. */
export function expandObject(stock: StockObject, customFields: readonly FieldDescribe[]): ObjectSchema {
  const { name, label, labelPlural, keyPrefix, custom = false } = stock;
  const { queryable = true, createable = true, updateable = true, deletable = true } = stock;
  return createObjectSchema({
    name,
    label,
    labelPlural,
    keyPrefix,
    custom,
    queryable,
    createable,
    updateable,
    deletable,
    fields: [...stock.fields.map(expandField), ...customFields],
    childRelationships: (stock.childRelationships ?? []).map((child) =>
      childRelationship({
        ...child,
        cascadeDelete: child.cascadeDelete === true,
        restrictedDelete: child.restrictedDelete === true,
      }),
    ),
    traits: { ...usualTraits, ...stock.traits },
    resources: stock.resources ?? usualResources,
    supportedScopes: stock.supportedScopes ?? [{ label: `All ${labelPlural.toLowerCase()}`, name: "everything" }],
    rules: rulesOf(stock),
  });
}
