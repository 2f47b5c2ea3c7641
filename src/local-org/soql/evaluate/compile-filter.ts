import type { ObjectSchema } from "../../metadata/schema";
import type { OrgRecord, Table } from "../../records/table";
import type { QueryContext } from "../query-context";
import type { FieldPath, ResolvedCondition, ResolvedSemiJoin, ResolvedWhere } from "../resolve/resolved-query";
import { compileCondition } from "./compile-condition";
import { compileValue, isVisible } from "./follow-lookup";

interface Filter {
  /** The records that can match: those an index gives, else all. */
  readonly candidates: () => Iterable<OrgRecord>;
  readonly matches: (row: OrgRecord) => boolean;
}

/** Compiles what stands after a WHERE; its semi-joins are evaluated once, now. */
export function compileFilter(context: QueryContext, object: ObjectSchema, where: ResolvedWhere): Filter {
  const conditions = [...where.semiJoins.map((semiJoin) => toList(context, semiJoin)), ...where.conditions];
  const compileRead = (by: FieldPath) => compileValue(context, by);
  const tests = conditions.map((condition) => compileCondition(condition, compileRead));
  return {
    candidates: () => {
      const table = context.database.table(object.name);
      return findByIndex(table, conditions) ?? table.rows();
    },
    matches: (row) => isVisible(context, object, row) && tests.every((test) => test(row)),
  };
}

/** A semi-join as the IN of the ids that its sub-select selects. */
function toList(context: QueryContext, semiJoin: ResolvedSemiJoin): ResolvedCondition {
  const { candidates, matches } = compileFilter(context, semiJoin.object, semiJoin.where);
  const ids = new Set<string>();
  for (const row of candidates()) {
    const id = row[semiJoin.select.name];
    if (typeof id === "string" && matches(row)) ids.add(id);
  }
  return {
    kind: "in",
    by: { lookups: [], field: semiJoin.field },
    field: semiJoin.field,
    negated: semiJoin.negated,
    operands: Array.from(ids, (key) => ({ kind: "key", key })),
  };
}

interface IndexedIds {
  readonly field: string;
  readonly ids: ReadonlySet<string>;
}

/** The records that hold one of the ids which a condition demands: by the condition that demands the fewest. */
function findByIndex(table: Table, conditions: readonly ResolvedCondition[]): Iterable<OrgRecord> | undefined {
  const [best] = conditions.flatMap((condition) => readIds(condition) ?? []).sort((a, b) => a.ids.size - b.ids.size);
  if (best === undefined || best.ids.size > table.size) return undefined;
  return best.field === "Id" ? findById(table, best.ids) : findReferring(table, best.field, best.ids);
}

function* findById(table: Table, ids: ReadonlySet<string>): Iterable<OrgRecord> {
  for (const id of ids) {
    const row = table.get(id);
    if (row !== undefined) yield row;
  }
}

function* findReferring(table: Table, field: string, ids: ReadonlySet<string>): Iterable<OrgRecord> {
  for (const id of ids) yield* table.referringTo(field, id);
}

/** What a condition demands of the record's own id or of a lookup, when it demands certain ids. */
function readIds(condition: ResolvedCondition): IndexedIds | undefined {
  if (condition.kind !== "comparison" && condition.kind !== "in") return undefined;
  const { lookups, field, derivation } = condition.by;
  if (lookups.length > 0 || derivation !== undefined || (field.type !== "id" && field.type !== "reference"))
    return undefined;
  if (condition.kind === "comparison" ? condition.operator !== "=" : condition.negated) return undefined;
  const operands = condition.kind === "comparison" ? [condition.operand] : condition.operands;
  const ids = new Set<string>();
  for (const operand of operands) {
    if (operand.kind !== "key" || typeof operand.key !== "string") return undefined;
    ids.add(operand.key);
  }
  return { field: field.name, ids };
}
