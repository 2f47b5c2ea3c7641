import type { SeededAccount, SeededContact, Seeding } from "./seeding";

/** People who matter to a second account, beside the one they work for. */
export function seedAccountRelations(
  { insert, calendar, random: stream, count }: Seeding,
  accounts: readonly SeededAccount[],
  contacts: readonly SeededContact[],
): void {
  const random = stream("AccountContactRelation");
  const employed = contacts.filter(({ accountId }) => accountId !== null);
  for (const contact of random.sample(employed, count(25))) {
    const account = random.pick(accounts);
    if (account.id === contact.accountId) continue;
    const values = {
      AccountId: account.id,
      ContactId: contact.id,
      Roles: random.pick(["Influencer", "Decision Maker", "Evaluator;Technical Buyer"]),
      IsActive: random.chance(0.9),
      StartDate: calendar.date(random.integer(-300, -10)),
    };
    const audit = { createdById: contact.ownerId, createdDate: calendar.moment(random.integer(-9, -1), 600) };
    insert("AccountContactRelation", values, audit);
  }
}
