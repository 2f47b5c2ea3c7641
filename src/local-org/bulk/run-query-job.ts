import { setImmediate as nextTurn } from "node:timers/promises";
import type { QueryJob } from "./bulk-job";
import type { BulkQuery } from "./compile-query";
import { printRow } from "./csv-format";

const rowsAtOnce = 500;

/** Whether the job is still wanted; another request may have aborted it in the meantime. */
const isWanted = (job: QueryJob): boolean => job.state === "InProgress";

/**
 * Answers a query job's statement, a few hundred rows a turn, so that other requests come in between. What is answered
 * is what the records hold when they are read, and stays.
 */
export async function runQueryJob(job: QueryJob, query: BulkQuery, now: () => Date): Promise<void> {
  await nextTurn();
  if (job.state !== "UploadComplete") return;
  const startedAt = performance.now();
  job.state = "InProgress";
  job.results.header = printRow(query.columns, job);
  const rows = query.select();
  for (let start = 0; start < rows.length && isWanted(job); start += rowsAtOnce) {
    job.results.add(rows.slice(start, start + rowsAtOnce).map((row) => printRow(query.print(row), job)));
    job.processed = job.results.rows;
    await nextTurn();
  }
  job.processingMs = Math.round(performance.now() - startedAt);
  if (!isWanted(job)) return;
  job.state = "JobComplete";
  job.changedAt = now();
}
