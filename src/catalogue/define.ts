/** How a field's values look to us. `text` can be filtered and ordered; `longText` cannot. */
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
  /** The org-wide feature that brings the field; without it every user's field is absent. */
  readonly feature?: string;
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
  /** Lists hold only records whose boolean field of this name is false, unless their filter names the field. */
  readonly excludedUnlessFiltered?: string;
  /** Objects that Salesforce refuses inside `IN (SELECT …)` (soql.md §8). */
  readonly barredFromSemiJoins?: true;
}

/** What a polymorphic lookup may point to. Any record it can name has an id and a name. */
export interface InterfaceDef {
  readonly kind: "interface";
  readonly name: string;
  readonly description: string;
  readonly members: () => readonly SObjectDef[];
}

type Unnamed<T> = Omit<T, "name">;

interface SObjectSpec extends Omit<SObjectDef, "kind" | "fields" | "parents" | "children"> {
  readonly fields: Readonly<Record<string, Unnamed<FieldDef>>>;
  readonly parents: Readonly<Record<string, Unnamed<ParentDef>>>;
  readonly children?: Readonly<Record<string, Unnamed<ChildDef>>>;
}

/** Names every field and relation of a spec by its key, and freezes what the rest of the gateway reads. */
export function defineSObject(spec: SObjectSpec): SObjectDef {
  return {
    ...spec,
    kind: "object",
    fields: byName(spec.fields),
    parents: byName(spec.parents),
    children: byName(spec.children ?? {}),
  };
}

function byName<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T & { readonly name: string }> {
  return new Map(Object.entries(entries).map(([name, entry]) => [name, { ...entry, name }]));
}

/** Declares a field by its API name and type. */
export function field(apiName: string, type: FieldType, description: string): Unnamed<FieldDef> {
  return { apiName, type, description };
}

/** Declares a lookup. Its foreign key is `<relationship>Id`, as for every standard lookup. */
export function parent(relationshipName: string, target: ParentDef["target"], description: string): Unnamed<ParentDef> {
  return { relationshipName, foreignKey: `${relationshipName}Id`, description, target };
}

/** Declares a child list by its relationship name and the child's lookup field. */
export function children(
  relationshipName: string,
  foreignKey: string,
  target: ChildDef["target"],
  description: string,
): Unnamed<ChildDef> {
  return { relationshipName, foreignKey, description, target };
}

/** Whether SOQL can compare this field in WHERE and ORDER BY. An address is compared by its parts. */
export function isComparable(type: FieldType): boolean {
  return type !== "longText";
}

/** The parts of an address that SOQL can compare, by GraphQL name; each is a field of its own, such as `BillingCity`. */
export const addressParts = ["street", "city", "state", "postalCode", "country"] as const;

/** The field that holds one part of an address: `BillingAddress` and `city` make `BillingCity`. */
export function addressPartField(address: FieldDef, part: (typeof addressParts)[number]): FieldDef {
  const apiName = address.apiName.replace(/Address$/, "") + part.charAt(0).toUpperCase() + part.slice(1);
  return { name: part, apiName, type: "text", description: `The address's ${part}.` };
}
