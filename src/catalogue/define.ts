/** How a field's values look to us. `text` is short text that can be filtered; `longText` cannot be filtered or sorted. */
export type FieldType =
  | "id"
  | "text"
  | "longText"
  | "picklist"
  | "boolean"
  | "int"
  | "double"
  | "currency"
  | "percent"
  | "date"
  | "dateTime"
  | "address";

export interface FieldDef {
  /** The GraphQL name. */
  readonly name: string;
  /** The name that Salesforce knows. */
  readonly apiName: string;
  readonly type: FieldType;
  readonly description: string;
}

/** A lookup from a record to one other record. */
export interface ParentDef {
  readonly name: string;
  /** The lookup's name in a SOQL path, such as `Account` in `Account.Name`. */
  readonly relationshipName: string;
  /** The field that holds the other record's id, such as `AccountId`. */
  readonly foreignKey: string;
  readonly description: string;
  /** The object it points to, or, for a polymorphic lookup, the interface of the objects it may point to. */
  readonly target: () => SObjectDef | InterfaceDef;
}

/** The records that point to a record through one of their lookups. */
export interface ChildDef {
  readonly name: string;
  /** The relationship's name in a sub-select, such as `OpportunityContactRoles`. */
  readonly relationshipName: string;
  /** The field of the child that holds this record's id, such as `OpportunityId`. */
  readonly foreignKey: string;
  readonly description: string;
  readonly target: () => SObjectDef;
}

/** One sObject as the gateway presents it. Types, filters, orderings, SOQL and documentation derive from it. */
export interface SObjectDef {
  readonly kind: "object";
  /** The GraphQL type's name. */
  readonly name: string;
  readonly apiName: string;
  /** The first three characters of every id of this object. */
  readonly keyPrefix: string;
  /** The root field that reads one record, such as `opportunity`. */
  readonly singular: string;
  /** The root field that reads many, such as `opportunities`. */
  readonly plural: string;
  readonly description: string;
  readonly fields: ReadonlyMap<string, FieldDef>;
  readonly parents: ReadonlyMap<string, ParentDef>;
  readonly children: ReadonlyMap<string, ChildDef>;
}

/** What a polymorphic lookup may point to. Any record it can name has an id and a name. */
export interface InterfaceDef {
  readonly kind: "interface";
  readonly name: string;
  readonly description: string;
  readonly members: () => readonly SObjectDef[];
}
