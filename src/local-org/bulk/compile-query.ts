import type { SelectStatement } from "../soql/parse/ast";
import { compileSelection, type Selection } from "../soql/evaluate/run-query";
import { parseStatement } from "../soql/parse/parse-statement";
import type { JsonRecord, QueryContext } from "../soql/query-context";
import { Refusal, toSalesforceError } from "../soql/refusal";
import type { Projection, RowQuery } from "../soql/resolve/resolved-query";
import { resolveStatement } from "../soql/resolve/resolve-statement";
import { stringify } from "../records/stringify";
import { apiError } from "./refuse-job";

interface Column {
  /** Of keys from a record to the value; also the column's name, with dots. */
  readonly path: readonly string[];
  readonly type: string;
}

/** A query as rows of texts. */
export interface BulkQuery {
  readonly object: string;
  readonly columns: readonly string[];
  readonly select: Selection["select"];
  readonly print: (row: Parameters<Selection["project"]>[0]) => readonly string[];
}

/**
 * Compiles the statement of a query job. Throws as a query does, and for what bulk queries do not do (rest-api.md §10).
 */
export function compileBulkQuery(context: QueryContext, soql: string): BulkQuery {
  try {
    const statement = parseStatement(soql);
    const query = requirePlain(resolveStatement(context, statement), statement);
    const columns = inOrder(listColumns(query.projection, []), statement);
    const { select, project } = compileSelection(context, query);
    return {
      object: query.object.name,
      columns: columns.map(({ path }) => path.join(".")),
      select,
      print: (row) => {
        const record = project(row);
        return columns.map((column) => printValue(record, column));
      },
    };
  } catch (error) {
    if (error instanceof Refusal) throw toSalesforceError(error, soql);
    throw error;
  }
}

function requirePlain(query: ReturnType<typeof resolveStatement>, { offset }: SelectStatement): RowQuery {
  if (query.kind !== "rows") throw apiError("Aggregate functions and GROUP BY are not supported in Bulk Query");
  if (offset !== undefined) throw apiError("OFFSET is not supported in Bulk Query");
  return query;
}

function listColumns(projection: Projection, above: readonly string[]): readonly Column[] {
  return projection.flatMap((item): readonly Column[] => {
    switch (item.kind) {
      case "field":
        if (item.field.type === "address" || item.field.type === "location") {
          throw apiError("Selecting compound data not supported in Bulk Query");
        }
        return [{ path: [...above, item.name], type: item.field.type }];
      case "parent":
        return listColumns(item.projection, [...above, item.lookup.name]);
      case "name":
        return listColumns(item.members, [...above, item.lookup.name]);
      case "typeof":
        throw apiError("TYPEOF is not supported in Bulk Query");
      case "children":
        throw apiError("Aggregate Relationships not supported in Bulk V2 Query with CSV content type");
    }
  });
}

/** Columns come in the order of the SELECT, where an answer in JSON gathers those of a parent. */
function inOrder(columns: readonly Column[], { select }: SelectStatement): readonly Column[] {
  const written = select.map((item) =>
    item.kind === "column" && item.column.kind === "field" ? item.column.path.text.toLowerCase() : "",
  );
  const placeOf = ({ path }: Column): number => {
    const name = path.join(".").toLowerCase();
    return written.findIndex((text) => text === name || text.endsWith(`.${name}`));
  };
  const isKnown = columns.every((column) => placeOf(column) >= 0);
  return isKnown ? [...columns].sort((a, b) => placeOf(a) - placeOf(b)) : columns;
}

function printValue(record: JsonRecord, { path, type }: Column): string {
  let value: unknown = record;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return "";
    value = (value as JsonRecord)[key];
  }
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return stringify(value);
  return type === "datetime" ? value.replace(/\+0000$/, "Z") : value;
}
