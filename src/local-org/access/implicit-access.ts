import type { ObjectSchema } from "../metadata/schema";
import type { OrgRecord } from "../records/table";
import { never, type Sharer, type SharingTest } from "./sharing";

interface ImplicitAccess {
  readonly read: SharingTest;
  readonly edit: SharingTest;
}

/** The role's field that says what an account's owner may do with what belongs to the account. */
const roleFields: Readonly<Record<string, string>> = {
  Case: "CaseAccessForAccountOwner",
  Contact: "ContactAccessForAccountOwner",
  Opportunity: "OpportunityAccessForAccountOwner",
};

/** An account can be seen by whoever can see a deal, a case or a contact of it. */
function throughChildren(sharer: Sharer): SharingTest {
  const children = Object.keys(roleFields).flatMap((name) => {
    const object = sharer.database.schema.object(name);
    // A contact that its account controls opens nothing: it is asked for by way of the account.
    if (object === undefined || object.rules.sharingModel === "ControlledByParent") return [];
    const sharing = sharer.sharing(name);
    return sharing === undefined ? [] : [{ table: sharer.database.table(name), read: sharing.read }];
  });
  const isReadable = (row: OrgRecord, read: SharingTest): boolean => row.IsDeleted !== true && read(row);
  return (account) =>
    children.some(({ table, read }) =>
      table.referringTo("AccountId", String(account.Id)).some((row) => isReadable(row, read)),
    );
}

/** What belongs to an account can be used by the account's owner as the owner's role says. */
function throughAccount(sharer: Sharer, roleField: string): (levels: readonly string[]) => SharingTest {
  const { database, owns } = sharer;
  const accounts = database.table("Account");
  return (levels) => (row) => {
    const ownerId = accounts.get(String(row.AccountId))?.OwnerId;
    if (typeof ownerId !== "string" || !owns(ownerId)) return false;
    const role = database.table("UserRole").get(String(database.table("User").get(ownerId)?.UserRoleId));
    return levels.includes(String(role?.[roleField]));
  };
}

/** What the platform shares by itself of records that are private: between an account and what belongs to it. */
export function implicitAccess(sharer: Sharer, object: ObjectSchema): ImplicitAccess {
  if (object.name === "Account") return { read: throughChildren(sharer), edit: never };
  const roleField = roleFields[object.name];
  if (roleField === undefined) return { read: never, edit: never };
  const through = throughAccount(sharer, roleField);
  return { read: through(["Read", "Edit"]), edit: through(["Edit"]) };
}
