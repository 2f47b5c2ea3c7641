import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Config } from "../config";
import type { Backend } from "./backend";
import { createApollo } from "./create-apollo";
import { createDrain } from "./drain";
import { createHttpServer } from "./create-http-server";
import { addGraphQLRoute } from "./graphql-route";
import { addHealthRoutes } from "./health";
import { createIde } from "./ide";
import { createAuthenticate } from "./principal";

export interface Server {
  readonly http: FastifyInstance;
  /** Takes no more requests, and resolves when those in flight are answered or ten seconds have passed. */
  readonly stop: () => Promise<void>;
}

/** Puts HTTP and GraphQL in front of a backend. It does not listen yet. */
export async function createServer(
  backend: Backend,
  { apiKeys, demoKey, corsOrigins }: Pick<Config, "apiKeys" | "demoKey" | "corsOrigins">,
  logger: FastifyBaseLogger,
): Promise<Server> {
  const hint = demoKey === undefined ? "Ask the gateway's operator for one." : `The local org's is ${demoKey}.`;
  const authenticate = createAuthenticate({ apiKeys, identify: backend.identify, hint });
  const http = await createHttpServer({ logger, corsOrigins });
  const drain = createDrain(http);
  const apollo = createApollo(backend.org, logger);
  await apollo.start();
  addGraphQLRoute(http, { apollo, authenticate, backend, ide: createIde(demoKey) });
  addHealthRoutes(http, backend, Date.now);
  return {
    http,
    async stop() {
      await drain();
      await apollo.stop();
    },
  };
}
