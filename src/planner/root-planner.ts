import type { ChildDef, SObjectDef } from "../catalogue/define";
import type { OrgMetadata } from "../catalogue/metadata";
import { GatewayError } from "../errors";
import type { Value } from "../soql/ast";
import { compile } from "../soql/compile";
import { and, compare, isIn, isNotNull, type Folded } from "../soql/conditions";
import { Draft, maxParentRelationships } from "./draft";
import { pageOptions, readPage, wantsRows, type Page } from "./page";
import type { CountSource, DeferredList, ListPlan, ListSource, RecordPlan, StatementGroups } from "./plan";
import { planRecord, type Place, type RecordPlanner } from "./plan-record";
import { listKey, type ListSelection, type RecordSelection } from "./selection";

/** A composite call holds at most so many queries (rest-api.md §7). */
export const maxStatementsPerCall = 5;

export type KnownScope =
  { readonly kind: "one"; readonly id: Value } | { readonly kind: "ids"; readonly ids: readonly string[] };

/** Salesforce reads no longer statement (soql.md §11). */
export const maxStatementLength = 100_000;

/** What is known of the records of the first statement before it has run. */
export type Scope =
  | KnownScope
  /** Only that they are the first so many in order. */
  | { readonly kind: "cut"; readonly refers?: boolean };

/** Finds a place in statements and calls for everything that one root field asks. */
export class RootPlanner implements RecordPlanner {
  /** The first statement and those that refer to it. */
  private readonly main: Draft[] = [];
  private readonly others: Draft[] = [];
  /** Statements that repeat a draft's records, or their parents at a prefix, for room: by draft, then by prefix. */
  private readonly twins = new Map<Draft, Map<string, Draft[]>>();
  /** What a later call is to read of a record: its lists that found no place. */
  private readonly later = new Map<RecordSelection, RecordSelection & { readonly lists: ListSelection[] }>();

  constructor(
    readonly metadata: OrgMetadata,
    private readonly object: SObjectDef,
    private readonly scope: Scope,
    /** How many statements may share the first one's call. */
    private readonly room = maxStatementsPerCall,
  ) {}

  /** What is to be sent. Called last: from then on the statements are as they are. */
  groups(): StatementGroups {
    for (const draft of [...this.main, ...this.others]) requireReadable(draft);
    return [this.main, ...this.others.map((draft) => [draft])].filter((group) => group.length > 0);
  }

  lead(draft: Draft): Draft {
    this.main.push(draft);
    return draft;
  }

  planRoot(list: ListSelection, page: Page): ListPlan {
    const count: CountSource = !list.wantsTotalCount
      ? { kind: "none" }
      : page.filter === false
        ? { kind: "zero" }
        : { kind: "statement", statement: this.add(countDraft(list.object.apiName, page.filter)) };
    return { ...describePage(list, page), source: this.rootSource(list, page), count };
  }

  private rootSource(list: ListSelection, page: Page): ListSource {
    if (!wantsRows(list, page)) return { kind: "none" };
    const draft = this.lead(new Draft(list.object.apiName, pageOptions(page, page.where)));
    return { kind: "statement", statement: draft, node: this.planNode(list, page, draft) };
  }

  planList(list: ListSelection, record: RecordSelection, place: Place): ListPlan {
    const page = readPage(this.metadata, list);
    return { ...describePage(list, page), ...this.placeList(list, page, record, place) };
  }

  private placeList(
    list: ListSelection,
    page: Page,
    record: RecordSelection,
    place: Place,
  ): Pick<ListPlan, "source" | "count"> {
    const relation = requireRelation(list);
    const needsRows = wantsRows(list, page);
    const source: ListSource = needsRows
      ? (this.subselect(list, page, relation.relationshipName, place) ??
        this.childStatement(list, page, relation.foreignKey, place) ??
        this.twin(list, page, record, place) ??
        this.defer(list, record))
      : { kind: "none" };
    if (source.kind === "deferred" || !list.wantsTotalCount) return { source, count: { kind: "none" } };
    if (page.filter === false) return { source, count: { kind: "zero" } };
    return {
      source,
      count:
        this.countChildren(page.filter, relation.foreignKey, list, place) ?? this.defer(withoutRecords(list), record),
    };
  }

