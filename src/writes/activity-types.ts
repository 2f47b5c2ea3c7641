import type { ActivityType } from "./writes";

/** What each kind of activity is called in `TaskSubtype` (objects.md §2). */
export const taskSubtypes: Readonly<Record<ActivityType, string>> = {
  TASK: "Task",
  CALL: "Call",
  EMAIL: "Email",
  LIST_EMAIL: "ListEmail",
  LINKED_IN: "LinkedIn",
};

const byTaskSubtype = new Map(Object.entries(taskSubtypes).map(([type, subtype]) => [subtype, type]));

/** The kind of activity behind a `TaskSubtype`; undefined for one that clients cannot name. */
export function activityTypeOf(taskSubtype: string): string | undefined {
  return byTaskSubtype.get(taskSubtype);
}
