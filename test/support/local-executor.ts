import { GatewayError } from "../../src/errors";
import { expandText } from "../../src/local-org/composite/references";
import { SalesforceError } from "../../src/local-org/errors";
import { stringify } from "../../src/local-org/records/stringify";
import { query, type QueryContext } from "../../src/local-org/soql/query";
import type { Statement } from "../../src/soql/ast";
import { compile } from "../../src/soql/compile";
import type { QueryExecutor, StatementResult } from "../../src/soql/executor";

export interface LocalExecutor extends QueryExecutor {
  /** The statements of each call so far, as they were sent. */
  readonly calls: readonly (readonly string[])[];
}

/** Runs statements on the local org's evaluator, with no HTTP between: the answers that Salesforce would give, quickly. */
export function localExecutor(context: QueryContext): LocalExecutor {
  const calls: string[][] = [];
  return {
    calls,
    run: async (statements) => {
      const names = new Map(statements.map((statement, index) => [statement as unknown, `q${index + 1}`]));
      const texts = statements.map(({ query: ast }) => compile(ast, (target) => names.get(target) ?? "?").soql);
      calls.push(texts);
      const answered = new Map<string, unknown>();
      return texts.map((soql, index) => answer(context, soql, statements[index], answered, `q${index + 1}`));
    },
  };
}

function answer(
  context: QueryContext,
  soql: string,
  statement: Statement | undefined,
  answered: Map<string, unknown>,
  name: string,
): StatementResult | GatewayError {
  try {
    const body = query(context, expandText(soql, answered, context.apiVersion));
    answered.set(name, body);
    const { totalSize, records } = JSON.parse(stringify(body)) as {
      totalSize: number;
      records: StatementResult["rows"];
    };
    return { totalSize, rows: records.slice(0, Math.max(1, statement?.rows ?? 0)) };
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    if (error.items.some(({ errorCode }) => errorCode === "PROCESSING_HALTED")) return { totalSize: 0, rows: [] };
    return new GatewayError("INTERNAL_SERVER_ERROR", error.items.map(({ message }) => message).join("\n"));
  }
}
