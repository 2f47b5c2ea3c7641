import type { Column, Condition, Name, SemiJoin } from "../parse/ast";
import { malformed, notEvaluated } from "../refusal";
import { classOf } from "../values/value-class";
import { resolvePath } from "./resolve-path";
import type { FieldPath, QueryField, ResolvedSemiJoin, ResolvedWhere } from "./resolved-query";
import { aliasesOf, resolveObject, type Scope } from "./scope";

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
  const leftName = fieldName(semiJoin.column);
  const outer = resolvePath(scope, leftName);
  if (!isOwnId(outer)) {
    throw malformed(
      outer.lookups.length > 0
        ? `The left operand '${leftName.text}' cannot have more than one level of relationships`
        : `semi join sub selects can only query id fields, cannot use: '${outer.field.name}'`,
      leftName.at,
    );
  }
  refuseJoins(semiJoin);
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
    aliases: aliasesOf(semiJoin),
    prefix: `${scope.prefix}(${semiJoin.at})`,
    level: "semiJoin",
  };
  const selectName = fieldName(semiJoin.select);
  const select = resolvePath(inner, selectName);
  if (!isOwnId(select)) {
    throw malformed(`semi join sub selects can only query id fields, cannot use: '${selectName.text}'`, selectName.at);
  }
  refuseOtherObjects(scope, { name: leftName, field: outer.field }, inner, { name: selectName, field: select.field });
  const where = resolveWhere(inner, semiJoin.where);
  return { field: outer.field, negated: semiJoin.negated, object, select: select.field, where };
}

/** The field on one side of a semi-join; a function has no ids. */
function fieldName(column: Column): Name {
  if (column.kind === "field") return column.path;
  const name = column.kind === "call" ? `${column.name}()` : "DISTANCE()";
  throw malformed(`semi join sub selects can only query id fields, cannot use: '${name}'`, column.at);
}

function refuseJoins({ joins, usingScope }: SemiJoin): void {
  const [join] = joins;
  if (join !== undefined) throw notEvaluated("more than one name after FROM in a semi-join", join.path.at);
  if (usingScope !== undefined) throw malformed("only root queries support USING SCOPE", usingScope.at);
}

interface Side {
  readonly name: Name;
  readonly field: QueryField;
}

function refuseOtherObjects(outer: Scope, left: Side, inner: Scope, selected: Side): void {
  const pointed = objectsOf(outer, left.field);
  if (objectsOf(inner, selected.field).some((name) => pointed.includes(name))) return;
  throw malformed(
    `The selected field '${selected.name.text}' in the subquery and the left operand field in the where expression ` +
      `in the outer query '${left.name.text}' should point to the same object type`,
    left.name.at,
  );
}

/** The objects whose ids a field holds. */
function objectsOf(scope: Scope, field: QueryField): readonly string[] {
  return field.type === "id" ? [scope.object.name] : field.referenceTo;
}

function isOwnId({ lookups, field }: FieldPath): boolean {
  return lookups.length === 0 && classOf(field.type) === "id";
}
