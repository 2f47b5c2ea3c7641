import type { DatePart } from "./date-parts";

/** How a function makes a value of what a record holds. */
export type Derivation =
  /** `convertTimezone()` moves a dateTime to the asking user's zone first; else days and hours are UTC's. */
  | { readonly kind: "datePart"; readonly part: DatePart; readonly converts: boolean }
  /** `toLabel()`: the label of a picklist's value. */
  | { readonly kind: "label" }
  | {
      readonly kind: "distance";
      /** The fields that hold the place. */
      readonly latitude: string;
      readonly longitude: string;
      readonly from: Place;
      readonly unit: "mi" | "km";
    };

/** In degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}
