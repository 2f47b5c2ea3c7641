import type { GatewayError } from "../errors";
import type { Wave } from "../planner/foresee";
import { maxStatementLength, maxStatementsPerCall } from "../planner/root-planner";
import { maxSubselects } from "../planner/draft";
import type { SelectQuery, Statement, writtenRecord } from "../soql/ast";
import { compile } from "../soql/compile";

/** The bounds of Salesforce that a plan may come near. */
const bounds = {
  characters: maxStatementLength,
  "sub-selects": maxSubselects,
  "queries per call": maxStatementsPerCall,
} as const;

/**
 * A plan for people. Its calls: what each sends, with `?` for every value, and which bounds it has half used. Calls of
 * one wave run side by side; a later wave depends on rows of the one before. And the root fields that cannot be planned.
 */
export function explainPlan(waves: readonly Wave[], refused: ReadonlyMap<string, GatewayError>): object {
  const refusals = [...refused].map(([field, { code, message }]) => ({ field, code, message }));
  return {
    ...(refusals.length > 0 && { refused: refusals }),
    calls: waves.flatMap((calls, index) =>
      calls.map((statements) => ({
        wave: index + 1,
        statements: statements.map((statement, at) => explainStatement(statement, at, statements)),
        ...near({ "queries per call": statements.length }),
      })),
    ),
  };
}

function explainStatement({ query }: Statement, at: number, call: readonly Statement[]): object {
  const nameOf = (target: Statement | typeof writtenRecord) =>
    typeof target === "symbol" ? "w" : `q${call.indexOf(target) + 1}`;
  const { soql, shape } = compile(query, nameOf);
  return {
    name: `q${at + 1}`,
    soql: shape,
    ...near({ characters: soql.length, "sub-selects": countSubselects(query) }),
  };
}

function near(used: Partial<Record<keyof typeof bounds, number>>): { readonly near?: readonly string[] } {
  const half = Object.entries(bounds).flatMap(([bound, limit]) => {
    const count = used[bound as keyof typeof bounds] ?? 0;
    return count * 2 >= limit ? [`${count} of ${limit} ${bound}`] : [];
  });
  return half.length > 0 ? { near: half } : {};
}

function countSubselects({ select }: SelectQuery): number {
  return select.reduce((sum, item) => sum + (item.kind === "subselect" ? 1 + countSubselects(item.query) : 0), 0);
}
