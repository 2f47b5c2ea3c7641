import type { GraphQLResolveInfo } from "graphql";
import { GatewayError } from "../errors";
import type { Principal } from "../principal";
import type { QueryExecutor } from "../soql/executor";
import { draftOpportunityUpdate } from "./draft-opportunity";
import { draftActivity, draftTask } from "./draft-task";
import { fulfilOnce, type IdempotencyStore, makeWish } from "./idempotency";
import { judgeKey } from "./judge-key";
import { statusOf } from "./receipt";
import { rereadRecord, showsRecord } from "./reread-record";
import type { WriteDraft } from "./write-draft";
import { writeRecord, type WritePorts } from "./write-record";
import type { FieldReceipt, Receipt, UserError, Writes } from "./writes";

/** The ports act as one identity, for one GraphQL operation. */
export interface WritesDependencies extends WritePorts {
  readonly queries: QueryExecutor;
  /** What the operation has cost so far. */
  readonly cost: { readonly calls: number };
  readonly principal: Principal;
  /** Shared by all operations of the process. */
  readonly idempotency: IdempotencyStore;
}

/** One mutation as it was asked. */
interface Request {
  readonly mutation: keyof Writes;
  readonly payloadField: string;
  readonly input: { readonly idempotencyKey?: string | null };
  readonly draft: WriteDraft;
}

interface Answer {
  readonly record: object | null;
  readonly receipt: Receipt;
  readonly userErrors: readonly UserError[];
}

/** Makes the mutations of one GraphQL operation. */
export function createWrites(dependencies: WritesDependencies): Writes {
  const task = async (request: Omit<Request, "payloadField">, info: GraphQLResolveInfo) => {
    const { record, ...rest } = await answer(dependencies, { ...request, payloadField: "task" }, info);
    return { task: record, ...rest };
  };
  return {
    logActivity: (input, info) => task({ mutation: "logActivity", input, draft: draftActivity(input) }, info),
    createTask: (input, info) => task({ mutation: "createTask", input, draft: draftTask(input) }, info),
    async updateOpportunity(input, info) {
      const draft = draftOpportunityUpdate(input);
      const request = { mutation: "updateOpportunity", payloadField: "opportunity", input, draft } as const;
      const { record, ...rest } = await answer(dependencies, request, info);
      return { opportunity: record, ...rest };
    },
  };
}

async function answer(dependencies: WritesDependencies, request: Request, info: GraphQLResolveInfo): Promise<Answer> {
  const { cost, principal } = dependencies;
  if (!principal.scopes.has("read") && showsRecord(info, request.payloadField)) {
    throw new GatewayError(
      "FORBIDDEN",
      `To show \`${request.payloadField}\` needs the scope "read", which "${principal.name}" does not have. Nothing was written; select \`receipt\` and \`userErrors\` alone.`,
    );
  }
  const callsBefore = cost.calls;
  const receipt = (replayed: boolean, fields: readonly FieldReceipt[]): Receipt => ({
    status: statusOf(fields),
    replayed,
    calls: cost.calls - callsBefore,
    fields,
  });
  const outcome = await fulfil(dependencies, request, info);
  switch (outcome.kind) {
    case "refused": {
      const { userErrors } = outcome;
      return { record: null, receipt: { ...receipt(false, []), status: "REFUSED" }, userErrors };
    }
    case "written":
      return { record: outcome.record, receipt: receipt(false, outcome.fields), userErrors: [] };
    case "replayed": {
      const { id, fields } = outcome.write;
      const { payloadField, draft } = request;
      const record = await rereadRecord(dependencies, { object: draft.object, payloadField, id }, info);
      return { record, receipt: receipt(true, fields), userErrors: [] };
    }
  }
}

async function fulfil(
  dependencies: WritesDependencies,
  { mutation, payloadField, input, draft }: Request,
  info: GraphQLResolveInfo,
): ReturnType<typeof fulfilOnce> {
  const { idempotencyKey: key } = input;
  const problem = judgeKey(key);
  const problems = problem ? [...draft.problems, problem] : draft.problems;
  const attempt = () => writeRecord(dependencies, { ...draft, problems }, info, payloadField);
  if (problem || key === undefined || key === null) return attempt();
  const wish = makeWish(dependencies.principal, mutation, key, input);
  return fulfilOnce(dependencies.idempotency, wish, attempt);
}
