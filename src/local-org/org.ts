import type { AppKey } from "./access/app-key";
import type { Approvals } from "./access/approvals";
import type { ApiUsage } from "./access/api-usage";
import type { LongRequests } from "./access/long-requests";
import type { PermissionBook } from "./access/permission-book";
import type { SchemaViews } from "./access/schema-views";
import type { Sessions } from "./access/sessions";
import type { BulkJobs } from "./bulk/bulk-jobs";
import type { Clock } from "./clock";
import type { Faults } from "./faults/faults";
import type { OrgDatabase } from "./records/org-database";
import type { QueryLocators } from "./paging/query-locators";
import type { RequestLog } from "./request-log";
import type { SearchIndexes } from "./search/index/search-indexes";

/** One running org: its data, and what it remembers of those who use it. */
export interface Org {
  readonly database: OrgDatabase;
  readonly schemaViews: SchemaViews;
  readonly permissions: PermissionBook;
  readonly sessions: Sessions;
  readonly approvals: Approvals;
  readonly appKey: AppKey;
  readonly usage: ApiUsage;
  readonly longRequests: LongRequests;
  readonly locators: QueryLocators;
  readonly searchIndexes: SearchIndexes;
  readonly bulkJobs: BulkJobs;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** What the clock shows. */
  readonly now: () => Date;
}
