import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createTransport, type HttpRequest, type Transport } from "../../../src/salesforce/transport";

const servers: Server[] = [];
const transports: Transport[] = [];

afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

function transportWith(options: Parameters<typeof createTransport>[0] = {}): Transport {
  const transport = createTransport(options);
  transports.push(transport);
  return transport;
}

const get = (origin: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  origin,
  method: "GET",
  path: "/a?b=c",
  headers: {},
  timeoutMs: 5_000,
  ...rest,
});

/** Answers nothing, and tells when a request has arrived. */
async function serveSilence() {
  let arrived = (): void => undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  return { ...(await serve(() => arrived())), arrival };
}

describe("transport", () => {
  it("sends method, path, headers and body, and answers status, headers and text", async () => {
    const { origin } = await serve((request, response) => {
      void readText(request).then((body) => {
        response.writeHead(418, {
          "x-seen": `${request.method} ${request.url} ${request.headers["x-mark"]?.toString()}`,
        });
        response.end(`echo ${body}`);
      });
    });
    const request = get(origin, { method: "POST", headers: { "x-mark": "m" }, body: "grüße" });
    const answer = await transportWith().send(request);
    expect(answer).toMatchObject({ status: 418, body: "echo grüße", headers: { "x-seen": "POST /a?b=c m" } });
  });

  it("asks for gzip and unpacks it", async () => {
    const { origin } = await serve((request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(`accepts ${request.headers["accept-encoding"]?.toString()}`));
    });
    expect(await transportWith().send(get(origin))).toMatchObject({ body: "accepts gzip" });
  });

  it("keeps connections", async () => {
    const ports = new Set<number | undefined>();
    const { origin } = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end("x");
    });
    const transport = transportWith();
    for (let i = 0; i < 5; i++) await transport.send(get(origin));
    // The pool may open a second one while it takes the first back.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it("tells a connection that never came about from one that broke", async () => {
    const { origin, server } = await serve((request) => request.socket.destroy());
    await expect(transportWith().send(get(origin))).rejects.toMatchObject({ failure: "broken", sent: true });
    server.close();
    await expect(transportWith().send(get(origin))).rejects.toMatchObject({ failure: "unreachable", sent: false });
  });

  it("takes an answer that ends before its announced length for none", async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.socket?.destroy());
    });
    await expect(transportWith().send(get(origin))).rejects.toMatchObject({ failure: "broken", sent: true });
  });

  it("takes an answer that cannot be unpacked for none", async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end("no gzip");
    });
    await expect(transportWith().send(get(origin))).rejects.toMatchObject({ failure: "broken", sent: true });
  });

  it("gives up at the deadline", async () => {
    const { origin } = await serveSilence();
    const sending = transportWith().send(get(origin, { timeoutMs: 30 }));
    await expect(sending).rejects.toMatchObject({ failure: "timeout", sent: true });
  });

  it("gives up at the deadline in the middle of an answer", async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200);
      response.write("half");
    });
    const sending = transportWith().send(get(origin, { timeoutMs: 60 }));
    await expect(sending).rejects.toMatchObject({ failure: "timeout", sent: true });
  });

  it("stops when it is aborted, and closes the connection", async () => {
    const { origin, server, arrival } = await serveSilence();
    const closed = new Promise<void>((resolve) => {
      server.once("request", (request: IncomingMessage) => request.socket.once("close", () => resolve()));
    });
    const controller = new AbortController();
    const sending = transportWith().send(get(origin, { signal: controller.signal }));
    await arrival;
    controller.abort();
    await expect(sending).rejects.toMatchObject({ failure: "aborted", sent: true });
    await closed;
  });

  it("sends nothing when it is aborted beforehand", async () => {
    let requests = 0;
    const { origin } = await serve((_request, response) => {
      requests++;
      response.end("x");
    });
    const transport = transportWith();
    const sending = transport.send(get(origin, { signal: AbortSignal.abort() }));
    await expect(sending).rejects.toMatchObject({ failure: "aborted", sent: false });
    await transport.send(get(origin));
    expect(requests).toBe(1);
  });

  it("follows no redirect", async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(302, { location: "http://127.0.0.1:1/" });
      response.end();
    });
    expect(await transportWith().send(get(origin))).toMatchObject({ status: 302 });
  });

  it("goes to https origins through the proxy, but for those that need none", async () => {
    const tunnels: string[] = [];
    const { origin: proxy, server } = await serve((_request, response) => response.end("direct"));
    server.on("connect", (request: IncomingMessage, socket: ServerResponse["socket"]) => {
      tunnels.push(String(request.url));
      socket?.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    const transport = transportWith({ httpsProxy: proxy, noProxy: "exempt.invalid" });

    const proxied = transport.send(get("https://acme.my.salesforce.invalid"));
    await expect(proxied).rejects.toMatchObject({ failure: "unreachable", sent: false });
    expect(tunnels).toEqual(["acme.my.salesforce.invalid:443"]);

    const exempt = transport.send(get("https://exempt.invalid"));
    await expect(exempt).rejects.toMatchObject({ failure: "unreachable", sent: false });
    expect(tunnels).toHaveLength(1);

    expect(await transport.send(get(proxy))).toMatchObject({ body: "direct" });
  });
});

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
