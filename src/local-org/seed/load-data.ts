import type { CustomFieldSpec } from "../metadata/load-schema";
import type { SeedContext } from "./seed-org";

/** What a directory of CSV files brought: the number of records by object. */
export type LoadedCounts = ReadonlyMap<string, number>;

/** The custom fields that the directory's mapping asks for: the org's schema must have them before `loadData`. */
export function customFieldsFor(_directory: string): readonly CustomFieldSpec[] {
  throw new Error("not yet");
}

/**
 * Fills an empty org with a directory's CSV files, by its `mapping.json` or else by the built-in mapping that knows its
 * files, beside the users who log in. Throws `DataError`, naming file, line and column, and then nothing was loaded.
 */
export function loadData(_context: SeedContext, _directory: string): LoadedCounts {
  throw new Error("not yet");
}
