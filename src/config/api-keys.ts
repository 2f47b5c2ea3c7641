import { type Scope, scopes } from "../principal";
import type { Environment } from "./environment";

/** A caller that proves itself by a secret of its own. */
export interface ApiKey {
  readonly name: string;
  readonly secret: string;
  readonly scopes: ReadonlySet<Scope>;
}

const variable = "API_KEYS";
const example = "crm-frontend=a-long-random-text:read+write,reports=another-one:read";
const shape = /^([A-Za-z0-9._-]+)=(.+):([a-z+]*)$/;

/** Reads `name=secret:scope+scope,…`. Problems are told by the key's name or place, never with its secret. */
export function readApiKeys(environment: Environment): readonly ApiKey[] | undefined {
  const text = environment.text(variable);
  if (text === undefined) return undefined;
  const keys = text.split(",").flatMap((entry, index) => readApiKey(environment, entry.trim(), index) ?? []);
  const names = keys.map(({ name }) => name);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) < index))) {
    environment.report(variable, `names "${name}" twice. Each key needs a name of its own.`, example);
  }
  if (new Set(keys.map(({ secret }) => secret)).size < keys.length) {
    environment.report(
      variable,
      "gives two keys the same secret. Each needs its own, or nobody can tell them apart.",
      example,
    );
  }
  return keys;
}

function readApiKey(environment: Environment, entry: string, index: number): ApiKey | undefined {
  const [, name, secret, granted] = shape.exec(entry) ?? [];
  if (name === undefined || secret === undefined || granted === undefined) {
    environment.report(
      variable,
      `is not readable at key ${index + 1}. Write each as name=secret:scope+scope.`,
      example,
    );
    return undefined;
  }
  if (secret.startsWith("00D") && secret.includes("!")) {
    environment.report(variable, `gives "${name}" a secret that looks like a Salesforce access token.`, example);
  }
  if (/\s/.test(secret)) {
    environment.report(variable, `gives "${name}" a secret with a blank in it, which no header can carry.`, example);
  }
  const names = granted.split("+").filter((scope) => scope !== "");
  const unknown = names.filter((scope) => !isScope(scope));
  if (names.length === 0 || unknown.length > 0) {
    const problem = unknown.length > 0 ? `the unknown scope "${unknown.join('", "')}"` : "no scope";
    environment.report(variable, `gives "${name}" ${problem}. Scopes are ${scopes.join(", ")}.`, example);
  }
  return { name, secret, scopes: new Set(names.filter(isScope)) };
}

function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
