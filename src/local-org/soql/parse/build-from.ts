import {
  SoqlUsingScopeContext,
  type SoqlFromClauseContext,
  type SoqlFromExprContext,
} from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import { malformed, notEvaluated } from "../refusal";
import type { From, Name } from "./ast";
import { buildName } from "./build-name";

/** The object or child relationship that a FROM names, its alias, and what else stands there. */
export function buildFrom(tree: SoqlFromClauseContext): From {
  const [first, ...more] = tree.soqlFromExprs().soqlFromExpr();
  const [from, alias] = first?.soqlIdentifier() ?? [];
  if (first === undefined || from === undefined) throw notEvaluated("this FROM", tree.start.startIndex);
  const joins = more.flatMap((expression) => {
    const using = expression.soqlUsingClause();
    if (using !== undefined) throw malformed("unexpected token: 'USING'", using.start.startIndex);
    const [path, name] = expression.soqlIdentifier();
    return path === undefined ? [] : [{ path: buildName(path), alias: name && buildName(name) }];
  });
  return { from: buildName(from), alias: alias && buildName(alias), joins, usingScope: buildScope(first) };
}

function buildScope(tree: SoqlFromExprContext): Name | undefined {
  const using = tree.soqlUsingClause();
  if (using === undefined) return undefined;
  const [scope, ...more] = using.soqlUsingExprs()?.soqlUsingExpr() ?? [];
  if (!(scope instanceof SoqlUsingScopeContext) || more.length > 0) {
    throw notEvaluated("this USING", using.start.startIndex);
  }
  return buildName(scope.soqlIdentifierNoReserved());
}
