/** How often a property is tried: as often as given, or many times more in a long run (`SOQL_RUNS=50`). */
export function longer(runs: number): number {
  return runs * Number(process.env.SOQL_RUNS ?? 1);
}
