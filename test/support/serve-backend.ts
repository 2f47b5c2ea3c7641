import { Writable } from "node:stream";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { Config } from "../../src/config";
import { scopes } from "../../src/principal";
import type { Backend, Opened } from "../../src/server/backend";
import { createServer } from "../../src/server/create-server";

export interface ServedBackend {
  readonly url: string;
  /** What was logged so far, parsed. */
  readonly log: readonly Record<string, unknown>[];
  close(): Promise<void>;
}

/** An operation that costs nothing and answers what a test says. */
export function openWith(operation: Partial<Opened["operation"]>): Opened {
  const unexpected = () => Promise.reject(new Error("The test did not expect this"));
  return {
    cost: { calls: 0, metadataCalls: 0, rows: 0, usage: undefined },
    operation: {
      root: unexpected,
      relation: (source, { fieldName }) => (source as Record<string, unknown>)[fieldName],
      readBack: unexpected,
      explain: unexpected,
      estimatedCalls: undefined,
      ...operation,
    },
    writes: { logActivity: unexpected, createTask: unexpected, updateOpportunity: unexpected },
  };
}

/** Serves what a test puts behind the HTTP side, for behaviour that no org can be made to show on demand. */
export async function serveBackend(backend: Partial<Backend>, config: Partial<Config> = {}): Promise<ServedBackend> {
  const log: Record<string, unknown>[] = [];
  const lines = new Writable({
    write(line: Buffer, _encoding, done) {
      log.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  const unexpected = () => Promise.reject(new Error("The test did not expect this"));
  const server = await createServer(
    { org: "test", open: () => openWith({}), identify: unexpected, checkSession: unexpected, ...backend },
    {
      apiKeys: [{ name: "demo", secret: "demo-key", scopes: new Set(scopes) }],
      demoKey: undefined,
      corsOrigins: [],
      ...config,
    },
    pino({ level: "info" }, lines),
  );
  await server.http.listen({ host: "127.0.0.1", port: 0 });
  const { port } = server.http.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, log, close: server.stop };
}

/** Sends a GraphQL query as the demo caller. */
export function post(url: string, query: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer demo-key" },
    body: JSON.stringify({ query }),
    ...init,
  });
}
