import type { ObjectSchema } from "../metadata/schema";

/** Which kinds of fields a search looks at; a field's kind is one bit. */
export const fieldKinds = { name: 1, email: 2, phone: 4, other: 8 } as const;

/** The fields that an IN clause names. The sidebar's are not documented by field; these are what its results show. */
export const searchScopes = {
  ALL: fieldKinds.name | fieldKinds.email | fieldKinds.phone | fieldKinds.other,
  NAME: fieldKinds.name,
  EMAIL: fieldKinds.email,
  PHONE: fieldKinds.phone,
  SIDEBAR: fieldKinds.name | fieldKinds.email | fieldKinds.phone,
} as const;

export type SearchScope = keyof typeof searchScopes;

export interface SearchField {
  readonly name: string;
  readonly kind: number;
}

/** Besides the field that is an object's name (SOSL reference, IN SearchGroup). */
const furtherNames: Readonly<Record<string, readonly string[]>> = {
  Account: ["Website", "Site", "NameLocal"],
  Asset: ["SerialNumber"],
  Case: ["SuppliedName", "SuppliedCompany", "Subject"],
  Contact: ["AssistantName"],
  Event: ["Subject"],
  Lead: ["Company"],
  Note: ["Title"],
  PermissionSet: ["Label"],
  Task: ["Subject"],
  User: ["CommunityNickname"],
};

/** Articles and files are searched in all fields, whatever the IN clause says (SOSL reference, IN SearchGroup). */
const wholeObjects: ReadonlySet<string> = new Set([
  "ContentDocument",
  "ContentNote",
  "ContentVersion",
  "Document",
  "Product2",
  "Solution",
]);

/** Numbers, picklists, lookups and formulas are not searched. */
const textTypes: ReadonlySet<string> = new Set(["string", "textarea", "email", "phone", "url", "combobox"]);

export function isArticle(object: ObjectSchema): boolean {
  return object.name.endsWith("__kav");
}

/** The bits of the fields to look at. */
export function scopeOf(object: ObjectSchema, scope: SearchScope): number {
  return isArticle(object) || wholeObjects.has(object.name) ? searchScopes.ALL : searchScopes[scope];
}

const known = new WeakMap<ObjectSchema, readonly SearchField[]>();

/** The fields of an object that are searched, as far as the user sees them. */
export function searchFields(object: ObjectSchema): readonly SearchField[] {
  let fields = known.get(object);
  if (fields === undefined) {
    fields = object.fields
      .filter((field) => textTypes.has(field.type) && (!field.calculated || field.nameField))
      .map(({ name, type, nameField, compoundFieldName }) => {
        const isName = nameField || compoundFieldName === "Name" || furtherNames[object.name]?.includes(name) === true;
        if (isName) return { name, kind: fieldKinds.name };
        return { name, kind: type === "email" || type === "phone" ? fieldKinds[type] : fieldKinds.other };
      });
    known.set(object, fields);
  }
  return fields;
}
