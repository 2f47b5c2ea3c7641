import { execute, parse, validate, type ExecutionResult } from "graphql";
import type { OrgMetadata } from "../../src/catalogue/metadata";
import type { Context } from "../../src/graphql/context";
import { createSchema } from "../../src/graphql/schema";
import { createOperation, type OperationPorts } from "../../src/loaders/operation";
import type { QueryContext } from "../../src/local-org/soql/query";
import { localExecutor, type LocalExecutor } from "./local-executor";
import { metadataWithout } from "./plan-document";

const schema = createSchema();

/** Everything visible but what only orgs with several currencies have. */
export const oneCurrency = metadataWithout(
  "Account.CurrencyIsoCode",
  "Opportunity.CurrencyIsoCode",
  "Lead.CurrencyIsoCode",
);

export interface MemoryRun {
  readonly data: ExecutionResult["data"];
  readonly errors: readonly { readonly message: string; readonly code: unknown; readonly path: string }[];
  readonly calls: LocalExecutor["calls"];
  readonly estimatedCalls: number | undefined;
}

/** Answers a document from the local org's records without HTTP: schema, planner and loaders are the gateway's own. */
export async function runInMemory(
  context: QueryContext,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  metadata: OrgMetadata = oneCurrency,
): Promise<MemoryRun> {
  const queries = localExecutor(context);
  const source = { load: async () => metadata, hide: async () => undefined, forget: async () => undefined };
  return { ...(await runDocument({ queries, metadata: source }, document, variables)), calls: queries.calls };
}

/** Answers a document from whatever its ports answer. */
export async function runDocument(
  ports: OperationPorts,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Omit<MemoryRun, "calls">> {
  const parsed = parse(document);
  const [problem] = validate(schema, parsed);
  if (problem) throw problem;
  const operation = createOperation(ports);
  const contextValue: Pick<Context, "operation"> = { operation };
  const { data, errors = [] } = await execute({ schema, document: parsed, variableValues: variables, contextValue });
  return {
    data,
    errors: errors.map(({ message, path, originalError }) => ({
      message,
      code: (originalError as { code?: unknown } | undefined)?.code,
      path: path?.join(".") ?? "",
    })),
    estimatedCalls: operation.estimatedCalls,
  };
}
