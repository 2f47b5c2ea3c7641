import {
  SoqlLiteralGeolocationValueContext,
  type SoqlDistanceExprContext,
  type SoqlFieldContext,
} from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import { notEvaluated } from "../refusal";
import type { Column, DistanceColumn } from "./ast";
import { buildName } from "./build-name";

/** A field, or functions around one: `CALENDAR_YEAR(convertTimezone(CreatedDate))`. */
export function buildColumn(tree: SoqlFieldContext): Column {
  const names = tree.soqlIdentifier().map(buildName);
  const parentheses = tree.LPAREN().map(({ symbol }) => symbol.startIndex);
  const path = names.at(-1) ?? buildName(tree);
  const calls = names.slice(0, -1);
  return calls.reduceRight<Column>(
    (argument, name, index) => ({
      kind: "call",
      name: name.text.toLowerCase(),
      argument,
      at: name.at,
      opensAt: parentheses[index] ?? name.at,
    }),
    { kind: "field", path, at: path.at },
  );
}

export function buildDistance(tree: SoqlDistanceExprContext): DistanceColumn {
  const place = tree.soqlGeolocationValue();
  if (!(place instanceof SoqlLiteralGeolocationValueContext)) {
    throw notEvaluated(`'${place.text}'`, place.start.startIndex);
  }
  const [latitude = 0, longitude = 0] = place.soqlNumberValue().map((value) => Number(value.text));
  const unit = tree.nonValidatedEscapeStringLiteral().text.slice(1, -1);
  return {
    kind: "distance",
    path: buildName(tree.soqlIdentifier()),
    latitude,
    longitude,
    unit,
    at: tree.start.startIndex,
  };
}
