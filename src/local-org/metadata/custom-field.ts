import { completeField } from "./complete-field";
import type { FieldDescribe } from "./schema";

/** A custom field that a data mapping adds to the stock org. */
export interface CustomFieldSpec {
  /** The object's API name. */
  readonly object: string;
  /** Ends in `__c`. */
  readonly name: string;
  readonly type:
    | "string"
    | "textarea"
    | "email"
    | "phone"
    | "url"
    | "picklist"
    | "boolean"
    | "double"
    | "currency"
    | "percent"
    | "date"
    | "datetime";
  readonly label: string;
  /** Characters, for text; 255 when absent. */
  readonly length?: number;
  /** Digits after the decimal point, for numbers; 2 when absent. */
  readonly scale?: number;
  readonly unique?: boolean;
  readonly externalId?: boolean;
  /** In set-up order. New custom picklists are restricted (rest-api.md §4). */
  readonly picklistValues?: readonly string[];
}

const textTypes: ReadonlySet<string> = new Set(["string", "textarea", "email", "phone", "url", "picklist"]);
const decimalTypes: ReadonlySet<string> = new Set(["double", "currency", "percent"]);

/** The describe of a custom field. */
export function customField(spec: CustomFieldSpec): FieldDescribe {
  const { name, label, type, length = 255, scale = 2, unique = false, externalId = false, picklistValues = [] } = spec;
  if (!/^[A-Za-z][A-Za-z0-9_]*__c$/.test(name)) throw new Error(`Custom field ${name}: the name must end in "__c"`);
  return completeField({
    name,
    label,
    type,
    custom: true,
    unique,
    externalId,
    idLookup: externalId,
    ...(textTypes.has(type) ? { length } : {}),
    ...(decimalTypes.has(type) ? { scale } : {}),
    restrictedPicklist: type === "picklist",
    picklistValues: picklistValues.map((value) => ({
      active: true,
      defaultValue: false,
      label: value,
      validFor: null,
      value,
    })),
  });
}
