import { type ASTVisitor, GraphQLError, Kind, type ValidationContext } from "graphql";
import { GatewayError } from "../../errors";
import { measureSelections } from "../../planner/measure-selections";
import { limits } from "./limits";

/** A validation rule that refuses documents beyond `limits`, before anything runs. */
export function limitDocument(context: ValidationContext): ASTVisitor {
  const { definitions } = context.getDocument();
  const sizeOf = measureSelections(definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION));
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, fields, outermost } = sizeOf(definition.selectionSet);
    refuseBeyond(limits.depth, depth, "The operation nests fields {count} deep");
    refuseBeyond(
      limits.fields,
      fields,
      "The operation selects {count} fields, those of fragments wherever they are used",
    );
    refuseBeyond(limits.rootFields, outermost, "The operation has {count} fields at its root");
  }

  let aliases = 0;
  let valueDepth = 0;
  let deepestValue = 0;
  const value = {
    enter() {
      deepestValue = Math.max(deepestValue, ++valueDepth);
    },
    leave() {
      valueDepth--;
    },
  };
  return {
    Field({ alias }) {
      if (alias !== undefined) aliases++;
    },
    ObjectValue: value,
    ListValue: value,
    Document: {
      leave() {
        refuseBeyond(limits.aliases, aliases, "The document gives {count} fields a name of their own");
        refuseBeyond(limits.valueDepth, deepestValue, "The document nests values {count} deep");
      },
    },
  };

  function refuseBeyond(limit: number, count: number, what: string): void {
    if (count <= limit) return;
    const message = `${what.replace("{count}", format(count))}; at most ${format(limit)} are answered. Ask in parts.`;
    context.reportError(new GraphQLError(message, { originalError: new GatewayError("QUERY_TOO_EXPENSIVE", message) }));
  }
}

/** Nested fragments multiply: past a million the exact number says nothing more. */
function format(count: number): string {
  return count > 1e6 ? "more than 1,000,000" : count.toLocaleString("en-US");
}
