/** What an org's describe says of one field, as far as the gateway uses it. Absent and hidden fields have no entry. */
export interface FieldMetadata {
  readonly apiName: string;
  readonly label: string;
  /** Salesforce's field type: `string`, `picklist`, `currency`, `reference`, … */
  readonly type: string;
  /** Characters; 0 where a length means nothing. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  /** How many digits a whole number may have; 0 for what is no `int`. */
  readonly digits: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly calculated: boolean;
  readonly defaultedOnCreate: boolean;
  /** Active values in the org's order; empty for what is no picklist. */
  readonly picklistValues: readonly string[];
  readonly restrictedPicklist: boolean;
  readonly referenceTo: readonly string[];
}

export interface ObjectMetadata {
  readonly apiName: string;
  readonly label: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly fields: ReadonlyMap<string, FieldMetadata>;
  /** The child relationships that a sub-select may name. */
  readonly childRelationships: ReadonlySet<string>;
}

/** What one identity can see of an org, by the object's API name. An object with no entry is absent or hidden. */
export type OrgMetadata = ReadonlyMap<string, ObjectMetadata>;
