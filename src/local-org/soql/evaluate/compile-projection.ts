import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import { fieldJson, recordAttributes } from "../../records/record-json";
import type { OrgRecord } from "../../records/table";
import type { JsonRecord, QueryContext } from "../query-context";
import { NAME_OBJECT } from "../resolve/name-object";
import type {
  ChildQuery,
  Lookup,
  FieldMember,
  Projection,
  ProjectionItem,
  RowQuery,
  TypeofProjection,
} from "../resolve/resolved-query";
import { presentValue } from "../values/present-value";
import { compileValue, followLookup, madeNameFields, type Found } from "./follow-lookup";

/** How a record's members are read, one after the other. */
type Read = (found: Found) => unknown;

/** Compiles a statement to a function of the records it selects from. */
type CompileRows = (context: QueryContext, query: RowQuery) => (source: Iterable<OrgRecord>) => JsonRecord[];

/** Shows a record as the answer nests it (soql.md §3). `compileRows` compiles the child lists in it. */
export function compileProjection(
  context: QueryContext,
  projection: Projection,
  compileRows: CompileRows,
): (found: Found) => JsonRecord {
  const members = compileMembers(context, projection, compileRows);
  return (found) => show(context, found, found.object.name, members);
}

type Members = readonly { readonly name: string; readonly read: Read }[];

function compileMembers(context: QueryContext, projection: Projection, compileRows: CompileRows): Members {
  return projection.map((item) => compileMember(context, item, compileRows));
}

function compileMember(context: QueryContext, item: ProjectionItem, compileRows: CompileRows): Members[number] {
  switch (item.kind) {
    case "field":
      return compileField(context, item);
    case "parent": {
      const members = compileMembers(context, item.projection, compileRows);
      return { name: item.lookup.name, read: compileParent(context, item.lookup, members) };
    }
    case "name":
      return {
        name: item.lookup.name,
        read: compileParent(context, item.lookup, compileNameMembers(context, item.members)),
      };
    case "typeof":
      return { name: item.typeOf.lookup.name, read: compileTypeof(context, item.typeOf, compileRows) };
    case "children":
      return { name: item.children.name, read: compileChildren(context, item.children, compileRows) };
  }
}

function compileParent(context: QueryContext, lookup: Lookup, members: Members): Read {
  return ({ row }) => {
    const parent = followLookup(context, lookup, row);
    return parent ? show(context, parent, lookup.target?.name ?? NAME_OBJECT, members) : null;
  };
}

/** The members of the Name pseudo-object: its Type is none of the record's own, even where the record has one. */
function compileNameMembers(context: QueryContext, members: readonly FieldMember[]): Members {
  return members.map((member) => {
    const read = madeNameFields.get(member.field.name);
    return read === undefined ? compileField(context, member) : { name: member.name, read };
  });
}

function compileField(context: QueryContext, { name, field, presentation }: FieldMember): Members[number] {
  if (presentation === undefined) return { name, read: compileRead(context, field.name) };
  const readValue = compileValue(context, { lookups: [], field });
  return { name, read: ({ row }) => presentValue(presentation, field, readValue(row), context) };
}

function compileTypeof(context: QueryContext, typeOf: TypeofProjection, compileRows: CompileRows): Read {
  const branches = new Map(
    typeOf.branches.map((branch) => [branch.object.name, compileMembers(context, branch.projection, compileRows)]),
  );
  const otherwise = compileNameMembers(context, typeOf.otherwise);
  return ({ row }) => {
    const parent = followLookup(context, typeOf.lookup, row);
    if (parent === undefined) return null;
    const type = parent.object.name;
    return show(context, parent, type, branches.get(type) ?? otherwise);
  };
}

/** A child list is an answer of its own, and null when it is empty. */
function compileChildren(context: QueryContext, children: ChildQuery, compileRows: CompileRows): Read {
  const rows = compileRows(context, children.query);
  const table = context.database.table(children.query.object.name);
  return ({ row }) => {
    const records = rows(table.referringTo(children.key, String(row.Id)));
    return records.length === 0 ? null : { totalSize: records.length, done: true, records };
  };
}

function show(context: QueryContext, found: Found, type: string, members: Members): JsonRecord {
  const { url } = recordAttributes(found.object.name, String(found.row.Id), context.apiVersion);
  const json: JsonRecord = { attributes: { type, url } };
  for (const { name, read } of members) json[name] = read(found);
  return json;
}

/**
 * Null for a field that the record's object does not have: Name stands for records of many objects. But most records
 * are of the same object as the one before, and so is the field.
 */
function compileRead(context: QueryContext, name: string): Read {
  let last: ObjectSchema | undefined;
  let field: FieldDescribe | undefined;
  return ({ object, row }) => {
    if (object !== last) field = object.field(name);
    last = object;
    return field === undefined ? null : fieldJson(context, object, field, row);
  };
}
