import { loadRecord } from "../records/load-record";
import { fullAccess } from "../records/record-access";
import type { SaveContext } from "../records/save-context";
import { createCalendar } from "./calendar";
import { createRandom } from "./random";
import { seedAccountRelations } from "./seed-account-relations";
import { seedAccounts } from "./seed-accounts";
import { seedArchivedTasks } from "./seed-archived-tasks";
import { seedArticles } from "./seed-articles";
import { seedCases } from "./seed-cases";
import { seedContactRoles } from "./seed-contact-roles";
import { seedContacts } from "./seed-contacts";
import { seedEvents } from "./seed-events";
import { seedFirstDealPapers } from "./seed-first-deal-papers";
import { seedFirstDeal } from "./seed-first-deal";
import { seedLeads } from "./seed-leads";
import { seedOpportunities } from "./seed-opportunities";
import { seedTasks } from "./seed-tasks";
import { seedUsers } from "./seed-users";
import type { SeededContact, SeededTeam, Seeding } from "./seeding";
import { administrator, representative, salesTeam, technicalUsers } from "./team";
import { administratorId } from "./user-values";

/** Where and when records are put. Whoever loads them is the administrator, who comes with them. */
export type SeedContext = Omit<SaveContext, "userId" | "access">;

export interface SeedOptions {
  /** Another number, another team's data. */
  readonly seed?: number;
  /** Multiplies all but the users and the first deal. */
  readonly scale?: number;
}

function seedTeam(seeding: Seeding): SeededTeam {
  const ids = seedUsers(seeding, [administrator, ...salesTeam, representative, ...technicalUsers]);
  const id = (name: string): string => ids.get(`${name}@local.test`) ?? administratorId;
  return {
    representative: id("rep"),
    sellers: ["rep", "tom", "elodie", "juergen", "haruka", "luisa"].map(id),
    prospector: id("kwame"),
    former: id("grace"),
  };
}

function groupByAccount(contacts: readonly SeededContact[]): ReadonlyMap<string, readonly SeededContact[]> {
  const groups = new Map<string, SeededContact[]>();
  for (const contact of contacts) {
    if (contact.accountId === null) continue;
    const group = groups.get(contact.accountId);
    if (group === undefined) groups.set(contact.accountId, [contact]);
    else group.push(contact);
  }
  return groups;
}

/**
 * Fills an empty org with a living sales team: users, accounts, contacts, deals with roles, tasks and leads, dated from
 * the org's today. The same seed and scale on the same day give the same org to the byte; ids depend on neither the day.
 */
export function seedOrg(context: SeedContext, { seed = 1, scale = 1 }: SeedOptions = {}): void {
  const asAdministrator: SaveContext = { ...context, userId: administratorId, access: fullAccess };
  const seeding: Seeding = {
    calendar: createCalendar(context.now),
    random: (purpose) => createRandom(seed, purpose),
    count: (base) => Math.max(1, Math.round(base * scale)),
    insert: (object, values, audit) => loadRecord(asAdministrator, object, values, audit),
  };
  const team = seedTeam(seeding);
  const firstDeal = seedFirstDeal(seeding, team.representative);
  const accounts = seedAccounts(seeding, team);
  const contacts = seedContacts(seeding, team, accounts);
  const contactsOf = groupByAccount(contacts);
  const opportunities = seedOpportunities(seeding, team, accounts);
  seedContactRoles(seeding, opportunities, contactsOf);
  const leads = seedLeads(seeding, team, { accounts, contactsOf, opportunities });
  seedTasks(seeding, team, { accounts, contacts, contactsOf, opportunities, leads });
  seedFirstDealPapers(seeding, firstDeal);
  seedEvents(seeding, opportunities, contactsOf);
  seedCases(seeding, team, accounts, contactsOf);
  seedAccountRelations(seeding, accounts, contacts);
  seedArchivedTasks(seeding, accounts);
  seedArticles(seeding, administratorId);
}
