import { ApiUsage } from "../access/api-usage";
import { makeId } from "../records/record-id";
import type { BulkJob } from "./bulk-job";

const lifetimeMs = 7 * 24 * 60 * 60 * 1_000;

/** What Bulk API 2.0 may be used for in 24 hours (limits.md §5). */
const dailyQueryJobs = 10_000;
const dailyBatches = 15_000;

/** The jobs of one org. They are forgotten seven days after they were made. */
export class BulkJobs {
  private readonly jobs = new Map<string, BulkJob>();
  private made = 0;
  /** Query jobs of the last 24 hours. */
  readonly queryJobs: ApiUsage;
  /** Batches of 10,000 records of ingest jobs of the last 24 hours. */
  readonly batches: ApiUsage;

  constructor(private readonly now: () => Date) {
    this.queryJobs = new ApiUsage(dailyQueryJobs, now);
    this.batches = new ApiUsage(dailyBatches, now);
  }

  nextId(): string {
    return makeId("750", ++this.made);
  }

  add(job: BulkJob): void {
    this.jobs.set(job.id, job);
  }

  find(id: string): BulkJob | undefined {
    this.forget();
    return this.jobs.get(id);
  }

  remove(id: string): void {
    this.jobs.delete(id);
  }

  /** In order of creation. */
  list(): readonly BulkJob[] {
    this.forget();
    return [...this.jobs.values()];
  }

  private forget(): void {
    const oldest = this.now().getTime() - lifetimeMs;
    for (const job of this.jobs.values()) {
      if (job.createdAt.getTime() > oldest) break;
      this.jobs.delete(job.id);
    }
  }
}
