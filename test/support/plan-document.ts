import "reflect-metadata";
import {
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from "graphql";
import { catalogue } from "../../src/catalogue/catalogue";
import type { FieldMetadata, ObjectMetadata, OrgMetadata } from "../../src/catalogue/metadata";
import { addressPartField, addressParts } from "../../src/catalogue/define";
import { GatewayError } from "../../src/errors";
import { createSchema } from "../../src/graphql/schema";
import { foresee } from "../../src/planner/foresee";
import type { RootPlan } from "../../src/planner/plan";
import { planOne, planRootList } from "../../src/planner/plan-root";
import { readRootFields } from "../../src/planner/root-fields";
import { SelectionReader } from "../../src/planner/selection";
import { compile } from "../../src/soql/compile";

/** Metadata of an org where everything of the catalogue is visible, but for what is named: `Object` or `Object.Field`. */
export function metadataWithout(...hidden: readonly string[]): OrgMetadata {
  return new Map(
    catalogue
      .filter(({ apiName }) => !hidden.includes(apiName))
      .map((object): [string, ObjectMetadata] => {
        const names = [
          ...[...object.fields.values()].flatMap((field) =>
            field.type === "address"
              ? [field.apiName, ...addressParts.map((part) => addressPartField(field, part).apiName)]
              : [field.apiName],
          ),
          ...[...object.parents.values()].map(({ foreignKey }) => foreignKey),
        ];
        const visible = names.filter((name) => !hidden.includes(`${object.apiName}.${name}`));
        const fields = new Map(visible.map((name) => [name, { apiName: name } as FieldMetadata]));
        const childRelationships = new Set([...object.children.values()].map((child) => child.relationshipName));
        return [
          object.apiName,
          {
            apiName: object.apiName,
            label: object.name,
            createable: true,
            updateable: true,
            fields,
            childRelationships,
          },
        ];
      }),
  );
}

let schema: GraphQLSchema | undefined;

/** Plans a document without running it. Gives the statements of each call, wave by wave. */
export function planDocument(
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  metadata = metadataWithout("Account.CurrencyIsoCode", "Opportunity.CurrencyIsoCode", "Lead.CurrencyIsoCode"),
): string[][][] {
  const plans = plansOf(document, variables, metadata);
  return foresee(metadata, plans).map((wave) =>
    wave.map((call) => {
      const nameOf = (target: unknown) => `q${call.indexOf(target as (typeof call)[number]) + 1}`;
      return call.map(({ query }) => compile(query, nameOf).soql);
    }),
  );
}

export function plansOf(
  document: string,
  variables: Readonly<Record<string, unknown>>,
  metadata: OrgMetadata,
): RootPlan[] {
  schema ??= createSchema();
  const parsed = parse(document);
  const operation = getOperationAST(parsed);
  const { coerced, errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
  if (!operation || !coerced) throw new Error(errors?.[0]?.message ?? "The document holds no operation, or several");
  const fragments = Object.fromEntries(
    parsed.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const reader = new SelectionReader({ schema, fragments, variableValues: coerced });
  return [...readRootFields(reader, operation).values()].map((root) => {
    if (root instanceof GatewayError) throw root;
    return root.kind === "record" ? planOne(metadata, root.record, root.id) : planRootList(metadata, root.list);
  });
}
