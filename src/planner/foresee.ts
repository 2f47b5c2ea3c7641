import type { OrgMetadata } from "../catalogue/metadata";
import type { Statement } from "../soql/ast";
import { pack } from "./pack";
import type { DeferredList, ListPlan, RecordPlan, RootPlan } from "./plan";
import { planMany } from "./plan-root";
import type { RecordSelection } from "./selection";

/** Stands for the ids that an earlier call will give. */
const idsToCome = ["000000000000000AAA"];

/** The calls that run side by side: each its statements, in order. */
export type Wave = readonly (readonly Statement[])[];

/**
 * The calls that plans lead to, wave by wave: what depends on rows follows in a later one. It is an upper bound: a wave
 * is left out when no row asks for it. Calls for further pages of long answers are not foreseen.
 */
export function foresee(metadata: OrgMetadata, plans: readonly RootPlan[]): readonly Wave[] {
  if (plans.length === 0) return [];
  const wave = pack(plans.flatMap(({ groups }) => groups));
  const later = [...new Set(plans.flatMap(deferredIn))].map((record) => planMany(metadata, record, idsToCome));
  return [...(wave.length > 0 ? [wave] : []), ...foresee(metadata, later)];
}

function deferredIn(plan: RootPlan): RecordSelection[] {
  return plan.kind === "list" ? inList(plan.list) : inRecord(plan.record);
}

function inRecord({ parents, lists }: RecordPlan): RecordSelection[] {
  return [
    ...parents.flatMap((parent) => {
      if (parent.kind === "deferred") return parent.records;
      return (parent.kind === "joined" ? [parent.record] : parent.records).flatMap(inRecord);
    }),
    ...lists.flatMap(inList),
  ];
}

function inList({ source, count }: ListPlan): RecordSelection[] {
  const deferred = [source, count].filter((part): part is DeferredList => part.kind === "deferred");
  return [...deferred.map(({ record }) => record), ...("node" in source ? inRecord(source.node) : [])];
}
