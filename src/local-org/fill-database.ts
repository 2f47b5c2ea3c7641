import type { Edition } from "./access/api-usage";
import { checkFormulas } from "./formula/set-up-formulas";
import { loadSchema } from "./metadata/load-schema";
import type { Schema } from "./metadata/schema";
import { organization } from "./organization";
import { loadRecord } from "./records/load-record";
import { OrgDatabase } from "./records/org-database";
import { fullAccess } from "./records/record-access";
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
  /** How many times the seed's usual number of records; 1 when absent. */
  readonly scale?: number | undefined;
  /** Another number makes another team's records; 1 when absent. */
  readonly seed?: number | undefined;
}

/** A stock org's schema and its first records: a directory's, or those of a made-up sales team. */
export function fillDatabase(
  { data, seed = 1, scale = 1 }: OrgData,
  edition: Edition,
  now: Date,
): { readonly schema: Schema; readonly database: OrgDatabase } {
  const schema = loadSchema(data === undefined ? {} : { customFields: customFieldsFor(data) });
  checkFormulas(schema);
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
  return { schema, database };
}
