import type { StoredChange } from "../pending-save";
import type { OrgRecord } from "../table";

/**
 * A contact has one direct relation: to its own account. When the contact moves to another account, the relation to that
 * one becomes the direct one, and the earlier stays as an indirect one (unconfirmed: set-up can have it removed).
 */
export function relateToAccount({ context, before, record: contact }: StoredChange): void {
  if (contact.IsDeleted === true || (before?.AccountId ?? null) === contact.AccountId) return;
  const { database } = context;
  const table = database.table("AccountContactRelation");
  const audit = {
    LastModifiedDate: contact.LastModifiedDate ?? null,
    LastModifiedById: contact.LastModifiedById ?? null,
    SystemModstamp: contact.SystemModstamp ?? null,
  };
  let next: OrgRecord | undefined;
  if (before !== undefined) {
    for (const relation of table.referringTo("ContactId", String(contact.Id))) {
      if (relation.IsDeleted === true) continue;
      if (relation.AccountId === contact.AccountId) next = relation;
      else if (relation.IsDirect === true) table.update(relation, { IsDirect: false, ...audit });
    }
  }
  if (next !== undefined) table.update(next, { IsDirect: true, IsActive: true, ...audit });
  else if (typeof contact.AccountId === "string") {
    table.insert({
      ...table.blank(),
      Id: database.nextId(table.object),
      AccountId: contact.AccountId,
      ContactId: contact.Id ?? null,
      IsDirect: true,
      IsActive: true,
      CreatedDate: audit.LastModifiedDate,
      CreatedById: audit.LastModifiedById,
      ...audit,
    });
  }
}
