import type { Schema } from "../metadata/schema";
import { isJsonObject } from "../request";
import { checks, keysByKind, type FaultVocabulary, type Key } from "./fault-keys";
import type { FaultKind, FaultRule } from "./fault-rule";

/** A rule that cannot be understood; the message says why and what would be. */
export class InvalidFaultRule extends Error {
  override readonly name = "InvalidFaultRule";
}

type Rule = Readonly<Record<string, unknown>>;

function isKind(value: unknown): value is FaultKind {
  return typeof value === "string" && Object.hasOwn(keysByKind, value);
}

/** The rule with its object and field spelt as the describe spells them. */
function canonicalNames(rule: Rule, schema: Schema): Rule {
  const object = schema.object(String(rule.object));
  if (object === undefined) return rule;
  const field = object.field(String(rule.field));
  return { ...rule, object: object.name, ...(field === undefined ? {} : { field: field.name }) };
}

/** What is wrong with keys that are right each by itself. */
function findContradiction(rule: Rule): string | undefined {
  if ("all" in rule && Object.keys(rule).some((key) => !["kind", "all", "user"].includes(key))) {
    return `"all" of "expireSession" ends every session at once, or a user's; it takes nothing beside it but "user"`;
  }
  if ("until" in rule && "forMs" in rule)
    return `"until" and "forMs" both say when "${String(rule.kind)}" ends: keep one`;
  if ("from" in rule && "until" in rule && Date.parse(String(rule.from)) >= Date.parse(String(rule.until))) {
    return `"from" of "${String(rule.kind)}" must be before "until"`;
  }
  if ("ms" in rule && (rule.kind === "drop" || rule.kind === "hang") && rule.when !== "during") {
    return `"ms" of "${rule.kind}" says when what is asked for is done without the client; it needs "when": "during"`;
  }
  if ("part" in rule && rule.status !== 500 && rule.status !== 503) {
    return `"part" of "serverError" needs a status that is answered as JSON: 500 or 503`;
  }
  if ("part" in rule && "when" in rule) return `A "part" is over when it fails: "serverError" takes "part" or "when"`;
  return undefined;
}

/** Reads a rule strictly: an unknown key or a value out of range is never ignored. Throws `InvalidFaultRule`. */
export function parseFaultRule(value: unknown, vocabulary: FaultVocabulary): FaultRule {
  const kinds = Object.keys(keysByKind).join(", ");
  if (!isJsonObject(value)) throw new InvalidFaultRule(`A rule is a JSON object with a "kind", one of ${kinds}`);
  const { kind } = value;
  if (!isKind(kind)) throw new InvalidFaultRule(`Unknown kind ${JSON.stringify(kind)}: it must be one of ${kinds}`);
  const { required, optional } = keysByKind[kind];
  const keys: readonly Key[] = [...required, ...optional];
  for (const key of Object.keys(value)) {
    if (key !== "kind" && !keys.some((known) => known === key)) {
      throw new InvalidFaultRule(`"${kind}" has no "${key}": it takes ${keys.join(", ")}`);
    }
  }
  for (const key of keys) {
    if (!Object.hasOwn(value, key) && !required.includes(key)) continue;
    const problem = checks[key](value[key], value, vocabulary);
    if (problem !== undefined) throw new InvalidFaultRule(`"${key}" of "${kind}" ${problem}`);
  }
  const contradiction = findContradiction(value);
  if (contradiction !== undefined) throw new InvalidFaultRule(contradiction);
  // Every key and value has been checked against the kind's table just above.
  return canonicalNames(value, vocabulary.schema) as unknown as FaultRule;
}
