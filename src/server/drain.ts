import type { FastifyInstance } from "fastify";

const graceMs = 10_000;
const pollMs = 20;

/**
 * Makes the function that closes an HTTP server: it takes no more connections, waits for the requests in flight, but no
 * longer than ten seconds, and then cuts what is left. Node itself would wait for connections on which a browser has
 * not asked anything yet.
 */
export function createDrain(http: FastifyInstance): () => Promise<void> {
  let inFlight = 0;
  http.addHook("onRequest", async (_request, reply) => {
    inFlight++;
    // Fastify's own onResponse is silent when the client has gone.
    reply.raw.once("close", () => {
      inFlight--;
    });
  });
  return async () => {
    const deadline = performance.now() + graceMs;
    const timer = setInterval(() => {
      if (inFlight === 0 || performance.now() > deadline) http.server.closeAllConnections();
    }, pollMs);
    await http.close().finally(() => {
      clearInterval(timer);
    });
  };
}
