import type { SObjectDef } from "../catalogue/define";
import type { OrgMetadata } from "../catalogue/metadata";
import { GatewayError } from "../errors";
import { and, type Folded } from "../soql/conditions";
import { after, decodeCursor, type Position } from "./cursor";
import type { DraftOptions } from "./draft";
import { compileFilter } from "./filter";
import { compileOrderBy, type Ordering } from "./order-by";
import type { ListSelection } from "./selection";

/** The page size from which no look-ahead row is read beyond the answer's own page: `totalSize` tells. */
const maxPage = 2000;

/** What a list's arguments come to. */
export interface Page {
  readonly filter: Folded;
  readonly ordering: Ordering;
  readonly position: Position | undefined;
  /** The filter, and what comes after the position. */
  readonly where: Folded;
  readonly limit: number;
}

export function readPage(metadata: OrgMetadata, list: ListSelection): Page {
  requireObject(metadata, list.object);
  const filter = compileFilter(list.object, list.where, metadata);
  const ordering = compileOrderBy(list.object, list.orderBy, filter, metadata);
  const position = list.after === undefined ? undefined : decodeCursor(ordering, list.after);
  const where = position ? and(filter, after(ordering, position)) : filter;
  return { filter, ordering, position, where, limit: Math.max(...list.views) + (list.wantsHasNextPage ? 1 : 0) };
}

/** A page as options of the statement that reads it; `where` may say more than the page's own. */
export function pageOptions(page: Page, where: Folded): DraftOptions {
  return {
    where: typeof where === "boolean" ? undefined : where,
    orderBy: page.ordering.keys.map(({ path, direction, nulls }) => ({ path, direction, nulls })),
    limit: page.limit,
    rows: Math.min(page.limit, maxPage),
  };
}

/** Whether any row is needed to answer: not for a mere count, nor where nothing can match. */
export function wantsRows(list: ListSelection, page: Page): boolean {
  const { wantsRecords, wantsHasNextPage, wantsCursors } = list;
  return (wantsRecords || wantsHasNextPage || wantsCursors) && page.limit > 0 && page.where !== false;
}

/**
 * The ids to which a filter confines its list, when they are no more than the list may hold. What is counted for each
 * of them is one answer that Salesforce does not page (soql.md §6), so there are never more than a page of them.
 */
export function boundedIds({ filter, limit }: Page): readonly string[] | undefined {
  if (typeof filter === "boolean") return undefined;
  for (const term of filter.kind === "and" ? filter.terms : [filter]) {
    const values =
      term.kind === "in" && term.path === "Id" && !term.negated
        ? term.values
        : term.kind === "comparison" && term.path === "Id" && term.operator === "="
          ? [term.value]
          : undefined;
    if (values && values.length <= Math.min(limit, maxPage))
      return values.flatMap((value) => (value.kind === "string" ? [value.value] : []));
  }
  return undefined;
}

/** Refuses to read an object that the identity cannot see. */
export function requireObject(metadata: OrgMetadata, object: SObjectDef): void {
  if (!metadata.has(object.apiName)) {
    throw new GatewayError(
      "FIELD_NOT_ACCESSIBLE",
      `This user cannot see ${object.apiName} records, or the org does not have them. Ask an administrator for access.`,
    );
  }
}
