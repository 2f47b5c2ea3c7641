import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import type { Stretch } from "../../records/sorted-index";
import type { OrgRecord, Table } from "../../records/table";
import type { FieldPath, Operand, ResolvedCondition, SortTerm } from "../resolve/resolved-query";
import { comparisonKeyOf } from "../values/comparison-key";

/** What finds the records that can match, without reading all. */
export interface IndexChoice {
  readonly field: string;
  /** How many records it finds, or not much fewer. */
  readonly count: number;
  readonly rows: () => Iterable<OrgRecord>;
}

/** Of the conditions that an index can answer, the one that leaves the fewest records; none, when they are too many. */
export function chooseIndex(
  table: Table,
  object: ObjectSchema,
  conditions: readonly ResolvedCondition[],
): IndexChoice | undefined {
  const choices = [
    ...conditions.flatMap((condition) => readIds(table, condition) ?? []),
    ...readStretches(table, object, conditions),
  ];
  const [best] = choices.sort((a, b) => a.count - b.count);
  return best;
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
function readIds(table: Table, condition: ResolvedCondition): IndexChoice | undefined {
  if (condition.kind !== "comparison" && condition.kind !== "in") return undefined;
  const field = ownField(condition.by);
  if (field === undefined || (field.type !== "id" && field.type !== "reference")) return undefined;
  if (condition.kind === "comparison" ? condition.operator !== "=" : condition.negated) return undefined;
  const ids = new Set<string>();
  for (const operand of condition.kind === "comparison" ? [condition.operand] : condition.operands) {
    if (operand.kind !== "key" || typeof operand.key !== "string") return undefined;
    ids.add(operand.key);
  }
  if (ids.size > table.size) return undefined;
  const rows = (): Iterable<OrgRecord> =>
    field.type === "id" ? findById(table, ids) : findReferring(table, field.name, ids);
  return { field: field.name, count: ids.size, rows };
}

/** The field of the record itself that is compared as it is stored. */
function ownField({ lookups, field, derivation }: FieldPath): FieldPath["field"] | undefined {
  return lookups.length === 0 && derivation === undefined ? field : undefined;
}

/** Smaller tables are read faster than an index over them is made. */
const leastRecords = 500;
/** An index that leaves more than this share of the records saves nothing. */
const mostShare = 1 / 8;

/** Fields that Salesforce has indexes on, too: ids, names, unique and external ids, e-mails, dates and times. */
function isSorted(field: FieldDescribe): boolean {
  if (field.calculated) return false;
  if (field.type === "id" || field.type === "date" || field.type === "datetime" || field.type === "email") return true;
  return field.type === "string" && (field.nameField || field.unique || field.externalId || field.idLookup);
}

function readStretches(
  table: Table,
  object: ObjectSchema,
  conditions: readonly ResolvedCondition[],
): readonly IndexChoice[] {
  if (table.size < leastRecords) return [];
  return [...stretchesOf(object, conditions)].flatMap(([field, stretch]) => {
    const index = table.sorted(field.name, comparisonKeyOf(field));
    const count = index.count(stretch);
    if (count > table.size * mostShare) return [];
    return [{ field: field.name, count, rows: () => index.walk(stretch) }];
  });
}

/** What the conditions demand of fields that have a sorted index. */
function stretchesOf(
  object: ObjectSchema,
  conditions: readonly ResolvedCondition[],
): ReadonlyMap<FieldDescribe, Stretch> {
  const stretches = new Map<FieldDescribe, Stretch>();
  for (const condition of conditions) {
    if (condition.kind !== "comparison") continue;
    const field = object.field(ownField(condition.by)?.name ?? "");
    if (field === undefined || !isSorted(field)) continue;
    // One record is found by its id without an order of all.
    if (field.type === "id" && condition.operator === "=") continue;
    const stretch = stretchOf(condition.operator, condition.operand);
    // Of two ends on one side either is good enough: what lies between is tested once more.
    if (stretch !== undefined) stretches.set(field, { ...stretches.get(field), ...stretch });
  }
  return stretches;
}

/**
 * The records that can match, in the order of a sort term, for a query that wants the first few of many. Undefined when
 * no index has them all in that order: a record without a value is in none.
 */
export function walkInOrder(
  table: Table,
  object: ObjectSchema,
  conditions: readonly ResolvedCondition[],
  { by, descending }: SortTerm<FieldPath>,
): Iterable<OrgRecord> | undefined {
  const field = object.field(ownField(by)?.name ?? "");
  if (table.size < leastRecords || field === undefined || !isSorted(field)) return undefined;
  const index = table.sorted(field.name, comparisonKeyOf(field));
  const stretch = stretchesOf(object, conditions).get(field);
  if (stretch === undefined && index.count({}) < table.size) return undefined;
  return index.walk(stretch ?? {}, descending);
}

type Comparison = Extract<ResolvedCondition, { readonly kind: "comparison" }>;

/** The values that a comparison lets through; undefined when they are none, or not all of one stretch. */
function stretchOf(operator: Comparison["operator"], operand: Operand): Stretch | undefined {
  if (operand.kind === "null") return undefined;
  const first = operand.kind === "key" ? operand.key : operand.from;
  const end = operand.kind === "key" ? { key: operand.key, included: true } : { key: operand.until, included: false };
  switch (operator) {
    case "=":
      return { from: { key: first, included: true }, to: end };
    case "!=":
      return undefined;
    case "<":
      return { to: { key: first, included: false } };
    case "<=":
      return { to: end };
    case ">":
      return { from: { key: end.key, included: !end.included } };
    case ">=":
      return { from: { key: first, included: true } };
  }
}
