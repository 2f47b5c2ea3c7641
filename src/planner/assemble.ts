import { objectOfId } from "../catalogue/catalogue";
import type { FieldDef } from "../catalogue/define";
import { GatewayError } from "../errors";
import type { Statement } from "../soql/ast";
import type { Row, StatementResult } from "../soql/executor";
import { encodeCursor, positionOf, type Position } from "./cursor";
import type { ListPlan, ParentPlan, RecordPlan, RecordsPlan } from "./plan";
import { readChildren, readRow, toUtc } from "./row";
import type { RecordSelection } from "./selection";

/** What a resolver reads a record's relations from; its fields are plain properties by their GraphQL names. */
export interface RecordSource {
  readonly __typename: string;
  readonly id: string;
  readonly [relations]: Relations;
}

export const relations = Symbol("the relations of a record");

interface Relations {
  readonly parents: ReadonlyMap<string, Related>;
  /** By list key. Null stands for a list whose refusal another record has told. */
  readonly lists: ReadonlyMap<string, ListOf | GatewayError | Deferred | null>;
}

export type Related = RecordSource | GatewayError | Deferred | null;

/** A relation that takes a later call: the record with this id is to be asked for this selection. */
export class Deferred {
  constructor(
    readonly id: string,
    readonly record: RecordSelection,
  ) {}
}

/** Gives as much of a list as one request wanted. */
export type ListOf = (first: number) => ConnectionSource;

export interface ConnectionSource {
  readonly edges: readonly { readonly cursor: () => string | null; readonly node: RecordSource }[];
  readonly nodes: readonly RecordSource[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: () => string | null;
    readonly endCursor: () => string | null;
  };
  /** A deferred total is resolved by who holds the loaders. */
  readonly totalCount: number | null | Deferred | GatewayError;
}

export type Results = ReadonlyMap<Statement, StatementResult | GatewayError>;

/** The rows of a list that arrived, and how many there would be without the page's bound. */
interface Fetched {
  readonly rows: readonly Row[];
  readonly available: number;
  readonly node: RecordPlan;
}

/** Makes answers of the rows that a root plan's statements gave. What such a statement met instead is thrown. */
export class Assembler {
  private readonly reported = new Set<GatewayError>();
  private readonly twins = new Map<string, ReadonlyMap<unknown, Row>>();

  constructor(private readonly results: Results) {}

  /** The records of a plan of records, by id. */
  records(plan: RecordsPlan): ReadonlyMap<string, RecordSource> {
    const sources = this.resultOf(plan.statement).rows.map((row) => this.record(plan.record, row));
    return new Map(sources.map((source) => [source.id, source]));
  }

  list(plan: ListPlan): ListOf {
    const { source } = plan;
    if (source.kind !== "statement") return this.connections(plan, undefined, "");
    const { rows, totalSize } = this.resultOf(source.statement);
    return this.connections(plan, { rows, available: totalSize, node: source.node }, "");
  }

  private record(plan: RecordPlan, row: Row): RecordSource {
    const source: Record<string, unknown> = {};
    for (const field of plan.fields) source[field.name] = fieldValue(field, row[field.apiName]);
    for (const [name, error] of plan.hidden) source[name] = this.once(error);
    return {
      ...source,
      __typename: plan.object.name,
      id: String(row.Id),
      [relations]: {
        parents: new Map(plan.parents.map((parent) => [parent.relation.name, this.parent(parent, row)])),
        lists: new Map([
          ...plan.lists.map((list) => [list.key, this.childList(list, row)] as const),
          ...[...plan.refused].map(([key, error]) => [key, this.once(error)] as const),
        ]),
      },
    };
  }

  private parent(plan: ParentPlan, row: Row): Related {
    if (plan.kind === "deferred") {
      const id = row[plan.relation.foreignKey];
      if (typeof id !== "string") return null;
      const object = objectOfId(id);
      const record = plan.records.find((known) => known.object === object);
      return record ? new Deferred(id, record) : otherRecord({ Id: id });
    }
    const parent = readRow(row, plan.relation.relationshipName);
    if (!parent) return null;
    if (plan.kind === "joined") return this.record(plan.record, parent);
    const object = objectOfId(String(parent.Id));
    const record = plan.records.find((known) => known.object === object);
    return record ? this.record(record, parent) : otherRecord(parent);
  }

