import { makeId } from "../../records/record-id";

/** What a profile or a permission set grants. */
export interface Grant {
  /** The columns `Permissions…` of PermissionSet. */
  readonly system: readonly string[];
  /** What it may do with every object; nothing when absent. */
  readonly objects?: "everything" | "edit" | "read";
  /** The only objects that it concerns; all of them when absent. */
  readonly only?: readonly string[];
  /** Fields that it does not let users read, as `Object.Field`. */
  readonly hidden?: readonly string[];
}

export interface SetUpProfile extends Grant {
  readonly id: string;
  readonly name: ProfileName;
  readonly description: string;
}

export type ProfileName =
  | "System Administrator"
  | "Standard User"
  | "Read Only"
  | "Minimum Access - API Only Integrations"
  | "Minimum Access - Salesforce";

const administration = [
  "ApiEnabled",
  "AssignPermissionSets",
  "BulkApiHardDelete",
  "CustomizeApplication",
  "EditEvent",
  "EditTask",
  "ManageProfilesPermissionsets",
  "ManageRoles",
  "ManageUsers",
  "ModifyAllData",
  "TransferAnyCase",
  "TransferAnyEntity",
  "TransferAnyLead",
  "ViewAllData",
  "ViewSetup",
];

/** The profiles of every org. Users and tests name them by these ids. */
export const setUpProfiles: readonly SetUpProfile[] = [
  {
    id: makeId("00e", 1),
    name: "System Administrator",
    description: "May do everything.",
    system: administration,
    objects: "everything",
  },
  {
    id: makeId("00e", 2),
    name: "Standard User",
    description: "Works with records. The forecast, a customer's revenue and private dates are not for everyone.",
    system: ["ApiEnabled", "EditEvent", "EditTask", "ViewSetup"],
    objects: "edit",
    hidden: ["Opportunity.ExpectedRevenue", "Account.AnnualRevenue", "Contact.Birthdate"],
  },
  {
    id: makeId("00e", 3),
    name: "Read Only",
    description: "Sees records and changes none.",
    system: ["ApiEnabled", "ViewSetup"],
    objects: "read",
    hidden: ["Opportunity.ExpectedRevenue", "Account.AnnualRevenue", "Contact.Birthdate"],
  },
  {
    id: makeId("00e", 4),
    name: "Minimum Access - API Only Integrations",
    description: "May use the API, and what permission sets add.",
    system: ["ApiEnabled", "ApiUserOnly"],
  },
  {
    id: makeId("00e", 5),
    name: "Minimum Access - Salesforce",
    description: "May sign in, but not use the API.",
    system: [],
  },
];

export function profileId(profile: ProfileName): string {
  return setUpProfiles.find(({ name }) => name === profile)?.id ?? "";
}

/** The permission set that every org has, and that its integration user is assigned. */
export const integrationAccess = {
  id: makeId("0PS", setUpProfiles.length + 1),
  name: "CRM_Integration",
  label: "CRM Integration",
  description: "What an integration may read and write of accounts, contacts, leads and opportunities.",
  system: [],
  objects: "edit",
  only: ["Account", "Contact", "Lead", "Opportunity"],
} as const satisfies Grant & Record<string, unknown>;
