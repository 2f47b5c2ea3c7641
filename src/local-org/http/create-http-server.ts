import { createServer, type Server } from "node:http";
import type { Org } from "../org";
import { serveMessage, type HttpOptions } from "./exchange";

/** Far beyond what is served, so that what is too long is refused here and as the platform does. */
const parserHeadBytes = 1024 * 1024;
/** Longer than clients keep idle connections, so that it is they who let go. */
const keepAliveMs = 65_000;
/** How long a client may take for its request's head, and for all of it, before it is cut off with 408. */
const headMs = 30_000;
const requestMs = 10 * 60_000;

/** The org behind HTTP, not yet listening. */
export function createHttpServer(org: Org, options: HttpOptions): Server {
  const limits = { maxHeaderSize: parserHeadBytes, headersTimeout: headMs, requestTimeout: requestMs };
  const server = createServer({ ...limits, keepAliveTimeout: keepAliveMs }, (message, response) => {
    serveMessage(org, options, message, response).catch((error: unknown) => {
      console.error(error);
      message.socket.destroy();
    });
  });
  return server;
}
