import type { Edition } from "../../access/api-usage";
import type { SharingModel } from "../../metadata/object-rules";
import type { Schema } from "../../metadata/schema";
import { organization } from "../../organization";
import type { Insert } from "../seeding";
import { administratorId } from "../user-values";
import { grantPermissions, systemColumns } from "./grant-permissions";
import { integrationAccess, setUpProfiles } from "./profiles";
import { insertRoles } from "./roles";

const editionNames: Readonly<Record<Edition, string>> = {
  developer: "Developer Edition",
  enterprise: "Enterprise Edition",
  unlimited: "Unlimited Edition",
};

/** The org-wide defaults as Organization words them. */
const accessNames: Readonly<Record<SharingModel, string>> = {
  Private: "None",
  Read: "Read",
  ReadWrite: "Edit",
  ReadWriteTransfer: "ReadEditTransfer",
  ControlledByParent: "ControlledByParent",
};

function insertOrganization(schema: Schema, insert: Insert, edition: Edition): void {
  const defaultAccess = ["Account", "Contact", "Opportunity", "Lead", "Case"].map((name) => {
    const model = schema.object(name)?.rules.sharingModel ?? "ReadWrite";
    return [`Default${name}Access`, accessNames[model]];
  });
  insert("Organization", {
    Id: organization.id,
    Name: organization.name,
    OrganizationType: editionNames[edition],
    InstanceName: "LOC1",
    DefaultLocaleSidKey: "en_US",
    LanguageLocaleKey: "en_US",
    TimeZoneSidKey: organization.defaultTimeZone,
    FiscalYearStartMonth: organization.fiscalYearStartMonth,
    UiSkin: "Theme4",
    Country: "US",
    PrimaryContact: "Ada Admin",
    ...(Object.fromEntries(defaultAccess) as Record<string, string>),
  });
}

function insertProfiles(schema: Schema, insert: Insert): void {
  for (const profile of setUpProfiles) {
    const columns = systemColumns(profile);
    const { id, name, description } = profile;
    insert("Profile", { Id: id, Name: name, Description: description, UserType: "Standard", ...columns });
    const label = `X${id.slice(0, 15)}`;
    const owned = { ProfileId: id, IsOwnedByProfile: true, Type: "Profile" };
    const set = insert("PermissionSet", { Name: label, Label: label, ...owned, ...columns });
    grantPermissions(schema, insert, set, profile);
  }
}

function insertPermissionSets(schema: Schema, insert: Insert): void {
  const { id, name, label, description } = integrationAccess;
  const columns = systemColumns(integrationAccess);
  const values = { Id: id, Name: name, Label: label, Description: description, IsCustom: true };
  insert("PermissionSet", { ...values, ...columns });
  grantPermissions(schema, insert, id, integrationAccess);
}

function insertGroups(insert: Insert): void {
  insert("Group", { Name: "All Internal Users", DeveloperName: "AllInternalUsers", Type: "Organization" });
  const queue = insert("Group", { Name: "Inbound Leads", DeveloperName: "Inbound_Leads", Type: "Queue" });
  for (const object of ["Lead", "Case"]) insert("QueueSobject", { QueueId: queue, SobjectType: object });
  insert("GroupMember", { GroupId: queue, UserOrGroupId: administratorId });
}

/** Puts into an org what its administrators set up before any record: the organization, profiles, roles and queues. */
export function setUpOrg(schema: Schema, insert: Insert, edition: Edition): void {
  insertOrganization(schema, insert, edition);
  insertProfiles(schema, insert);
  insertPermissionSets(schema, insert);
  insertRoles(insert);
  insertGroups(insert);
}
