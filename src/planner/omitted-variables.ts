import { Kind, type FieldNode, type ValueNode } from "graphql";
import { GatewayError } from "../errors";

/**
 * Refuses a filter or ordering of which a part was left out by a variable with no value. GraphQL drops such a part in
 * silence, and `where: { id: $filter }` would then match the whole table. A variable for the whole argument may be left out.
 */
export function requireGivenVariables(node: FieldNode, variables: Readonly<Record<string, unknown>>): void {
  for (const argument of node.arguments ?? []) {
    if (argument.value.kind !== Kind.VARIABLE) check(argument.value, argument.name.value, variables);
  }
}

function check(value: ValueNode, at: string, variables: Readonly<Record<string, unknown>>): void {
  switch (value.kind) {
    case Kind.VARIABLE:
      if (!Object.hasOwn(variables, value.name.value)) {
        throw new GatewayError(
          "BAD_USER_INPUT",
          `\`${at}\` is given by the variable $${value.name.value}, which has no value. Give it one, or leave \`${at}\` out of the document.`,
        );
      }
      return;
    case Kind.OBJECT:
      for (const field of value.fields) check(field.value, `${at}.${field.name.value}`, variables);
      return;
    case Kind.LIST:
      for (const item of value.values) check(item, at, variables);
      return;
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
      return;
  }
}
