import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";
import type { Config } from "../../src/config";
import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from "../../src/local-org/server";
import { type Scope, scopes } from "../../src/principal";
import * as compose from "../../src/server/compose";

/** Who may call the gateway under test. */
export const keys = { all: "demo-key", reader: "reader-key", writer: "writer-key", clerk: "clerk-key" } as const;

export interface SalesforceExtension {
  readonly org: string;
  readonly calls: number;
  readonly metadataCalls: number;
  readonly estimatedCalls: number;
  readonly rows: number;
  readonly usage: { readonly used: number; readonly limit: number } | null;
  readonly plan?: unknown;
}

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly salesforce: SalesforceExtension | undefined;
}

export interface RequestOptions {
  /** An API key or an access token; null for none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestGateway {
  readonly url: string;
  readonly org: LocalOrg;
  /** Asks over HTTP. */
  execute<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
    options?: RequestOptions,
  ): Promise<Answer<Data>>;
  /** Signs a user of the local org in; the answer is an access token. */
  signIn(username: string): Promise<string>;
  /** API requests that the org has charged since this was last asked. */
  billedCalls(): number;
  close(): Promise<void>;
}

export interface GatewayUnderTest {
  readonly org?: LocalOrgOptions;
  readonly config?: Partial<Config>;
}

/** Starts a small local org and a gateway in front of it, as for a real org: over HTTP, both on free ports. */
export async function startGateway({ org: orgOptions, config }: GatewayUnderTest = {}): Promise<TestGateway> {
  const org = await startLocalOrg({ scale: 0.2, ...orgOptions });
  const gateway = await compose.startGateway({ ...testConfig(org.url), ...config });
  return {
    url: gateway.url,
    org,
    execute: (document, variables, options) => ask(gateway.url, document, variables, options),
    signIn: (username) => signIn(org.url, username),
    billedCalls() {
      const calls = org.log().reduce((sum, entry) => sum + entry.calls, 0);
      org.clearLog();
      return calls;
    },
    async close() {
      await gateway.close();
      await org.close();
    },
  };
}

function testConfig(loginUrl: string): Config {
  const credentials = { clientId: "local-client", clientSecret: "local-secret" };
  const proxy = { httpsProxy: undefined, noProxy: undefined };
  return {
    host: "127.0.0.1",
    port: 0,
    logLevel: "silent",
    corsOrigins: [],
    apiKeys: [
      apiKey("demo", keys.all, scopes),
      apiKey("reader", keys.reader, ["read"]),
      apiKey("writer", keys.writer, ["write"]),
      apiKey("clerk", keys.clerk, ["read", "write"]),
    ],
    demoKey: undefined,
    org: { kind: "salesforce", loginUrl, ...credentials, apiVersion: "v62.0", ...proxy },
  };
}

function apiKey(name: string, secret: string, granted: readonly Scope[]): Config["apiKeys"][number] {
  return { name, secret, scopes: new Set(granted) };
}

async function ask<Data, Variables>(
  url: string,
  document: TypedDocumentNode<Data, Variables> | string,
  variables: Variables | undefined,
  { key = keys.all, headers = {} }: RequestOptions = {},
): Promise<Answer<Data>> {
  const query = typeof document === "string" ? document : print(document);
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return readAnswer(response);
}

/** Reads a GraphQL answer, whatever its status. */
export async function readAnswer<Data>(response: Response): Promise<Answer<Data>> {
  const body = (await response.json()) as {
    readonly data?: Data | null;
    readonly errors?: readonly GraphQLFormattedError[];
    readonly extensions?: { readonly salesforce?: SalesforceExtension };
  };
  const { data, errors = [], extensions } = body;
  return { status: response.status, headers: response.headers, data, errors, salesforce: extensions?.salesforce };
}

/** The codes of an answer's errors, in order. */
export function codesOf({ errors }: Answer<unknown>): unknown[] {
  return errors.map(({ extensions }) => extensions?.code);
}

async function signIn(url: string, username: string): Promise<string> {
  const credentials = { client_id: "local-client", client_secret: "local-secret" };
  const body = new URLSearchParams({ grant_type: "password", ...credentials, username, password: "local" });
  const response = await fetch(`${url}/services/oauth2/token`, { method: "POST", body });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}
