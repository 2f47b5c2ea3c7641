import { checkFormulas } from "./formula/set-up-formulas";
import { loadSchema } from "./metadata/load-schema";
import type { Schema } from "./metadata/schema";
import { organization } from "./organization";
import { OrgDatabase } from "./records/org-database";
import { newestVersion } from "./routes/versions";
import { customFieldsFor, loadData } from "./seed/load-data";
import { seedOrg, type SeedContext } from "./seed/seed-org";

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
  now: Date,
): { readonly schema: Schema; readonly database: OrgDatabase } {
  const schema = loadSchema(data === undefined ? {} : { customFields: customFieldsFor(data) });
  checkFormulas(schema);
  const database = new OrgDatabase(schema);
  const context: SeedContext = {
    schema,
    database,
    now,
    apiVersion: newestVersion,
    fiscalYearStartMonth: organization.fiscalYearStartMonth,
  };
  if (data === undefined) seedOrg(context, { seed, scale });
  else loadData(context, data);
  return { schema, database };
}
