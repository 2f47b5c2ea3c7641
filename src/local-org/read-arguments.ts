import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { editions, type Edition } from "./access/api-usage";
import { sessionTimeouts } from "./access/sessions";
import type { LocalOrgOptions } from "./server";

export const usage = `Usage: npm run org -- [options]

A Salesforce org to develop and test against: no account, no network, everything in memory.

  --port N                 the port to listen on; 4010 when absent, 0 for any free one
  --data DIR               load a directory of CSV files instead of the made-up sales team
  --metadata DIR           custom fields, objects, record types and rules: a directory of JSON files, or "sample"
  --scale N                so many times the usual number of records; 1 when absent
  --seed N                 another number, another team's records; 1 when absent
  --latency MS             add so many milliseconds to every REST answer
  --edition E              ${editions.join(", ")}: decides the daily API requests; enterprise when absent
  --session-minutes N      minutes after which an unused session ends; ${sessionTimeouts.standardMinutes} when absent
  --rotate-refresh-tokens  replace the refresh token on every refresh; the use of a replaced one revokes all
  --jwt-certificate FILE   check JWT bearer assertions with this certificate or public key (PEM)
  --help                   show this
`;

/** A command line that cannot be understood; the message says what is wrong with which option. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";
}

const defaultPort = 4010;

interface NumberRule {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

function readNumber(name: string, text: string | undefined, { least, most, whole }: NumberRule): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  const isPlain = /^\d+(?:\.\d+)?$/.test(text) && (!whole || Number.isInteger(value));
  if (isPlain && value >= least && value <= most) return value;
  const kind = whole ? "a whole number" : "a number";
  throw new ArgumentError(`--${name} must be ${kind} from ${least} to ${most}, and not "${text}"`);
}

function readEdition(text: string | undefined): Edition | undefined {
  const edition = editions.find((name) => name === text);
  if (text !== undefined && edition === undefined) {
    throw new ArgumentError(`--edition must be one of ${editions.join(", ")}, and not "${text}"`);
  }
  return edition;
}

/** The text of a file with an RSA key that signatures can be checked with. */
function readPem(name: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    const pem = readFileSync(file, "utf8");
    if (createPublicKey(pem).asymmetricKeyType === "rsa") return pem;
  } catch (error) {
    throw new ArgumentError(`--${name}: ${file} holds no certificate or key: ${String(error)}`);
  }
  throw new ArgumentError(`--${name}: the key in ${file} is no RSA key`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: "string" },
        data: { type: "string" },
        metadata: { type: "string" },
        scale: { type: "string" },
        seed: { type: "string" },
        latency: { type: "string" },
        edition: { type: "string" },
        "session-minutes": { type: "string" },
        "rotate-refresh-tokens": { type: "boolean" },
        "jwt-certificate": { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** The options of a command line; undefined when it asks for help. Throws `ArgumentError`. */
export function readArguments(args: readonly string[]): LocalOrgOptions | undefined {
  const values = parse(args);
  if (values.help === true) return undefined;
  const { data, scale, seed } = values;
  if (data !== undefined && (scale !== undefined || seed !== undefined)) {
    throw new ArgumentError("--scale and --seed shape the made-up sales team; they mean nothing with --data");
  }
  return {
    port: readNumber("port", values.port, { least: 0, most: 65_535, whole: true }) ?? defaultPort,
    data,
    metadata: values.metadata,
    scale: readNumber("scale", scale, { least: 0.01, most: 1_000, whole: false }),
    seed: readNumber("seed", seed, { least: 0, most: 2 ** 31, whole: true }),
    latencyMs: readNumber("latency", values.latency, { least: 0, most: 600_000, whole: true }),
    edition: readEdition(values.edition),
    sessionMinutes: readNumber("session-minutes", values["session-minutes"], {
      least: sessionTimeouts.leastMinutes,
      most: sessionTimeouts.mostMinutes,
      whole: true,
    }),
    rotateRefreshTokens: values["rotate-refresh-tokens"],
    jwtCertificate: readPem("jwt-certificate", values["jwt-certificate"]),
  };
}
