import { timeDeal } from "./deal-timing";
import type { Random } from "./random";
import type { SeededAccount, SeededOpportunity, SeededTeam, Seeding } from "./seeding";
import { descriptions, lossNotes, nextSteps, products } from "./words/deals";

const types = ["New Customer", "Existing Customer - Upgrade", "Existing Customer - Replacement"] as const;
const sources = ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"] as const;

function nameDeal(random: Random, account: SeededAccount | undefined, product: string, year: number): string {
  if (account === undefined) return random.pick([`${product} (new logo)`, product]);
  const name = random.pick([
    `${account.name} - ${product}`,
    `${account.name} - ${product}`,
    `${account.name}: ${product}, phase ${String(random.integer(1, 3))}`,
    `${account.name} | ${product} | ${String(random.integer(2, 40) * 5)} seats`,
    `${product} pilot ${account.city}`,
    `Renewal ${String(year)} ${account.name}`,
    product,
  ]);
  return name.slice(0, 120);
}

/** List price times a few, or a haggled figure with cents; a tenth have no amount yet. */
function priceDeal(random: Random, listPrice: number): number | null {
  if (random.chance(0.1)) return null;
  if (random.chance(0.35)) return listPrice;
  const amount = listPrice * random.integer(1, 8);
  return random.chance(0.3) ? Math.round(amount * (70 + random.integer(0, 2999) / 100)) / 100 : amount;
}

/** Deals over all stages and quarters; some without account, amount or next step, many alike in name, sum and date. */
export function seedOpportunities(
  seeding: Seeding,
  team: SeededTeam,
  accounts: readonly SeededAccount[],
): SeededOpportunity[] {
  const random = seeding.random("Opportunity");
  const { calendar } = seeding;
  return Array.from({ length: seeding.count(314) }, () => {
    const { stage, closed, won, closeDay, since, movedOn } = timeDeal(random, calendar);
    const account = random.chance(0.06) ? undefined : random.pick(accounts);
    const [product, listPrice] = random.pick(products);
    const seller = account?.ownerId ?? random.pick(team.sellers);
    const ownerId = random.chance(0.5) && closed && closeDay < -200 ? team.former : seller;
    const values = {
      Name: nameDeal(random, account, product, calendar.year),
      AccountId: account?.id ?? null,
      StageName: stage,
      CloseDate: calendar.date(closeDay),
      Amount: priceDeal(random, listPrice),
      Type: random.chance(0.15) ? null : random.pick(types),
      LeadSource: random.chance(0.4) ? random.pick(sources) : null,
      NextStep: closed || random.chance(0.3) ? null : random.pick(nextSteps),
      Description: closed && !won ? random.pick(lossNotes) : random.chance(0.25) ? random.pick(descriptions) : null,
      LastStageChangeDate: calendar.moment(movedOn, 615),
    };
    const id = seeding.insert("Opportunity", values, {
      ownerId,
      createdById: ownerId,
      createdDate: calendar.moment(since, random.integer(480, 1080)),
      lastModifiedDate: calendar.moment(movedOn, 615),
    });
    return { id, accountId: account?.id ?? null, ownerId, closed, closeDay, since };
  });
}
