import type { FieldNode, GraphQLResolveInfo } from "graphql";
import { catalogue } from "../catalogue/catalogue";
import type { SObjectDef } from "../catalogue/define";
import type { GatewayError } from "../errors";
import { requireId } from "./operators";
import { orRefusal } from "./or-refusal";
import type { RootSelection, SelectionReader } from "./selection";

const recordFields = new Map(catalogue.map((object) => [object.singular, object]));
const listFields = new Map(catalogue.map((object) => [object.plural, object]));

/**
 * What each root field of a query asks for, by response key. A field whose arguments are refused has its refusal, so
 * that the others are still answered. Introspection is not the planner's.
 */
export function readRootFields(
  reader: SelectionReader,
  operation: GraphQLResolveInfo["operation"],
): ReadonlyMap<string, RootSelection | GatewayError> {
  const roots = new Map<string, RootSelection | GatewayError>();
  for (const [key, nodes] of reader.rootFields(operation)) {
    const [node] = nodes;
    const one = recordFields.get(node?.name.value ?? "");
    const many = listFields.get(node?.name.value ?? "");
    const read = (): RootSelection | undefined =>
      one && node ? readRecordField(reader, one, node, nodes) : many && readListField(reader, many, nodes);
    const root = orRefusal(read);
    if (root) roots.set(key, root);
  }
  return roots;
}

function readRecordField(
  reader: SelectionReader,
  object: SObjectDef,
  node: FieldNode,
  nodes: readonly FieldNode[],
): RootSelection {
  const { id } = reader.arguments(reader.queryType, node);
  return { kind: "record", id: requireId(id, object, "id"), record: reader.record(object, nodes) };
}

function readListField(reader: SelectionReader, object: SObjectDef, nodes: readonly FieldNode[]): RootSelection {
  const [list] = reader.lists(object, nodes, reader.queryType);
  if (!list) throw new TypeError(`No field asks for ${object.plural}`);
  return { kind: "list", list };
}
