import { namePerson } from "./name-person";
import type { SeededAccount, SeededContact, SeededTeam, Seeding } from "./seeding";
import { positions } from "./words/people";

const salutations = ["Mr.", "Ms.", "Mrs.", "Dr.", "Prof."] as const;
const sources = ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"] as const;

/** People: mostly an account's, some reporting to a colleague, a few of no account at all. */
export function seedContacts(seeding: Seeding, team: SeededTeam, accounts: readonly SeededAccount[]): SeededContact[] {
  const random = seeding.random("Contact");
  const contacts: SeededContact[] = [];
  const headOf = new Map<string, string>();
  for (let i = 0; i < seeding.count(174); i++) {
    const account = random.chance(0.04) ? undefined : random.pick(accounts);
    const { firstName, lastName, mailbox } = namePerson(random);
    const [title, department] = random.pick(positions);
    const ownerId = account?.ownerId ?? random.pick(team.sellers);
    const dialling = account?.dialling ?? "+1 555";
    const head = account && headOf.get(account.id);
    const values = {
      FirstName: random.chance(0.03) ? null : firstName,
      LastName: lastName,
      Salutation: random.chance(0.4) ? random.pick(salutations) : null,
      AccountId: account?.id ?? null,
      ReportsToId: head !== undefined && random.chance(0.6) ? head : null,
      Title: random.chance(0.08) ? null : title,
      Department: department,
      Email: random.chance(0.07) ? null : `${mailbox}@${account?.domain ?? "mail.example"}`,
      Phone: random.chance(0.2) ? null : `${dialling} 555 01${String(random.integer(10, 99))}`,
      MobilePhone: random.chance(0.5) ? `${dialling} 555 01${String(random.integer(10, 99))}` : null,
      LeadSource: random.chance(0.5) ? random.pick(sources) : null,
      MailingCity: account?.city ?? null,
    };
    const since = random.integer(account?.since ?? -400, -14);
    const createdDate = seeding.calendar.moment(since, random.integer(480, 1080));
    const id = seeding.insert("Contact", values, { ownerId, createdById: ownerId, createdDate });
    if (account !== undefined && head === undefined) headOf.set(account.id, id);
    contacts.push({ id, accountId: account?.id ?? null, ownerId, firstName, lastName, since });
  }
  return contacts;
}
