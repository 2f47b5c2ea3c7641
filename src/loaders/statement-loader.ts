import DataLoader from "dataloader";
import { GatewayError } from "../errors";
import { pack } from "../planner/pack";
import type { Results } from "../planner/assemble";
import type { StatementGroups } from "../planner/plan";
import type { Statement } from "../soql/ast";
import type { QueryExecutor, StatementResult } from "../soql/executor";

/** Runs statements, whoever asked for them, in as few calls as they fill: one batch for each tick of an operation. */
export class StatementLoader {
  private readonly groups: DataLoader<readonly Statement[], Results>;

  constructor(queries: QueryExecutor) {
    this.groups = new DataLoader((groups) => runTogether(queries, groups), { cache: false });
  }

  async run(groups: StatementGroups): Promise<Results> {
    const results = await Promise.all(groups.map((group) => this.groups.load(group)));
    return new Map(results.flatMap((result) => [...result]));
  }
}

async function runTogether(queries: QueryExecutor, groups: StatementGroups): Promise<Results[]> {
  const results = new Map<Statement, StatementResult | GatewayError>();
  await Promise.all(
    pack(groups).map(async (call) => {
      const answers = await runCall(queries, call);
      for (const [index, statement] of call.entries()) {
        const answer = answers[index];
        if (answer) results.set(statement, answer);
      }
    }),
  );
  return groups.map(() => results);
}

/** A call that fails as a whole fails each of its statements: the other calls of the batch still answer. */
async function runCall(
  queries: QueryExecutor,
  call: readonly Statement[],
): Promise<readonly (StatementResult | GatewayError)[]> {
  try {
    return await queries.run(call);
  } catch (error) {
    if (error instanceof GatewayError) return call.map(() => error);
    throw error;
  }
}
