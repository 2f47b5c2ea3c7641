import type { ObjectSchema } from "../../metadata/schema";
import type { OrgRecord } from "../../records/table";
import type { QueryContext } from "../query-context";
import { conditionPaths } from "../resolve/condition-paths";
import type {
  FieldPath,
  ResolvedCondition,
  ResolvedSemiJoin,
  ResolvedWhere,
  SortTerm,
} from "../resolve/resolved-query";
import { chooseIndex, walkInOrder } from "./choose-index";
import { compileCondition } from "./compile-condition";
import { compileValue, isVisible } from "./follow-lookup";

/** So many are read and sorted faster than an index is walked. */
const fewRecords = 2_000;

interface Filter {
  /** The field by whose index the candidates are found; undefined when they are all records. */
  readonly index: string | undefined;
  /** The records that can match: those an index gives, else all. */
  readonly candidates: () => Iterable<OrgRecord>;
  /** The same in the order of a sort term, where an index has it and no other leaves but a few records. */
  readonly inOrder: (term: SortTerm<FieldPath>) => Iterable<OrgRecord> | undefined;
  readonly matches: (row: OrgRecord) => boolean;
}

/** Compiles what stands after a WHERE; its semi-joins are evaluated once, now. */
export function compileFilter(context: QueryContext, object: ObjectSchema, where: ResolvedWhere): Filter {
  const conditions = [...where.semiJoins.map((semiJoin) => toList(context, semiJoin)), ...where.conditions];
  const compileRead = (by: FieldPath) => compileValue(context, by);
  const tests = conditions.map((condition) => compileCondition(condition, compileRead));
  const table = context.database.table(object.name);
  const choose = () => chooseIndex(table, object, conditions);
  return {
    get index() {
      return choose()?.field;
    },
    candidates: () => choose()?.rows() ?? table.rows(),
    inOrder: (term) => {
      const { count } = choose() ?? { count: Infinity };
      return count > fewRecords ? walkInOrder(table, object, conditions, term) : undefined;
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

/** The fields of the object's own that a WHERE is about. */
export function conditionFields({ semiJoins, conditions }: ResolvedWhere): readonly string[] {
  const own = conditions.flatMap(conditionPaths).filter(({ lookups }) => lookups.length === 0);
  return [...semiJoins, ...own].map(({ field }) => field.name);
}
