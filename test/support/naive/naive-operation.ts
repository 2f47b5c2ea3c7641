import { getArgumentValues, type GraphQLResolveInfo } from "graphql";
import { catalogue } from "../../../src/catalogue/catalogue";
import { addressPartField, addressParts, type SObjectDef } from "../../../src/catalogue/define";
import type { Database, FieldValue, OrgRecord } from "../../../src/local-org/records/table";
import { fold, follow, matches, type FindRecord } from "./matches";

const rowOf = Symbol("the record behind an answer");

interface Source {
  readonly [rowOf]: OrgRecord;
  readonly __typename: string;
}

/**
 * Answers root fields and relations straight from the records, one at a time: what the planner must come to, however it
 * goes about it.
 */
export function naiveOperation(database: Database) {
  const rowsOf = ({ apiName }: SObjectDef) => [...database.table(apiName).rows()];
  const all = new Map(catalogue.flatMap((object) => rowsOf(object).map((row) => [row.Id, row] as const)));
  const find: FindRecord = (id) => (id === undefined ? undefined : all.get(id));

  function list(object: SObjectDef, rows: readonly OrgRecord[], args: Readonly<Record<string, unknown>>): object {
    const { first, where, orderBy } = args;
    const matching = rows.filter((row) => isListed(find, object, where as object | undefined, row));
    const sorted = sortRows(find, object, matching, (orderBy ?? []) as object[]);
    const nodes = sorted.slice(0, Number(first)).map((row) => sourceOf(object, row));
    return {
      nodes,
      edges: nodes.map((node) => ({ node })),
      totalCount: matching.length,
      pageInfo: { hasNextPage: matching.length > Number(first), hasPreviousPage: false },
    };
  }

  return {
    root(info: GraphQLResolveInfo): unknown {
      const args = argumentsOf(info);
      for (const object of catalogue) {
        if (object.plural === info.fieldName) return list(object, rowsOf(object), args);
        if (object.singular !== info.fieldName) continue;
        const row = find(args.id as string);
        return row ? sourceOf(object, row) : null;
      }
      throw new Error(`unknown root ${info.fieldName}`);
    },
    relation(source: object, info: GraphQLResolveInfo): unknown {
      const { [rowOf]: row, __typename } = source as Source;
      const object = catalogue.find(({ name }) => name === __typename);
      const parent = object?.parents.get(info.fieldName);
      const child = object?.children.get(info.fieldName);
      if (parent) {
        const found = follow(find, row[parent.foreignKey]);
        return found ? sourceOf(...found) : null;
      }
      if (!child) throw new Error(`unknown relation ${info.fieldName}`);
      const target = child.target();
      return list(
        target,
        rowsOf(target).filter((other) => other[child.foreignKey] === row.Id),
        argumentsOf(info),
      );
    },
  };
}

function argumentsOf({ parentType, fieldName, fieldNodes, variableValues }: GraphQLResolveInfo) {
  const field = parentType.getFields()[fieldName];
  const [node] = fieldNodes;
  if (!field || !node) throw new Error(`no field ${fieldName}`);
  return getArgumentValues(field, node, variableValues);
}

function isListed(find: FindRecord, object: SObjectDef, where: object | undefined, row: OrgRecord): boolean {
  const left = object.excludedUnlessFiltered && object.fields.get(object.excludedUnlessFiltered);
  if (left && row[left.apiName] === true && !JSON.stringify(where ?? {}).includes(`"${left.name}"`)) return false;
  return where === undefined || matches(find, object, where as Readonly<Record<string, unknown>>, row);
}

function sourceOf(object: SObjectDef, row: OrgRecord): Source {
  const values = [...object.fields.values()].map((field): [string, unknown] => {
    if (field.type !== "address") return [field.name, row[field.apiName] ?? null];
    const parts = addressParts.map((part) => [part, row[addressPartField(field, part).apiName] ?? null]);
    return [field.name, parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts)];
  });
  return { ...Object.fromEntries(values), __typename: object.name, [rowOf]: row };
}

function sortRows(
  find: FindRecord,
  object: SObjectDef,
  rows: readonly OrgRecord[],
  orderBy: readonly object[],
): readonly OrgRecord[] {
  return [...rows].sort((a, b) => {
    for (const entry of [...orderBy, { id: "ASC" }]) {
      const order = compare(read(find, object, a, entry), read(find, object, b, entry), directionOf(entry));
      if (order !== 0) return order;
    }
    return 0;
  });
}

function directionOf(entry: unknown): string {
  return typeof entry === "string" ? entry : directionOf(Object.values(entry as object)[0]);
}

/** The value that an entry such as `{ account: { name: "ASC" } }` orders by. Ids keep their case. */
function read(find: FindRecord, object: SObjectDef, row: OrgRecord | undefined, entry: object): FieldValue {
  const [[name, value] = ["", ""]] = Object.entries(entry) as [string, object][];
  const field = object.fields.get(name);
  if (field) return field.type === "id" ? (row?.Id ?? null) : fold(row?.[field.apiName] ?? null);
  const parent = object.parents.get(name);
  const target = parent?.target();
  if (!parent || target?.kind !== "object") throw new Error(`cannot order by ${name}`);
  return read(find, target, find(row?.[parent.foreignKey]), value as object);
}

function compare(a: FieldValue, b: FieldValue, direction: string): number {
  if (a === b) return 0;
  if (a === null || b === null) return (a === null) === direction.endsWith("FIRST") ? -1 : 1;
  return a < b === direction.startsWith("ASC") ? -1 : 1;
}
