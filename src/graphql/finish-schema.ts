import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { objectOfType } from "../catalogue/catalogue";
import type { Context } from "./context";

/**
 * Does in place what type-graphql 2.0.0-rc.4 leaves open: it makes every `resolveType` asynchronous, knows no `@oneOf`,
 * wraps each field resolver, and describes no root. Lists are long, so records tell their own type and relations are one plain function.
 */
export function finishSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) {
      type.resolveType = typeNameOf;
    } else if (isInputObjectType(type)) {
      type.isOneOf = type.name.endsWith("OrderBy");
    } else if (isObjectType(type)) {
      const object = objectOfType(type.name);
      if (object === undefined) continue;
      for (const [name, field] of Object.entries(type.getFields())) {
        if (object.parents.has(name) || object.children.has(name)) field.resolve = resolveRelation;
      }
    }
  }
  for (const [name, description] of Object.entries(rootDescriptions)) {
    const root = schema.getType(name);
    if (root) root.description = description;
  }
  schema.description = schemaDescription;
  return schema;
}

const schemaDescription = `Salesforce CRM: deals, accounts, people and tasks.

Every answer says in \`extensions.salesforce\` what it cost: \`calls\` that Salesforce bills, of which \`metadataCalls\` asked what the user can see (the first time, then hourly), the \`estimatedCalls\` of the plan without these, \`rows\`, and \`usage\` of the org's daily allowance. The header \`x-salesforce-explain: 1\` adds the plan; \`only\` answers the plan alone and asks Salesforce for no record.

Send \`Authorization: Bearer\` with an API key, or with a Salesforce access token to ask as its user.`;

const rootDescriptions = {
  Query: "What can be read. Fields of one operation that do not need each other's records share calls to Salesforce.",
  Mutation: "What can be written. Fields of one operation run one after the other.",
};

function typeNameOf(record: { readonly __typename: string }): string {
  return record.__typename;
}

const resolveRelation: GraphQLFieldResolver<object, Context> = (record, _args, context, info) =>
  context.operation.relation(record, info);
