import type { SeededAccount, Seeding } from "./seeding";

/** Tasks that were done more than a year ago: archived, and seen by `queryAll` alone (objects.md §5). */
export function seedArchivedTasks(
  { insert, calendar, random: stream, count }: Seeding,
  accounts: readonly SeededAccount[],
): void {
  const random = stream("Archive");
  const old = accounts.filter(({ since }) => since < -420);
  if (old.length === 0) return;
  for (let i = count(12); i > 0; i--) {
    const { id, ownerId, since } = random.pick(old);
    const day = random.integer(since + 1, -400);
    const completed = calendar.moment(day, 720);
    const values = {
      Subject: "Call",
      Status: "Completed",
      TaskSubtype: "Call",
      WhatId: id,
      ActivityDate: calendar.date(day),
      CompletedDateTime: completed,
      IsArchived: true,
    };
    const audit = { ownerId, createdById: ownerId, createdDate: completed, lastModifiedDate: completed };
    insert("Task", values, audit);
  }
}
