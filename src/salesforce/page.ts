import { GatewayError } from "../errors";
import type { SelectQuery } from "../soql/ast";
import type { Row } from "../soql/executor";

/**
 * A query's answer as Salesforce sends it; a child list inside a row has the same form. Further pages are appended to
 * `records` in place: the object came out of the JSON parser and belongs to nobody else yet.
 */
export interface Page {
  readonly totalSize: number;
  done: boolean;
  nextRecordsUrl?: string | undefined;
  readonly records: Row[];
}

export function readPage(body: unknown): Page {
  if (isPage(body)) return body;
  throw new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce answered a query with something else than records.");
}

/** The child lists of a row, each with the sub-select that asked for it. A parent without children has `null`, not a list. */
export function childPages(
  row: Row,
  query: SelectQuery,
): readonly { readonly page: Page; readonly query: SelectQuery }[] {
  return query.select.flatMap((item) => {
    if (item.kind !== "subselect") return [];
    const page = row[item.query.from];
    return isPage(page) ? [{ page, query: item.query }] : [];
  });
}

/** Records of a page, those in child lists included. */
export function countRows(rows: readonly Row[], query: SelectQuery): number {
  if (!query.select.some(({ kind }) => kind === "subselect")) return rows.length;
  const children = rows.flatMap((row) => childPages(row, query));
  return children.reduce((sum, child) => sum + countRows(child.page.records, child.query), rows.length);
}

function isPage(value: unknown): value is Page {
  if (typeof value !== "object" || value === null || !("records" in value) || !("done" in value)) return false;
  return Array.isArray(value.records) && typeof value.done === "boolean";
}
