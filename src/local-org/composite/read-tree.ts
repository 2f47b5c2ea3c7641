import type { ObjectSchema, Schema } from "../metadata/schema";
import { recordFault } from "../records/refuse-record";
import { SalesforceError } from "../errors";
import { refuse } from "../refusals";
import { isJsonObject } from "../request";

/** A record of a tree, and of which other it is a child. */
export interface TreeNode {
  readonly object: ObjectSchema;
  readonly referenceId: string;
  readonly values: Record<string, unknown>;
  /** The lookup that holds the parent's id; undefined at the root. */
  readonly parent?: { readonly node: TreeNode; readonly field: string };
}

/** Something wrong with one record of a tree. */
export class TreeRefusal extends Error {
  constructor(
    readonly referenceId: string | null,
    readonly reason: SalesforceError,
  ) {
    super(reason.message);
  }
}

/** Limits.md §4. */
const mostRecords = 200;
const mostLevels = 5;
const mostObjects = 5;

function refuseNode(referenceId: unknown, message: string): TreeRefusal {
  const id = typeof referenceId === "string" ? referenceId : null;
  return new TreeRefusal(id, new SalesforceError(400, [recordFault("INVALID_INPUT", message, [])]));
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  const records = isJsonObject(value) ? value.records : undefined;
  if (!Array.isArray(records) || !records.every(isJsonObject)) {
    throw refuse(400, "JSON_PARSER_ERROR", '"records" must be a list of records');
  }
  return records;
}

/** A node and the record that it was read from. */
interface Placed {
  readonly record: Readonly<Record<string, unknown>>;
  readonly node: TreeNode;
}

/** Reads the records of a tree, those of one level after those of the level above (rest-api.md §7). */
class TreeReader {
  private count = 0;
  private readonly references = new Set<string>();
  private readonly objects = new Set<ObjectSchema>();

  constructor(private readonly schema: Schema) {}

  read(root: ObjectSchema, body: Readonly<Record<string, unknown>>): readonly (readonly TreeNode[])[] {
    const levels: TreeNode[][] = [];
    let level: Placed[] = listOf(body).map((record) => ({ record, node: this.add(root, record) }));
    while (level.length > 0) {
      levels.push(level.map(({ node }) => node));
      if (levels.length > mostLevels) {
        throw refuseNode(level[0]?.node.referenceId, `A tree can have ${mostLevels} levels of records`);
      }
      level = level.flatMap(({ record, node }) => this.childrenOf(node, record));
    }
    return levels;
  }

  /** The object of the children that stand below this name; undefined when the user sees no such relationship. */
  private childOf(object: ObjectSchema, name: string): { object: ObjectSchema; field: string } | undefined {
    const child = object.child(name);
    const childObject = child === undefined ? undefined : this.schema.object(child.childSObject);
    return child === undefined || childObject === undefined ? undefined : { object: childObject, field: child.field };
  }

  private childrenOf(node: TreeNode, record: Readonly<Record<string, unknown>>): Placed[] {
    return Object.entries(record).flatMap(([name, value]) => {
      const child = this.childOf(node.object, name);
      if (child === undefined) return [];
      const parent = { node, field: child.field };
      return listOf(value).map((item) => ({ record: item, node: this.add(child.object, item, parent) }));
    });
  }

  private add(object: ObjectSchema, record: Readonly<Record<string, unknown>>, parent?: TreeNode["parent"]): TreeNode {
    const { type, referenceId } = isJsonObject(record.attributes) ? record.attributes : {};
    if (typeof referenceId !== "string" || referenceId === "") {
      throw refuseNode(null, "Each record must have a referenceId in its attributes");
    }
    if (typeof type !== "string" || type.toLowerCase() !== object.name.toLowerCase()) {
      throw refuseNode(referenceId, `The type in the record's attributes must be ${object.name}`);
    }
    if (this.references.has(referenceId)) {
      throw refuseNode(referenceId, "Duplicate ReferenceId provided in the request.");
    }
    const values = Object.fromEntries(
      Object.entries(record).filter(([name]) => this.childOf(object, name) === undefined),
    );
    const node = { object, referenceId, values, ...(parent === undefined ? {} : { parent }) };
    this.references.add(referenceId);
    this.objects.add(object);
    this.count++;
    if (this.count > mostRecords) throw refuseNode(referenceId, `A tree can have ${mostRecords} records`);
    if (this.objects.size > mostObjects) {
      throw refuseNode(referenceId, `A tree can have records of ${mostObjects} objects`);
    }
    return node;
  }
}

/** The levels of a request's trees. Throws `TreeRefusal` for what is wrong with one record. */
export function readTree(
  schema: Schema,
  root: ObjectSchema,
  body: Readonly<Record<string, unknown>>,
): readonly (readonly TreeNode[])[] {
  return new TreeReader(schema).read(root, body);
}