  private childList(plan: ListPlan, row: Row): ListOf | GatewayError | Deferred {
    const { source } = plan;
    const id = String(row.Id);
    switch (source.kind) {
      case "none":
        return this.connections(plan, undefined, id);
      case "deferred":
        return new Deferred(id, source.record);
      case "subselect":
        return this.connections(plan, childrenOf(row, source.relationshipName, source.node), id);
      case "twin": {
        const twins = this.twinsById(source);
        if (twins instanceof GatewayError) return twins;
        const twin = twins.get(row.Id) ?? {};
        return this.connections(plan, childrenOf(twin, source.relationshipName, source.node), id);
      }
      case "statement": {
        const result = this.results.get(source.statement);
        if (result instanceof GatewayError) return result;
        const { foreignKey } = source;
        const rows = (result?.rows ?? []).filter((child) => foreignKey === undefined || child[foreignKey] === row.Id);
        const available = rows.length > 0 ? (result?.totalSize ?? 0) : 0;
        return this.connections(plan, { rows, available, node: source.node }, id);
      }
    }
  }

  private twinsById(source: Extract<ListPlan["source"], { kind: "twin" }>): ReadonlyMap<unknown, Row> | GatewayError {
    const result = this.results.get(source.statement);
    if (result instanceof GatewayError) return result;
    const key = `${[...this.results.keys()].indexOf(source.statement)} ${source.path.join(".")}`;
    const known = this.twins.get(key);
    if (known) return known;
    const rows = source.path.reduce<readonly Row[]>(
      (outer, name) => outer.flatMap((row) => readChildren(row, name)),
      result?.rows ?? [],
    );
    const byId = new Map(rows.map((row) => [row.Id, row]));
    this.twins.set(key, byId);
    return byId;
  }

  private connections(plan: ListPlan, fetched: Fetched | undefined, recordId: string): ListOf {
    const { selection, ordering, position } = plan;
    const rows = fetched?.rows ?? [];
    const available = Math.max(rows.length, fetched?.available ?? 0);
    const most = Math.max(...selection.views);
    // The look-ahead row is never shown, so it must not take the one error of a hidden field along.
    const nodes = fetched ? rows.slice(0, most).map((row) => this.record(fetched.node, row)) : [];
    const positions = once(() => positionsOf(plan, rows));
    const cursorAt = (index: number) => () => {
      const at = positions()[index];
      return at ? encodeCursor(ordering, at) : null;
    };
    const limit = most + (selection.wantsHasNextPage ? 1 : 0);
    const isWhole = fetched !== undefined && position === undefined && available < limit;
    const totalCount = isWhole ? available : this.total(plan, recordId);
    return (first) => {
      const size = Math.min(first, nodes.length);
      return {
        edges: nodes.slice(0, size).map((node, index) => ({ cursor: cursorAt(index), node })),
        nodes: nodes.slice(0, size),
        pageInfo: {
          hasNextPage: available > first,
          hasPreviousPage: position !== undefined,
          // An empty page has no ends, even where a look-ahead row was read.
          startCursor: cursorAt(Math.min(0, size - 1)),
          endCursor: cursorAt(size - 1),
        },
        totalCount,
      };
    };
  }

  private total({ count }: ListPlan, recordId: string): ConnectionSource["totalCount"] {
    switch (count.kind) {
      case "none":
        return null;
      case "zero":
        return 0;
      case "deferred":
        return new Deferred(recordId, count.record);
      case "statement": {
        const result = this.results.get(count.statement);
        return result instanceof GatewayError ? result : (result?.totalSize ?? 0);
      }
      case "grouped": {
        const result = this.results.get(count.statement);
        if (result instanceof GatewayError) return result;
        return Number(result?.rows.find((row) => row[count.foreignKey] === recordId)?.total ?? 0);
      }
    }
  }

  private resultOf(statement: Statement): StatementResult {
    const result = this.results.get(statement);
    if (result instanceof GatewayError) throw result;
    return result ?? { rows: [], totalSize: 0 };
  }

  /** The error the first time, null from then on: one page says once that a field is hidden. */
  private once(error: GatewayError): GatewayError | null {
    if (this.reported.has(error)) return null;
    this.reported.add(error);
    return error;
  }
}

function childrenOf(row: Row, relationshipName: string, node: RecordPlan): Fetched {
  const rows = readChildren(row, relationshipName);
  const totalSize = readRow(row, relationshipName)?.totalSize;
  return { rows, available: typeof totalSize === "number" ? totalSize : rows.length, node };
}

function positionsOf({ ordering, position }: ListPlan, rows: readonly Row[]): readonly Position[] {
  let previous = position;
  return rows.map((row) => (previous = positionOf(ordering, row, previous)));
}

/** A record of an object for which the gateway has no type. */
function otherRecord(row: Row): RecordSource {
  const source = { __typename: "OtherRecord", id: String(row.Id), name: row.Name ?? null };
  return { ...source, [relations]: { parents: new Map(), lists: new Map() } };
}

function fieldValue(field: FieldDef, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return field.type === "dateTime" && typeof value === "string" ? toUtc(value) : value;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
