import { collectProblems, type Problems } from "./documents/problems";
import { readMetadata } from "./metadata/set-up/read-metadata";
import type { Edition } from "./access/api-usage";
import { checkFormulas } from "./formula/set-up-formulas";
import { loadSchema } from "./metadata/load-schema";
import type { Schema } from "./metadata/schema";
import { organization } from "./organization";
import { loadRecord } from "./records/load-record";
import { OrgDatabase } from "./records/org-database";
import { fullAccess } from "./records/record-access";
import { checkAssignees } from "./records/rules/check-assignees";
import type { SaveContext } from "./records/save-context";
import { newestVersion } from "./routes/versions";
import { createCalendar } from "./seed/calendar";
import { customFieldsFor, loadData } from "./seed/load-data";
import { insertSetUp } from "./seed/insert-set-up";
import { seedOrg, type SeedContext } from "./seed/seed-org";
import { setUpOrg } from "./seed/set-up/set-up-org";
import { administratorId } from "./seed/user-values";

/** What an org starts with. */
export interface OrgData {
  /** A directory of CSV files for which a mapping is known; instead of the seed. */
  readonly data?: string | undefined;
  /** A directory of JSON files that say what this org has beside a stock one: see `ObjectMetadata`. */
  readonly metadata?: string | undefined;
  /** How many times the seed's usual number of records; 1 when absent. */
  readonly scale?: number | undefined;
  /** Another number makes another team's records; 1 when absent. */
  readonly seed?: number | undefined;
}

/** Where what is wrong with the set-up is collected. */
function setUpProblems({ data, metadata }: OrgData): Problems {
  return metadata === undefined ? collectProblems(data ?? ".", "data") : collectProblems(metadata, "metadata");
}

/** A stock org's schema with what the directories say. Throws `DataError` with all that is wrong with them. */
function loadOrgSchema({ data, metadata }: OrgData, problems: Problems): Schema {
  const documents = metadata === undefined ? [] : readMetadata(metadata, problems);
  const customFields = data === undefined ? [] : customFieldsFor(data);
  const schema = loadSchema({ documents, customFields, complain: problems.report });
  checkFormulas(schema, problems.report);
  problems.throwIfAny();
  return schema;
}

/** A stock org's schema and its first records: a directory's, or those of a made-up sales team. */
export function fillDatabase(
  orgData: OrgData,
  edition: Edition,
  now: Date,
): { readonly schema: Schema; readonly database: OrgDatabase } {
  const { data, seed = 1, scale = 1 } = orgData;
  const problems = setUpProblems(orgData);
  const schema = loadOrgSchema(orgData, problems);
  const database = new OrgDatabase(schema);
  insertSetUp(schema, database, now);
  const context: SeedContext = {
    schema,
    database,
    now,
    apiVersion: newestVersion,
    fiscalYearStartMonth: organization.fiscalYearStartMonth,
  };
  const asAdministrator: SaveContext = { ...context, userId: administratorId, access: fullAccess };
  const setUpAt = { createdDate: createCalendar(now).moment(-1_000, 540) };
  setUpOrg(schema, (object, values) => loadRecord(asAdministrator, object, values, setUpAt), edition);
  if (data === undefined) seedOrg(context, { seed, scale });
  else loadData(context, data);
  checkAssignees(database, problems.report);
  problems.throwIfAny();
  return { schema, database };
}
