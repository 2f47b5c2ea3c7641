import { afterAll, beforeAll, expect } from "@jest/globals";
import { startLocalOrg, type LocalOrg, type LocalOrgOptions } from "../../../src/local-org/server";

export interface OrgAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is empty. */
  readonly json: unknown;
}

export interface OrgCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running org and a signed-in user of it. */
export interface OrgCaller {
  readonly org: LocalOrg;
  readonly token: string;
  /** Any path, with the caller's token unless the headers bring their own. */
  call(method: string, path: string, call?: OrgCall): Promise<OrgAnswer>;
  /** Below `/services/data/v62.0`. */
  rest(method: string, path: string, call?: OrgCall): Promise<OrgAnswer>;
  query(soql: string, headers?: Readonly<Record<string, string>>): Promise<OrgAnswer>;
  composite(body: object): Promise<readonly Subanswer[]>;
  /** The same org as another user. */
  as(username: string): Promise<OrgCaller>;
}

export interface Subanswer {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

export const root = "/services/data/v62.0";

function parse(text: string): unknown {
  try {
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

/** Texts and bytes as they are, everything else as JSON. */
function toWire(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return body;
  return Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
}

async function send(url: string, method: string, { body, headers }: OrgCall, token?: string): Promise<OrgAnswer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: toWire(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

/** What the token endpoint answers to these fields. */
export function askToken(org: LocalOrg, fields: Readonly<Record<string, string>>): Promise<OrgAnswer> {
  return send(`${org.url}/services/oauth2/token`, "POST", {
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
}

export const clientCredentials = {
  grant_type: "client_credentials",
  client_id: "local-client",
  client_secret: "local-secret",
};

export const passwordOf = (username: string): Readonly<Record<string, string>> => ({
  ...clientCredentials,
  grant_type: "password",
  username,
  password: "local",
});

async function signIn(org: LocalOrg, fields: Readonly<Record<string, string>>): Promise<OrgCaller> {
  const answer = await askToken(org, fields);
  expect(answer.status).toBe(200);
  const { access_token: token } = answer.json as { access_token: string };
  const call: OrgCaller["call"] = (method, path, options = {}) => send(org.url + path, method, options, token);
  const rest: OrgCaller["rest"] = (method, path, options) => call(method, root + path, options);
  return {
    org,
    token,
    call,
    rest,
    query: (soql, headers = {}) => rest("GET", `/query?q=${encodeURIComponent(soql)}`, { headers }),
    composite: async (body) => {
      const composite = await rest("POST", "/composite", { body });
      expect(composite.status).toBe(200);
      return (composite.json as { compositeResponse: readonly Subanswer[] }).compositeResponse;
    },
    as: (username) => signIn(org, passwordOf(username)),
  };
}

/** A new org, and its administrator. */
export async function startOrg(options?: LocalOrgOptions): Promise<OrgCaller> {
  return signIn(await startLocalOrg(options), clientCredentials);
}

/** One org for a file whose tests only read, or only touch what they make themselves. */
export function sharedOrg(options?: LocalOrgOptions): OrgCaller {
  let caller: OrgCaller;
  beforeAll(async () => {
    caller = await startOrg(options);
  });
  afterAll(() => caller.org.close());
  return {
    get org() {
      return caller.org;
    },
    get token() {
      return caller.token;
    },
    call: (...args) => caller.call(...args),
    rest: (...args) => caller.rest(...args),
    query: (...args) => caller.query(...args),
    composite: (...args) => caller.composite(...args),
    as: (...args) => caller.as(...args),
  };
}
