import type { SObjectDef } from "../catalogue/define";
import { GatewayError } from "../errors";
import { Assembler, type RecordSource } from "../planner/assemble";
import { foresee } from "../planner/foresee";
import { involvedObjects } from "../planner/involved-objects";
import { pack } from "../planner/pack";
import type { RecordsPlan } from "../planner/plan";
import { planOne } from "../planner/plan-root";
import type { RecordSelection } from "../planner/selection";
import type { Statement, writtenRecord } from "../soql/ast";
import type { MetadataSource, Row, StatementResult } from "../soql/executor";
import { refusalIn, type PlanRunner } from "./plan-runner";
import type { StatementLoader } from "./statement-loader";

/** The record that a mutation writes. */
export interface WrittenRecord {
  readonly object: SObjectDef;
  /** The payload's field that shows the record. */
  readonly payloadField: string;
  /** The record's id; for one that is yet to be created, the write itself. */
  readonly id: string | typeof writtenRecord;
  /** Fields that the receipt needs, by API name, whether or not the client selected them. */
  readonly alsoRead: readonly string[];
  /** How many statements the writing call has room for. */
  readonly room: number;
}

/** What a mutation reads after its write: the statements to send with it, and what to make of their results. */
export interface ReadBack {
  readonly statements: readonly Statement[];
  /** How many calls beside the writing one the plan expects; an upper bound where they depend on rows. */
  readonly laterCalls: number;
  /** The record as it now is, and its row for the receipt; both empty when it could not be read. */
  finish(
    id: string,
    results: readonly (StatementResult | GatewayError)[],
  ): Promise<{ readonly record: RecordSource | null; readonly row: Row | undefined }>;
}

interface Readers {
  readonly metadata: MetadataSource;
  readonly statements: StatementLoader;
  readonly plans: PlanRunner;
}

/** Plans the read-back. What does not fit into the writing call, or was refused there, is read after it. */
export async function createReadBack(
  { metadata, statements, plans }: Readers,
  selection: RecordSelection,
  { id, room, alsoRead }: WrittenRecord,
): Promise<ReadBack> {
  const objects = [...involvedObjects({ kind: "record", id: "", record: selection })];
  const visible = await metadata.load(objects);
  const plan = planOne(visible, selection, id, { room, alsoRead });
  const together: Statement[] = [];
  const apart: (readonly Statement[])[] = [];
  for (const group of plan.groups) {
    if (together.length + group.length <= room) together.push(...group);
    else apart.push(group);
  }
  const laterWaves = foresee(visible, [plan]).slice(1);
  return {
    statements: together,
    laterCalls: laterWaves.reduce((sum, wave) => sum + wave.length, pack(apart).length),
    finish: async (writtenId, answers) => {
      const results = new Map(await statements.run(apart));
      for (const [index, statement] of together.entries()) {
        const answer = answers[index];
        if (answer) results.set(statement, answer);
      }
      const refusal = refusalIn(plan, results);
      if (!refusal) return read(plan, results, writtenId);
      await plans.learn(refusal, objects, 1);
      const again = await plans.run(objects, (known) => planOne(known, selection, writtenId, { alsoRead }));
      return read(again.plan, again.results, writtenId);
    },
  };
}

function read(
  plan: RecordsPlan,
  results: ReadonlyMap<Statement, StatementResult | GatewayError>,
  id: string,
): { readonly record: RecordSource | null; readonly row: Row | undefined } {
  const result = results.get(plan.statement);
  if (result === undefined || result instanceof GatewayError) return { record: null, row: undefined };
  return { record: new Assembler(results).records(plan).get(id) ?? null, row: result.rows[0] };
}
