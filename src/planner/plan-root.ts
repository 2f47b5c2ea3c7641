import type { OrgMetadata } from "../catalogue/metadata";
import type { Value, writtenRecord } from "../soql/ast";
import { isReadable } from "./access";
import { Draft } from "./draft";
import { boundedIds, readPage, requireObject } from "./page";
import type { RecordsPlan, RootListPlan } from "./plan";
import { planRecord, type Place } from "./plan-record";
import { idCondition, RootPlanner, type KnownScope } from "./root-planner";
import type { ListSelection, RecordSelection } from "./selection";

export interface OneRecordOptions {
  /** How many statements may share the first one's call. */
  readonly room?: number;
  /** Fields to read beside the selection, by API name; those that the identity cannot see are left out. */
  readonly alsoRead?: readonly string[];
}

/** Plans one record by its id, or by what a write of the same call gives as its id. */
export function planOne(
  metadata: OrgMetadata,
  record: RecordSelection,
  id: string | typeof writtenRecord,
  options: OneRecordOptions = {},
): RecordsPlan {
  const value: Value =
    typeof id === "string" ? { kind: "string", value: id } : { kind: "reference", target: id, path: "id" };
  return planRecords(metadata, record, { kind: "one", id: value }, options);
}

/** Plans many records of one object by their ids. */
export function planMany(metadata: OrgMetadata, record: RecordSelection, ids: readonly string[]): RecordsPlan {
  return planRecords(metadata, record, { kind: "ids", ids }, {});
}

/** Plans a list at the root. */
export function planRootList(metadata: OrgMetadata, list: ListSelection): RootListPlan {
  const page = readPage(metadata, list);
  const ids = boundedIds(page);
  const planner = new RootPlanner(metadata, list.object, ids ? { kind: "ids", ids } : { kind: "cut" });
  const plan = planner.planRoot(list, page);
  return { kind: "list", groups: planner.groups(), list: plan };
}

function planRecords(
  metadata: OrgMetadata,
  record: RecordSelection,
  scope: KnownScope,
  { room, alsoRead = [] }: OneRecordOptions,
): RecordsPlan {
  requireObject(metadata, record.object);
  const planner = new RootPlanner(metadata, record.object, scope, room);
  const where = idCondition("Id", scope);
  if (typeof where === "boolean") throw new TypeError("There are no ids to plan for");
  const rows = scope.kind === "ids" ? scope.ids.length : 1;
  const draft = planner.lead(new Draft(record.object.apiName, { where, rows }));
  const place: Place = { draft, paths: draft.paths, prefix: "", depth: 0 };
  const plan = planRecord(planner, record, place);
  for (const apiName of alsoRead) if (isReadable(metadata, record.object, apiName)) draft.paths.add(apiName);
  return { kind: "records", groups: planner.groups(), statement: draft, record: plan };
}
