import type { Condition, SemiJoin } from "../parse/ast";
import { malformed } from "../refusal";
import { classOf } from "../values/value-class";
import { resolvePath } from "./resolve-path";
import type { FieldPath, QueryField, ResolvedSemiJoin, ResolvedWhere } from "./resolved-query";
import { resolveObject, type Scope } from "./scope";

/** Objects whose records no semi- or anti-join may select (soql.md §8), in lower case. */
const barred: ReadonlySet<string> = new Set([
  "activityhistory",
  "attachment",
  "contentdocumentlink",
  "event",
  "eventattendee",
  "note",
  "openactivity",
  "task",
]);

/** Resolves a semi- or anti-join by the rules of soql.md §8. `resolveWhere` resolves the condition inside. */
export function resolveSemiJoin(
  scope: Scope,
  semiJoin: SemiJoin,
  resolveWhere: (scope: Scope, where: Condition | undefined) => ResolvedWhere,
): ResolvedSemiJoin {
  if (scope.level !== "root") throw malformed("Nesting of semi join sub-selects is not supported", semiJoin.at);
  const outer = resolvePath(scope, semiJoin.path);
  if (!isOwnId(outer)) {
    throw malformed(
      outer.lookups.length > 0
        ? `The left operand '${semiJoin.path.text}' cannot have more than one level of relationships`
        : `semi join sub selects can only query id fields, cannot use: '${outer.field.name}'`,
      semiJoin.path.at,
    );
  }
  const object = resolveObject(scope.context, semiJoin.from);
  if (barred.has(object.name.toLowerCase())) {
    throw malformed(`Entity '${object.name}' is not supported for semi join inner selects`, semiJoin.from.at);
  }
  if (object.name === scope.object.name) {
    throw malformed("The inner and outer selects should not be on the same object type", semiJoin.at);
  }
  const inner: Scope = {
    ...scope,
    object,
    alias: semiJoin.alias?.text,
    prefix: `${scope.prefix}(${semiJoin.at})`,
    level: "semiJoin",
  };
  const select = resolvePath(inner, semiJoin.select);
  if (!isOwnId(select)) {
    throw malformed(
      `semi join sub selects can only query id fields, cannot use: '${semiJoin.select.text}'`,
      semiJoin.select.at,
    );
  }
  refuseOtherObjects(scope, outer.field, inner, select.field, semiJoin);
  const where = resolveWhere(inner, semiJoin.where);
  return { field: outer.field, negated: semiJoin.negated, object, select: select.field, where };
}

function refuseOtherObjects(
  outer: Scope,
  left: QueryField,
  inner: Scope,
  selected: QueryField,
  { path, select }: SemiJoin,
): void {
  const pointed = objectsOf(outer, left);
  if (objectsOf(inner, selected).some((name) => pointed.includes(name))) return;
  throw malformed(
    `The selected field '${select.text}' in the subquery and the left operand field in the where expression in the ` +
      `outer query '${path.text}' should point to the same object type`,
    path.at,
  );
}

/** The objects whose ids a field holds. */
function objectsOf(scope: Scope, field: QueryField): readonly string[] {
  return field.type === "id" ? [scope.object.name] : field.referenceTo;
}

function isOwnId({ lookups, field }: FieldPath): boolean {
  return lookups.length === 0 && classOf(field.type) === "id";
}
