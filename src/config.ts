import { type ApiKey, readApiKeys } from "./config/api-keys";
import { ConfigError, Environment } from "./config/environment";
import { isLoopback } from "./config/loopback";
import { type OrgConfig, readOrg } from "./config/org";
import { parseWebAddress } from "./config/web-address";
import { scopes } from "./principal";

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Origins whose pages may ask from a browser; `*` for all. */
  readonly corsOrigins: readonly string[];
  readonly apiKeys: readonly ApiKey[];
  /** The local org's own key, which is no secret. There is none when callers are configured. */
  readonly demoKey: string | undefined;
  readonly org: OrgConfig;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The caller of the local org, which holds invented data and is reachable from this machine alone. */
const localApiKey: ApiKey = { name: "demo", secret: "demo-key", scopes: new Set(scopes) };

/** Named in the documentation of later versions: better to refuse them than to seem to heed them. */
const notYet = [
  "PUBLIC_URL",
  "SALESFORCE_USERNAME",
  "SALESFORCE_PRIVATE_KEY",
  "REDIS_URL",
  "STORE_FILE",
  "TOKEN_ENCRYPTION_KEYS",
];

/** Reads the environment. Throws a `ConfigError` that names every problem at once. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const environment = new Environment(variables);
  const org = readOrg(environment);
  const apiKeys = readApiKeys(environment);
  const host = environment.text("HOST") ?? "127.0.0.1";
  const config = {
    host,
    port: environment.number("PORT", { min: 0, max: 65_535, whole: true, example: 4000 }) ?? 4000,
    logLevel: environment.oneOf("LOG_LEVEL", logLevels, "info"),
    corsOrigins: readCorsOrigins(environment),
    apiKeys: apiKeys ?? [localApiKey],
    demoKey: apiKeys === undefined ? localApiKey.secret : undefined,
  };
  if (apiKeys === undefined && org?.kind !== "local") {
    environment.report("API_KEYS", "is missing. A real org needs callers that prove who they are.", apiKeysExample);
  } else if (apiKeys === undefined && !isLoopback(host)) {
    const problem = `is missing, and HOST=${host} is reachable from other machines. Name who may call.`;
    environment.report("API_KEYS", problem, apiKeysExample);
  }
  for (const variable of notYet) {
    if (environment.text(variable) !== undefined) environment.refuse(variable, "is not supported yet. Unset it.");
  }
  if (org === undefined || environment.problems.length > 0) throw new ConfigError(environment.problems);
  return { ...config, org };
}

const apiKeysExample = "crm-frontend=a-long-random-text:read+write";

function readCorsOrigins(environment: Environment): readonly string[] {
  const origins = (environment.text("CORS_ORIGINS") ?? "").split(",").map((origin) => origin.trim());
  return origins.filter((origin) => {
    if (origin === "" || origin === "*" || parseWebAddress(origin)?.origin === origin) return origin !== "";
    const problem = `holds "${origin}". Give scheme and host alone, as browsers send them, or * for all.`;
    environment.report("CORS_ORIGINS", problem, "https://app.example.com,http://localhost:3000");
    return false;
  });
}
