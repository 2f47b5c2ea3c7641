import { setImmediate as letOthersIn } from "node:timers/promises";
import type { OrgDatabase } from "../records/org-database";
import type { CompositeEnvelope, Subrequest } from "./envelope";
import { remember, runPart, type Outcome, type PartRun } from "./run-part";
import { runTogether } from "./run-together";

/** Each on its own: what other callers ask for comes between one part and the next, as on the platform. */
async function runEach(run: PartRun, parts: readonly Subrequest[]): Promise<readonly Outcome[]> {
  const results = new Map<string, unknown>();
  const outcomes: Outcome[] = [];
  for (const part of parts) {
    if (outcomes.length > 0) await letOthersIn();
    const outcome = runPart(run, part, results);
    remember(results, outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Runs a composite and answers for each subrequest, in their order. */
export async function runComposite(
  database: OrgDatabase,
  run: PartRun,
  { allOrNone, subrequests }: CompositeEnvelope,
): Promise<readonly Outcome[]> {
  return allOrNone ? runTogether(database, run, subrequests) : runEach(run, subrequests);
}
