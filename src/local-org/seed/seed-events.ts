import type { SeededContact, SeededOpportunity, Seeding } from "./seeding";
import { meetingPlaces, meetingSubjects } from "./words/service";

/** Meetings about deals, held and planned, in the working hours of those who own the deals. */
export function seedEvents(
  { insert, calendar, random: stream, count }: Seeding,
  opportunities: readonly SeededOpportunity[],
  contactsOf: ReadonlyMap<string, readonly SeededContact[]>,
): void {
  const random = stream("Event");
  for (let i = count(180); i > 0; i--) {
    const deal = random.pick(opportunities);
    const last = deal.closed ? Math.min(deal.closeDay, -1) : 30;
    const day = random.integer(Math.min(Math.max(deal.since + 1, -300), last), last);
    const people = deal.accountId === null ? [] : (contactsOf.get(deal.accountId) ?? []);
    const allDay = random.chance(0.06);
    const minute = random.integer(16, 34) * 30;
    const values = {
      Subject: random.pick(meetingSubjects),
      WhatId: deal.id,
      WhoId: people.length > 0 ? random.pick(people).id : null,
      Location: random.chance(0.7) ? random.pick(meetingPlaces) : null,
      IsAllDayEvent: allDay,
      StartDateTime: calendar.moment(day, allDay ? 0 : minute),
      DurationInMinutes: allDay ? 1_440 : random.pick([30, 45, 60, 90]),
      ShowAs: random.chance(0.1) ? "Free" : "Busy",
    };
    const createdDate = calendar.moment(Math.min(day, 0) - random.integer(1, 14), random.integer(360, 479));
    insert("Event", values, { ownerId: deal.ownerId, createdById: deal.ownerId, createdDate });
  }
}
