import type { GraphQLResolveInfo } from "graphql";
import type { MetadataSource, QueryExecutor } from "../soql/executor";

/** What the server knows of an operation before any resolver runs; enough to plan by. */
export type RequestedOperation = Pick<GraphQLResolveInfo, "schema" | "operation" | "fragments" | "variableValues">;

/** One GraphQL operation on its way through planner and loaders. Resolvers know nothing else of reading. */
export interface Operation {
  /** Answers a root field: a record, a connection or null. The first call plans the whole operation. */
  root(info: GraphQLResolveInfo): Promise<unknown>;
  /** Answers a relation of a record that `root` or `relation` gave out: at once when it came with the record's own call. */
  relation(source: object, info: GraphQLResolveInfo): unknown;
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
