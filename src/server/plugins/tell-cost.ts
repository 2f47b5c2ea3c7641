import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import { type FragmentDefinitionNode, getVariableValues, Kind } from "graphql";
import type { Context } from "../../graphql/context";
import type { RequestedOperation } from "../../loaders/operation";
import { formatError } from "../report-error";

type Request = GraphQLRequestContext<Context>;

/** Puts `extensions.salesforce` into every answer: what it cost, and the plan when that was asked for. */
export function tellCost(org: string): ApolloServerPlugin<Context> {
  const extensionsOf = (context: Context, plan: object | undefined) => {
    const { calls, metadataCalls, rows, usage = null } = context.cost;
    const estimatedCalls = context.operation.estimatedCalls ?? 0;
    return { salesforce: { org, calls, metadataCalls, estimatedCalls, rows, usage, ...(plan && { plan }) } };
  };
  return {
    async requestDidStart() {
      return {
        /** Answers instead of the resolvers when nothing but the plan was asked for. */
        async responseForOperation(request) {
          const requested = request.contextValue.explain === "only" ? readOperation(request) : undefined;
          if (requested === undefined) return null;
          const { http } = request.response;
          try {
            const plan = await request.contextValue.operation.explain(requested);
            const extensions = extensionsOf(request.contextValue, plan);
            return { http, body: { kind: "single", singleResult: { data: null, extensions } } };
          } catch (error) {
            const errors = [formatError({ message: "" }, error)];
            return { http, body: { kind: "single", singleResult: { errors } } };
          }
        },
        async willSendResponse(request) {
          const { contextValue, response } = request;
          if (response.body.kind !== "single" || response.body.singleResult.extensions !== undefined) return;
          const plan = contextValue.explain === "with" ? await planOf(request) : undefined;
          response.body.singleResult.extensions = extensionsOf(contextValue, plan);
        },
      };
    },
  };
}

/** The plan of an operation that has run. One that could not be planned has told so in its errors. */
async function planOf(request: Request): Promise<object | undefined> {
  const requested = readOperation(request);
  return requested && request.contextValue.operation.explain(requested).catch(() => undefined);
}

/** Undefined when the operation could not run: then the answer says why. */
function readOperation({ schema, document, operation, request }: Request): RequestedOperation | undefined {
  if (document === undefined || operation === undefined) return undefined;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  if (coerced === undefined) return undefined;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return { schema, operation, fragments, variableValues: coerced };
}
