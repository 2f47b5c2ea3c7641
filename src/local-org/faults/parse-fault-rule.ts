import type { Schema } from "../metadata/schema";
import { isJsonObject } from "../request";
import type { FaultKind, FaultRule } from "./fault-rule";

/** A rule that cannot be understood; the message says why and what would be. */
export class InvalidFaultRule extends Error {
  override readonly name = "InvalidFaultRule";
}

/** What a rule's words may refer to. */
interface FaultVocabulary {
  readonly schema: Schema;
  readonly hasUser: (username: string) => boolean;
}

type Check = (
  value: unknown,
  rule: Readonly<Record<string, unknown>>,
  vocabulary: FaultVocabulary,
) => string | undefined;

const methods = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"];

const wholeNumber =
  (from: number, to: number): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= from && value <= to
      ? undefined
      : `must be a whole number from ${from} to ${to}`;

const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && choices.includes(value) ? undefined : `must be one of ${choices.join(", ")}`;

const objectName: Check = (value, _rule, { schema }) =>
  typeof value === "string" && schema.object(value) !== undefined
    ? undefined
    : `must be an object of the org: ${schema.objects.map((object) => object.name).join(", ")}`;

const fieldName: Check = (value, rule, { schema }) =>
  typeof value === "string" && schema.object(String(rule.object))?.field(value) !== undefined
    ? undefined
    : `must be a field of ${String(rule.object)}`;

const checks = {
  count: wholeNumber(1, 1_000_000),
  path: (value) => (typeof value === "string" && value !== "" ? undefined : "must be a part of a path, such as /query"),
  method: oneOf(methods),
  object: objectName,
  field: fieldName,
  user: (value, _rule, { hasUser }) =>
    typeof value === "string" && hasUser(value) ? undefined : "must be the username of a user, such as rep@local.test",
  rows: wholeNumber(0, 2_000),
  ms: wholeNumber(1, 600_000),
  when: oneOf(["before", "after"]),
  all: (value) => (value === true ? undefined : "must be true, or left out"),
} satisfies Record<string, Check>;

type Key = keyof typeof checks;

const keysByKind: Readonly<
  Record<FaultKind, { readonly required: readonly Key[]; readonly optional: readonly Key[] }>
> = {
  unavailable: { required: [], optional: ["count", "path", "method"] },
  expireSession: { required: [], optional: ["count", "path", "method", "all"] },
  refuseToken: { required: [], optional: ["count"] },
  lock: { required: [], optional: ["count", "path", "method", "object"] },
  limitExceeded: { required: [], optional: ["count", "path", "method"] },
  cutChildLists: { required: ["rows"], optional: ["count", "path", "method"] },
  slow: { required: ["ms"], optional: ["count", "path", "method"] },
  drop: { required: ["when"], optional: ["count", "path", "method"] },
  hideField: { required: ["object", "field"], optional: ["user"] },
  hideObject: { required: ["object"], optional: ["user"] },
};

function isKind(value: unknown): value is FaultKind {
  return typeof value === "string" && Object.hasOwn(keysByKind, value);
}

/** The rule with its object and field spelt as the describe spells them. */
function canonicalNames(rule: Readonly<Record<string, unknown>>, schema: Schema): Readonly<Record<string, unknown>> {
  const object = schema.object(String(rule.object));
  if (object === undefined) return rule;
  const field = object.field(String(rule.field));
  return { ...rule, object: object.name, ...(field === undefined ? {} : { field: field.name }) };
}

/** Reads a rule strictly: an unknown key or a value out of range is never ignored. Throws `InvalidFaultRule`. */
export function parseFaultRule(value: unknown, vocabulary: FaultVocabulary): FaultRule {
  const kinds = Object.keys(keysByKind).join(", ");
  if (!isJsonObject(value)) throw new InvalidFaultRule(`A rule is a JSON object with a "kind", one of ${kinds}`);
  const { kind } = value;
  if (!isKind(kind)) throw new InvalidFaultRule(`Unknown kind ${JSON.stringify(kind)}: it must be one of ${kinds}`);
  const { required, optional } = keysByKind[kind];
  const allowed: readonly string[] = [...required, ...optional];
  for (const key of Object.keys(value)) {
    if (key !== "kind" && !allowed.includes(key)) {
      throw new InvalidFaultRule(`"${kind}" has no "${key}": it takes ${allowed.join(", ")}`);
    }
  }
  for (const key of [...required, ...optional]) {
    if (!Object.hasOwn(value, key) && !required.includes(key)) continue;
    const problem = checks[key](value[key], value, vocabulary);
    if (problem !== undefined) throw new InvalidFaultRule(`"${key}" of "${kind}" ${problem}`);
  }
  if ("all" in value && Object.keys(value).length > 2) {
    throw new InvalidFaultRule(`"all" of "expireSession" ends every session at once, and takes nothing beside it`);
  }
  // Every key and value has been checked against the kind's table just above.
  return canonicalNames(value, vocabulary.schema) as unknown as FaultRule;
}
