import { Task } from "../catalogue/task";
import { User } from "../catalogue/user";
import type { RequestedField } from "./requested-field";
import { readTaskRelations, slots, taskRelationNames } from "./task-relations";
import { type WriteDraft, type InputField, readFields } from "./write-draft";
import type { CreateTaskInput, LogActivityInput } from "./writes";

const fields: readonly InputField[] = [
  { name: "type", apiName: "TaskSubtype", kind: "activityType" },
  { name: "subject", apiName: "Subject", kind: "text", required: true },
  { name: "description", apiName: "Description", kind: "text" },
  { name: "date", apiName: "ActivityDate", kind: "date" },
  { name: "durationMinutes", apiName: "CallDurationInSeconds", kind: "minutes" },
  { name: "status", apiName: "Status", kind: "picklist" },
  { name: "priority", apiName: "Priority", kind: "picklist" },
  { name: "ownerId", apiName: "OwnerId", kind: "id", slot: { name: "ownerId", takes: [User], elsewhere: slots } },
];

const names = new Map([...taskRelationNames, ...fields.map(({ apiName, name }) => [apiName, name] as const)]);

/** What the status of a logged activity is when the input gives none: what is logged is done. */
const isDone: RequestedField = {
  name: "status",
  kind: "picklist",
  requested: "Completed",
  apiName: "Status",
  value: "Completed",
};

/** Reads something to do. */
export function draftTask(input: CreateTaskInput): WriteDraft {
  // TASK is what Salesforce makes of a task without a subtype, so that nothing need be sent.
  const { type, ...rest } = input;
  return draft(type ? input : rest);
}

/** Reads an activity that took place. */
export function draftActivity(input: LogActivityInput): WriteDraft {
  const read = draft(input);
  if (input.status !== undefined) return read;
  return { ...read, implied: [...read.implied, isDone] };
}

function draft(input: CreateTaskInput | LogActivityInput): WriteDraft {
  const own = readFields(fields, input);
  const relations = readTaskRelations(input.relatedTo ?? undefined, input.people ?? []);
  const requested = [...relations.requested, ...own.requested];
  return {
    object: Task,
    target: { kind: "create" },
    requested,
    implied: relations.implied,
    problems: [...relations.problems, ...own.problems],
    names: new Map([...names, ...requested.map(({ apiName, name }) => [apiName, name] as const)]),
  };
}
