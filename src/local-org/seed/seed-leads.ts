import { namePerson } from "./name-person";
import type { Random } from "./random";
import type { SeededAccount, SeededContact, SeededOpportunity, SeededTeam, Seeding, Values } from "./seeding";
import { slug } from "./slug";
import { companyStems, industries } from "./words/companies";
import { positions } from "./words/people";
import { places } from "./words/places";

export interface SeededLead {
  readonly id: string;
  readonly ownerId: string;
  readonly since: number;
}

/** What leads may have become. */
interface Conversions {
  readonly accounts: readonly SeededAccount[];
  readonly contactsOf: ReadonlyMap<string, readonly SeededContact[]>;
  readonly opportunities: readonly SeededOpportunity[];
}

function describeLead(random: Random): Values {
  const { firstName, lastName, mailbox } = namePerson(random);
  const [industry, trades] = random.pick(industries);
  const company = `${random.pick(companyStems)} ${random.pick(trades)}`;
  const place = random.pick(places);
  const [title] = random.pick(positions);
  return {
    FirstName: firstName,
    LastName: lastName,
    Company: company,
    Title: random.chance(0.15) ? null : title,
    Email: random.chance(0.1) ? null : `${mailbox}@${slug(company)}.example`,
    Phone: random.chance(0.3) ? null : `${place.dialling} 555 01${String(random.integer(10, 99))}`,
    LeadSource: random.chance(0.2) ? null : random.pick(["Web", "Phone Inquiry", "Partner Referral", "Purchased List"]),
    Industry: random.chance(0.2) ? null : industry,
    Rating: random.chance(0.3) ? null : random.pick(["Hot", "Warm", "Cold"]),
    City: place.city,
    State: place.state,
    Country: place.country,
    AnnualRevenue: random.chance(0.5) ? random.integer(1, 90) * 1_000_000 : null,
    NumberOfEmployees: random.chance(0.5) ? random.integer(1, 60) * 25 : null,
  };
}

/** The lead that someone of an account once was, as the conversion left it. */
function convertedFrom(
  contact: SeededContact,
  account: SeededAccount,
  deal: SeededOpportunity | undefined,
  date: string,
): Values {
  return {
    FirstName: contact.firstName,
    LastName: contact.lastName,
    Company: account.name,
    Status: "Closed - Converted",
    IsConverted: true,
    ConvertedDate: date,
    ConvertedAccountId: account.id,
    ConvertedContactId: contact.id,
    ConvertedOpportunityId: deal?.id ?? null,
  };
}

/** Leads new, worked, given up and converted. Answers those that are still leads. */
export function seedLeads(seeding: Seeding, team: SeededTeam, conversions: Conversions): SeededLead[] {
  const random = seeding.random("Lead");
  const { calendar } = seeding;
  const leads: SeededLead[] = [];
  // The first of each account: the last that is put into the map.
  const dealOf = new Map(conversions.opportunities.toReversed().map((deal) => [deal.accountId, deal]));
  for (let i = seeding.count(90); i > 0; i--) {
    const ownerId = random.chance(0.6) ? team.prospector : random.pick(team.sellers);
    const account = random.chance(0.1) ? random.pick(conversions.accounts) : undefined;
    const contact = account && conversions.contactsOf.get(account.id)?.[0];
    if (account && contact) {
      const createdDate = calendar.moment(contact.since - 9, 700);
      const values = convertedFrom(contact, account, dealOf.get(account.id), calendar.date(contact.since));
      seeding.insert("Lead", values, { ownerId, createdById: ownerId, createdDate });
      continue;
    }
    const since = -random.integer(2, 240);
    const Status = random.weighted([
      ["Open - Not Contacted", 4],
      ["Working - Contacted", 4],
      ["Closed - Not Converted", 2],
    ]);
    const values = {
      ...describeLead(random),
      Status,
      IsUnreadByOwner: Status === "Open - Not Contacted" && random.chance(0.5),
    };
    const createdDate = calendar.moment(since, random.integer(480, 1080));
    leads.push({ id: seeding.insert("Lead", values, { ownerId, createdById: ownerId, createdDate }), ownerId, since });
  }
  return leads;
}
