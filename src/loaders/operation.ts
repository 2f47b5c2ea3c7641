import { OperationTypeNode, type GraphQLResolveInfo } from "graphql";
import { GatewayError } from "../errors";
import {
  Assembler,
  Deferred,
  relations,
  type ConnectionSource,
  type ListOf,
  type RecordSource,
} from "../planner/assemble";
import { foresee } from "../planner/foresee";
import { involvedObjects } from "../planner/involved-objects";
import { orRefusal } from "../planner/or-refusal";
import type { RootPlan } from "../planner/plan";
import { planOne, planRootList } from "../planner/plan-root";
import { readRootFields } from "../planner/root-fields";
import { SelectionReader, type ListView, type RootSelection } from "../planner/selection";
import type { OrgMetadata } from "../catalogue/metadata";
import type { MetadataSource, QueryExecutor } from "../soql/executor";
import { AnswerSize, valuesOfWaiting } from "./answer-size";
import { explainPlan } from "./explain";
import { PlanRunner } from "./plan-runner";
import { createReadBack, type ReadBack, type WrittenRecord } from "./read-back";
import { RecordLoader } from "./record-loader";
import { StatementLoader } from "./statement-loader";

/** What the server knows of an operation before any resolver runs; enough to plan by. */
export type RequestedOperation = Pick<GraphQLResolveInfo, "schema" | "operation" | "fragments" | "variableValues">;

/** One GraphQL operation on its way through planner and loaders. Resolvers know nothing else of reading. */
export interface Operation {
  /** Answers a root field: a record, a connection or null. The first call plans the whole operation. */
  root(info: GraphQLResolveInfo): Promise<unknown>;
  /** Answers a relation of a record that `root` or `relation` gave out: at once when it came with the record's own call. */
  relation(source: object, info: GraphQLResolveInfo): unknown;
  /** Plans what a mutation's payload says of the record it writes, to be read in the call that writes. */
  readBack(info: GraphQLResolveInfo, written: WrittenRecord): Promise<ReadBack>;
  /** Calls that the plan expects; an upper bound where later calls depend on rows. Undefined before planning. */
  readonly estimatedCalls: number | undefined;
  /**
   * The plan for people: statements in order with values masked, how they are packed into calls, which limits they come
   * near. JSON. Plans when nothing has been planned yet, and sends no query.
   */
  explain(request: RequestedOperation): Promise<object>;
}

export interface OperationPorts {
  readonly queries: QueryExecutor;
  readonly metadata: MetadataSource;
}

/** Starts one operation: what it learns and loads is its own and ends with it. */
export function createOperation(ports: OperationPorts): Operation {
  return new PlannedOperation(ports);
}

/** What is known of an operation once it has been read and planned. */
interface Prepared {
  readonly roots: ReadonlyMap<string, RootSelection | GatewayError>;
  readonly objects: readonly string[];
  readonly metadata: OrgMetadata;
  readonly plans: readonly RootPlan[];
  /** Root fields that cannot be planned, by response key; each answers its refusal when it is resolved. */
  readonly refused: ReadonlyMap<string, GatewayError>;
}

class PlannedOperation implements Operation {
  estimatedCalls: number | undefined;
  private readonly statements: StatementLoader;
  private readonly plans: PlanRunner;
  private readonly records: RecordLoader;
  private readonly size = new AnswerSize();
  private reader: SelectionReader | undefined;
  private prepared: Promise<Prepared> | undefined;

  constructor(private readonly ports: OperationPorts) {
    this.statements = new StatementLoader(ports.queries);
    this.plans = new PlanRunner(ports.metadata, this.statements);
    this.records = new RecordLoader(this.plans);
  }

  async root(info: GraphQLResolveInfo): Promise<unknown> {
    const { roots, objects } = await this.prepare(info);
    const selection = roots.get(String(info.path.key));
    if (!selection) throw new TypeError(`${info.fieldName} is not for the planner to answer`);
    if (selection instanceof GatewayError) throw selection;
    const { plan, results } = await this.plans.run(objects, (metadata) => planRoot(metadata, selection));
    const assembler = new Assembler(results);
    if (plan.kind === "records") return [...assembler.records(plan).values()][0] ?? null;
    return this.connection(assembler.list(plan.list), this.viewOf(info), plan.list.key);
  }

