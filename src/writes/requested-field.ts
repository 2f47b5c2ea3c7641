import { activityTypeOf } from "./activity-types";

/**
 * How a value looks to clients, and so how it is checked and compared.
 * - `probability`: per cent, 0 to 100.
 * - `minutes`: Salesforce keeps seconds.
 * - `activityType`: Salesforce keeps a `TaskSubtype`.
 * - `people`: ids of contacts or of one lead; Salesforce keeps one in `WhoId`, several in `TaskWhoIds`.
 */
export type FieldKind =
  "text" | "picklist" | "activityType" | "number" | "probability" | "minutes" | "date" | "id" | "people";

/** A value as Salesforce takes and answers it. */
export type FieldValue = string | number | readonly string[] | null;

/** One field that a mutation's input names, and what is sent to Salesforce for it. */
export interface RequestedField {
  /** The input field's name. */
  readonly name: string;
  readonly kind: FieldKind;
  /** As the client gave it. */
  readonly requested: unknown;
  /** The Salesforce field that it goes to. */
  readonly apiName: string;
  /** As it is sent; `null` clears. */
  readonly value: FieldValue;
  /** For `people`: who is among them in Salesforce only because `relatedTo` names them. */
  readonly besides?: string;
}

/** What Salesforce holds in a requested field, as clients know it. */
export function present({ kind, besides }: RequestedField, stored: unknown): unknown {
  switch (kind) {
    case "minutes":
      return typeof stored === "number" ? stored / 60 : null;
    case "activityType":
      return typeof stored === "string" ? (activityTypeOf(stored) ?? stored) : null;
    case "people":
      return [stored ?? []].flat().filter((id) => id !== besides);
    case "text":
    case "picklist":
    case "number":
    case "probability":
    case "date":
    case "id":
      return stored ?? null;
  }
}

/** Salesforce stores a text of nothing but blanks as no text. */
export function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}
