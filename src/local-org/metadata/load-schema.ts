import type { Schema } from "./schema";

/** A custom field that a data mapping adds to the stock org. */
export interface CustomFieldSpec {
  /** The object's API name. */
  readonly object: string;
  /** Ends in `__c`. */
  readonly name: string;
  readonly type:
    | "string"
    | "textarea"
    | "double"
    | "currency"
    | "percent"
    | "boolean"
    | "date"
    | "datetime"
    | "picklist"
    | "email"
    | "phone"
    | "url";
  readonly label: string;
  /** Characters, for text; 255 when absent. */
  readonly length?: number;
  /** Digits after the decimal point, for numbers; 2 when absent. */
  readonly scale?: number;
  readonly unique?: boolean;
  readonly externalId?: boolean;
  readonly picklistValues?: readonly string[];
}

/** The schema of a stock org: every standard field of the seven objects, and the custom fields asked for. */
export function loadSchema(_options: { readonly customFields?: readonly CustomFieldSpec[] } = {}): Schema {
  throw new Error("not yet");
}
