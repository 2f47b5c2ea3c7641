import { execute, parse, validate, type ExecutionResult } from "graphql";
import type { OrgMetadata } from "../../src/catalogue/metadata";
import type { Context } from "../../src/graphql/context";
import { createSchema } from "../../src/graphql/schema";
import { createOperation } from "../../src/loaders/operation";
import type { QueryContext } from "../../src/local-org/soql/query";
import type { QueryExecutor } from "../../src/soql/executor";
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
  const executor = localExecutor(context);
  return { ...(await runWith(executor, document, variables, metadata)), calls: executor.calls };
}

/** Answers a document from whatever an executor answers. */
export async function runWith(
  queries: QueryExecutor,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  metadata: OrgMetadata = oneCurrency,
): Promise<Omit<MemoryRun, "calls">> {
  const parsed = parse(document);
  const [problem] = validate(schema, parsed);
  if (problem) throw problem;
  const operation = createOperation({
    queries,
    metadata: { load: async () => metadata, hide: async () => undefined, forget: async () => undefined },
  });
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