  /** Leaves a list to a later call, together with all others of the same record. */
  private defer(list: ListSelection, record: RecordSelection): DeferredList {
    const later = this.later.get(record) ?? { object: record.object, fields: [], parents: [], lists: [] };
    this.later.set(record, later);
    later.lists.push(list);
    return { kind: "deferred", record: later };
  }

  /** The usual place of a child list: inside the statement that reads the record. */
  private subselect(list: ListSelection, page: Page, relationshipName: string, place: Place): ListSource | undefined {
    if (place.prefix || place.typeBranch) return undefined;
    const inner = place.draft.subselect(relationshipName, pageOptions(page, page.where));
    return inner && { kind: "subselect", relationshipName, node: this.planNode(list, page, inner) };
  }

  /** A statement of its own, for a child list of the one record or of a parent of it. */
  private childStatement(list: ListSelection, page: Page, foreignKey: string, place: Place): ListSource | undefined {
    const isChild = this.isChildOfOne(foreignKey, place);
    if (isChild === undefined) return undefined;
    const draft = this.add(new Draft(list.object.apiName, pageOptions(page, and(isChild, page.where))), place);
    draft.paths.add(foreignKey);
    // The records of this statement are many, and what they need beyond it depends on rows.
    const planner = new RootPlanner(this.metadata, list.object, { kind: "cut", refers: this.main.includes(draft) });
    const node = planner.planNode(list, page, draft);
    this.others.push(...planner.others);
    return { kind: "statement", statement: draft, foreignKey, node };
  }

  /** The condition that rows are children of the one record at `place`; undefined when it cannot be said in this call. */
  private isChildOfOne(foreignKey: string, place: Place): Folded | undefined {
    const [first] = this.main;
    if (this.scope.kind !== "one" || place.draft !== first || place.typeBranch) return undefined;
    const refers = place.foreignKey !== undefined || this.scope.id.kind === "reference";
    if (refers && this.main.length >= this.room) return undefined;
    if (place.foreignKey === undefined) return compare(foreignKey, "=", this.scope.id);
    first.paths.add(place.foreignKey);
    const parentId: Value = { kind: "reference", target: first, path: `records[0].${place.foreignKey}` };
    return and(compare(foreignKey, "=", parentId), isNotNull(foreignKey));
  }

  /** The same records once more in another statement, with only this list. */
  private twin(list: ListSelection, page: Page, record: RecordSelection, place: Place): ListSource | undefined {
    const { relationshipName } = requireRelation(list);
    const options = pageOptions(page, page.where);
    if (place.typeBranch) return undefined;
    const byPrefix = this.twins.get(place.draft) ?? new Map<string, Draft[]>();
    this.twins.set(place.draft, byPrefix);
    const twins = byPrefix.get(place.prefix) ?? [];
    for (const existing of twins) {
      const inner = existing.subselect(relationshipName, options);
      if (inner) return this.inTwin(list, page, relationshipName, existing, inner);
    }
    const fresh = this.makeTwin(record, place);
    const inner = fresh?.subselect(relationshipName, options);
    if (!fresh || !inner) return undefined;
    byPrefix.set(place.prefix, [...twins, fresh]);
    this.others.push(fresh.root);
    return this.inTwin(list, page, relationshipName, fresh, inner);
  }

  private inTwin(list: ListSelection, page: Page, relationshipName: string, twin: Draft, inner: Draft): ListSource {
    const node = this.planNode(list, page, inner);
    return { kind: "twin", statement: twin.root, path: twin.relationshipPath, relationshipName, node };
  }

