import type { OrgMetadata } from "./metadata";

/** What a `MetadataSource` can be told that an identity cannot see, although a describe listed it. */
export type Hidden =
  | { readonly kind: "field"; readonly object: string; readonly field: string }
  | { readonly kind: "object"; readonly object: string }
  | { readonly kind: "childRelationship"; readonly object: string; readonly relationship: string };

/** What one identity can see of its org. */
export interface MetadataSource {
  /** Objects that are absent or hidden have no entry. Costs a Salesforce call only for what is not cached. */
  load(objectApiNames: readonly string[]): Promise<OrgMetadata>;
  /** Remembers for this identity what a refusal taught, as long as the describe it corrects is cached. */
  hide(hidden: Hidden): Promise<void>;
}
