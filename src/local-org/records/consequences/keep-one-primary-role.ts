import type { StoredChange } from "../pending-save";
import { toStoredDateTime } from "../values/coerce-date";

/**
 * Of an opportunity's contact roles at most one is primary: the last that became it. The opportunity's `ContactId`
 * names its contact.
 */
export function keepOnePrimaryRole({ context, before, record }: StoredChange): void {
  if (record.IsPrimary !== true && before?.IsPrimary !== true) return;
  const { database, userId, now } = context;
  const opportunity = database.table("Opportunity").get(String(record.OpportunityId));
  if (opportunity === undefined) return;
  const roles = database.table("OpportunityContactRole");
  const primaries = roles
    .referringTo("OpportunityId", String(opportunity.Id))
    .filter((role) => role.IsPrimary === true && role.IsDeleted !== true);
  const moment = toStoredDateTime(now);
  for (const role of primaries) {
    if (role === record || record.IsPrimary !== true || record.IsDeleted === true) continue;
    const audit = { LastModifiedDate: moment, LastModifiedById: userId, SystemModstamp: moment };
    roles.update(role, { IsPrimary: false, ...audit });
  }
  const primary = primaries.find((role) => role.IsPrimary === true);
  database.table("Opportunity").update(opportunity, { ContactId: primary?.ContactId ?? null });
}
