import type { SharingModel } from "../metadata/object-rules";
import { masterOf } from "../metadata/masters";
import type { ObjectSchema } from "../metadata/schema";
import { implicitAccess } from "./implicit-access";
import { objectPermission } from "./permissions";
import type { ObjectSharing, Sharer, SharingTest } from "./sharing";
import { always, never, openSharing, ownersOnly, sharedByParent } from "./sharing";
import { specialSharing } from "./special-sharing";

function sharingByModel(sharer: Sharer, object: ObjectSchema, model: SharingModel): ObjectSharing {
  const owners = ownersOnly(sharer);
  switch (model) {
    case "ReadWriteTransfer":
      return { ...owners, read: always, edit: always, transfer: always };
    case "ReadWrite":
      return { ...owners, read: always, edit: always };
    case "Read":
      return { ...owners, read: always };
    case "ControlledByParent":
      return object.name === "Contact" ? sharedByParent(sharer, "AccountId", "Account", owners) : owners;
    case "Private": {
      const implicit = implicitAccess(sharer, object);
      return {
        ...owners,
        read: (row) => owners.read(row) || implicit.read(row),
        edit: (row) => owners.edit(row) || implicit.edit(row),
      };
    }
  }
}

/** A deal that is marked as private is its owner's business, and of those above it. */
function keepPrivateDeals(sharer: Sharer, sharing: ObjectSharing): ObjectSharing {
  const owners = ownersOnly(sharer);
  const unless =
    (test: SharingTest, owner: SharingTest): SharingTest =>
    (row) =>
      row.IsPrivate === true ? owner(row) : test(row);
  return {
    ...owners,
    read: unless(sharing.read, owners.read),
    edit: unless(sharing.edit, owners.edit),
    transfer: unless(sharing.transfer, owners.transfer),
  };
}

function baseSharing(sharer: Sharer, object: ObjectSchema): ObjectSharing {
  const special = specialSharing(sharer, object);
  if (special !== undefined) return special;
  const master = masterOf(sharer.database.schema, object);
  if (master !== undefined) return sharedByParent(sharer, master.field, master.object);
  if (object.field("OwnerId") === undefined) return openSharing;
  const sharing = sharingByModel(sharer, object, object.rules.sharingModel);
  return object.name === "Opportunity" ? keepPrivateDeals(sharer, sharing) : sharing;
}

/** The system permissions that let a user give away records of others which it can edit. */
function mayTransferAny({ permissions: { system } }: Sharer, object: ObjectSchema): boolean {
  return (
    system.has("TransferAnyEntity") ||
    (object.name === "Lead" && system.has("TransferAnyLead")) ||
    (object.name === "Case" && system.has("TransferAnyCase"))
  );
}

/** Compiles who may do what with the records of an object, for one user. */
export function compileSharing(sharer: Sharer, object: ObjectSchema): ObjectSharing {
  const { system } = sharer.permissions;
  const permission = objectPermission(sharer.database.schema, object, sharer.permissions);
  if (!permission.read) return { read: never, edit: never, remove: never, transfer: never };
  if (system.has("ModifyAllData") || permission.modifyAll) return openSharing;
  const base = baseSharing(sharer, object);
  const sharing = mayTransferAny(sharer, object) ? { ...base, transfer: base.edit } : base;
  return system.has("ViewAllData") || permission.viewAll ? { ...sharing, read: always } : sharing;
}
