import type { Database, OrgRecord } from "./table";

/** The two kinds of activities, and where their relations to people and things are kept (objects.md §5). */
interface ActivityKind {
  readonly object: "Task" | "Event";
  readonly relation: "TaskRelation" | "EventRelation";
  /** The relation's lookup to the activity. */
  readonly lookup: "TaskId" | "EventId";
}

const kinds: readonly ActivityKind[] = [
  { object: "Task", relation: "TaskRelation", lookup: "TaskId" },
  { object: "Event", relation: "EventRelation", lookup: "EventId" },
];

/** The kind of activities that an object holds, or the relations of; undefined for all other objects. */
export function activityKind(object: string): ActivityKind | undefined {
  return kinds.find((kind) => kind.object === object || kind.relation === object);
}

/** The live relations of an activity, oldest first. */
export function relationsOf(database: Database, kind: ActivityKind, activityId: string): readonly OrgRecord[] {
  const rows = [...database.table(kind.relation).referringTo(kind.lookup, activityId)];
  return rows.filter((row) => row.IsDeleted !== true);
}

/** Whether a relation is to somebody the activity is with, neither to what it is about nor to a mere invitee. */
export function isWho(relation: Readonly<OrgRecord>): boolean {
  return relation.IsWhat === false && relation.IsParent !== false;
}