  private makeTwin(record: RecordSelection, place: Place): Draft | undefined {
    const { scope } = this;
    // A statement that refers to another part of its call cannot be repeated outside that call.
    if (this.refersElsewhere) return undefined;
    if (!place.prefix) return place.draft.copySpine();
    const [first] = this.main;
    const mayJoin = this.object !== record.object && !this.object.barredFromSemiJoins;
    if (scope.kind !== "ids" || !first || place.draft !== first || place.depth !== 1 || !place.foreignKey || !mayJoin) {
      return undefined;
    }
    const inner = {
      select: [{ kind: "field", path: place.foreignKey } as const],
      from: first.from,
      where: first.where,
    };
    const draft = new Draft(record.object.apiName, {
      where: { kind: "semiJoin", path: "Id", negated: false, query: inner },
      rows: scope.ids.length,
    });
    draft.paths.add("Id");
    return draft;
  }

  private countChildren(
    filter: Folded,
    foreignKey: string,
    list: ListSelection,
    place: Place,
  ): CountSource | undefined {
    const from = list.object.apiName;
    const isChild = this.isChildOfOne(foreignKey, place);
    if (isChild !== undefined) {
      return { kind: "statement", statement: this.add(countDraft(from, and(isChild, filter)), place) };
    }
    if (this.scope.kind !== "ids" || place.draft !== this.main[0] || place.prefix || place.typeBranch) return undefined;
    const where = and(idCondition(foreignKey, this.scope), filter);
    if (typeof where === "boolean") return { kind: "zero" };
    const statement = new Draft(from, { where, groupBy: [foreignKey], rows: this.scope.ids.length });
    statement.paths.add(foreignKey);
    statement.count({ kind: "countOf", path: "Id", alias: "total" });
    return { kind: "grouped", statement: this.add(statement), foreignKey };
  }

  /** Puts a statement beside the first one: in its call, if it refers to it or to the write before it. */
  private add(draft: Draft, place?: Place): Draft {
    const refers = place?.foreignKey !== undefined || this.refersElsewhere;
    (refers ? this.main : this.others).push(draft);
    return draft;
  }

  private planNode(list: ListSelection, page: Page, draft: Draft): RecordPlan {
    const place: Place = { draft, paths: draft.paths, prefix: "", depth: 0 };
    const node = planRecord(this, list.node, place);
    if (list.wantsCursors) for (const { path } of page.ordering.keys) draft.paths.add(path);
    return node;
  }

  /** Whether the first statement holds a reference: then what repeats its condition must travel in the same call. */
  private get refersElsewhere(): boolean {
    const { scope } = this;
    return scope.kind === "one" ? scope.id.kind === "reference" : scope.kind === "cut" && scope.refers === true;
  }
}

/** Only filters make a statement too long or too wide: what is selected is split before, and a list in order cannot be. */
function requireReadable({ from, query, joins }: Draft): void {
  if (joins > maxParentRelationships) {
    throw new GatewayError(
      "QUERY_TOO_EXPENSIVE",
      `The question to ${from} filters and orders by ${joins} lookups; Salesforce follows at most ${maxParentRelationships}. Ask in parts.`,
    );
  }
  const { length } = compile(query, () => "q1").soql;
  if (length > maxStatementLength) {
    throw new GatewayError(
      "QUERY_TOO_EXPENSIVE",
      `The question to ${from} has ${length} characters in SOQL; Salesforce reads at most ${maxStatementLength}. Ask for fewer values at a time.`,
    );
  }
}

function describePage(list: ListSelection, page: Page): Omit<ListPlan, "source" | "count"> {
  return { selection: list, key: listKey(list), ordering: page.ordering, position: page.position };
}

function countDraft(from: string, filter: Folded): Draft {
  return new Draft(from, { where: typeof filter === "boolean" ? undefined : filter, rows: 0 }).count({ kind: "count" });
}

/** The condition that a field holds an id of the scope's records. */
export function idCondition(path: string, scope: KnownScope): Folded {
  if (scope.kind === "one") return compare(path, "=", scope.id);
  return isIn(
    path,
    scope.ids.map((value) => ({ kind: "string", value })),
  );
}

function withoutRecords(list: ListSelection): ListSelection {
  return { ...list, wantsRecords: false, wantsHasNextPage: false, wantsCursors: false };
}

function requireRelation({ relation }: ListSelection): ChildDef {
  if (!relation) throw new TypeError("A list at the root belongs to no record");
  return relation;
}
