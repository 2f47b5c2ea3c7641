import type { ObjectSchema } from "../metadata/schema";
import type { OrgRecord } from "../records/table";
import type { ObjectSharing, Sharer, SharingTest } from "./sharing";
import { never, openSharing, ownersOnly, sharedByParent } from "./sharing";

/** Whether the record of any object that an id names can be used so; false for none. */
function asks(sharer: Sharer, right: "read" | "edit"): (id: unknown) => boolean {
  const { schema } = sharer.database;
  return (id) => {
    if (typeof id !== "string") return false;
    const object = schema.byKeyPrefix(id.slice(0, 3));
    const row = object && sharer.database.table(object.name).get(id);
    return row !== undefined && sharer.sharing(object?.name ?? "")?.[right](row) === true;
  };
}

/** Activities of others can be seen by whoever can see what they are about, and changed by who is above the owner. */
function activitySharing(sharer: Sharer, object: ObjectSchema): ObjectSharing | undefined {
  const { sharingModel } = object.rules;
  if (sharingModel !== "Private" && sharingModel !== "ControlledByParent") return undefined;
  const reads = asks(sharer, "read");
  const edits = asks(sharer, "edit");
  const { read: owner } = ownersOnly(sharer);
  const edit: SharingTest =
    sharingModel === "Private" ? owner : (row) => owner(row) || edits(row.WhatId) || edits(row.WhoId);
  return { read: (row) => owner(row) || reads(row.WhatId) || reads(row.WhoId), edit, remove: edit, transfer: edit };
}

/** Whether a link of the file to a record, or to the user, lets the user use it so. */
function throughLinks(sharer: Sharer, right: "read" | "edit"): SharingTest {
  const ask = asks(sharer, right);
  const links = sharer.database.table("ContentDocumentLink");
  // V is a viewer, C a collaborator, and I stands for what the user may do with the record.
  const counts = (link: OrgRecord): boolean => right === "read" || link.ShareType === "C" || link.ShareType === "I";
  const isOfUser = (link: OrgRecord): boolean => link.LinkedEntityId === sharer.userId;
  return (row) =>
    links
      .findBy("ContentDocumentId", String(row.Id))
      .some(
        (link) =>
          counts(link) &&
          (isOfUser(link) || (!String(link.LinkedEntityId).startsWith("005") && ask(link.LinkedEntityId))),
      );
}

/** A file is its owner's until it is linked to something, whatever the org-wide defaults. */
function fileSharing(sharer: Sharer): ObjectSharing {
  const { read: owner } = ownersOnly(sharer);
  const readLinked = throughLinks(sharer, "read");
  const editLinked = throughLinks(sharer, "edit");
  return {
    read: (row) => owner(row) || readLinked(row),
    edit: (row) => owner(row) || editLinked(row),
    remove: owner,
    transfer: owner,
  };
}

/** A note goes with the record it stands at, unless it is private. */
function noteSharing(sharer: Sharer): ObjectSharing {
  const { read: owner } = ownersOnly(sharer);
  const either =
    (ask: (id: unknown) => boolean): SharingTest =>
    (row) =>
      owner(row) || (row.IsPrivate !== true && ask(row.ParentId));
  const edit = either(asks(sharer, "edit"));
  return { read: either(asks(sharer, "read")), edit, remove: edit, transfer: owner };
}

/** Users see each other; whoever does not manage them changes nobody but oneself. */
function userSharing(sharer: Sharer): ObjectSharing {
  if (sharer.permissions.system.has("ManageUsers")) return openSharing;
  return { ...openSharing, edit: (row) => row.Id === sharer.userId, remove: never };
}

/** The sharing of objects that the org-wide defaults do not decide; undefined for all others. */
export function specialSharing(sharer: Sharer, object: ObjectSchema): ObjectSharing | undefined {
  switch (object.name) {
    case "ContentDocument":
    case "ContentNote":
      return fileSharing(sharer);
    case "ContentVersion":
    case "ContentDocumentLink":
      return sharedByParent(sharer, "ContentDocumentId", "ContentDocument");
    case "Event":
    case "Task":
      return activitySharing(sharer, object);
    case "Group":
    case "Organization":
      return openSharing;
    case "Note":
      return noteSharing(sharer);
    case "User":
      return userSharing(sharer);
    default:
      return undefined;
  }
}
