import type { Condition, OrderTerm, SelectItem, SelectQuery, Statement } from "../soql/ast";
import { pathsIn } from "../soql/conditions";

/** Salesforce's bounds on one statement (soql.md §2). */
export const maxSubselects = 20;
const maxSubselectLevel = 4;
export const maxParentRelationships = 55;

export interface DraftOptions {
  readonly where: Condition | undefined;
  readonly orderBy?: readonly OrderTerm[];
  readonly limit?: number;
  readonly rows: number;
  readonly groupBy?: readonly string[];
}

interface TypeBranch {
  readonly type: string;
  readonly paths: ReadonlySet<string>;
}

/**
 * A statement, or a sub-select of one, to which the planner still adds what is to be selected. Its `query` is read when
 * all of the plan is made.
 */
export class Draft implements Statement {
  readonly paths = new Set<string>();
  readonly rows: number;
  private readonly items: SelectItem[] = [];
  private readonly polymorphic = new Map<string, readonly TypeBranch[]>();
  private readonly subselects = new Map<string, Draft>();
  private readonly joined = new Set<string>();
  private printed: SelectQuery | undefined;

  constructor(
    readonly from: string,
    private readonly options: DraftOptions,
    readonly outer?: Draft,
  ) {
    this.rows = options.rows;
    for (const prefix of lookupsIn(options)) this.root.joined.add(this.joinKey(prefix));
  }

  get where(): Condition | undefined {
    return this.options.where;
  }

  get query(): SelectQuery {
    this.printed ??= {
      select: [
        ...[...this.paths].map((path): SelectItem => ({ kind: "field", path })),
        ...[...this.polymorphic].map(([relationship, branches]): SelectItem => ({
          kind: "typeof",
          relationship,
          branches: branches.map(({ type, paths }) => ({ type, paths: [...paths] })),
          otherwise: ["Id", "Name"],
        })),
        ...this.items,
        ...[...this.subselects.values()].map(({ query }): SelectItem => ({ kind: "subselect", query })),
      ],
      from: this.from,
      where: this.options.where,
      groupBy: this.options.groupBy,
      orderBy: this.options.orderBy,
      limit: this.options.limit,
    };
    return this.printed;
  }

  count(item: SelectItem): this {
    this.items.push(item);
    return this;
  }

  /** Reserves a join along a lookup, unless the statement then had more than Salesforce allows. */
  join(prefix: string): boolean {
    const joined = this.root.joined;
    const key = this.joinKey(prefix);
    if (!joined.has(key) && joined.size >= maxParentRelationships) return false;
    joined.add(key);
    return true;
  }

  /** How many lookups the statement follows: what it selects, filters and orders by in all of its parts. */
  get joins(): number {
    return this.root.joined.size;
  }

  private joinKey(prefix: string): string {
    return `${this.relationshipPath.join(".")} ${prefix}`;
  }

  branchByType(relationship: string, branches: readonly TypeBranch[]): void {
    this.polymorphic.set(relationship, branches);
  }

  /** Adds a child list, unless it is there already (SOQL cannot hold one twice) or the statement is full. */
  subselect(relationshipName: string, options: DraftOptions): Draft | undefined {
    if (this.subselects.has(relationshipName)) return undefined;
    if (this.relationshipPath.length >= maxSubselectLevel || this.root.subselectCount >= maxSubselects)
      return undefined;
    if (this.joins + lookupsIn(options).size > maxParentRelationships) return undefined;
    const inner = new Draft(relationshipName, options, this);
    this.subselects.set(relationshipName, inner);
    return inner;
  }

  /** The same statement with nothing but ids, down to a draft that stands for this one: room for more child lists. */
  copySpine(): Draft {
    const copy = this.outer
      ? this.outer.copySpine().subselect(this.from, this.options)
      : new Draft(this.from, this.options);
    if (!copy) throw new TypeError(`A copied spine has no room for ${this.from}`);
    copy.paths.add("Id");
    return copy;
  }

  get root(): Draft {
    return this.outer?.root ?? this;
  }

  /** The child lists that lead from the statement's records to this draft's. */
  get relationshipPath(): readonly string[] {
    return this.outer ? [...this.outer.relationshipPath, this.from] : [];
  }

  private get subselectCount(): number {
    return [...this.subselects.values()].reduce((sum, inner) => sum + 1 + inner.subselectCount, 0);
  }
}

/** The lookups that a filter and an ordering follow: `Account.Owner.Name` follows `Account.` and `Account.Owner.`. */
function lookupsIn({ where, orderBy = [] }: DraftOptions): ReadonlySet<string> {
  const paths = [...(where ? pathsIn(where) : []), ...orderBy.map(({ path }) => path)];
  return new Set(paths.flatMap((path) => [...path.matchAll(/\./g)].map(({ index }) => path.slice(0, index + 1))));
}
