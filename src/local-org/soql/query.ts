import type { ObjectSchema } from "../metadata/schema";
import type { OrgRecord } from "../records/table";
import { refuse } from "../refusals";
import { describeColumns } from "./describe/describe-columns";
import { explainQuery } from "./describe/explain-query";
import { compileSelection, runQuery } from "./evaluate/run-query";
import { parseStatement } from "./parse/parse-statement";
import type { JsonRecord, QueryAnswer, QueryContext } from "./query-context";
import { Refusal, toSalesforceError } from "./refusal";
import { resolvePaths } from "./resolve/resolve-paths";
import { resolveStatement } from "./resolve/resolve-statement";
import type { ResolvedQuery } from "./resolve/resolved-query";

export type { JsonRecord, QueryContext, TrackedRecords } from "./query-context";

/** Answers a SOQL statement. Throws `SalesforceError` with status 400 for one that Salesforce refuses. */
export function query(context: QueryContext, soql: string): QueryAnswer {
  return withResolved(context, soql, (resolved) => runQuery(context, resolved));
}

/** What the columns of a statement's answer are. Throws as `query` does. */
export function queryColumns(context: QueryContext, soql: string): JsonRecord {
  return withResolved(context, soql, describeColumns);
}

/** How a statement would be evaluated. Throws as `query` does. */
export function queryPlan(context: QueryContext, soql: string): JsonRecord {
  return withResolved(context, soql, (resolved) => explainQuery(context, resolved, soql));
}

/** A record by paths that lead from it, in their order. Throws `SalesforceError` for one that leads nowhere. */
export function readPaths(
  context: QueryContext,
  object: ObjectSchema,
  record: OrgRecord,
  paths: readonly string[],
): JsonRecord {
  try {
    return compileSelection(context, resolvePaths(context, object, paths)).project(record);
  } catch (error) {
    // No statement was sent for a caret to point into.
    if (error instanceof Refusal) throw refuse(400, error.errorCode, error.message);
    throw error;
  }
}

function withResolved<Outcome>(
  context: QueryContext,
  soql: string,
  use: (resolved: ResolvedQuery) => Outcome,
): Outcome {
  try {
    return use(resolveStatement(context, parseStatement(soql)));
  } catch (error) {
    if (error instanceof Refusal) throw toSalesforceError(error, soql);
    throw error;
  }
}
