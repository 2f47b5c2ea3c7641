import type { SObjectDef } from "../catalogue/define";
import { What, Who } from "../catalogue/interfaces";
import { Lead } from "../catalogue/lead";
import { User } from "../catalogue/user";
import { type IdSlot, readRecordId } from "./read-record-id";
import type { RequestedField } from "./requested-field";
import { userError } from "./user-error";
import type { UserError } from "./writes";

const whats = What.members();
const whos = Who.members();

/** Where the inputs that make tasks take which records. */
export const slots: ReadonlyMap<SObjectDef, string> = new Map([
  ...whats.map((object) => [object, "relatedTo"] as const),
  ...whos.map((object) => [object, "people"] as const),
  [User, "ownerId"] as const,
]);

export const taskRelationNames = [
  ["WhatId", "relatedTo"],
  ["WhoId", "people"],
  ["TaskWhoIds", "people"],
] as const;

/** As many contacts as one activity can have (objects.md §5). */
const maxPeople = 50;

const relatedToSlot: IdSlot = { name: "relatedTo", takes: [...whats, ...whos], takesOthers: true, elsewhere: slots };
const peopleSlot: IdSlot = { name: "people", takes: whos, elsewhere: slots };

interface TaskRelations {
  readonly requested: readonly RequestedField[];
  readonly implied: readonly RequestedField[];
  readonly problems: readonly UserError[];
}

/**
 * Sorts ids into Salesforce's slots by what they are ids of: what a task is about (`WhatId`) and who it is with
 * (`WhoId`; with Shared Activities several, `TaskWhoIds`). A person as `relatedTo` is the first of those it is with.
 */
export function readTaskRelations(relatedTo: string | undefined, people: readonly string[]): TaskRelations {
  const about = relatedTo === undefined ? undefined : readRecordId(relatedToSlot, relatedTo);
  const persons = people.map((person) => readRecordId(peopleSlot, person));
  const problems = [about, ...persons].flatMap((read) => (read?.kind === "problem" ? [read.problem] : []));
  const record = about?.kind === "id" ? about : undefined;
  const leading = record?.object && whos.includes(record.object) ? record : undefined;
  const everyone = [leading, ...persons].flatMap((read) => (read?.kind === "id" ? [read] : []));
  const ids = [...new Set(everyone.map(({ id }) => id))];
  const lead = everyone.find(({ object }) => object === Lead)?.id;

  if (lead !== undefined && (ids.length > 1 || (record && record.id !== lead))) {
    problems.push(leadNotAlone(lead, lead === leading?.id));
  }
  if (ids.length > maxPeople) problems.push(tooManyPeople(ids.length));
  return {
    requested: [
      ...(relatedTo !== undefined && record
        ? [relation("relatedTo", "id", leading ? "WhoId" : "WhatId", relatedTo, record.id)]
        : []),
      ...(people.length > 0 ? [peopleField(people, ids, leading?.id)] : []),
    ],
    // The first of several is named twice: as the one person that most of Salesforce shows, and among all.
    implied: ids.length > 1 && !leading ? [relation("people", "id", "WhoId", people[0], ids[0] ?? null)] : [],
    problems,
  };
}

function peopleField(people: readonly string[], ids: readonly string[], leading: string | undefined): RequestedField {
  const isShared = ids.length > 1;
  const field = relation(
    "people",
    "people",
    isShared ? "TaskWhoIds" : "WhoId",
    people,
    isShared ? ids : (ids[0] ?? null),
  );
  return isShared && leading !== undefined ? { ...field, besides: leading } : field;
}

function relation(
  name: string,
  kind: "id" | "people",
  apiName: string,
  requested: unknown,
  value: RequestedField["value"],
): RequestedField {
  return { name, kind, apiName, requested, value };
}

function leadNotAlone(lead: string, isRelatedTo: boolean): UserError {
  return userError(
    "INVALID_RELATION",
    "people",
    `The lead ${lead} stands alone: Salesforce relates a task with a lead to no other record.`,
    {
      remedy: isRelatedTo
        ? "Leave out `people`, or give another `relatedTo`."
        : "Give the lead as `relatedTo` and leave out `people`, or leave the lead out.",
    },
  );
}

function tooManyPeople(count: number): UserError {
  return userError(
    "INVALID_RELATION",
    "people",
    `${count} people are too many: an activity holds ${maxPeople} contacts.`,
    {
      remedy: "Log it for the most important ones, or more than once.",
    },
  );
}
