import { refusalAnswer } from "../answer";
import { SalesforceError } from "../errors";
import type { OrgDatabase } from "../records/org-database";
import type { Subrequest } from "./envelope";
import { failedCollection } from "./failed-collection";
import { remember, runPart, type Outcome, type PartRun } from "./run-part";

/** Thrown to leave the transaction; never seen outside. */
class RolledBack extends Error {
  constructor(readonly outcome: Outcome) {
    super("rolled back");
  }
}

/** What every part answers that did not fail itself, when another did (rest-api.md §7). */
export const rolledBackAnswer = refusalAnswer(
  new SalesforceError(400, [
    {
      errorCode: "PROCESSING_HALTED",
      message: "The transaction was rolled back since another operation in the same transaction failed.",
    },
  ]),
);

/** All or none: the first failure undoes everything, and every other subrequest says only that. */
export function runTogether(database: OrgDatabase, run: PartRun, parts: readonly Subrequest[]): readonly Outcome[] {
  try {
    return database.transaction(() => {
      const results = new Map<string, unknown>();
      return parts.map((part) => {
        const outcome = runPart(run, part, results);
        if (outcome.answer.status >= 400) throw new RolledBack(outcome);
        const failed = failedCollection(outcome.answer);
        if (failed !== undefined) throw new RolledBack({ ...outcome, answer: failed });
        remember(results, outcome);
        return outcome;
      });
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    const { outcome } = error;
    return parts.map((part) => (part === outcome.part ? outcome : { part, url: part.url, answer: rolledBackAnswer }));
  }
}
