import { runQuery } from "./evaluate/run-query";
import { parseStatement } from "./parse/parse-statement";
import type { QueryAnswer, QueryContext } from "./query-context";
import { Refusal, toSalesforceError } from "./refusal";
import { resolveStatement } from "./resolve/resolve-statement";

export type { JsonRecord, QueryContext } from "./query-context";

/** Answers a SOQL statement. Throws `SalesforceError` with status 400 for one that Salesforce refuses. */
export function query(context: QueryContext, soql: string): QueryAnswer {
  try {
    return runQuery(context, resolveStatement(context, parseStatement(soql)));
  } catch (error) {
    if (error instanceof Refusal) throw toSalesforceError(error, soql);
    throw error;
  }
}
