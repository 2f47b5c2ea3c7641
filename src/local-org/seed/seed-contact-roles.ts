import type { SeededContact, SeededOpportunity, Seeding } from "./seeding";

const roles = [
  "Business User",
  "Decision Maker",
  "Economic Buyer",
  "Economic Decision Maker",
  "Evaluator",
  "Executive Sponsor",
  "Influencer",
  "Technical Buyer",
  "Other",
] as const;

/** Who of an account's people matters for its deals: at most one of them primary, some without a role. */
export function seedContactRoles(
  seeding: Seeding,
  opportunities: readonly SeededOpportunity[],
  contactsOf: ReadonlyMap<string, readonly SeededContact[]>,
): void {
  const random = seeding.random("OpportunityContactRole");
  for (const { id, accountId, ownerId, since } of opportunities) {
    const people = accountId === null ? [] : (contactsOf.get(accountId) ?? []);
    if (random.chance(0.2)) continue;
    const hasPrimary = random.chance(0.85);
    random.sample(people, random.integer(1, 4)).forEach((contact, index) => {
      const values = {
        OpportunityId: id,
        ContactId: contact.id,
        Role: random.chance(0.1) ? null : random.pick(roles),
        IsPrimary: hasPrimary && index === 0,
      };
      const createdDate = seeding.calendar.moment(Math.min(Math.max(since, contact.since) + index, -1), 640);
      seeding.insert("OpportunityContactRole", values, { createdById: ownerId, createdDate });
    });
  }
}
