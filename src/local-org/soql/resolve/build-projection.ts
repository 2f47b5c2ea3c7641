import type { ChildQuery, Lookup, Projection, ProjectionItem, QueryField, TypeofProjection } from "./resolved-query";

/** Something selected, and the parents through which it is reached. */
export type ProjectionLeaf = { readonly lookups: readonly Lookup[] } & (
  | { readonly kind: "field"; readonly field: QueryField }
  | { readonly kind: "typeof"; readonly typeOf: TypeofProjection }
  | { readonly kind: "children"; readonly children: ChildQuery }
);

/** Nests what is selected: all that is reached through one parent stands in it, where the first of it was selected. */
export function buildProjection(leaves: readonly ProjectionLeaf[]): Projection {
  const parents = new Map<string, { readonly lookup: Lookup; readonly leaves: ProjectionLeaf[] }>();
  const items: (ProjectionItem | string)[] = [];
  for (const leaf of leaves) {
    const [lookup, ...rest] = leaf.lookups;
    if (lookup === undefined) {
      items.push(leaf);
      continue;
    }
    const parent = parents.get(lookup.name);
    if (parent === undefined) {
      parents.set(lookup.name, { lookup, leaves: [{ ...leaf, lookups: rest }] });
      items.push(lookup.name);
    } else {
      parent.leaves.push({ ...leaf, lookups: rest });
    }
  }
  return items.map((item) => {
    if (typeof item !== "string") return item;
    const parent = parents.get(item);
    if (parent === undefined) throw new Error(`no parent ${item}`);
    return { kind: "parent", lookup: parent.lookup, projection: buildProjection(parent.leaves) };
  });
}
