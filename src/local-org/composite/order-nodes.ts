import { stringify } from "../records/stringify";
import { refuse } from "../refusals";
import type { Subrequest } from "./envelope";

/** The reference ids that a node's url and body name. */
function referredIds({ url, body }: Subrequest): ReadonlySet<string> {
  const text = `${url} ${stringify(body ?? null)}`;
  return new Set([...text.matchAll(/@\{(\w+)/g)].map(([, id]) => id ?? ""));
}

/**
 * A graph's nodes in an order in which each comes after those that it refers to, and how many follow each other in its
 * longest chain. Nodes that do not need each other keep their order. Throws when references go round in a circle.
 */
export function orderNodes(nodes: readonly Subrequest[]): {
  readonly ordered: readonly Subrequest[];
  readonly depth: number;
} {
  const byId = new Map(nodes.map((node) => [node.referenceId, node]));
  const depths = new Map<Subrequest, number>();
  const visiting = new Set<Subrequest>();
  const visit = (node: Subrequest): number => {
    const known = depths.get(node);
    if (known !== undefined) return known;
    if (visiting.has(node)) {
      throw refuse(400, "INVALID_INPUT", `The references of '${node.referenceId}' lead back to it`);
    }
    visiting.add(node);
    let depth = 1;
    for (const id of referredIds(node)) {
      const other = byId.get(id);
      if (other !== undefined) depth = Math.max(depth, visit(other) + 1);
    }
    visiting.delete(node);
    // A Map keeps the order of insertion: what a node refers to is in it before the node.
    depths.set(node, depth);
    return depth;
  };
  for (const node of nodes) visit(node);
  return { ordered: [...depths.keys()], depth: Math.max(0, ...depths.values()) };
}
