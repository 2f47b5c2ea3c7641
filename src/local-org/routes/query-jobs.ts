import { jsonAnswer } from "../answer";
import { presentJob, presentJobInfo, type QueryJob } from "../bulk/bulk-job";
import { compileBulkQuery } from "../bulk/compile-query";
import { readFormat, readOperation, readText, refuseOtherKeys } from "../bulk/read-job";
import { invalidJob, invalidState } from "../bulk/refuse-job";
import { RowStore } from "../bulk/row-store";
import { runQueryJob } from "../bulk/run-query-job";
import { refuse, resourceNotProvided } from "../refusals";
import { jsonObjectBody } from "../request";
import {
  abortJob,
  csvAnswer,
  deleteJob,
  listJobs,
  pathJob,
  readLocator,
  requestedState,
  requireSameVersion,
  writeLocator,
} from "./bulk-jobs";
import { queryContext } from "./query-context";
import type { Handler } from "./route";
import { startJob } from "./start-job";

const keys = ["operation", "query", "contentType", "columnDelimiter", "lineEnding"];

/** Rows of a page where the client does not say; the platform's number is not documented. */
const rowsOfPage = 50_000;
const pagesAtOnce = 5;

export const createQueryJob: Handler = (context, request) => {
  const { org, session, apiVersion, trace } = context;
  const body = jsonObjectBody(request);
  refuseOtherKeys(body, keys);
  const operation = readOperation(body, ["query", "queryAll"]);
  const format = readFormat(body);
  const soql = readText(body, "query");
  trace.statements.push(soql);
  const query = compileBulkQuery(queryContext(context, operation === "queryAll"), soql);
  const { queryJobs } = org.bulkJobs;
  if (queryJobs.exhausted) {
    const message = `Max bulk v2 query jobs (${queryJobs.limit}) per 24 hrs has been reached (${queryJobs.used})`;
    throw refuse(400, "LIMIT_EXCEEDED", message);
  }
  queryJobs.charge();
  const job: QueryJob = {
    ...format,
    kind: "query",
    id: org.bulkJobs.nextId(),
    operation,
    object: query.object,
    createdById: session.userId,
    createdAt: org.now(),
    apiVersion,
    state: "UploadComplete",
    changedAt: org.now(),
    processed: 0,
    processingMs: 0,
    results: new RowStore(),
  };
  org.bulkJobs.add(job);
  startJob(job, () => runQueryJob(job, query, org.now));
  return jsonAnswer(presentJob(job));
};

export const getQueryJob: Handler = (context, _request, params) =>
  jsonAnswer(presentJobInfo(pathJob(context, params, "query")));

export const listQueryJobs: Handler = (context, request) => listJobs(context, request, "query");

export const abortQueryJob: Handler = (context, request, params) => {
  const job = pathJob(context, params, "query");
  requestedState(request, ["Aborted"]);
  abortJob(context, job);
  return jsonAnswer(presentJob(job));
};

export const deleteQueryJob: Handler = (context, _request, params) =>
  deleteJob(context, pathJob(context, params, "query"));

function readMaxRecords(text: string | null): number {
  if (text === null) return rowsOfPage;
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw invalidJob(`maxRecords must be a number, and not "${text}"`);
  return Number(text);
}

/** A set of a job's rows under their header; the locator `null` ends them (rest-api.md §10). */
export const getQueryResults: Handler = (context, request, params) => {
  const job = pathJob(context, params, "query");
  requireSameVersion(context, job);
  if (job.state !== "JobComplete") throw invalidState(job, "read");
  const start = readLocator(request.query.get("locator"));
  const count = Math.min(readMaxRecords(request.query.get("maxRecords")), Math.max(0, job.results.rows - start));
  const next = start + count;
  context.trace.rows += count;
  return csvAnswer(job.results.read(start, count), {
    "Sforce-NumberOfRecords": String(count),
    "Sforce-Locator": next < job.results.rows ? writeLocator(next) : "null",
  });
};

/** Where up to five sets of a job's rows are, to be read at the same time (Bulk API 2.0 guide, 58.0 and later). */
export const getResultPages: Handler = (context, request, params) => {
  const { apiVersion } = context;
  if (Number(apiVersion) < 58) throw resourceNotProvided("/jobs/query/{id}/resultPages before version 58.0");
  const job = pathJob(context, params, "query");
  requireSameVersion(context, job);
  if (job.state !== "JobComplete") throw invalidState(job, "read");
  const root = `/services/data/v${apiVersion}/jobs/query/${job.id}`;
  const start = readLocator(request.query.get("locator"));
  const next = start + pagesAtOnce * rowsOfPage;
  const starts = Array.from({ length: pagesAtOnce }, (_, i) => start + i * rowsOfPage);
  const done = next >= job.results.rows;
  return jsonAnswer({
    resultPages: starts
      .filter((page) => page === 0 || page < job.results.rows)
      .map((page) => ({ resultUrl: `${root}/results${page === 0 ? "" : `?locator=${writeLocator(page)}`}` })),
    ...(done ? {} : { nextRecordsUrl: `${root}/resultPages?locator=${writeLocator(next)}` }),
    done,
  });
};
