import type { Name } from "../parse/ast";
import { malformed, notEvaluated } from "../refusal";
import type { ResolvedCondition } from "./resolved-query";
import type { Scope } from "./scope";

/** Resolves USING SCOPE, of the scopes that the object's describe lists: the conditions that it adds. */
export function resolveUsing(scope: Scope, using: Name | undefined): readonly ResolvedCondition[] {
  if (using === undefined) return [];
  const name = using.text.toLowerCase();
  const { object } = scope;
  if (name !== "everything" && !object.supportedScopes.some((supported) => supported.name.toLowerCase() === name)) {
    throw malformed(`scope '${using.text}' is not supported for entity ${object.name}`, using.at);
  }
  switch (name) {
    case "everything":
      return [];
    case "mine":
      return [compareOwn(scope, "OwnerId", "=", using)];
    case "delegated":
      return [compareOwn(scope, "CreatedById", "=", using), compareOwn(scope, "OwnerId", "!=", using)];
    default:
      throw notEvaluated(`USING SCOPE ${using.text}`, using.at);
  }
}

/** Whether a lookup of the record leads to the asking user. */
function compareOwn({ object, context }: Scope, name: string, operator: "=" | "!=", using: Name): ResolvedCondition {
  const field = object.field(name);
  if (field === undefined)
    throw malformed(`scope '${using.text}' is not supported for entity ${object.name}`, using.at);
  return {
    kind: "comparison",
    by: { lookups: [], field },
    field,
    operator,
    operand: { kind: "key", key: context.userId },
  };
}
