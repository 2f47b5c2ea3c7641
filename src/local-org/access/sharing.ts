import type { OrgDatabase } from "../records/org-database";
import type { OrgRecord } from "../records/table";
import type { Permissions } from "./permissions";

export type SharingTest = (row: Readonly<OrgRecord>) => boolean;

/** Whether sharing lets a user do something to a record of an object. The permission to edit at all is asked beside it. */
export interface ObjectSharing {
  readonly read: SharingTest;
  readonly edit: SharingTest;
  readonly remove: SharingTest;
  readonly transfer: SharingTest;
}

/** What sharing asks of the user. */
export interface Sharer {
  readonly database: OrgDatabase;
  readonly userId: string;
  readonly permissions: Permissions;
  /** Whether the user has all access to what this user or queue owns. */
  readonly owns: (ownerId: unknown) => boolean;
  /** The sharing of an object, by its name; undefined when the org has no such object. */
  readonly sharing: (object: string) => ObjectSharing | undefined;
}

export const always: SharingTest = () => true;
export const never: SharingTest = () => false;

/** No record of the object is kept from anyone. */
export const openSharing: ObjectSharing = { read: always, edit: always, remove: always, transfer: always };

/** What the owner, and whoever is above it, may do with a record that is kept from all others. */
export function ownersOnly({ owns }: Sharer): ObjectSharing {
  const test: SharingTest = (row) => owns(row.OwnerId);
  return { read: test, edit: test, remove: test, transfer: test };
}

/** A record that may be used as the record may that its lookup names; by `orphan`, when that names none. */
export function sharedByParent(sharer: Sharer, field: string, parent: string, orphan = openSharing): ObjectSharing {
  const sharing = sharer.sharing(parent);
  if (sharing === undefined) return openSharing;
  const parents = sharer.database.table(parent);
  const ask = (own: SharingTest, ofParent: SharingTest): SharingTest => {
    if (own === always && ofParent === always) return always;
    return (row) => {
      const master = parents.get(String(row[field]));
      return master === undefined ? own(row) : ofParent(master);
    };
  };
  const edit = ask(orphan.edit, sharing.edit);
  return { read: ask(orphan.read, sharing.read), edit, remove: edit, transfer: edit };
}
