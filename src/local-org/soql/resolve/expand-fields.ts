import type { FieldDescribe } from "../../metadata/schema";
import type { CallColumn, SelectStatement } from "../parse/ast";
import { malformed } from "../refusal";
import type { Scope } from "./scope";

const SINCE = 51;
const GREATEST_LIMIT = 200;

/** The fields that FIELDS(ALL), FIELDS(STANDARD) or FIELDS(CUSTOM) stands for (soql.md §2). */
export function expandFields(
  scope: Scope,
  { limit }: SelectStatement,
  { argument, at, opensAt }: CallColumn,
): readonly FieldDescribe[] {
  if (Number(scope.context.apiVersion) < SINCE) throw malformed("unexpected token: '('", opensAt);
  const group = argument.kind === "field" ? argument.path.text.toUpperCase() : "";
  if (group !== "ALL" && group !== "STANDARD" && group !== "CUSTOM") {
    throw malformed("FIELDS() takes ALL, STANDARD or CUSTOM", argument.at);
  }
  // Standard fields are bounded in number; custom ones are not.
  if (group !== "STANDARD" && (limit === undefined || limit.value > GREATEST_LIMIT)) {
    throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${GREATEST_LIMIT}`, at);
  }
  return scope.object.fields.filter((field) => group === "ALL" || field.custom === (group === "CUSTOM"));
}
