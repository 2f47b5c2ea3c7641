import type { ObjectSchema } from "../../metadata/schema";
import type { OrgRecord, Table } from "../../records/table";
import type { QueryContext } from "../query-context";
import type { FieldPath, ResolvedCondition, ResolvedSemiJoin, ResolvedWhere } from "../resolve/resolved-query";
import { compileCondition } from "./compile-condition";
import { compileValue, isVisible } from "./follow-lookup";

interface Filter {
  /** The field by whose index the candidates are found; undefined when they are all records. */
  readonly index: string | undefined;
  /** The records that can match: those an index gives, else all. */
  readonly candidates: () => Iterable<OrgRecord>;
  readonly matches: (row: OrgRecord) => boolean;
}

/** Compiles what stands after a WHERE; its semi-joins are evaluated once, now. */
export function compileFilter(context: QueryContext, object: ObjectSchema, where: ResolvedWhere): Filter {
  const conditions = [...where.semiJoins.map((semiJoin) => toList(context, semiJoin)), ...where.conditions];
  const compileRead = (by: FieldPath) => compileValue(context, by);
  const tests = conditions.map((condition) => compileCondition(condition, compileRead));
  const table = context.database.table(object.name);
  const index = chooseIndex(table, conditions);
  return {
    index: index?.field,
    candidates: () => (index === undefined ? table.rows() : findByIndex(table, index)),
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

/** Of the conditions that demand certain ids, the one that demands the fewest. */
function chooseIndex(table: Table, conditions: readonly ResolvedCondition[]): IndexedIds | undefined {
  const [best] = conditions.flatMap((condition) => readIds(condition) ?? []).sort((a, b) => a.ids.size - b.ids.size);
  return best !== undefined && best.ids.size <= table.size ? best : undefined;
}

function findByIndex(table: Table, { field, ids }: IndexedIds): Iterable<OrgRecord> {
  return field === "Id" ? findById(table, ids) : findReferring(table, field, ids);
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

/** The fields of the object's own that a WHERE is about. */
export function conditionFields({ semiJoins, conditions }: ResolvedWhere): readonly string[] {
  return [...semiJoins.map(({ field }) => field.name), ...conditions.flatMap(fieldsOf)];
}

function fieldsOf(condition: ResolvedCondition): readonly string[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.terms.flatMap(fieldsOf);
    case "not":
      return fieldsOf(condition.term);
    case "comparison":
    case "like":
    case "in":
    case "includes":
      return condition.by.lookups.length === 0 ? [condition.field.name] : [];
  }
}
