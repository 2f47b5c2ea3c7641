import type { GraphQLResolveInfo } from "graphql";
import type { MetadataSource, QueryExecutor } from "../soql/executor";

/** One GraphQL operation on its way through planner and loaders. Resolvers know nothing else of reading. */
export interface Operation {
  /** Answers a root field: a record, a connection or null. The first call plans the whole operation. */
  root(info: GraphQLResolveInfo): Promise<unknown>;
  /** Answers a relation of a record that `root` or `relation` gave out: at once when it came with the record's own call. */
  relation(source: object, info: GraphQLResolveInfo): unknown;
  /** Calls that the plan expects; an upper bound where later calls depend on rows. Undefined before planning. */
  readonly estimatedCalls: number | undefined;
}

export interface OperationPorts {
  readonly queries: QueryExecutor;
  readonly metadata: MetadataSource;
}
