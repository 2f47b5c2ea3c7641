import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

interface StringScalar {
  readonly name: string;
  readonly description: string;
  /** Checks what a client sent and gives back the one form that the rest of the gateway knows. Throws what to do. */
  readonly parse: (text: string) => string;
  /** Makes what Salesforce answered into what clients get. */
  readonly print: (value: unknown) => unknown;
}

/** A scalar that travels as a string in both directions. */
export function stringScalar({ name, description, parse, print }: StringScalar): GraphQLScalarType {
  const parseValue = (value: unknown): string => {
    if (typeof value !== "string") throw new GraphQLError(`${name} must be a string.`);
    return parse(value);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: print,
    parseValue,
    parseLiteral(node) {
      if (node.kind !== Kind.STRING) throw new GraphQLError(`${name} must be a string.`, { nodes: node });
      return parse(node.value);
    },
  });
}
