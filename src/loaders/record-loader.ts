import DataLoader from "dataloader";
import { Assembler, type Deferred, type RecordSource } from "../planner/assemble";
import { involvedObjects } from "../planner/involved-objects";
import { planMany } from "../planner/plan-root";
import type { RecordSelection } from "../planner/selection";
import type { PlanRunner } from "./plan-runner";

/** Past this many ids a statement grows beyond what Salesforce reads in one page. */
const maxIdsPerStatement = 2000;

/**
 * Reads what depends on rows of an earlier call: records by id, each for the selection that its place in the document
 * asks. What is asked in one tick shares statements, and these share calls. Unknown and invisible ids give null.
 */
export class RecordLoader {
  private readonly bySelection = new Map<RecordSelection, DataLoader<string, RecordSource | null>>();

  constructor(private readonly plans: PlanRunner) {}

  load({ id, record }: Deferred): Promise<RecordSource | null> {
    let loader = this.bySelection.get(record);
    if (!loader) {
      loader = new DataLoader((ids) => this.read(record, ids), { maxBatchSize: maxIdsPerStatement });
      this.bySelection.set(record, loader);
    }
    return loader.load(id);
  }

  private async read(record: RecordSelection, ids: readonly string[]): Promise<(RecordSource | null)[]> {
    const objects = [...involvedObjects({ kind: "record", id: "", record })];
    const { plan, results } = await this.plans.run(objects, (metadata) => planMany(metadata, record, ids));
    const records = new Assembler(results).records(plan);
    return ids.map((id) => records.get(id) ?? null);
  }
}
