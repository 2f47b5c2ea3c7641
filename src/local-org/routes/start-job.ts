import type { BulkJob } from "../bulk/bulk-job";

/** Lets a job run beside the requests that follow. Only a defect of this program makes `run` throw: the job has failed. */
export function startJob(job: BulkJob, run: () => Promise<void>): void {
  run().catch((error: unknown) => {
    console.error(error);
    job.state = "Failed";
    job.errorMessage = "InternalServerError : An unexpected error occurred";
  });
}
