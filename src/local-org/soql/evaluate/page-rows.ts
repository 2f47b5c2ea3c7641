import type { Projection, ProjectionItem, QueryField } from "../resolve/resolved-query";

/** How much of a page one plain field takes; texts longer than a line count as many. */
const LONG_TEXT = 100;
const LONGEST_LINE = 255;
/** As much as 2,000 records of 30 fields. */
const ROOM = 60_000;
const FEWEST = 200;

/**
 * How many records fit on a page however many are asked for: fewer of many fields or of long texts (rest-api.md §3). The
 * numbers are our own; Salesforce says only that there are fewer.
 */
export function pageRowsOf(projection: Projection): number {
  return Math.max(FEWEST, Math.floor(ROOM / Math.max(1, weigh(projection))));
}

function weigh(projection: Projection): number {
  return projection.reduce((sum, item) => sum + weighItem(item), 0);
}

function weighItem(item: ProjectionItem): number {
  switch (item.kind) {
    case "field":
      return weighField(item.field);
    case "parent":
      return weigh(item.projection);
    case "name":
      return item.members.length;
    case "typeof":
      return Math.max(...item.typeOf.branches.map((branch) => weigh(branch.projection)));
    case "children":
      // Their records count for themselves.
      return 0;
  }
}

function weighField({ type, length = 0 }: QueryField): number {
  const isLong = type === "base64" || (type === "textarea" && length > LONGEST_LINE);
  return isLong ? LONG_TEXT : 1;
}