  relation(source: object, info: GraphQLResolveInfo): unknown {
    if (Object.hasOwn(source, info.fieldName)) return (source as Readonly<Record<string, unknown>>)[info.fieldName];
    const { parents, lists } = (source as RecordSource)[relations];
    const parent = parents.get(info.fieldName);
    if (parent !== undefined) return parent instanceof Deferred ? this.load(parent) : parent;
    const view = this.viewOf(info);
    const list = lists.get(view.listKey);
    if (list === undefined) throw new TypeError(`${info.fieldName} was not planned`);
    if (list === null) return null;
    if (list instanceof GatewayError) throw list;
    return this.connection(list, view, view.listKey);
  }

  async readBack(info: GraphQLResolveInfo, written: WrittenRecord): Promise<ReadBack> {
    const selection = this.read(info).payloadRecord(
      written.object,
      info.fieldNodes,
      info.returnType,
      written.payloadField,
    );
    const readers = { metadata: this.ports.metadata, statements: this.statements, plans: this.plans };
    const readBack = await createReadBack(readers, selection, written);
    this.estimatedCalls = (this.estimatedCalls ?? 0) + 1 + readBack.laterCalls;
    return readBack;
  }

  async explain(request: RequestedOperation): Promise<object> {
    if (request.operation.operation !== OperationTypeNode.QUERY) {
      throw new GatewayError(
        "BAD_USER_INPUT",
        "Only queries are planned without being run: what a mutation sends depends on its verdict. Leave the header out.",
      );
    }
    const { metadata, plans, refused } = await this.prepare(request);
    return explainPlan(foresee(metadata, plans), refused);
  }

  private prepare(request: RequestedOperation): Promise<Prepared> {
    this.prepared ??= this.plan(request);
    return this.prepared;
  }

  /** Reads and plans every root field, so that the whole operation's cost is known before its first call. */
  private async plan(request: RequestedOperation): Promise<Prepared> {
    const roots = readRootFields(this.read(request), request.operation);
    const selections = [...roots.values()].filter((root): root is RootSelection => !(root instanceof GatewayError));
    const objects = [...new Set(selections.flatMap((selection) => [...involvedObjects(selection)]))];
    const metadata = objects.length > 0 ? await this.ports.metadata.load(objects) : new Map<never, never>();
    const plans: RootPlan[] = [];
    const refused = new Map<string, GatewayError>();
    for (const [key, root] of roots) {
      const plan = root instanceof GatewayError ? root : orRefusal(() => planRoot(metadata, root));
      if (plan instanceof GatewayError) refused.set(key, plan);
      else plans.push(plan);
    }
    this.estimatedCalls = foresee(metadata, plans).reduce((sum, wave) => sum + wave.length, 0);
    return { roots, objects, metadata, plans, refused };
  }

  private read(request: RequestedOperation): SelectionReader {
    this.reader ??= new SelectionReader(request);
    return this.reader;
  }

  private viewOf(info: GraphQLResolveInfo): ListView {
    const view = this.read(info).viewOf(info.fieldNodes);
    if (!view) throw new TypeError(`${info.fieldName} asks for no list`);
    return view;
  }

  private connection(list: ListOf | Deferred, view: ListView, key: string): ConnectionSource | Promise<unknown> | null {
    if (list instanceof Deferred) return this.load(list)?.then((record) => this.later(record, view, key)) ?? null;
    const connection = list(view.first);
    const { nodes, totalCount } = connection;
    if (!this.size.admits(nodes.length * view.width)) return null;
    if (!(totalCount instanceof Deferred)) return connection;
    const total = async () =>
      ((await this.connection(totalCount, view, key)) as ConnectionSource | null)?.totalCount ?? null;
    return { ...connection, totalCount: total } as unknown as ConnectionSource;
  }

  /** Undefined where the answer has grown out of bounds. */
  private load(deferred: Deferred): Promise<RecordSource | null> | undefined {
    return this.size.admits(valuesOfWaiting) ? this.records.load(deferred) : undefined;
  }

  private later(record: RecordSource | null, view: ListView, key: string): unknown {
    const list = record?.[relations].lists.get(key);
    if (list instanceof GatewayError) throw list;
    return list ? this.connection(list, view, key) : null;
  }
}

function planRoot(metadata: OrgMetadata, selection: RootSelection): RootPlan {
  return selection.kind === "record"
    ? planOne(metadata, selection.record, selection.id)
    : planRootList(metadata, selection.list);
}
