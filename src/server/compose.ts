import type { AddressInfo } from "node:net";
import type { Config } from "../config";
import { GatewayError } from "../errors";
import { createOperation } from "../loaders/operation";
import type { LocalOrg } from "../local-org/server";
import { createCallMeter } from "../salesforce/call-meter";
import type { Salesforce } from "../salesforce/connection";
import { createSalesforce } from "../salesforce/create-salesforce";
import { waitFor } from "../salesforce/waiting";
import type { Backend } from "./backend";
import { createApollo } from "./create-apollo";
import { createHttpServer } from "./create-http-server";
import { addGraphQLRoute } from "./graphql-route";
import { addHealthRoutes } from "./health";
import { createIde } from "./ide";
import { createLogger } from "./logger";
import { openOrg } from "./open-org";
import { createAuthenticate } from "./principal";
import { explainPort } from "./start-error";

export interface Gateway {
  /** Without a trailing slash; GraphQL is at `/graphql` below it. */
  readonly url: string;
  /** Runs in this process when no real org is configured. */
  readonly localOrg: LocalOrg | undefined;
  /** Lets requests in flight finish, then closes everything. */
  readonly close: () => Promise<void>;
}

/** Wires a gateway and starts it. It sends Salesforce nothing before somebody asks. */
export async function startGateway(config: Config): Promise<Gateway> {
  const logger = createLogger(config.logLevel);
  const org = await openOrg(config.org);
  const salesforce = createSalesforce(org.settings, { logger });
  const backend = createBackend(org.name, salesforce);
  const { apiKeys, demoKey } = config;
  const hint = demoKey === undefined ? "Ask the gateway's operator for one." : `The local org's is ${demoKey}.`;
  const authenticate = createAuthenticate({ apiKeys, identify: backend.identify, hint });

  const http = await createHttpServer({ logger, corsOrigins: config.corsOrigins });
  const apollo = createApollo(http, org.name);
  await apollo.start();
  addGraphQLRoute(http, { apollo, authenticate, backend, ide: createIde(demoKey) });
  addHealthRoutes(http, backend, Date.now);

  const close = async () => {
    await apollo.stop();
    await salesforce.close();
    await org.local?.close();
  };
  try {
    await http.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close();
    throw explainPort(error, `Port ${config.port} of ${config.host} is taken. Choose another: PORT=4001 npm start`);
  }
  return { url: urlOf(http.server.address() as AddressInfo), localOrg: org.local, close };
}

function createBackend(org: string, salesforce: Salesforce): Backend {
  return {
    org,
    open(principal, signal) {
      const meter = createCallMeter();
      const connection =
        principal.kind === "apiKey"
          ? salesforce.forApiUser({ meter, signal })
          : salesforce.forCaller(principal.caller, { meter, signal });
      const operation = createOperation(connection);
      return { cost: meter, operation, writes: createWrites() };
    },
    identify: (accessToken) => salesforce.identify(accessToken),
    async checkSession(signal) {
      const connection = salesforce.forApiUser({ meter: createCallMeter(), signal });
      await waitFor(connection.identity(), signal);
    },
  };
}

function createWrites(): Backend extends { open: (...args: never[]) => { writes: infer W } } ? W : never {
  const refuse = () => Promise.reject(new GatewayError("CAPABILITY_NOT_ENABLED", "This gateway does not write yet."));
  return { logActivity: refuse, createTask: refuse, updateOpportunity: refuse };
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
