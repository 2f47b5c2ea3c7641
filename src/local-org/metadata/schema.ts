import type { ObjectRules } from "./object-rules";

/** A field in the form and with every key of Salesforce's describe (rest-api.md §4). */
export interface FieldDescribe {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly soapType: string;
  readonly length: number;
  readonly byteLength: number;
  readonly precision: number;
  readonly scale: number;
  readonly digits: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly aggregatable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly idLookup: boolean;
  readonly nameField: boolean;
  readonly namePointing: boolean;
  readonly polymorphicForeignKey: boolean;
  readonly restrictedPicklist: boolean;
  readonly calculated: boolean;
  readonly calculatedFormula: string | null;
  readonly autoNumber: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly custom: boolean;
  readonly compoundFieldName: string | null;
  readonly extraTypeInfo: string | null;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  readonly defaultValue: string | boolean | null;
  readonly picklistValues: readonly PicklistValue[];
  /** The remaining keys of a describe, which nothing here reads. */
  readonly [key: string]: unknown;
}

export interface PicklistValue {
  readonly active: boolean;
  readonly defaultValue: boolean;
  readonly label: string;
  readonly validFor: string | null;
  readonly value: string;
}

export interface ChildRelationship {
  readonly cascadeDelete: boolean;
  readonly childSObject: string;
  readonly deprecatedAndHidden: boolean;
  readonly field: string;
  readonly junctionIdListNames: readonly string[];
  readonly junctionReferenceTo: readonly string[];
  readonly relationshipName: string | null;
  readonly restrictedDelete: boolean;
}

/** One object of the org. Names are looked up in any case, as Salesforce does. */
export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly fields: readonly FieldDescribe[];
  /** Those of which no two records may have the same value. */
  readonly uniqueFields: readonly FieldDescribe[];
  readonly childRelationships: readonly ChildRelationship[];
  /** What else a describe says of the object: `mergeable`, `searchable`, … */
  readonly traits: Readonly<Record<string, boolean | null>>;
  /** What `urls` names beside the object, its rows and its describe. */
  readonly resources: readonly string[];
  readonly supportedScopes: readonly { readonly label: string; readonly name: string }[];
  readonly rules: ObjectRules;
  field(name: string): FieldDescribe | undefined;
  /** The lookup field whose relationship has this name: `Account`, `Owner`, `Who`. */
  parent(relationshipName: string): FieldDescribe | undefined;
  child(relationshipName: string): ChildRelationship | undefined;
}

export interface Schema {
  readonly objects: readonly ObjectSchema[];
  object(name: string): ObjectSchema | undefined;
  /** The object whose ids begin so. */
  byKeyPrefix(prefix: string): ObjectSchema | undefined;
}
