import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from "graphql";

export interface Size {
  readonly depth: number;
  /** Fields, those of fragments counted wherever the fragment is used. */
  readonly fields: number;
  /** Those of them that are inside no other. */
  readonly outermost: number;
}

const nothing: Size = { depth: 0, fields: 0, outermost: 0 };

/**
 * Measures selections of the document that has these fragments. Each is measured once, so that no nest of them takes
 * long.
 */
export function measureSelections(
  definitions: readonly FragmentDefinitionNode[],
): (selections: SelectionSetNode | undefined) => Size {
  const fragments = new Map(definitions.map(({ name, selectionSet }) => [name.value, selectionSet]));
  const measured = new Map<string, Size>();

  function sizeOf(selectionSet: SelectionSetNode | undefined): Size {
    return (selectionSet?.selections ?? []).map(sizeOfSelection).reduce(add, nothing);
  }

  function sizeOfSelection(selection: SelectionNode): Size {
    switch (selection.kind) {
      case Kind.FIELD: {
        const { depth, fields } = sizeOf(selection.selectionSet);
        return { depth: depth + 1, fields: fields + 1, outermost: 1 };
      }
      case Kind.INLINE_FRAGMENT:
        return sizeOf(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return sizeOfFragment(selection.name.value);
    }
  }

  function sizeOfFragment(name: string): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment that holds itself is refused by GraphQL's own rules; here it only must not loop.
    measured.set(name, nothing);
    const size = sizeOf(fragments.get(name));
    measured.set(name, size);
    return size;
  }

  return sizeOf;
}

function add(one: Size, other: Size): Size {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    outermost: one.outermost + other.outermost,
  };
}
