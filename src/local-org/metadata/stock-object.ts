import { completeField } from "./complete-field";
import type { FieldParticulars } from "./complete-field";
import { childRelationship } from "./join-objects";
import { createObjectSchema } from "./object-schema";
import { noRules } from "./object-rules";
import type { ObjectRules, ValueFacts } from "./object-rules";
import valueSets from "./objects/value-sets.json";
import type { FieldDescribe, ObjectSchema, PicklistValue } from "./schema";

interface ValueParticulars extends ValueFacts {
  readonly value: string;
  readonly label?: string | undefined;
  readonly active?: boolean | undefined;
  /** For dependent picklists: a bitmap in base64 over the controlling field's values (rest-api.md §4). */
  readonly validFor?: string | undefined;
}

/** A picklist value, alone when it is active, its label says the same and nothing follows from it. */
export type CompactValue = string | ValueParticulars;

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

/** What describes mostly say of an object beside its fields. */
export const usualTraits: ObjectSchema["traits"] = {
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

function particularsOf(compact: CompactValue): ValueParticulars {
  return typeof compact === "string" ? { value: compact } : compact;
}

/** The describe's picklist value; the field's default is marked. */
export function picklistValue(compact: CompactValue, fieldDefault: unknown): PicklistValue {
  const { value, label = value, active = true, validFor = null } = particularsOf(compact);
  return { active, defaultValue: value === fieldDefault, label, validFor, value };
}

const factNames = ["closed", "won", "probability", "forecastCategory", "converted", "highPriority"] as const;

/** What follows from each of the values; undefined when nothing follows from any. */
export function valueFactsOf(values: readonly CompactValue[]): ReadonlyMap<string, ValueFacts> | undefined {
  const facts = values.map(particularsOf).map((particulars) => {
    const known = factNames.filter((name) => particulars[name] !== undefined);
    return [particulars.value, Object.fromEntries(known.map((name) => [name, particulars[name]]))] as const;
  });
  return facts.some(([, known]) => Object.keys(known).length > 0) ? new Map<string, ValueFacts>(facts) : undefined;
}

function expandField(
  { values, valueSet, ...rest }: CompactField,
  { createable = true, updateable = true }: StockObject,
): FieldDescribe {
  const particulars: FieldParticulars = {
    ...rest,
    // What nobody makes or changes has no field that anybody could give.
    ...(createable ? {} : { createable }),
    ...(updateable ? {} : { updateable }),
  };
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

function rulesOf({ name, sharingModel = "ReadWrite", trackedFields = [], fields }: StockObject): ObjectRules {
  if (!isSharingModel(sharingModel)) throw new Error(`${name}: no sharing model "${sharingModel}" is known`);
  const facts = fields.map((field) => [field.name, valueFactsOf(field.values ?? [])] as const);
  const valueFacts = Object.fromEntries(
    facts.flatMap(([field, known]) => (known === undefined ? [] : [[field, known]])),
  );
  return { ...noRules, sharingModel, trackedFields, valueFacts };
}

/** The full schema of a stock object, not yet joined with the others. */
export function expandObject(stock: StockObject): ObjectSchema {
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
    fields: stock.fields.map((field) => expandField(field, stock)),
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
