import type { Environment } from "./environment";
import { isLoopback } from "./loopback";
import { parseWebAddress } from "./web-address";

const editions = ["developer", "enterprise", "unlimited"] as const;

/** What is undefined, the local org decides. */
export interface LocalOrgSettings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDirectory: string | undefined;
  readonly metadataDirectory: string | undefined;
  readonly scale: number | undefined;
  readonly seed: number | undefined;
  readonly latencyMs: number | undefined;
  readonly edition: (typeof editions)[number];
}

/** A real org, and the External Client App through which the gateway signs in. */
export interface RealOrgSettings {
  /** The org's My Domain, without a path. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Such as `v62.0`. */
  readonly apiVersion: string;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
}

/** The org that the gateway stands in front of. */
export type OrgConfig =
  ({ readonly kind: "local" } & LocalOrgSettings) | ({ readonly kind: "salesforce" } & RealOrgSettings);

/** Fixed, so that what is written about the local org holds on every machine. */
const localOrgPort = 4010;

const loginUrlExample = "https://acme.my.salesforce.com";

/**
 * Without any `SALESFORCE_*` variable it is the local org, but never in production, where an answer of invented data
 * would be worse than none.
 */
export function readOrg(environment: Environment): OrgConfig | undefined {
  const given = environment.startingWith("SALESFORCE_");
  if (given.length > 0) return readSalesforce(environment, given);
  if (environment.text("NODE_ENV") === "production") {
    environment.report(
      "SALESFORCE_LOGIN_URL",
      "is missing. Under NODE_ENV=production the gateway needs a Salesforce org and does not fall back to the local one.",
      loginUrlExample,
    );
    return undefined;
  }
  return readLocalOrg(environment);
}

function readLocalOrg(environment: Environment): OrgConfig {
  const dataDirectory = environment.text("LOCAL_ORG_DATA");
  for (const variable of ["LOCAL_ORG_SCALE", "LOCAL_ORG_SEED"]) {
    if (dataDirectory === undefined || environment.text(variable) === undefined) continue;
    environment.refuse(
      variable,
      "shapes the made-up sales team, and LOCAL_ORG_DATA loads other records. Unset either.",
    );
  }
  return {
    kind: "local",
    port: localOrgPort,
    dataDirectory,
    metadataDirectory: environment.text("LOCAL_ORG_METADATA"),
    scale: environment.number("LOCAL_ORG_SCALE", { min: 0.01, max: 1000, whole: false, example: 10 }),
    seed: environment.number("LOCAL_ORG_SEED", { min: 0, max: 2 ** 31, whole: true, example: 1 }),
    latencyMs: environment.number("LOCAL_ORG_LATENCY_MS", { min: 0, max: 600_000, whole: true, example: 40 }),
    edition: environment.oneOf("LOCAL_ORG_EDITION", editions, "enterprise"),
  };
}

function readSalesforce(environment: Environment, given: readonly string[]): OrgConfig | undefined {
  for (const variable of environment.startingWith("LOCAL_ORG_")) {
    environment.refuse(variable, `is for the local org, and ${given.join(" and ")} chooses a real one. Unset either.`);
  }
  const loginUrl = readLoginUrl(environment, given);
  const clientId = required(
    environment,
    "SALESFORCE_CLIENT_ID",
    "the consumer key of your External Client App",
    "3MVG9…",
  );
  const clientSecret = required(environment, "SALESFORCE_CLIENT_SECRET", "the app's consumer secret", "1A2B3C…");
  const apiVersion = readApiVersion(environment);
  const httpsProxy = readProxy(environment);
  if (loginUrl === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const noProxy = environment.text("NO_PROXY");
  return { kind: "salesforce", loginUrl, clientId, clientSecret, apiVersion, httpsProxy, noProxy };
}

function readLoginUrl(environment: Environment, given: readonly string[]): string | undefined {
  const variable = "SALESFORCE_LOGIN_URL";
  const text = environment.text(variable);
  const refuse = (problem: string) => void environment.report(variable, problem, loginUrlExample);
  if (text === undefined) {
    refuse(`is missing, though ${given.join(" and ")} is set. Give the org's My Domain, or unset every SALESFORCE_*.`);
    return undefined;
  }
  const url = parseWebAddress(text);
  if (url?.username !== "" || url.password !== "") {
    refuse("is not a plain web address. Give the org's My Domain.");
  } else if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    refuse(`is "${url.origin}". Plain http is for this machine alone, as secrets would travel in the open.`);
  } else if (["login.salesforce.com", "test.salesforce.com"].includes(url.hostname)) {
    refuse(`is "${url.origin}", where the client credentials flow is refused. Give the org's My Domain.`);
  } else if (url.hostname.endsWith(".lightning.force.com")) {
    refuse(`is "${url.origin}", which serves pages. Give the org's My Domain, which ends in .my.salesforce.com.`);
  } else if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    refuse(`is "${text}". Give the host alone, without a path.`);
  } else {
    return url.origin;
  }
  return undefined;
}

function required(environment: Environment, variable: string, what: string, example: string): string | undefined {
  const text = environment.text(variable);
  if (text === undefined) environment.report(variable, `is missing. It is ${what}.`, example);
  return text;
}

function readApiVersion(environment: Environment): string {
  const otherwise = "v62.0";
  const text = environment.text("SALESFORCE_API_VERSION");
  if (text === undefined) return otherwise;
  const version = /^v?(\d{2,3})(\.0)?$/.exec(text)?.[1];
  if (version !== undefined && Number(version) >= 60) return `v${version}.0`;
  environment.report("SALESFORCE_API_VERSION", `is "${text}", and must be a version from v60.0 on.`, otherwise);
  return otherwise;
}

function readProxy(environment: Environment): string | undefined {
  const text = environment.text("HTTPS_PROXY");
  if (text === undefined) return undefined;
  if (parseWebAddress(text) !== undefined) return text;
  environment.report("HTTPS_PROXY", "is not the web address of a proxy.", "http://proxy.example.com:3128");
  return undefined;
}
