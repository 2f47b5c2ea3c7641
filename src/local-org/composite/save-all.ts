import { SalesforceError } from "../errors";
import type { OrgDatabase } from "../records/org-database";
import { rolledBackWithOthers, saveErrors, type SaveResult } from "./save-result";

/** What a save that succeeded did. */
export interface Saved {
  readonly id: string;
  /** Told by upserts only. */
  readonly created?: boolean;
}

/** Saves one record, or throws a `SalesforceError` and has changed nothing. */
export type Save = () => Saved;

/** Thrown to leave the transaction; never seen outside. */
class NotAll extends Error {
  constructor(readonly results: readonly SaveResult[]) {
    super("not all");
  }
}

interface SaveRules {
  /** One failure undoes all. */
  readonly allOrNone: boolean;
  /** Every result tells whether it created. */
  readonly isUpsert: boolean;
}

function failure(error: SalesforceError, { isUpsert }: SaveRules): SaveResult {
  return { success: false, errors: saveErrors(error), ...(isUpsert ? { created: false } : {}) };
}

/** Each by itself, so that one that fails leaves nothing behind and the next goes on. */
function saveEach(saves: readonly Save[], rules: SaveRules): readonly SaveResult[] {
  return saves.map((save) => {
    try {
      const { id, created } = save();
      return { id, success: true, errors: [], ...(created === undefined ? {} : { created }) };
    } catch (error) {
      // What cannot be read at all is no fault of one record: the whole call is malformed.
      if (!(error instanceof SalesforceError) || error.items[0]?.errorCode === "JSON_PARSER_ERROR") throw error;
      return failure(error, rules);
    }
  });
}

/**
 * Saves many records as one call and answers for each, in their order. With `allOrNone` a single failure undoes them all:
 * what failed says why, and the rest that they were rolled back (wire fact 16). Throws JSON_PARSER_ERROR, and then nothing is
 * saved.
 */
export function saveAll(database: OrgDatabase, saves: readonly Save[], rules: SaveRules): readonly SaveResult[] {
  try {
    return database.transaction(() => {
      const results = saveEach(saves, rules);
      if (rules.allOrNone && results.some(({ success }) => !success)) throw new NotAll(results);
      return results;
    });
  } catch (error) {
    if (!(error instanceof NotAll)) throw error;
    const rolledBack = failure(rolledBackWithOthers(), rules);
    return error.results.map((result) => (result.success ? rolledBack : result));
  }
}
