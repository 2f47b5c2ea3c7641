import type { CustomFieldSpec } from "../metadata/load-schema";
import { loadRecord } from "../records/load-record";
import { fullAccess } from "../records/record-access";
import type { SaveContext } from "../records/save-context";
import { createCalendar } from "./calendar";
import { daysBetween } from "./loading/date-expression";
import { findMapping } from "./loading/find-mapping";
import { loadRows } from "./loading/load-rows";
import { prepareLoads } from "./loading/prepare-loads";
import { collectProblems } from "../documents/problems";
import { createRecordKeys } from "./loading/record-keys";
import type { Values } from "./loading/row-values";
import { createUniqueValues } from "./loading/unique-values";
import type { SeedContext } from "./seed-org";
import { seedUsers } from "./seed-users";
import { administrator, representative, technicalUsers } from "./team";
import { administratorId } from "./user-values";

/** What a directory of CSV files brought: the number of records by object. */
type LoadedCounts = ReadonlyMap<string, number>;

/** The custom fields that the directory's mapping asks for: the org's schema must have them before `loadData`. */
export function customFieldsFor(directory: string): readonly CustomFieldSpec[] {
  return findMapping(directory).mapping.customFields ?? [];
}

/** Puts a row's record into the org; what an import says of its past is no field of a save. */
function insertRow(context: SaveContext, object: string, values: Values): string {
  const { CreatedDate, LastModifiedDate, ...rest } = values;
  const lastModified = LastModifiedDate ?? CreatedDate;
  return loadRecord(context, object, rest, {
    ...(typeof CreatedDate === "string" ? { createdDate: CreatedDate } : {}),
    ...(typeof lastModified === "string" ? { lastModifiedDate: lastModified } : {}),
  });
}

/**
 * Fills an empty org with a directory's CSV files, by its `mapping.json` or else by the built-in mapping that knows its
 * files (see `Mapping`), beside the two users who log in. Throws `DataError`, naming file, line and column of all that
 * is wrong, and then nothing was loaded.
 */
export function loadData(context: SeedContext, directory: string): LoadedCounts {
  const source = findMapping(directory);
  const problems = collectProblems(directory);
  const keys = createRecordKeys();
  const unique = createUniqueValues();
  const calendar = createCalendar(context.now);
  const today = source.mapping.asOf ?? calendar.date(0);
  const shift = daysBetween(today, calendar.date(0));
  const loads = prepareLoads(source, { schema: context.schema, today, keys }, problems);
  const asAdministrator: SaveContext = { ...context, userId: administratorId, access: fullAccess };
  return context.database.transaction(() => {
    const counts = new Map<string, number>();
    const users = seedUsers(
      { calendar, insert: (object, values, audit) => loadRecord(asAdministrator, object, values, audit) },
      [administrator, representative, ...technicalUsers],
    );
    for (const username of users.keys()) unique.claim("User", "Username", username, "the org itself");
    for (const { load, plan, rows } of loads) {
      const count = loadRows(load, plan, rows, {
        keys,
        unique,
        shift,
        fail: (line, message) => {
          problems.reportLine(load.file, line, message);
        },
        // After the first problem the rest is only checked.
        insert: (values) => (problems.found() ? "" : insertRow(asAdministrator, plan.object.name, values)),
      });
      counts.set(plan.object.name, (counts.get(plan.object.name) ?? 0) + count);
    }
    problems.throwIfAny();
    return counts;
  });
}
