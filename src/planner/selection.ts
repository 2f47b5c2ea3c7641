import {
  getArgumentValues,
  GraphQLError,
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields";
import type { ChildDef, FieldDef, ParentDef, SObjectDef } from "../catalogue/define";
import { GatewayError } from "../errors";
import { measureSelections } from "./measure-selections";
import { requireGivenVariables } from "./omitted-variables";
import { stableJson } from "./stable-json";

/** What a document asks of one record. Each field and relation stands once, however often and by whatever alias it was asked. */
export interface RecordSelection {
  readonly object: SObjectDef;
  readonly fields: readonly FieldDef[];
  readonly parents: readonly ParentSelection[];
  readonly lists: readonly ListSelection[];
}

export interface ParentSelection {
  readonly relation: ParentDef;
  /** One selection for each object that the parent may be; exactly one unless the lookup is polymorphic. */
  readonly records: readonly RecordSelection[];
}

/** What a document asks of a list of records. Requests that differ only in `first` are one list with several views. */
export interface ListSelection {
  readonly object: SObjectDef;
  /** Undefined for the lists at the root. */
  readonly relation?: ChildDef;
  readonly where: unknown;
  readonly orderBy: unknown;
  readonly after: string | undefined;
  /** How many records each request wants; at least one entry. */
  readonly views: readonly number[];
  readonly node: RecordSelection;
  /** Whether records themselves were asked for, or only facts about the list. */
  readonly wantsRecords: boolean;
  /** Whether it matters that there are more records than the greatest view. */
  readonly wantsHasNextPage: boolean;
  readonly wantsCursors: boolean;
  readonly wantsTotalCount: boolean;
}

export type RootSelection =
  | { readonly kind: "record"; readonly id: string; readonly record: RecordSelection }
  | { readonly kind: "list"; readonly list: ListSelection };

/** Which list, and how much of it, a field of the document stands for. */
export interface ListView {
  readonly listKey: string;
  readonly first: number;
  /** How many fields of the document are inside it: no record of it adds more values to the answer, its lists aside. */
  readonly width: number;
}

/** Tells lists of one record apart: by relation, filter, ordering and position, but not by size. */
export function listKey(list: Pick<ListSelection, "relation" | "object" | "where" | "orderBy" | "after">): string {
  return stableJson([list.relation?.name ?? list.object.plural, list.where, list.orderBy, list.after]);
}

type Document = Pick<GraphQLResolveInfo, "schema" | "fragments" | "variableValues">;

/** Reads the document from the selections under a root field down. Arguments are coerced as graphql-js coerces them. */
export class SelectionReader {
  private readonly views = new Map<FieldNode, ListView>();

  private readonly sizeOf: ReturnType<typeof measureSelections>;

  constructor(private readonly document: Document) {
    this.sizeOf = measureSelections(Object.values(document.fragments));
  }

  /** The list that a field of the answer shows, which may stand in the document several times. Known once it was read. */
  viewOf(nodes: readonly FieldNode[]): ListView | undefined {
    const [view, ...others] = nodes.flatMap((node) => this.views.get(node) ?? []);
    return view && others.reduce((sum, { width }) => ({ ...sum, width: sum.width + width }), view);
  }

  get queryType(): GraphQLObjectType {
    return this.objectType("Query");
  }

  /** Every root field of the query, by response key. */
  rootFields(operation: GraphQLResolveInfo["operation"]): ReadonlyMap<string, readonly FieldNode[]> {
    const { schema, fragments, variableValues } = this.document;
    return collectFields(schema, fragments, variableValues, this.queryType, operation.selectionSet);
  }

  /** What the nodes of a mutation field ask of the record that its payload shows under `payloadField`. */
  payloadRecord(
    object: SObjectDef,
    nodes: readonly FieldNode[],
    payload: GraphQLOutputType,
    payloadField: string,
  ): RecordSelection {
    const shown = this.subfields(this.objectType(getNamedType(payload).name), nodes);
    return this.record(object, named(shown, payloadField));
  }

  /** What the field nodes ask of a record of this object, whatever field they belong to. */
  record(object: SObjectDef, nodes: readonly FieldNode[]): RecordSelection {
    const type = this.objectType(object.name);
    const fields = new Map<string, FieldDef>();
    const parents = new Map<ParentDef, FieldNode[]>();
    const lists = new Map<ChildDef, FieldNode[]>();
    for (const node of this.subfields(type, nodes)) {
      const name = node.name.value;
      const field = object.fields.get(name);
      const parent = object.parents.get(name);
      const child = object.children.get(name);
      if (field) fields.set(name, field);
      if (parent) append(parents, parent, node);
      if (child) append(lists, child, node);
    }
    return {
      object,
      fields: [...fields.values()],
      parents: [...parents].map(([relation, parentNodes]) => this.parent(relation, parentNodes)),
      lists: [...lists].flatMap(([relation, listNodes]) => this.lists(relation.target(), listNodes, type, relation)),
    };
  }

  /** The lists that field nodes of one name ask for: one for each filter, ordering and position. */
  lists(
    object: SObjectDef,
    nodes: readonly FieldNode[],
    parentType: GraphQLObjectType,
    relation?: ChildDef,
  ): ListSelection[] {
    const byKey = new Map<string, { args: ListArguments; nodes: FieldNode[]; views: Set<number> }>();
    for (const node of nodes) {
      const args = this.listArguments(parentType, node);
      const key = listKey({ ...args, object, ...(relation && { relation }) });
      const list = byKey.get(key) ?? { args, nodes: [], views: new Set<number>() };
      byKey.set(key, list);
      list.nodes.push(node);
      list.views.add(args.first);
      this.views.set(node, { listKey: key, first: args.first, width: this.sizeOf(node.selectionSet).fields });
    }
    return [...byKey.values()].map(({ args, nodes: listNodes, views }) => {
      const connection = this.subfields(this.objectType(`${object.name}Connection`), listNodes);
      const edges = this.subfields(this.objectType(`${object.name}Edge`), named(connection, "edges"));
      const pageInfo = this.subfields(this.objectType("PageInfo"), named(connection, "pageInfo"));
      const recordNodes = [...named(connection, "nodes"), ...named(edges, "node")];
      return {
        object,
        ...(relation && { relation }),
        where: args.where,
        orderBy: args.orderBy,
        after: args.after,
        views: [...views],
        node: this.record(object, recordNodes),
        wantsRecords: named(connection, "edges", "nodes").length > 0,
        wantsHasNextPage: named(pageInfo, "hasNextPage").length > 0,
        wantsCursors: named(edges, "cursor").length + named(pageInfo, "startCursor", "endCursor").length > 0,
        wantsTotalCount: named(connection, "totalCount").length > 0,
      };
    });
  }

  /** The coerced arguments of a field, refusing what was left out by a variable with no value. */
  arguments(parentType: GraphQLObjectType, node: FieldNode): Readonly<Record<string, unknown>> {
    const field = parentType.getFields()[node.name.value];
    if (!field) throw new TypeError(`${parentType.name} has no field ${node.name.value}`);
    requireGivenVariables(node, this.document.variableValues);
    try {
      return getArgumentValues(field, node, this.document.variableValues);
    } catch (error) {
      // Some faults of variables show only here. They are this field's alone, as those of other arguments are.
      if (error instanceof GraphQLError) throw new GatewayError("BAD_USER_INPUT", error.message);
      throw error;
    }
  }

  private listArguments(parentType: GraphQLObjectType, node: FieldNode): ListArguments {
    const { first, after, where, orderBy } = this.arguments(parentType, node);
    if (typeof first !== "number" || first < 0 || first > 2000) {
      throw new GatewayError(
        "BAD_USER_INPUT",
        `\`first\` of "${node.name.value}" must be from 0 to 2000, not ${String(first)}. For more, page with \`after\`.`,
      );
    }
    return {
      first,
      after: typeof after === "string" ? after : undefined,
      where: where ?? undefined,
      orderBy: orderBy ?? undefined,
    };
  }

  private parent(relation: ParentDef, nodes: readonly FieldNode[]): ParentSelection {
    const target = relation.target();
    const objects = target.kind === "object" ? [target] : target.members();
    return { relation, records: objects.map((object) => this.record(object, nodes)) };
  }

  private subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): FieldNode[] {
    const { schema, fragments, variableValues } = this.document;
    return [...collectSubfields(schema, fragments, variableValues, type, nodes).values()].flat();
  }

  private objectType(name: string): GraphQLObjectType {
    const type = this.document.schema.getType(name);
    if (!isObjectType(type)) throw new TypeError(`The schema has no object type ${name}`);
    return type;
  }
}

interface ListArguments {
  readonly first: number;
  readonly after: string | undefined;
  readonly where: unknown;
  readonly orderBy: unknown;
}

function named(nodes: readonly FieldNode[], ...names: readonly string[]): FieldNode[] {
  return nodes.filter((node) => names.includes(node.name.value));
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
