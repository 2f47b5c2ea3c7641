import { AppKey } from "./access/app-key";
import { Approvals } from "./access/approvals";
import { ApiUsage, dailyRequests, type Edition } from "./access/api-usage";
import { LongRequests, longRequestSlots } from "./access/long-requests";
import { PermissionBook } from "./access/permission-book";
import { SchemaViews } from "./access/schema-views";
import { Sessions, sessionTimeouts } from "./access/sessions";
import { BulkJobs } from "./bulk/bulk-jobs";
import { Clock } from "./clock";
import { Faults } from "./faults/faults";
import { fillDatabase, type OrgData } from "./fill-database";
import type { Org } from "./org";
import { QueryLocators } from "./paging/query-locators";
import { RequestLog } from "./request-log";
import { SearchIndexes } from "./search/index/search-indexes";

/** What an org is like. */
export interface OrgOptions extends OrgData {
  /** It decides the daily API requests; enterprise when absent. */
  readonly edition?: Edition | undefined;
  /** Daily API requests in place of the edition's. */
  readonly dailyApiRequests?: number;
  /** Minutes after which a session ends that is not used; 120 when absent. */
  readonly sessionMinutes?: number | undefined;
  /** Whether each refresh replaces the refresh token, and the use of a replaced one revokes all; not when absent. */
  readonly rotateRefreshTokens?: boolean | undefined;
  /** The certificate or public key of the connected app, in PEM; one is made when absent. */
  readonly jwtCertificate?: string | undefined;
  /** What the org's clock follows. */
  readonly now?: () => Date;
}

/** An org with its first records, not yet served. */
export function createOrg(options: OrgOptions = {}): Org {
  const { edition = "enterprise", sessionMinutes = sessionTimeouts.standardMinutes } = options;
  const clock = new Clock(options.now ?? (() => new Date()));
  const { now } = clock;
  const { schema, database } = fillDatabase(options, edition, now());
  return {
    database,
    schemaViews: new SchemaViews(schema),
    permissions: new PermissionBook(database),
    sessions: new Sessions(database, now, sessionMinutes * 60_000),
    approvals: new Approvals(options.rotateRefreshTokens ?? false, now),
    appKey: new AppKey(options.jwtCertificate, now),
    usage: new ApiUsage(options.dailyApiRequests ?? dailyRequests[edition], now),
    longRequests: new LongRequests(longRequestSlots[edition], now),
    locators: new QueryLocators(now),
    searchIndexes: new SearchIndexes(database),
    bulkJobs: new BulkJobs(now),
    faults: new Faults(now, options.seed),
    log: new RequestLog(),
    clock,
    now,
  };
}
