import { makeId } from "../../records/record-id";
import type { Insert } from "../seeding";

/** The roles of every org; one stands after the role above it. */
const setUpRoles = [
  { name: "VP Sales", developerName: "VPSales", above: undefined },
  { name: "Manager EMEA & APAC", developerName: "ManagerEMEAAPAC", above: "VP Sales" },
  { name: "Manager Americas", developerName: "ManagerAmericas", above: "VP Sales" },
  { name: "Sales EMEA & APAC", developerName: "SalesEMEAAPAC", above: "Manager EMEA & APAC" },
  { name: "Sales Americas", developerName: "SalesAmericas", above: "Manager Americas" },
] as const;

export type RoleName = (typeof setUpRoles)[number]["name"];

export function roleId(role: RoleName): string {
  return makeId("00E", setUpRoles.findIndex(({ name }) => name === role) + 1);
}

export function insertRoles(insert: Insert): void {
  for (const { name, developerName, above } of setUpRoles) {
    insert("UserRole", {
      Id: roleId(name),
      Name: name,
      DeveloperName: developerName,
      ParentRoleId: above === undefined ? null : roleId(above),
      OpportunityAccessForAccountOwner: "Edit",
      CaseAccessForAccountOwner: "Edit",
      ContactAccessForAccountOwner: "Edit",
    });
  }
}
