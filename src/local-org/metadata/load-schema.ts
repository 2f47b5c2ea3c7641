import type { Complain } from "../documents/decode";
import { joinObjects } from "./join-objects";
import type { ObjectSchema, Schema } from "./schema";
import { applyMetadata } from "./set-up/apply-metadata";
import type { FieldMetadata, ObjectDocument } from "./set-up/object-metadata";
import { expandObject } from "./stock-object";
import type { StockObject } from "./stock-object";
import * as stock from "./stock-objects";

/** A custom field and the object that gets it. */
export type CustomFieldSpec = FieldMetadata & { readonly object: string };

export interface SchemaOptions {
  /** What the org's set-up adds to a stock one. */
  readonly documents?: readonly ObjectDocument[];
  /** Custom fields beside those of the documents. */
  readonly customFields?: readonly CustomFieldSpec[];
  /** Is told of everything in them that cannot be; when absent, the first such thing throws. */
  readonly complain?: Complain;
}

/** By name, so that of those that share a prefix the same one always comes first. */
const stockObjects: readonly StockObject[] = Object.values<StockObject>(stock).sort((a, b) =>
  a.name < b.name ? -1 : 1,
);

/** Made for the first org of a process; no set-up changes them. */
let expanded: readonly ObjectSchema[] | undefined;

const throwComplaint: Complain = (place, message) => {
  throw new Error(`${place}: ${message}`);
};

/** The schema of a stock org: every standard field of its objects, and what is asked for beside them. */
export function loadSchema({
  documents = [],
  customFields = [],
  complain = throwComplaint,
}: SchemaOptions = {}): Schema {
  const fields = customFields.map(({ object, ...field }) => ({
    object,
    place: `custom field ${object}.${field.fullName}`,
    makesObject: false,
    metadata: { fields: [field] },
  }));
  expanded ??= stockObjects.map(expandObject);
  return joinObjects(applyMetadata(expanded, [...documents, ...fields], complain));
}
