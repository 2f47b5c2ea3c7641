import type { Wave } from "../planner/foresee";
import type { SelectQuery } from "../soql/ast";
import { compile } from "../soql/compile";

/** Salesforce's bounds that a plan may come near (limits.md §3, soql.md §11). */
const bounds = { characters: 100_000, subselects: 20, queriesPerCall: 5 };

/** The calls of a plan for people: what each sends, with `?` for every value, and which bounds it has half used. */
export function explainWaves(waves: readonly Wave[]): object {
  return {
    waves: waves.map((calls) =>
      calls.map((statements) => {
        const names = new Map(statements.map((statement, index) => [statement as unknown, `q${index + 1}`]));
        const explained = statements.map(({ query }, index) => {
          const { soql, shape } = compile(query, (target) => names.get(target) ?? "written");
          const used = { characters: soql.length, subselects: countSubselects(query) };
          return { name: `q${index + 1}`, statement: shape, near: near(used) };
        });
        return {
          sentAs: sentAs(statements.length),
          statements: explained,
          near: near({ queriesPerCall: statements.length }),
        };
      }),
    ),
  };
}

function sentAs(statements: number): "query" | "composite" {
  return statements === 1 ? "query" : "composite";
}

function near(used: Partial<typeof bounds>): string[] {
  return Object.entries(used)
    .filter(([bound, count]) => count * 2 >= bounds[bound as keyof typeof bounds])
    .map(([bound, count]) => `${count} of ${bounds[bound as keyof typeof bounds]} ${bound}`);
}

function countSubselects({ select }: SelectQuery): number {
  return select.reduce((sum, item) => sum + (item.kind === "subselect" ? 1 + countSubselects(item.query) : 0), 0);
}
