import type { ApiUsage } from "../access/api-usage";
import { jsonAnswer } from "../answer";
import type { Org } from "../org";
import type { Handler } from "./route";

/** What the org may use, of which this program uses nothing (limits.md §7, numbers of a Developer Edition). */
const allocations: Readonly<Record<string, number>> = {
  ActiveScratchOrgs: 3,
  AnalyticsExternalDataSizeMB: 40_960,
  BOZosCalloutHourlyLimit: 20_000,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentEinsteinDataInsightsStoryCreation: 5,
  ConcurrentEinsteinDiscoveryStoryCreation: 2,
  ConcurrentSyncReportRuns: 20,
  DailyAnalyticsDataflowJobExecutions: 60,
  DailyAnalyticsUploadedFilesSizeMB: 51_200,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyDeliveredPlatformEvents: 10_000,
  DailyDurableGenericStreamingApiEvents: 10_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyEinsteinDataInsightsStoryCreation: 1_000,
  DailyEinsteinDiscoveryPredictAPICalls: 50_000,
  DailyEinsteinDiscoveryPredictionsByCDC: 500_000,
  DailyEinsteinDiscoveryStoryCreation: 100,
  DailyFunctionsApiCallLimit: 50_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 100_000,
  DataStorageMB: 5,
  DurableStreamingApiConcurrentClients: 20,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1_200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5_000,
  HourlyDashboardStatuses: 999_999_999,
  HourlyLongTermIdMapping: 100_000,
  HourlyManagedContentPublicRequests: 50_000,
  HourlyODataCallout: 1_000,
  HourlyPublishedPlatformEvents: 50_000,
  HourlyPublishedStandardVolumePlatformEvents: 1_000,
  HourlyShortTermIdMapping: 100_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 1_000,
  MassEmail: 10,
  MonthlyEinsteinDiscoveryStoryCreation: 500,
  MonthlyPlatformEventsUsageEntitlement: 0,
  Package2VersionCreates: 6,
  Package2VersionCreatesWithoutValidation: 500,
  PrivateConnectOutboundCalloutHourlyLimitMB: 0,
  PublishCallbackUsageInApex: 5_242_880,
  SingleEmail: 15,
  StreamingApiConcurrentClients: 20,
};

const most = { permissionSets: 1_500, customPermissionSets: 1_000 } as const;

/** How many permission sets may still be made; those of profiles do not count. */
function permissionSets({ database }: Org): object {
  let custom = 0;
  for (const { IsOwnedByProfile } of database.table("PermissionSet").rows()) if (IsOwnedByProfile !== true) custom++;
  return {
    Max: most.permissionSets,
    Remaining: Math.max(0, most.permissionSets - custom),
    CreateCustom: { Max: most.customPermissionSets, Remaining: Math.max(0, most.customPermissionSets - custom) },
  };
}

function presentUsage({ limit, used }: ApiUsage): object {
  return { Max: limit, Remaining: Math.max(0, limit - used) };
}

/** `/limits`, itself one of the calls that it counts. */
export const getLimits: Handler = ({ org }) => {
  const entries: [string, object][] = Object.entries(allocations).map(([name, allowed]) => [
    name,
    { Max: allowed, Remaining: allowed },
  ]);
  entries.push(
    ["DailyApiRequests", presentUsage(org.usage)],
    ["DailyBulkApiBatches", presentUsage(org.bulkJobs.batches)],
    ["DailyBulkV2QueryJobs", presentUsage(org.bulkJobs.queryJobs)],
    ["PermissionSets", permissionSets(org)],
  );
  return jsonAnswer(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
};
