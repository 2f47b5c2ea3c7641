import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Agent, EnvHttpProxyAgent, type Dispatcher } from "undici";
import { TransportError } from "./transport-error";

export interface HttpRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly method: "GET" | "POST" | "PATCH";
  /** With the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Covers everything: waiting for a connection, connecting, and the answer down to its last byte. */
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Transport {
  /** Resolves with any HTTP status; rejects only with a `TransportError`. Follows no redirect and retries nothing. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

interface TransportOptions {
  readonly httpsProxy?: string | undefined;
  readonly noProxy?: string | undefined;
}

const maxConnectionsPerOrigin = 64;

const unzip = promisify(gunzip);

/** Pooled keep-alive connections to Salesforce, through the proxy where one is configured. */
export function createTransport({ httpsProxy, noProxy }: TransportOptions): Transport {
  const dispatcher = createDispatcher(httpsProxy, noProxy);
  return {
    send: (request) => exchange(dispatcher, request),
    close: () => dispatcher.destroy(),
  };
}

function createDispatcher(httpsProxy: string | undefined, noProxy: string | undefined): Dispatcher {
  // Each request has its own deadline over everything, so undici's are off.
  const options = { connections: maxConnectionsPerOrigin, headersTimeout: 0, bodyTimeout: 0 };
  if (httpsProxy === undefined) return new Agent(options);
  // An absent option would be read from the process's environment instead; an empty one means none.
  return new EnvHttpProxyAgent({ ...options, httpsProxy, httpProxy: "", noProxy: noProxy ?? "" });
}

/**
 * Undici's handler interface rather than its `request`, because only a handler learns when a request was put on the
 * wire: `onRequestStart` runs right before the first byte. A write is repeatable exactly until then.
 */
function exchange(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const { origin, method, path, headers, body, signal, timeoutMs } = request;
    const chunks: Buffer[] = [];
    let sent = false;
    let failure: TransportError | undefined;
    let cutConnection: ((reason: Error) => void) | undefined;
    let status = 0;
    let answerHeaders: HttpAnswer["headers"] = {};

    const fail = (error: TransportError): void => {
      if (failure !== undefined) return;
      failure = error;
      settle();
      reject(error);
      cutConnection?.(error);
    };
    const abort = (): void => fail(new TransportError("aborted", sent, { cause: signal?.reason }));
    const deadline = setTimeout(() => fail(new TransportError("timeout", sent)), timeoutMs);
    const settle = (): void => {
      clearTimeout(deadline);
      signal?.removeEventListener("abort", abort);
    };

    if (signal?.aborted === true) return abort();
    signal?.addEventListener("abort", abort);

    dispatcher.dispatch(
      { origin, method, path, headers: { ...headers, "accept-encoding": "gzip" }, body: body ?? null },
      {
        onRequestStart(controller) {
          if (failure !== undefined) return controller.abort(failure);
          sent = true;
          cutConnection = (reason) => controller.abort(reason);
        },
        onResponseStart(_controller, statusCode, responseHeaders) {
          status = statusCode;
          answerHeaders = responseHeaders;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          settle();
          readBody(answerHeaders, Buffer.concat(chunks)).then(
            (text) => resolve({ status, headers: answerHeaders, body: text }),
            (cause: unknown) => reject(new TransportError("broken", sent, { cause })),
          );
        },
        onResponseError(_controller, cause) {
          fail(new TransportError(sent ? "broken" : "unreachable", sent, { cause }));
        },
      },
    );
  });
}

async function readBody(headers: HttpAnswer["headers"], raw: Buffer): Promise<string> {
  const plain = headers["content-encoding"] === "gzip" && raw.length > 0 ? await unzip(raw) : raw;
  return plain.toString("utf8");
}
