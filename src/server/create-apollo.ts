import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { FastifyBaseLogger } from "fastify";
import type { Context } from "../graphql/context";
import { limitDocument } from "../graphql/limits/limit-document";
import { limits } from "../graphql/limits/limits";
import { createSchema } from "../graphql/schema";
import { admitOperation } from "./plugins/admit-operation";
import { tellCost } from "./plugins/tell-cost";
import { formatError } from "./report-error";

/** The GraphQL server, which knows nothing of HTTP's own matters. */
export function createApollo(org: string, logger: FastifyBaseLogger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: createSchema(),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [limitDocument],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    logger,
    plugins: [
      // It wraps every field of every record, and halves the throughput of long lists.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      admitOperation,
      tellCost(org),
    ],
  });
}
