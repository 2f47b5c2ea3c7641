import type { QueryExecutor } from "../soql/executor";
import { partOf, sendComposite } from "./composite";
import { prepareStatements, type PreparedStatement, queryPath, querySubrequest } from "./prepared-statement";
import { type AnsweredStatement, readResults, type ResultReader } from "./statement-results";

/** Past this a query travels in the body of a composite request; Salesforce's own limit is near 16,000 (rest-api.md §2). */
const longestPath = 8_000;

export function createQueryExecutor(reader: ResultReader): QueryExecutor {
  return {
    async run(statements) {
      if (statements.length === 0) return [];
      return readResults(await ask(prepareStatements(statements), reader), reader);
    },
  };
}

async function ask(
  statements: readonly PreparedStatement[],
  { client }: ResultReader,
): Promise<readonly AnsweredStatement[]> {
  const [only, ...others] = statements;
  if (only !== undefined && others.length === 0 && queryPath(client, only).length < longestPath) {
    const request = { method: "GET", path: queryPath(client, only), effect: "read", what: "query" } as const;
    return [{ prepared: only, answer: await client.send(request) }];
  }
  const answers = await sendComposite(client, {
    subrequests: statements.map((prepared) => querySubrequest(client, prepared)),
    effect: "read",
    what: `${statements.length} queries`,
  });
  return statements.map((prepared) => ({ prepared, answer: partOf(answers, prepared.referenceId) }));
}
