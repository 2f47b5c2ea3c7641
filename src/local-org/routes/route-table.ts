import { postBatch } from "./batch";
import { listComposites, postComposite } from "./composite";
import { getBasicInformation, getDescribe, getGlobalDescribe } from "./describe";
import { insertByUpsert } from "./external-ids";
import { postGraphs } from "./graph";
import {
  abortQueryJob,
  createQueryJob,
  deleteQueryJob,
  getQueryJob,
  getQueryResults,
  getResultPages,
  listQueryJobs,
} from "./query-jobs";
import {
  createIngestJob,
  deleteIngestJob,
  getIngestJob,
  getIngestRows,
  listIngestJobs,
  patchIngestJob,
  putBatches,
} from "./ingest-jobs";
import { getLimits } from "./limits";
import { getNextPage, getQuery, getQueryAll } from "./queries";
import { getRecent } from "./recent";
import { getRecordCount } from "./record-count";
import { getRecord, patchRecord, postRecord, removeRecord } from "./records";
import { getDeleted, getUpdated } from "./replication";
import { getRetrieve, postRetrieve } from "./retrieve";
import {
  getObjectInfo,
  getObjectInfoBatch,
  getPicklistFieldValues,
  getPicklistValues,
  listObjectInfos,
} from "./object-info";
import type { Params, Route } from "./route";
import { getRowPart, patchRowPart, removeRowPart } from "./row-parts";
import { deleteCollection, patchCollection, postCollection } from "./save-collections";
import { getParameterizedSearch, getSearch, postParameterizedSearch } from "./search";
import { postTree } from "./tree";
import { upsertCollection } from "./upsert-collection";
import { listResources } from "./versions";

const routes: readonly Route[] = [
  { pattern: "", methods: { GET: listResources } },
  { pattern: "sobjects", methods: { GET: getGlobalDescribe } },
  { pattern: "sobjects/:object", methods: { GET: getBasicInformation, POST: postRecord } },
  { pattern: "sobjects/:object/describe", methods: { GET: getDescribe } },
  { pattern: "sobjects/:object/updated", methods: { GET: getUpdated } },
  { pattern: "sobjects/:object/deleted", methods: { GET: getDeleted } },
  { pattern: "sobjects/:object/Id", methods: { POST: insertByUpsert } },
  { pattern: "sobjects/:object/:id", methods: { GET: getRecord, PATCH: patchRecord, DELETE: removeRecord } },
  {
    pattern: "sobjects/:object/:id/:part",
    methods: { GET: getRowPart, PATCH: patchRowPart, DELETE: removeRowPart },
  },
  { pattern: "query", methods: { GET: getQuery } },
  { pattern: "query/:locator", methods: { GET: getNextPage } },
  { pattern: "queryAll", methods: { GET: getQueryAll } },
  { pattern: "queryAll/:locator", methods: { GET: getNextPage } },
  { pattern: "composite", methods: { GET: listComposites, POST: postComposite } },
  { pattern: "composite/batch", methods: { POST: postBatch } },
  { pattern: "composite/graph", methods: { POST: postGraphs } },
  { pattern: "composite/tree/:object", methods: { POST: postTree } },
  {
    pattern: "composite/sobjects",
    methods: { POST: postCollection, PATCH: patchCollection, DELETE: deleteCollection },
  },
  { pattern: "composite/sobjects/:object/:field", methods: { PATCH: upsertCollection } },
  { pattern: "composite/sobjects/:object", methods: { GET: getRetrieve, POST: postRetrieve } },
  { pattern: "search", methods: { GET: getSearch } },
  { pattern: "parameterizedSearch", methods: { GET: getParameterizedSearch, POST: postParameterizedSearch } },
  { pattern: "jobs/query", methods: { GET: listQueryJobs, POST: createQueryJob } },
  { pattern: "jobs/query/:id", methods: { GET: getQueryJob, PATCH: abortQueryJob, DELETE: deleteQueryJob } },
  { pattern: "jobs/query/:id/results", methods: { GET: getQueryResults } },
  { pattern: "jobs/query/:id/resultPages", methods: { GET: getResultPages } },
  { pattern: "jobs/ingest", methods: { GET: listIngestJobs, POST: createIngestJob } },
  { pattern: "jobs/ingest/:id", methods: { GET: getIngestJob, PATCH: patchIngestJob, DELETE: deleteIngestJob } },
  { pattern: "jobs/ingest/:id/batches", methods: { PUT: putBatches } },
  { pattern: "jobs/ingest/:id/successfulResults", methods: { GET: getIngestRows("successfulResults") } },
  { pattern: "jobs/ingest/:id/failedResults", methods: { GET: getIngestRows("failedResults") } },
  { pattern: "jobs/ingest/:id/unprocessedrecords", methods: { GET: getIngestRows("unprocessedRecords") } },
  // Documented as above; clients write it like its neighbours, too.
  { pattern: "jobs/ingest/:id/unprocessedRecords", methods: { GET: getIngestRows("unprocessedRecords") } },
  { pattern: "limits", methods: { GET: getLimits } },
  { pattern: "limits/recordCount", methods: { GET: getRecordCount } },
  { pattern: "recent", methods: { GET: getRecent } },
  { pattern: "ui-api/object-info", methods: { GET: listObjectInfos } },
  { pattern: "ui-api/object-info/batch/:objects", methods: { GET: getObjectInfoBatch } },
  { pattern: "ui-api/object-info/:object", methods: { GET: getObjectInfo } },
  { pattern: "ui-api/object-info/:object/picklist-values/:recordType", methods: { GET: getPicklistValues } },
  {
    pattern: "ui-api/object-info/:object/picklist-values/:recordType/:field",
    methods: { GET: getPicklistFieldValues },
  },
];

function match(pattern: string, segments: readonly string[]): Params | undefined {
  const parts = pattern.split("/").filter(Boolean);
  if (parts.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const segment = segments[i] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

/** The first route whose pattern is that of the path below the version. */
export function findRoute(segments: readonly string[]): { readonly route: Route; readonly params: Params } | undefined {
  for (const route of routes) {
    const params = match(route.pattern, segments);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}
