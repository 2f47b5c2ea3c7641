import { GatewayError } from "../errors";

/** What a statement named and its identity cannot see: it is hidden from the user, or the org does not have it. */
export type Inaccessible =
  | { readonly kind: "field"; readonly object: string; readonly field: string }
  | { readonly kind: "object"; readonly object: string }
  /** A lookup in a field path; the message does not say of which object. */
  | { readonly kind: "parentRelationship"; readonly relationship: string }
  /** The FROM of a sub-select; the message does not say of which object. */
  | { readonly kind: "childRelationship"; readonly relationship: string };

/** The refusal of a statement that names what the identity cannot see, so that a caller can leave it out and ask again. */
export class InaccessibleError extends GatewayError {
  constructor(
    readonly inaccessible: Inaccessible,
    message: string,
    options?: ErrorOptions,
  ) {
    super("FIELD_NOT_ACCESSIBLE", message, options);
  }
}
