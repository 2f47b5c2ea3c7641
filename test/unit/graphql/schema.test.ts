import { describe, expect, it } from "@jest/globals";
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
  validateSchema,
} from "graphql";
import { catalogue } from "../../../src/catalogue/catalogue";
import { createSchema } from "../../../src/graphql/schema";

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

/** Every place where a client may look for an explanation: types, fields, arguments, input fields, enum values. */
function describables(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) {
    own.push(...type.getValues().map((value) => entry(`${type.name}.${value.name}`, value)));
  } else if (isInputObjectType(type)) {
    own.push(...Object.values(type.getFields()).map((field) => entry(`${type.name}.${field.name}`, field)));
  } else if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      own.push(entry(`${type.name}.${field.name}`, field));
      own.push(...field.args.map((argument) => entry(`${type.name}.${field.name}(${argument.name}:)`, argument)));
    }
  }
  return own;
}

function entry(
  path: string,
  { description }: { description?: string | null | undefined },
): [string, string | null | undefined] {
  return [path, description];
}

function problemsOf(document: string): string[] {
  return validate(schema, parse(document)).map(({ message }) => message);
}

describe("the schema", () => {
  it("is valid", () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it("describes every type, field, argument, input field and enum value", () => {
    const bare = types.flatMap(describables).filter(([, description]) => !description);
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it("has one record and one list at the root for every object", () => {
    const roots = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(roots.sort()).toEqual(catalogue.flatMap(({ singular, plural }) => [singular, plural]).sort());
  });

  it("leaves every field of a record nullable but its id", () => {
    for (const object of catalogue) {
      const type = schema.getType(object.name);
      const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
      expect(fields.filter(({ type: of }) => of.toString().endsWith("!")).map(({ name }) => name)).toEqual(["id"]);
    }
  });

  it("gives no resolver to a scalar field, and one and the same to every relation", () => {
    const resolvers = new Set<unknown>();
    for (const object of catalogue) {
      const type = schema.getType(object.name);
      for (const [name, field] of Object.entries(isObjectType(type) ? type.getFields() : {})) {
        if (object.fields.has(name)) expect(field.resolve).toBeUndefined();
        else resolvers.add(field.resolve);
      }
    }
    expect([...resolvers]).toEqual([expect.any(Function)]);
  });

  it("tells the type of a polymorphic record at once, by its tag", () => {
    for (const type of types.filter(isInterfaceType)) {
      const tell = type.resolveType as (record: object) => unknown;
      expect(tell({ __typename: "OtherRecord" })).toBe("OtherRecord");
    }
  });

  it("offers no filter and no ordering for long text", () => {
    expect(problemsOf(`{ accounts(where: { description: { eq: "x" } }) { nodes { id } } }`)).toEqual([
      `Field "description" is not defined by type "AccountFilter".`,
    ]);
    expect(problemsOf(`{ accounts(orderBy: [{ description: ASC }]) { nodes { id } } }`)).toEqual([
      `Field "description" is not defined by type "AccountOrderBy".`,
    ]);
  });

  it("takes exactly one key in each item of an ordering", () => {
    expect(problemsOf(`{ accounts(orderBy: [{ name: ASC, id: ASC }]) { nodes { id } } }`)).toEqual([
      `OneOf Input Object "AccountOrderBy" must specify exactly one key.`,
    ]);
    expect(problemsOf(`{ accounts(orderBy: [{ billingAddress: { city: ASC } }]) { nodes { id } } }`)).toEqual([]);
  });

  it("filters and orders through parents, and filters polymorphic parents by id and name", () => {
    expect(
      problemsOf(`{
        opportunities(where: { account: { owner: { name: { startsWith: "A" } } } }, orderBy: [{ account: { name: ASC } }]) { totalCount }
        tasks(where: { what: { name: { contains: "x" } }, who: { id: { isNull: false } } }) { totalCount }
      }`),
    ).toEqual([]);
  });

  it("makes an input of its own kind for every kind of value", () => {
    expect(
      problemsOf(`{
        opportunities(where: { and: [{ stageName: { in: ["a"] } }, { amount: { gte: 5e4 } }], or: [{ fiscalYear: { eq: 2026 } }],
          not: { closeDate: { during: "THIS_QUARTER" } }, isClosed: { eq: false }, createdDate: { before: "TODAY" } }) { totalCount }
        accounts(where: { billingAddress: { city: { eq: "Oslo" } } }) { totalCount }
      }`),
    ).toEqual([]);
  });
});
