import type { Random } from "./random";
import type { SeededAccount, SeededContact, SeededOpportunity, SeededTeam, Seeding, Values } from "./seeding";
import type { SeededLead } from "./seed-leads";
import type { WorkingTime } from "./task-timing";
import { timeTask } from "./task-timing";
import { callNotes, callResults, callSubjects, emailSubjects, toDoSubjects } from "./words/activities";

/** What tasks can be about. */
interface Subjects {
  readonly accounts: readonly SeededAccount[];
  readonly contacts: readonly SeededContact[];
  readonly contactsOf: ReadonlyMap<string, readonly SeededContact[]>;
  readonly opportunities: readonly SeededOpportunity[];
  readonly leads: readonly SeededLead[];
}

interface Topic {
  readonly what: string | null;
  readonly who: string | null;
  readonly ownerId: string;
  readonly work: WorkingTime;
}

/** No work older than this, as closed activities leave ordinary sight after a year (objects.md §5). */
const oldest = -330;

function chooseTopic(random: Random, subjects: Subjects, team: SeededTeam): Topic {
  const someoneAt = (accountId: string | null): string | null => {
    const people = accountId === null ? [] : (subjects.contactsOf.get(accountId) ?? []);
    return people.length > 0 && random.chance(0.75) ? random.pick(people).id : null;
  };
  const since = (day: number): number => Math.max(day, oldest);
  switch (
    random.weighted([
      ["deal", 52],
      ["account", 15],
      ["contact", 12],
      ["lead", 16],
      ["nothing", 5],
    ])
  ) {
    case "deal": {
      const { id, accountId, ownerId, closed, closeDay, since: from } = random.pick(subjects.opportunities);
      return {
        what: id,
        who: someoneAt(accountId),
        ownerId,
        // What was closed long ago is still talked about with the customer.
        work: { from: since(from), to: closeDay > oldest ? closeDay : -1, over: closed },
      };
    }
    case "account": {
      const { id, ownerId, since: from } = random.pick(subjects.accounts);
      return { what: id, who: someoneAt(id), ownerId, work: { from: since(from), to: -1, over: false } };
    }
    case "contact": {
      const { id, ownerId, since: from } = random.pick(subjects.contacts);
      return { what: null, who: id, ownerId, work: { from: since(from), to: -1, over: false } };
    }
    case "lead": {
      // A lead stands alone: Salesforce refuses a lead beside a What (objects.md §5).
      const { id, ownerId, since: from } = random.pick(subjects.leads);
      return { what: null, who: id, ownerId, work: { from: since(from), to: -1, over: false } };
    }
    case "nothing":
      return { what: null, who: null, ownerId: random.pick(team.sellers), work: { from: -120, to: -1, over: false } };
  }
}

function describeWork(random: Random, done: boolean): Values {
  switch (
    random.weighted([
      ["Call", 5],
      ["Email", 3],
      ["Task", 4],
    ])
  ) {
    case "Call":
      return {
        TaskSubtype: "Call",
        Subject: random.pick(callSubjects),
        CallType: done
          ? random.weighted([
              ["Outbound", 4],
              ["Inbound", 1],
              ["Internal", 1],
            ])
          : null,
        CallDurationInSeconds: done ? random.integer(1, 45) * 60 : null,
        CallDisposition: done ? random.pick(callResults) : null,
        Description: done && random.chance(0.5) ? random.pick(callNotes) : null,
      };
    case "Email":
      return { TaskSubtype: "Email", Subject: random.pick(emailSubjects) };
    case "Task":
      return { TaskSubtype: "Task", Subject: random.chance(0.03) ? null : random.pick(toDoSubjects) };
  }
}

/** Calls, e-mails and to-dos, done and due, about deals, companies, people, leads or nothing in particular. */
export function seedTasks(seeding: Seeding, team: SeededTeam, subjects: Subjects): void {
  const random = seeding.random("Task");
  for (let i = seeding.count(890); i > 0; i--) {
    const { what, who, ownerId, work } = chooseTopic(random, subjects, team);
    const { done, createdDate, lastModifiedDate, values } = timeTask(random, seeding.calendar, work);
    const audit = { ownerId, createdById: ownerId, createdDate, lastModifiedDate };
    seeding.insert("Task", { WhatId: what, WhoId: who, ...describeWork(random, done), ...values }, audit);
  }
}
