import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** A request as it went out, as far as undici tells of it. */
interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array | null;
}

const created = "undici:request:create";

/** Watches what this process asks of Salesforce: the statements of each call as they were sent, references and all. */
export function recordCalls(): { readonly calls: readonly (readonly string[])[]; stop(): void } {
  const calls: (readonly string[])[] = [];
  const listen = (message: unknown) => {
    const { path, body } = (message as { readonly request: SentRequest }).request;
    if (path.startsWith("/services/data/")) calls.push(statementsOf(path, body));
  };
  subscribe(created, listen);
  return { calls, stop: () => void unsubscribe(created, listen) };
}

function statementsOf(path: string, body: Uint8Array | null): readonly string[] {
  if (!path.endsWith("/composite")) return [statementOf(path)];
  const { compositeRequest } = JSON.parse(Buffer.from(body ?? []).toString("utf8")) as {
    readonly compositeRequest: readonly { readonly url: string }[];
  };
  return compositeRequest.map(({ url }) => statementOf(url));
}

/** The statement of a query; of any other request its address. */
function statementOf(path: string): string {
  return new URL(path, "http://salesforce").searchParams.get("q") ?? path;
}
