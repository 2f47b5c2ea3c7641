import { bytesAnswer, emptyAnswer, jsonAnswer, type Answer } from "../answer";
import { isOver, presentJobInfo, type BulkJob, type JobState } from "../bulk/bulk-job";
import { invalidJob, invalidState } from "../bulk/refuse-job";
import { toId18 } from "../records/record-id";
import { refuse, resourceNotFound } from "../refusals";
import { jsonObjectBody, type OrgRequest } from "../request";
import type { Params, RestContext } from "./route";

/** The job that the path names, for whoever made it and for those who see all data. Throws NOT_FOUND. */
export function pathJob<K extends BulkJob["kind"]>(
  { org, session, access }: RestContext,
  { id = "" }: Params,
  kind: K,
): BulkJob & { kind: K } {
  const job = org.bulkJobs.find(toId18(id) ?? id);
  if (job?.kind !== kind) throw resourceNotFound();
  if (job.createdById !== session.userId && !access.viewsAllData) throw resourceNotFound();
  return job as BulkJob & { kind: K };
}

/** The state that a PATCH asks for. Throws for any that cannot be asked for. */
export function requestedState<S extends JobState>(request: OrgRequest, states: readonly S[]): S {
  const { state } = jsonObjectBody(request);
  const found = states.find((known) => known === state);
  if (found !== undefined) return found;
  throw invalidJob(`state must be one of ${states.join(", ")}, and not ${JSON.stringify(state)}`);
}

/** Stops a job; what it has done until now stays done. Throws when it is over. */
export function abortJob({ org }: RestContext, job: BulkJob): void {
  if (isOver(job)) throw invalidState(job, "aborted");
  job.state = "Aborted";
  job.changedAt = org.now();
}

export function deleteJob({ org }: RestContext, job: BulkJob): Answer {
  if (!isOver(job) && job.state !== "UploadComplete") throw invalidState(job, "deleted");
  if (!isOver(job)) job.state = "Aborted";
  org.bulkJobs.remove(job.id);
  return emptyAnswer(204);
}

/** Records of CSV; a client that wants them asks for nothing else. */
export function csvAnswer(bytes: Buffer, headers: Readonly<Record<string, string>> = {}): Answer {
  return bytesAnswer(bytes, "text/csv;charset=UTF-8", headers);
}

/** 409 for who reads results in another version than the job's (rest-api.md §2). The code and words are our own. */
export function requireSameVersion({ apiVersion }: RestContext, job: BulkJob): void {
  if (Number(apiVersion) === Number(job.apiVersion)) return;
  throw refuse(409, "INVALIDVERSION", `The job was made in version ${job.apiVersion}: read it in that version`);
}

const jobsOfPage = 1_000;
const jobTypes = { query: "V2Query", ingest: "V2Ingest" } as const;
const parameters = new Set(["isPkChunkingEnabled", "jobType", "concurrencyMode", "queryLocator"]);

/** The jobs of a kind, 1,000 a page: as many as are told apart by the parameters of the Bulk API 2.0 guide. */
export function listJobs(
  { org, session, access, apiVersion }: RestContext,
  request: OrgRequest,
  kind: "query" | "ingest",
): Answer {
  const { query } = request;
  for (const name of query.keys()) {
    if (!parameters.has(name)) throw invalidJob(`Jobs are not listed by '${name}'`);
  }
  const start = readLocator(query.get("queryLocator"));
  // Chunks by primary key, jobs of the first Bulk API and serial ones are none of this org's.
  const none =
    query.get("isPkChunkingEnabled")?.toLowerCase() === "true" ||
    (query.get("jobType") ?? jobTypes[kind]) !== jobTypes[kind] ||
    (query.get("concurrencyMode") ?? "parallel").toLowerCase() !== "parallel";
  const jobs = org.bulkJobs
    .list()
    .filter((job) => job.kind === kind && (access.viewsAllData || job.createdById === session.userId));
  const found = none ? [] : jobs;
  const next = start + jobsOfPage;
  const done = next >= found.length;
  query.set("queryLocator", writeLocator(next));
  return jsonAnswer({
    done,
    records: found.slice(start, next).map((job) => presentJobInfo(job)),
    ...(done ? {} : { nextRecordsUrl: `/services/data/v${apiVersion}/jobs/${kind}?${query.toString()}` }),
  });
}

/** A place among records, as a text that means nothing to clients. */
export function writeLocator(start: number): string {
  return Buffer.from(String(start)).toString("base64url");
}

/** The place that a locator names; the first without one. Throws INVALID_QUERY_LOCATOR. */
export function readLocator(locator: string | null): number {
  if (locator === null) return 0;
  const text = Buffer.from(locator, "base64url").toString("latin1");
  if (!/^\d{1,12}$/.test(text)) throw refuse(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
  return Number(text);
}
