import { makeId } from "../records/record-id";
import type { FieldValue } from "../records/table";
import { profileId, type ProfileName } from "./set-up/profiles";
import { roleId, type RoleName } from "./set-up/roles";

export interface TeamMember {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly profile: ProfileName;
  readonly role?: RoleName;
  /** The id of the permission set that they are assigned. */
  readonly permissionSet?: string;
  /** An IANA name that is also a `TimeZoneSidKey`. */
  readonly timeZone: string;
  /** The username of the person they report to. */
  readonly manager?: string;
  readonly inactive?: boolean;
}

/** The first user of every org. */
export const administratorId = makeId("005", 1);

/** What a user record needs beside a name, a username and a time zone. */
export function userDefaults(
  username: string,
  profile: TeamMember["profile"] = "Standard User",
): Record<string, FieldValue> {
  const nickname = username.slice(0, username.indexOf("@"));
  return {
    Username: username,
    Email: username,
    Alias: nickname.slice(0, 8),
    CommunityNickname: nickname.slice(0, 40),
    TimeZoneSidKey: "GMT",
    LocaleSidKey: "en_US",
    LanguageLocaleKey: "en_US",
    EmailEncodingKey: "UTF-8",
    ProfileId: profileId(profile),
    UserType: "Standard",
    IsActive: true,
  };
}

/** A team member as a user record, but for whom they report to. */
export function userValues(member: TeamMember): Record<string, FieldValue> {
  return {
    ...userDefaults(member.username, member.profile),
    FirstName: member.firstName,
    LastName: member.lastName,
    Title: member.title,
    Department: "Sales",
    CompanyName: "Local Test Inc.",
    TimeZoneSidKey: member.timeZone,
    UserRoleId: member.role === undefined ? null : roleId(member.role),
    IsActive: member.inactive !== true,
  };
}
