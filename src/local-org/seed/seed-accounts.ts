import type { Place } from "./words/places";
import { places } from "./words/places";
import { awkwardCompanies, companyStems, industries } from "./words/companies";
import type { Random } from "./random";
import type { SeededAccount, SeededTeam, Seeding } from "./seeding";
import { slug } from "./slug";

const types = ["Prospect", "Customer - Direct", "Customer - Channel", "Channel Partner / Reseller", "Other"] as const;
const revenues = [2_500_000, 10_000_000, 25_000_000, 80_000_000, 350_000_000, 1_200_000_000] as const;

function billingAddress(random: Random, place: Place): Record<string, string | null> {
  return {
    BillingStreet: `${random.pick(place.streets)} ${String(random.integer(1, 180))}`,
    BillingCity: place.city,
    BillingState: place.state,
    BillingPostalCode: place.postalCode,
    BillingCountry: place.country,
  };
}

/** Names without repetition as long as stems and trades allow; the awkward ones are spread among the first. */
function nameCompany(random: Random, index: number): readonly [name: string, industry: string] {
  const awkward = index % 4 === 3 ? awkwardCompanies[(index - 3) / 4] : undefined;
  if (awkward !== undefined) return awkward;
  const [industry, trades] = random.pick(industries);
  const stem = companyStems[index % companyStems.length] ?? "Unnamed";
  return [`${stem} ${random.pick(trades)}`, industry];
}

/** Companies, some belonging to others, with gaps in what is known about them. */
export function seedAccounts(seeding: Seeding, team: SeededTeam): SeededAccount[] {
  const random = seeding.random("Account");
  const accounts: SeededAccount[] = [];
  for (let i = 0; i < seeding.count(58); i++) {
    const [name, industry] = nameCompany(random, i);
    const place = random.pick(places);
    const domain = `${slug(name) || `company-${String(i + 1)}`}.example`;
    const ownerId = random.pick(team.sellers);
    const since = -random.integer(90, 800);
    const revenue = random.chance(0.15) ? null : random.pick(revenues);
    const parent = i >= 8 && random.chance(0.25) ? random.pick(accounts) : undefined;
    const values = {
      Name: name,
      Industry: random.chance(0.08) ? null : industry,
      Type: random.chance(0.1) ? null : random.pick(types),
      Rating: random.weighted<string | null>([
        ["Hot", 2],
        ["Warm", 4],
        ["Cold", 3],
        [null, 2],
      ]),
      Ownership: parent === undefined ? random.pick(["Public", "Private", null]) : "Subsidiary",
      ParentId: parent?.id ?? null,
      AnnualRevenue: revenue,
      NumberOfEmployees: revenue === null ? null : Math.round(revenue / random.integer(90_000, 260_000)),
      AccountNumber: `AC-${String(10_000 + i)}`,
      Phone: `${place.dialling} 555 01${String(random.integer(10, 99))}`,
      Website: random.chance(0.2) ? null : `https://www.${domain}`,
      Description: random.chance(0.3) ? `${name}, ${place.city}: ${industry.toLowerCase()}.` : null,
      ...(random.chance(0.1) ? {} : billingAddress(random, place)),
    };
    const audit = {
      ownerId,
      createdById: ownerId,
      createdDate: seeding.calendar.moment(since, random.integer(480, 1080)),
    };
    const id = seeding.insert("Account", values, audit);
    accounts.push({ id, name, ownerId, city: place.city, domain, dialling: place.dialling, since });
  }
  return accounts;
}
