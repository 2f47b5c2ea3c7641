import type { QueryField } from "./resolved-query";

/** What Salesforce calls the object that it reads polymorphic parents as. */
export const NAME_OBJECT = "Name";

/** The field of a Name that tells the object of the record it stands for. */
export const TYPE_FIELD = "Type";

/** The field of a Name that is the alias of a user, and the name of any other record. */
export const ALIAS_FIELD = "NameOrAlias";

const types: Readonly<Record<string, string>> = {
  Id: "id",
  Name: "string",
  [TYPE_FIELD]: "string",
  FirstName: "string",
  LastName: "string",
  Alias: "string",
  Email: "email",
  Phone: "phone",
  Title: "string",
  Username: "string",
  UserRoleId: "reference",
  ProfileId: "reference",
  IsActive: "boolean",
  RecordTypeId: "reference",
  [ALIAS_FIELD]: "string",
};

const fields: ReadonlyMap<string, QueryField> = new Map(
  Object.entries(types).map(([name, type]) => [
    name.toLowerCase(),
    {
      name,
      type,
      filterable: true,
      sortable: true,
      groupable: type !== "boolean",
      aggregatable: type !== "boolean",
      caseSensitive: false,
      referenceTo: [],
      picklistValues: [],
      scale: 0,
    },
  ]),
);

/**
 * A field that can be read through a polymorphic lookup without TYPEOF (soql.md §3). A record that has no field of the
 * name answers null: `Who.Username` of a contact.
 */
export function nameField(name: string): QueryField | undefined {
  return fields.get(name.toLowerCase());
}
