import type { SalesforceError } from "../errors";
import { refuse } from "../refusals";
import type { BulkJob } from "./bulk-job";

/** What bulk queries do not do is refused so when the job is made. */
export function apiError(message: string): SalesforceError {
  return refuse(400, "API_ERROR", message);
}

/** Asynchronous codes come in capitals over REST: `InvalidJobState` (Bulk API 2.0 guide, Errors). The words are our own. */
export function invalidState(job: BulkJob, wish: string): SalesforceError {
  return refuse(400, "INVALIDJOBSTATE", `The job ${job.id} is in the state ${job.state} and cannot be ${wish}`);
}

export function invalidJob(message: string): SalesforceError {
  return refuse(400, "INVALIDJOB", message);
}

/** A job ends as failed for this; the text begins with an asynchronous code. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";
}
