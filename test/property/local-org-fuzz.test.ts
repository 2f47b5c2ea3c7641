import { connect, type AddressInfo } from "node:net";
import { request as httpRequest, Agent, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createOrg } from "../../src/local-org/create-org";
import { createHttpServer } from "../../src/local-org/http/create-http-server";
import type { Org } from "../../src/local-org/org";
import { createRandom } from "../../src/local-org/seed/random";
import { checkOrg, makeIndexes } from "../support/check-org";
import { nextBytes, nextInput, type FuzzInput } from "../support/fuzz-inputs";

/** `npm run fuzz:org` tries many more than the tests do, and other ones. */
const inputs = Number(process.env.FUZZ_INPUTS ?? 500);
const seed = Number(process.env.FUZZ_SEED ?? 1);
/** No answer takes longer; one that does is taken for a hang. */
const patienceMs = 30_000;

let org: Org;
let server: Server;
let port: number;
let token: string;
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  org = createOrg({ scale: 0.1 });
  makeIndexes(org);
  server = createHttpServer(org, { latencyMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
  const user = org.sessions.findUser("admin@local.test");
  token = user === undefined ? "" : org.sessions.open(user, ["api"]);
});
afterAll(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

/** The status, or 0 when the client itself refuses to send such a request. */
function send({ method, path, headers, body }: FuzzInput): Promise<number> {
  return new Promise((resolve, reject) => {
    try {
      const all = { authorization: `Bearer ${token}`, ...headers };
      const request = httpRequest({ port, agent, method, path, headers: all, timeout: patienceMs }, (response) => {
        response.resume().on("end", () => {
          resolve(response.statusCode ?? 0);
        });
      });
      request.on("timeout", () => request.destroy(new Error("The org hangs")));
      request.on("error", reject);
      request.end(body);
    } catch {
      resolve(0);
    }
  });
}

/** What is answered to bytes until the org, or with them the client, ends the connection. */
function sendBytes(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    socket.setTimeout(patienceMs, () => {
      reject(new Error("The org hangs"));
      socket.destroy();
    });
    socket.setEncoding("latin1").on("data", (chunk: string) => (received += chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(received);
    });
  });
}

describe("the local org", () => {
  it(
    `gives ${String(inputs)} inputs no 5xx, no hang and no broken record`,
    async () => {
      expect(checkOrg(org)).toEqual([]);
      const random = createRandom(seed, "fuzz");
      for (let i = 0; i < inputs; i++) {
        if (random.chance(0.1)) {
          const bytes = nextBytes(random);
          const answer = await sendBytes(bytes);
          if (answer.includes("HTTP/1.1 5")) throw new Error(`${JSON.stringify(bytes.toString("latin1"))}: ${answer}`);
          continue;
        }
        const input = nextInput(random);
        const status = await send(input);
        if (status >= 500)
          throw new Error(`${String(status)}: ${JSON.stringify({ ...input, body: String(input.body) })}`);
        if (i % 500 === 499) expect(checkOrg(org)).toEqual([]);
      }
      expect(checkOrg(org)).toEqual([]);
      expect(await send({ method: "GET", path: "/services/data/v62.0/limits", headers: {}, body: undefined })).toBe(
        200,
      );
    },
    10_000 + inputs * 100,
  );

  it("reads a body of 100 MB to its end without keeping it, and refuses it", async () => {
    const piece = Buffer.alloc(1024 * 1024, "x");
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const request = httpRequest(
        { port, method: "POST", path: "/services/data/v62.0/sobjects/Account", headers },
        (response) => {
          response.resume().on("end", () => {
            resolve(response.statusCode ?? 0);
          });
        },
      );
      request.on("error", reject);
      let sent = 0;
      const more = (): void => {
        while (sent++ < 100) if (!request.write(piece)) return void request.once("drain", more);
        request.end();
      };
      more();
    });
    expect(status).toBe(413);
  });
});
