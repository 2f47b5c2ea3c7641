import { completeField } from "../complete-field";
import type { FieldParticulars } from "../complete-field";
import { createObjectSchema } from "../object-schema";
import { noRules } from "../object-rules";
import type { ObjectSchema } from "../schema";
import { usualTraits } from "../stock-object";
import { standardChildren } from "./custom-relations";
import { labelOf } from "./describe-field";
import type { ObjectMetadata } from "./object-metadata";

const readOnly = { nillable: false, createable: false, updateable: false, defaultedOnCreate: true };
const user = (relationshipName: string): Partial<FieldParticulars> => ({
  type: "reference",
  referenceTo: ["User"],
  relationshipName,
});

function nameField({ nameField: { type, label = "Name" } = { type: "Text" } }: ObjectMetadata): FieldParticulars {
  const common = { name: "Name", label, type: "string", length: 80, nameField: true, idLookup: true };
  return type === "Text"
    ? { ...common, permissionable: false, defaultedOnCreate: true }
    : { ...common, ...readOnly, autoNumber: true };
}

/** The fields that every custom object has; the details of a master have its owner. */
function standardFields(metadata: ObjectMetadata, isDetail: boolean): readonly FieldParticulars[] {
  const owner: FieldParticulars = {
    ...{ name: "OwnerId", label: "Owner ID", nillable: false, defaultedOnCreate: true },
    ...{ type: "reference", referenceTo: ["Group", "User"], relationshipName: "Owner" },
    ...{ namePointing: true, polymorphicForeignKey: true },
  };
  const activities: FieldParticulars[] = metadata.enableActivities
    ? [{ name: "LastActivityDate", label: "Last Activity Date", type: "date", createable: false, updateable: false }]
    : [];
  return [
    { name: "Id", label: "Record ID", type: "id" },
    ...(isDetail ? [] : [owner]),
    { name: "IsDeleted", label: "Deleted", type: "boolean", createable: false, updateable: false },
    nameField(metadata),
    { name: "CreatedDate", label: "Created Date", type: "datetime", ...readOnly },
    { name: "CreatedById", label: "Created By ID", type: "reference", ...user("CreatedBy"), ...readOnly },
    { name: "LastModifiedDate", label: "Last Modified Date", type: "datetime", ...readOnly },
    {
      name: "LastModifiedById",
      label: "Last Modified By ID",
      type: "reference",
      ...user("LastModifiedBy"),
      ...readOnly,
    },
    { name: "SystemModstamp", label: "System Modstamp", type: "datetime", ...readOnly },
    ...activities,
    { name: "LastViewedDate", label: "Last Viewed Date", type: "datetime", createable: false, updateable: false },
    {
      name: "LastReferencedDate",
      label: "Last Referenced Date",
      type: "datetime",
      createable: false,
      updateable: false,
    },
  ];
}

/** A custom object before its own fields: with a name, an owner unless it is a detail, and the system's fields. */
export function createCustomObject(name: string, keyPrefix: string, metadata: ObjectMetadata): ObjectSchema {
  const label = metadata.label ?? labelOf({ fullName: name });
  const labelPlural = metadata.pluralLabel ?? `${label}s`;
  const isDetail = (metadata.fields ?? []).some(({ type }) => type === "MasterDetail");
  const { type = "Text", displayFormat = "{0}" } = metadata.nameField ?? {};
  return createObjectSchema({
    name,
    label,
    labelPlural,
    keyPrefix,
    custom: true,
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    fields: standardFields(metadata, isDetail).map(completeField),
    childRelationships: standardChildren(metadata.enableActivities === true),
    traits: { ...usualTraits, feedEnabled: false },
    resources: ["approvalLayouts", "compactLayouts", "layouts", "quickActions"],
    supportedScopes: [
      { label: `All ${labelPlural.toLowerCase()}`, name: "everything" },
      ...(isDetail ? [] : [{ label: `My ${labelPlural.toLowerCase()}`, name: "mine" }]),
    ],
    rules: {
      ...noRules,
      sharingModel: isDetail ? "ControlledByParent" : "ReadWrite",
      autoNumberFormats: type === "Text" ? {} : { Name: displayFormat },
    },
  });
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The first prefix of custom objects that none has: `a00`, `a01`, … */
export function freeKeyPrefix(taken: ReadonlySet<string>): string {
  for (const high of digits) {
    for (const low of digits) if (!taken.has(`a${high}${low}`)) return `a${high}${low}`;
  }
  throw new Error("No prefix is left for another custom object");
}
