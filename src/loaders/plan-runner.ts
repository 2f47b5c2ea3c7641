import type { OrgMetadata } from "../catalogue/metadata";
import type { Results } from "../planner/assemble";
import type { RootPlan } from "../planner/plan";
import type { MetadataSource } from "../soql/executor";
import { InaccessibleError } from "../soql/inaccessible-error";
import type { StatementLoader } from "./statement-loader";

const maxAttempts = 3;

export interface RunPlan<P extends RootPlan> {
  readonly plan: P;
  readonly results: Results;
}

/** Runs plans, and plans again when metadata turns out to be older than the org. */
export class PlanRunner {
  constructor(
    private readonly metadata: MetadataSource,
    private readonly statements: StatementLoader,
  ) {}

  /**
   * Plans with what is known of these objects, and runs the plan. When Salesforce then refuses to read something that
   * the metadata promised, that is remembered for this user and left out of a second plan; should that be refused too,
   * the objects are described afresh for a third and last one.
   */
  async run<P extends RootPlan>(
    objects: readonly string[],
    makePlan: (metadata: OrgMetadata) => P,
  ): Promise<RunPlan<P>> {
    for (let attempt = 1; ; attempt += 1) {
      const plan = makePlan(await this.metadata.load(objects));
      const results = await this.statements.run(plan.groups);
      const refusal = refusalIn(plan, results);
      if (!refusal || attempt === maxAttempts) return { plan, results };
      await this.learn(refusal, objects, attempt);
    }
  }

  /** Remembers what a refusal says of this user's access. */
  async learn({ inaccessible }: InaccessibleError, objects: readonly string[], attempt: number): Promise<void> {
    if (inaccessible.kind === "field" && attempt === 1) await this.metadata.hide(inaccessible);
    else if (inaccessible.kind === "object" && attempt === 1) await this.metadata.hide({ object: inaccessible.object });
    else await this.metadata.forget(objects);
  }
}

/** The first refusal among a plan's own statements that names what cannot be seen. */
export function refusalIn(plan: RootPlan, results: Results): InaccessibleError | undefined {
  return plan.groups
    .flat()
    .map((statement) => results.get(statement))
    .find((result): result is InaccessibleError => result instanceof InaccessibleError);
}
