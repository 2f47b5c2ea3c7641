import { jsonAnswer } from "../answer";
import { readTree, TreeRefusal, type TreeNode } from "../composite/read-tree";
import { saveErrors } from "../composite/save-result";
import { SalesforceError } from "../errors";
import { jsonObjectBody } from "../request";
import { pathObject } from "./describe";
import type { Handler } from "./route";
import { createListed, type Writer } from "./save-listed";

/** Thrown to leave the transaction; never seen outside. */
class TreeFailed extends Error {
  constructor(readonly refusals: readonly TreeRefusal[]) {
    super("tree failed");
  }
}

/** Saves a level; what fails on it is told together, and nothing below is tried. */
function saveLevel(writer: Writer, nodes: readonly TreeNode[], ids: Map<TreeNode, string>): void {
  const refusals: TreeRefusal[] = [];
  for (const node of nodes) {
    const parentId = node.parent === undefined ? {} : { [node.parent.field]: ids.get(node.parent.node) };
    try {
      ids.set(node, createListed(writer, node.object, { ...node.values, ...parentId }));
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      refusals.push(new TreeRefusal(node.referenceId, error));
    }
  }
  if (refusals.length > 0) throw new TreeFailed(refusals);
}

/** `/composite/tree/X`: records with their children, all saved or none (rest-api.md §7). */
export const postTree: Handler = (context, request, params) => {
  const root = pathObject(context, params);
  const body = jsonObjectBody(request);
  try {
    const levels = readTree(context.schema, root, body);
    const ids = new Map<TreeNode, string>();
    context.org.database.transaction(() => {
      for (const nodes of levels) saveLevel({ context, request }, nodes, ids);
    });
    const results = levels.flat().map((node) => ({ referenceId: node.referenceId, id: ids.get(node) }));
    return jsonAnswer({ hasErrors: false, results }, 201);
  } catch (error) {
    const refusals = error instanceof TreeFailed ? error.refusals : [error];
    const results = refusals.map((refusal) => {
      if (!(refusal instanceof TreeRefusal)) throw refusal;
      return { referenceId: refusal.referenceId, errors: saveErrors(refusal.reason) };
    });
    return jsonAnswer({ hasErrors: true, results }, 400);
  }
};
