import { Decimal } from "../records/stringify";
import type { CsvFormat } from "./csv-format";
import type { RowStore } from "./row-store";

export type JobState = "Open" | "UploadComplete" | "InProgress" | "Aborted" | "JobComplete" | "Failed";

interface JobFacts extends CsvFormat {
  readonly id: string;
  readonly operation: string;
  readonly object: string;
  readonly createdById: string;
  readonly createdAt: Date;
  /** Such as `62.0`. */
  readonly apiVersion: string;
  state: JobState;
  changedAt: Date;
  processed: number;
  processingMs: number;
  errorMessage?: string;
}

export interface QueryJob extends JobFacts {
  readonly kind: "query";
  readonly results: RowStore;
}

export interface IngestJob extends JobFacts {
  readonly kind: "ingest";
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
  failed: number;
  /** As uploaded; kept until the job is over. */
  data: Buffer | undefined;
  readonly successful: RowStore;
  readonly failures: RowStore;
  /** The rows that the job did not come to, under their header. */
  unprocessed: Buffer;
}

export type BulkJob = QueryJob | IngestJob;

export function isOver({ state }: BulkJob): boolean {
  return state === "JobComplete" || state === "Failed" || state === "Aborted";
}

function wireTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, ".000+0000");
}

/** What answers to creating, closing and aborting a job tell of it, in the platform's order. */
export function presentJob(job: BulkJob): Record<string, unknown> {
  const { id, operation, object, createdById, state, apiVersion, lineEnding, columnDelimiter } = job;
  const isIngest = job.kind === "ingest";
  return {
    id,
    operation,
    object,
    createdById,
    createdDate: wireTime(job.createdAt),
    systemModstamp: wireTime(job.changedAt),
    state,
    ...(isIngest ? { externalIdFieldName: job.externalIdFieldName, assignmentRuleId: job.assignmentRuleId } : {}),
    concurrencyMode: "Parallel",
    contentType: "CSV",
    apiVersion: new Decimal(Number(apiVersion)),
    ...(isIngest ? { contentUrl: `services/data/v${apiVersion}/jobs/ingest/${id}/batches` } : {}),
    lineEnding,
    columnDelimiter,
  };
}

/** What asking for a job tells of it: how far it is, too. */
export function presentJobInfo(job: BulkJob): Record<string, unknown> {
  const { lineEnding, columnDelimiter, ...facts } = presentJob(job);
  const isIngest = job.kind === "ingest";
  return {
    ...facts,
    jobType: isIngest ? "V2Ingest" : "V2Query",
    lineEnding,
    columnDelimiter,
    numberRecordsProcessed: job.processed,
    ...(isIngest ? { numberRecordsFailed: job.failed } : {}),
    retries: 0,
    totalProcessingTime: job.processingMs,
    ...(isIngest
      ? { apiActiveProcessingTime: job.processingMs, apexProcessingTime: 0 }
      : { isPkChunkingSupported: true }),
    errorMessage: job.errorMessage,
  };
}
