import type { SelectItem } from "../parse/ast";
import { malformed, Refusal } from "../refusal";
import type { ProjectionLeaf } from "./build-projection";

/** A select item as it was written and as it was resolved. */
interface Selected {
  readonly item: SelectItem;
  readonly leaf: ProjectionLeaf;
}

/** Refuses what an answer, which is keyed by names, cannot hold twice. */
export function refuseDuplicates(selected: readonly Selected[]): void {
  const seen = new Set<string>();
  for (const { item, leaf } of selected) {
    const name = nameOf(leaf);
    if (seen.has(name)) throw duplicate(name, item);
    seen.add(name);
  }
  for (const { leaf } of selected) if (leaf.kind === "typeof") refusePlainUse(nameOf(leaf), selected);
}

function duplicate(name: string, item: SelectItem): Refusal {
  return item.kind === "children"
    ? malformed(`duplicate relationship selected: ${name}`, item.statement.at)
    : new Refusal("INVALID_FIELD", `duplicate field selected: ${name}`);
}

/** A relationship that TYPEOF reads cannot also be read in the plain list (soql.md §2). */
function refusePlainUse(relationship: string, selected: readonly Selected[]): void {
  for (const { item, leaf } of selected) {
    if (item.kind !== "column" || !nameOf(leaf).startsWith(`${relationship}.`)) continue;
    throw malformed(`'${relationship}' cannot stand both in TYPEOF and in the select list`, item.at);
  }
}

function nameOf(leaf: ProjectionLeaf): string {
  switch (leaf.kind) {
    case "field":
      return [...leaf.lookups.map((lookup) => lookup.name), leaf.member.name].join(".");
    case "typeof":
      return [...leaf.lookups, leaf.typeOf.lookup].map((lookup) => lookup.name).join(".");
    case "children":
      return leaf.children.name;
  }
}
