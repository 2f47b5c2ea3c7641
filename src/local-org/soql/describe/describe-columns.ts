import type { JsonRecord } from "../query-context";
import { printField } from "../resolve/resolve-path";
import type {
  FieldMember,
  GroupColumn,
  GroupQuery,
  Lookup,
  Projection,
  ProjectionItem,
  QueryField,
  ResolvedQuery,
} from "../resolve/resolved-query";
import { classOf } from "../values/value-class";

/**
 * What `columns=true` answers in place of records (wire fact 28): each column of the answer, those of parents and of
 * child lists as columns of theirs.
 */
export function describeColumns(query: ResolvedQuery): JsonRecord {
  const { object } = query;
  return {
    columnMetadata: columnsOf(query),
    entityName: object.name,
    groupBy: query.kind === "groups" && query.groupBy.length > 0,
    idSelected: query.kind === "rows" && query.projection.some((item) => item.kind === "field" && item.name === "Id"),
    keyPrefix: object.keyPrefix,
  };
}

function columnsOf(query: ResolvedQuery): readonly JsonRecord[] {
  switch (query.kind) {
    case "rows":
      return describeProjection(query.projection);
    case "groups":
      return query.columns.map((column) => describeGroupColumn(query, column));
    case "count":
      return [];
  }
}

function describeProjection(projection: Projection): readonly JsonRecord[] {
  return projection.map(describeItem);
}

function describeItem(item: ProjectionItem): JsonRecord {
  switch (item.kind) {
    case "field":
      return describeMember(item);
    case "parent":
      return describeParent(item.lookup, describeProjection(item.projection));
    case "name":
      return describeParent(item.lookup, item.members.map(describeMember));
    case "typeof": {
      const { lookup, branches, otherwise } = item.typeOf;
      const members = branches.flatMap((branch) => describeProjection(branch.projection));
      return describeParent(lookup, [...members, ...otherwise.map(describeMember)]);
    }
    case "children": {
      const { name, query } = item.children;
      return column({ columnName: name, aggregate: true, joinColumns: describeProjection(query.projection) });
    }
  }
}

function describeMember({ name, field, presentation }: FieldMember): JsonRecord {
  if (presentation === undefined) return describeField(name, field);
  const displayName = `${presentation === "format" ? "format" : "toLabel"}(${field.name})`;
  return column({ columnName: name, displayName, aggregate: true, textType: true });
}

function describeParent({ name, key }: Lookup, joinColumns: readonly JsonRecord[]): JsonRecord {
  return column({ columnName: name, foreignKeyName: key, joinColumns });
}

function describeGroupColumn(query: GroupQuery, { name, value, field }: GroupColumn): JsonRecord {
  const path = value.kind === "aggregate" ? value.path : query.groupBy[value.index];
  const part = path?.derivation?.kind === "datePart" ? path.derivation.part : undefined;
  if (value.kind === "group" && part === undefined) return describeField(name, field);
  const call = value.kind === "aggregate" ? value.name : value.kind === "grouping" ? "grouping" : (part ?? "");
  const displayName = `${call}(${path === undefined ? "" : printField(path)})`;
  return column({ columnName: name, displayName, aggregate: true, numberType: isNumber(field) });
}

function describeField(name: string, field: QueryField): JsonRecord {
  const { custom, createable, updateable } = field;
  return column({
    columnName: name,
    displayName: field.name,
    apexType: apexTypeOf(field.type),
    booleanType: field.type === "boolean",
    custom: custom ?? false,
    insertable: createable ?? false,
    updatable: updateable ?? false,
    numberType: isNumber(field),
    textType: classOf(field.type) === "text",
  });
}

function isNumber({ type }: QueryField): boolean {
  return classOf(type) === "int" || classOf(type) === "double";
}

/** Only `Id` and `String` are known from answers of orgs; the others are Apex's own names of such types. */
function apexTypeOf(type: string): string {
  switch (classOf(type)) {
    case "id":
      return "Id";
    case "text":
      return "String";
    case "int":
      return "Integer";
    case "double":
      return "Double";
    case "boolean":
      return "Boolean";
    case "date":
      return "Date";
    case "dateTime":
      return "Datetime";
    case "time":
      return "Time";
    case "opaque":
      return type;
  }
}

/** A column's keys in the order in which they are answered. */
function column(facts: { readonly columnName: string } & Readonly<Record<string, unknown>>): JsonRecord {
  return {
    aggregate: false,
    apexType: null,
    booleanType: false,
    custom: false,
    displayName: facts.columnName,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: false,
    textType: false,
    updatable: false,
    ...facts,
  };
}
