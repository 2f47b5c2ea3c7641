import type { ChildQuery, FieldMember, Lookup, Projection, ProjectionItem, TypeofProjection } from "./resolved-query";

/** Something selected, and the parents through which it is reached. */
export type ProjectionLeaf = { readonly lookups: readonly Lookup[] } & (
  | { readonly kind: "field"; readonly member: FieldMember }
  | { readonly kind: "typeof"; readonly typeOf: TypeofProjection }
  | { readonly kind: "children"; readonly children: ChildQuery }
);

/** What is selected of one parent. */
interface ParentGroup {
  readonly kind: "group";
  readonly lookup: Lookup;
  readonly leaves: ProjectionLeaf[];
}

/** Nests what is selected: all that is reached through one parent stands in it, where the first of it was selected. */
export function buildProjection(leaves: readonly ProjectionLeaf[]): Projection {
  const groups = new Map<string, ParentGroup>();
  const items: (ProjectionItem | ParentGroup)[] = [];
  for (const leaf of leaves) {
    const [lookup, ...lookups] = leaf.lookups;
    if (lookup === undefined) {
      items.push(leaf.kind === "field" ? leaf.member : leaf);
      continue;
    }
    let group = groups.get(lookup.name);
    if (group === undefined) {
      group = { kind: "group", lookup, leaves: [] };
      groups.set(lookup.name, group);
      items.push(group);
    }
    group.leaves.push({ ...leaf, lookups });
  }
  return items.map((item) => (item.kind === "group" ? buildParent(item) : item));
}

function buildParent({ lookup, leaves }: ParentGroup): ProjectionItem {
  if (lookup.target !== undefined) return { kind: "parent", lookup, projection: buildProjection(leaves) };
  // No path leads through a Name, so all there is of one are fields.
  return { kind: "name", lookup, members: leaves.flatMap((leaf) => (leaf.kind === "field" ? [leaf.member] : [])) };
}
