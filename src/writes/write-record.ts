import type { GraphQLResolveInfo } from "graphql";
import { GatewayError } from "../errors";
import type { Operation } from "../loaders/operation";
import type { ReadBack } from "../loaders/read-back";
import { maxStatementsPerCall } from "../planner/root-planner";
import { writtenRecord, type Statement } from "../soql/ast";
import { compare } from "../soql/conditions";
import type { MetadataSource, RecordWriter, Row, StatementResult } from "../soql/executor";
import { explainRefusals } from "./explain-refusals";
import { judge } from "./judge";
import { readBackRecord } from "./read-back-record";
import { compareFields } from "./receipt";
import { isForetold } from "./refusal-rules";
import type { WriteDraft } from "./write-draft";
import type { FieldReceipt, UserError } from "./writes";

export interface WritePorts {
  readonly operation: Pick<Operation, "readBack">;
  readonly writer: RecordWriter;
  readonly metadata: MetadataSource;
}

export type WriteAttempt =
  | { readonly kind: "refused"; readonly userErrors: readonly UserError[] }
  | {
      readonly kind: "written";
      readonly id: string;
      readonly fields: readonly FieldReceipt[];
      /** An error in its place says why it could not be read back. */
      readonly record: object | null;
    };

/**
 * Judges a draft and writes it, reading the record before and after in the same call. Rejects with
 * `WRITE_OUTCOME_UNKNOWN` when it may have been written, and otherwise only when nothing was.
 */
export async function writeRecord(
  { operation, writer, metadata }: WritePorts,
  draft: WriteDraft,
  info: GraphQLResolveInfo,
  payloadField: string,
): Promise<WriteAttempt> {
  const { object, target } = draft;
  // Planned before the draft is judged, because it has the describes of all that is to be read fetched in one call.
  const [readBack] = await Promise.allSettled([planReadBack(operation, draft, info, payloadField)]);
  const known = (await metadata.load([object.apiName])).get(object.apiName);
  const problems = judge(draft, known);
  if (problems.length > 0) return { kind: "refused", userErrors: problems };
  if (readBack.status === "rejected") throw readBack.reason;

  const result = await writer.write({
    object: object.apiName,
    ...(target.kind === "update" && { id: target.id, before: readBefore(draft, target.id) }),
    fields: Object.fromEntries([...draft.implied, ...draft.requested].map(({ apiName, value }) => [apiName, value])),
    after: readBack.value.statements,
  });
  if (result.kind === "refused") {
    if (result.errors.some(isForetold)) await metadata.forget([object.apiName]);
    return { kind: "refused", userErrors: explainRefusals(result.errors, draft, known) };
  }
  const { record, row } = await readBackRecord(readBack.value, result.id, result.after);
  const found = { object: known, before: firstRow(result.before), stored: row };
  return { kind: "written", id: result.id, fields: compareFields(draft, found), record };
}

async function planReadBack(
  operation: WritePorts["operation"],
  { object, target, requested }: WriteDraft,
  info: GraphQLResolveInfo,
  payloadField: string,
): Promise<ReadBack> {
  if (target.kind === "unknown") throw new TypeError("There is no record to read back");
  const isNew = target.kind === "create";
  return operation.readBack(info, {
    object,
    payloadField,
    id: isNew ? writtenRecord : target.id,
    alsoRead: requested.map(({ apiName }) => apiName),
    room: isNew ? maxStatementsPerCall : maxStatementsPerCall - 1,
  });
}

/** The requested fields as they are now. */
function readBefore({ object, requested }: WriteDraft, id: string): Statement {
  return {
    query: {
      select: ["Id", ...requested.map(({ apiName }) => apiName)].map((path) => ({ kind: "field", path })),
      from: object.apiName,
      where: compare("Id", "=", { kind: "string", value: id }),
    },
    rows: 1,
  };
}

function firstRow(result: StatementResult | GatewayError | undefined): Row | undefined {
  return result === undefined || result instanceof GatewayError ? undefined : result.rows[0];
}
