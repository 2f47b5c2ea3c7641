import { setImmediate as nextTurn } from "node:timers/promises";
import { SalesforceError } from "../errors";
import type { ObjectSchema } from "../metadata/schema";
import type { SaveContext } from "../records/save-context";
import type { IngestJob } from "./bulk-job";
import type { BulkJobs } from "./bulk-jobs";
import { printRow } from "./csv-format";
import { mapColumns, type UploadColumn } from "./map-columns";
import { parseUpload } from "./parse-upload";
import { readRow } from "./read-row";
import { JobFailure } from "./refuse-job";
import { printRefusal, saveRow, type RowSetting } from "./save-row";

const rowsAtOnce = 200;
const rowsOfBatch = 10_000;

/** What a job runs in. */
export interface IngestSetting {
  readonly jobs: BulkJobs;
  readonly object: ObjectSchema;
  readonly context: SaveContext;
  readonly lock: RowSetting["lock"];
  readonly now: () => Date;
}

/**
 * Saves a job's rows in their order, each for itself, 200 a turn, so that other requests come in between. A header that
 * makes no sense, and data that is no CSV, make the job fail; the rows it did not come to are kept.
 */
export async function runIngestJob(job: IngestJob, setting: IngestSetting): Promise<void> {
  await nextTurn();
  if (job.state !== "UploadComplete") return;
  const startedAt = performance.now();
  const run = new IngestRun(job, setting);
  job.state = "InProgress";
  try {
    await run.saveAll();
    if (job.state === "InProgress") job.state = "JobComplete";
  } catch (error) {
    job.state = "Failed";
    if (!(error instanceof JobFailure)) throw error;
    job.errorMessage = error.message;
  } finally {
    job.unprocessed = run.rest();
    job.data = undefined;
    job.processingMs = Math.round(performance.now() - startedAt);
    job.changedAt = setting.now();
  }
}

class IngestRun {
  private columns: readonly UploadColumn[] | undefined;
  private readonly data: Buffer;
  /** Bytes of the header, and until behind the last row that was saved or refused. */
  private headerEnd = 0;
  private end = 0;
  private saved: string[] = [];
  private refused: string[] = [];

  constructor(
    private readonly job: IngestJob,
    private readonly setting: IngestSetting,
  ) {
    this.data = job.data ?? Buffer.alloc(0);
  }

  async saveAll(): Promise<void> {
    const { job } = this;
    try {
      for await (const { cells, end } of parseUpload(this.data, job)) {
        if (this.columns === undefined) {
          this.columns = this.readHeader(cells);
          this.headerEnd = end;
        } else {
          if (job.processed % rowsOfBatch === 0) this.setting.jobs.batches.charge();
          this.save(this.columns, cells);
        }
        this.end = end;
        if (job.processed % rowsAtOnce === 0) await this.pause();
        if (job.state !== "InProgress") return;
      }
    } finally {
      this.store();
    }
    if (this.columns === undefined) throw new JobFailure("InvalidBatch : The data has no header");
  }

  /** The rows that were not come to, under their header. */
  rest(): Buffer {
    if (this.columns === undefined) return this.data;
    return Buffer.concat([this.data.subarray(0, this.headerEnd), this.data.subarray(this.end)]);
  }

  private readHeader(header: readonly string[]): readonly UploadColumn[] {
    const { job, setting } = this;
    const columns = mapColumns(setting.context.schema, setting.object, header);
    const hasId = columns.some(({ kind }) => kind === "id");
    if (job.operation !== "insert" && job.operation !== "upsert" && !hasId) {
      throw new JobFailure("InvalidBatch : Field name not found : Id");
    }
    const key = job.externalIdFieldName?.toLowerCase();
    const hasKey = header.some((name) => name.trim().toLowerCase() === key);
    if (job.operation === "upsert" && !hasKey) {
      throw new JobFailure(`InvalidBatch : Field name not found : ${job.externalIdFieldName ?? ""}`);
    }
    job.successful.header = printRow(["sf__Id", "sf__Created", ...header], job);
    job.failures.header = printRow(["sf__Id", "sf__Error", ...header], job);
    return columns;
  }

  private save(columns: readonly UploadColumn[], cells: readonly string[]): void {
    const { job, setting } = this;
    const context = { ...setting.context, now: setting.now() };
    try {
      const row = readRow(context, columns, cells);
      const { id, created } = saveRow(context, { job, object: setting.object, lock: setting.lock }, row);
      this.saved.push(printRow([id, String(created), ...cells], job));
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      const id = cells[columns.findIndex(({ kind }) => kind === "id")] ?? "";
      this.refused.push(printRow([id, printRefusal(error), ...cells], job));
      job.failed++;
    }
    job.processed++;
  }

  private async pause(): Promise<void> {
    this.store();
    await nextTurn();
  }

  private store(): void {
    this.job.successful.add(this.saved);
    this.job.failures.add(this.refused);
    this.saved = [];
    this.refused = [];
  }
}
