import type { SeededAccount, SeededContact, SeededTeam, Seeding } from "./seeding";
import { caseComments, caseSubjects } from "./words/service";

/** What customers have reported in the last months, most of it dealt with, and the comments along the way. */
export function seedCases(
  { insert, calendar, random: stream, count }: Seeding,
  team: SeededTeam,
  accounts: readonly SeededAccount[],
  contactsOf: ReadonlyMap<string, readonly SeededContact[]>,
): void {
  const random = stream("Case");
  for (let i = count(70); i > 0; i--) {
    const account = random.pick(accounts);
    const day = random.integer(Math.min(Math.max(account.since + 1, -200), -1), -1);
    const people = contactsOf.get(account.id) ?? [];
    const Status = random.weighted([
      ["Closed", 6],
      ["Working", 3],
      ["New", day > -30 ? 3 : 0],
      ["Escalated", 1],
    ]);
    const ownerId = random.pick([team.representative, ...team.sellers]);
    const createdDate = calendar.moment(day, random.integer(420, 1_080));
    const closed =
      Status === "Closed" ? calendar.moment(Math.min(day + random.integer(0, 20), -1), 1_090) : createdDate;
    const caseId = insert(
      "Case",
      {
        Subject: random.pick(caseSubjects),
        AccountId: account.id,
        ContactId: people.length > 0 ? random.pick(people).id : null,
        Status,
        Priority: random.weighted([
          ["Medium", 5],
          ["Low", 2],
          ["High", 2],
        ]),
        Origin: random.pick(["Phone", "Email", "Web"]),
        Type: random.chance(0.6) ? random.pick(["Mechanical", "Electrical", "Electronic", "Other"]) : null,
        IsEscalated: Status === "Escalated",
      },
      { ownerId, createdById: ownerId, createdDate, lastModifiedDate: closed },
    );
    for (let comments = random.integer(0, 2); comments > 0; comments--) {
      const values = { ParentId: caseId, CommentBody: random.pick(caseComments), IsPublished: random.chance(0.3) };
      insert("CaseComment", values, { createdById: ownerId, createdDate: closed });
    }
  }
}
