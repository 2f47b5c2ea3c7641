import type { AddressInfo } from "node:net";
import type { Config } from "../config";
import type { LocalOrg } from "../local-org/server";
import { createSalesforce } from "../salesforce/create-salesforce";
import { createBackend } from "./create-backend";
import { createServer } from "./create-server";
import { createLogger } from "./logger";
import { openOrg } from "./open-org";
import { explainListening } from "./start-error";

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
  const server = await createServer(createBackend(org.name, salesforce), config, logger);
  const close = async () => {
    await server.stop();
    await salesforce.close();
    await org.local?.close();
  };
  try {
    await server.http.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close();
    const taken = `Port ${config.port} of ${config.host} is taken. Choose another: PORT=4001 npm start`;
    throw explainListening(error, `${config.host}:${config.port}`, taken);
  }
  const { address, family, port } = server.http.server.address() as AddressInfo;
  const host = family === "IPv6" ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, localOrg: org.local, close };
}
