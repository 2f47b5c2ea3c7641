import { describe, expect, it } from "@jest/globals";
import { type Config, readConfig } from "../../src/config";
import { ConfigError } from "../../src/config/environment";
import { scopes } from "../../src/principal";

type Variables = Record<string, string>;

const salesforce: Variables = {
  SALESFORCE_LOGIN_URL: "https://acme.my.salesforce.com",
  SALESFORCE_CLIENT_ID: "id",
  SALESFORCE_CLIENT_SECRET: "hush",
  API_KEYS: "app=s3cret:read",
};

function problemsOf(variables: Variables): string[] {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

function keysOf(config: Config): [string, string, string][] {
  return config.apiKeys.map(({ name, secret, scopes: granted }) => [name, secret, [...granted].join(" ")]);
}

describe("an empty environment", () => {
  it("chooses the local org on this machine alone, with a demo key that may do everything", () => {
    const config = readConfig({});
    expect(config).toMatchObject({ host: "127.0.0.1", port: 4000, logLevel: "info", corsOrigins: [] });
    expect(config.org).toEqual({
      kind: "local",
      port: 4010,
      dataDirectory: undefined,
      metadataDirectory: undefined,
      scale: undefined,
      seed: undefined,
      latencyMs: undefined,
      edition: "enterprise",
    });
    expect(keysOf(config)).toEqual([["demo", "demo-key", scopes.join(" ")]]);
  });

  it("is the same as one whose variables are set to nothing", () => {
    expect(readConfig({ PORT: "", SALESFORCE_LOGIN_URL: " ", NO_PROXY: "" })).toEqual(readConfig({}));
  });
});

describe("which org", () => {
  it("is a real one when all that it needs is there", () => {
    const config = readConfig({ ...salesforce, HTTPS_PROXY: "http://proxy:3128", NO_PROXY: "localhost" });
    expect(config.org).toEqual({
      kind: "salesforce",
      loginUrl: "https://acme.my.salesforce.com",
      clientId: "id",
      clientSecret: "hush",
      apiVersion: "v62.0",
      httpsProxy: "http://proxy:3128",
      noProxy: "localhost",
    });
  });

  it("is never the local one in production", () => {
    expect(problemsOf({ NODE_ENV: "production" })).toEqual([
      "SALESFORCE_LOGIN_URL is missing. Under NODE_ENV=production the gateway needs a Salesforce org and does not fall back to the local one.",
      "API_KEYS is missing. A real org needs callers that prove who they are.",
    ]);
  });

  it.each(["SALESFORCE_CLIENT_ID", "SALESFORCE_API_VERSION"])(
    "is refused when %s is set without a login URL",
    (name) => {
      const [problem] = problemsOf({ [name]: "v62.0", API_KEYS: "app=s3cret:read" });
      expect(problem).toBe(
        `SALESFORCE_LOGIN_URL is missing, though ${name} is set. Give the org's My Domain, or unset every SALESFORCE_*.`,
      );
    },
  );

  it("needs callers when it is a real one", () => {
    expect(problemsOf({ ...salesforce, API_KEYS: "" })).toEqual([
      "API_KEYS is missing. A real org needs callers that prove who they are.",
    ]);
  });

  it.each(["http://127.0.0.1:4010", "http://localhost:4010", "http://[::1]:4010"])("may be at %s", (url) => {
    expect(problemsOf({ ...salesforce, SALESFORCE_LOGIN_URL: url })).toEqual([]);
  });

  it.each([
    ["http://acme.my.salesforce.com", "Plain http is for this machine alone"],
    ["http://127.0.0.1.example.com", "Plain http is for this machine alone"],
    ["https://login.salesforce.com", "the client credentials flow is refused"],
    ["https://acme.lightning.force.com", "which serves pages"],
    ["https://acme.my.salesforce.com/services", "Give the host alone, without a path"],
    ["https://user:pass@acme.my.salesforce.com", "is not a plain web address"],
    ["acme.my.salesforce.com", "is not a plain web address"],
    ["ftp://acme.my.salesforce.com", "is not a plain web address"],
  ])("is not at %s: %s", (url, why) => {
    expect(problemsOf({ ...salesforce, SALESFORCE_LOGIN_URL: url })).toEqual([expect.stringContaining(why)]);
  });

  it("takes an API version from v60.0 on, however it is written", () => {
    const versionOf = (text: string) => readConfig({ ...salesforce, SALESFORCE_API_VERSION: text }).org;
    expect(versionOf("v64.0")).toMatchObject({ apiVersion: "v64.0" });
    expect(versionOf("64")).toMatchObject({ apiVersion: "v64.0" });
    expect(problemsOf({ ...salesforce, SALESFORCE_API_VERSION: "v50.0" })).toEqual([
      `SALESFORCE_API_VERSION is "v50.0", and must be a version from v60.0 on.`,
    ]);
  });

  it("reads the local org's settings strictly, and refuses them beside a real org", () => {
    const variables = { LOCAL_ORG_SCALE: "3", LOCAL_ORG_LATENCY_MS: "40", LOCAL_ORG_EDITION: "developer" };
    expect(readConfig({ ...variables, LOCAL_ORG_SEED: "7" }).org).toEqual({
      kind: "local",
      port: 4010,
      dataDirectory: undefined,
      metadataDirectory: undefined,
      scale: 3,
      seed: 7,
      latencyMs: 40,
      edition: "developer",
    });
    expect(problemsOf({ LOCAL_ORG_SCALE: "0", LOCAL_ORG_EDITION: "Enterprise" })).toEqual([
      `LOCAL_ORG_SCALE is "0", and must be a number from 0.01 to 1000.`,
      `LOCAL_ORG_EDITION is "Enterprise", and must be one of developer, enterprise, unlimited.`,
    ]);
    expect(problemsOf({ LOCAL_ORG_DATA: "data", LOCAL_ORG_SCALE: "3", LOCAL_ORG_SEED: "7" })).toHaveLength(2);
    expect(problemsOf({ ...salesforce, LOCAL_ORG_SCALE: "3" })).toEqual([
      expect.stringContaining("LOCAL_ORG_SCALE is for the local org"),
    ]);
  });
});

describe("who may call", () => {
  it("is read with names and scopes, and secrets may hold colons and equal signs", () => {
    const config = readConfig({ API_KEYS: "crm=a:b=c:read+write, reports=xyz:read" });
    expect(keysOf(config)).toEqual([
      ["crm", "a:b=c", "read write"],
      ["reports", "xyz", "read"],
    ]);
  });

  it.each([
    ["demo", "API_KEYS is not readable at key 1. Write each as name=secret:scope+scope."],
    ["demo=hush", "API_KEYS is not readable at key 1. Write each as name=secret:scope+scope."],
    ["a=hush:read,", "API_KEYS is not readable at key 2. Write each as name=secret:scope+scope."],
    ["demo=hush:", `API_KEYS gives "demo" no scope. Scopes are ${scopes.join(", ")}.`],
    ["demo=hush:read+rite", `API_KEYS gives "demo" the unknown scope "rite". Scopes are ${scopes.join(", ")}.`],
    ["a=hush:read,a=other:read", `API_KEYS names "a" twice. Each key needs a name of its own.`],
    ["a=00Dxx!hush:read", `API_KEYS gives "a" a secret that looks like a Salesforce access token.`],
    [
      "a=hush:read,b=hush:read",
      "API_KEYS gives two keys the same secret. Each needs its own, or nobody can tell them apart.",
    ],
  ])("is refused for %s", (keys, problem) => {
    expect(problemsOf({ API_KEYS: keys })).toEqual([problem]);
  });

  it("must be told before other machines can reach the gateway", () => {
    expect(problemsOf({ HOST: "0.0.0.0" })).toEqual([
      "API_KEYS is missing, and HOST=0.0.0.0 is reachable from other machines. Name who may call.",
    ]);
    expect(problemsOf({ HOST: "0.0.0.0", API_KEYS: "a=hush:read" })).toEqual([]);
    expect(problemsOf({ HOST: "::1" })).toEqual([]);
  });

  it("may come from pages of the origins that are named", () => {
    const origins = "https://app.example.com, http://localhost:3000";
    expect(readConfig({ CORS_ORIGINS: origins }).corsOrigins).toEqual([
      "https://app.example.com",
      "http://localhost:3000",
    ]);
    expect(readConfig({ CORS_ORIGINS: "*" }).corsOrigins).toEqual(["*"]);
    expect(problemsOf({ CORS_ORIGINS: "app.example.com,https://a.example/,https://A.example" })).toHaveLength(3);
  });
});

describe("a refusal", () => {
  it("names every problem at once, each with an example", () => {
    const attempt = () => readConfig({ PORT: "80a", LOG_LEVEL: "loud", NODE_ENV: "production" });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/SALESFORCE_LOGIN_URL[^]*PORT is "80a"[^]*Example: PORT=4000[^]*LOG_LEVEL[^]*API_KEYS/);
  });

  it.each(["-1", "1e3", "4000.5", "65536", "0x10"])("does not make a port of %s", (port) => {
    expect(problemsOf({ PORT: port })).toEqual([`PORT is "${port}", and must be a whole number from 0 to 65535.`]);
  });

  it.each(["REDIS_URL", "STORE_FILE", "TOKEN_ENCRYPTION_KEYS", "PUBLIC_URL"])(
    "says that %s is not supported yet, rather than to ignore it",
    (name) => {
      expect(problemsOf({ [name]: "x" })).toEqual([`${name} is not supported yet. Unset it.`]);
    },
  );

  it("shows no secret", () => {
    const variables = {
      SALESFORCE_CLIENT_SECRET: "hush-1",
      SALESFORCE_PRIVATE_KEY: "hush-2",
      TOKEN_ENCRYPTION_KEYS: "hush-3",
      API_KEYS: "a=hush-4:nope,b=hush-5,c=hush-4:read",
      HTTPS_PROXY: "user:hush-6@proxy",
      SALESFORCE_LOGIN_URL: "https://user:hush-7@acme.my.salesforce.com",
    };
    expect(problemsOf(variables).length).toBeGreaterThan(4);
    expect(problemsOf(variables).join()).not.toContain("hush");
  });
});
