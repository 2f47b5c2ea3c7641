import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { Context } from "../graphql/context";
import type { Backend } from "./backend";
import { createContext } from "./create-context";
import type { IdePage } from "./ide";
import type { Authenticate } from "./principal";
import { currentTrace, logRequest, type Trace } from "./trace";

export interface GraphQLRoute {
  readonly apollo: ApolloServer<Context>;
  readonly authenticate: Authenticate;
  readonly backend: Backend;
  readonly ide: IdePage;
}

/** Serves `/graphql`: POST, GET for queries, and the IDE for a browser. Apollo refuses every other method itself. */
export function addGraphQLRoute(fastify: FastifyInstance, { apollo, authenticate, backend, ide }: GraphQLRoute): void {
  const answer = fastifyApolloHandler(apollo, { context: createContext(authenticate, backend) });
  fastify.route({
    url: "/graphql",
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    exposeHeadRoute: false,
    async handler(request, reply) {
      // Only browsers that go to an address ask for a page; GraphQL clients ask for JSON.
      if (request.method === "GET" && request.headers.accept?.includes("text/html") === true) {
        return ide.send(request, reply);
      }
      const trace: Trace = {
        requestId: request.id,
        log: request.log,
        startedAt: performance.now(),
        errorCodes: new Set(),
      };
      const body: unknown = await currentTrace.run(trace, () => answer.call(fastify, request, reply));
      if (reply.statusCode === 401) void reply.header("www-authenticate", "Bearer");
      logRequest(trace, reply.statusCode);
      return body;
    },
  });
}
