import { type ClassType, Field, ObjectType } from "type-graphql";
import { interfaces } from "../../catalogue/catalogue";
import type { FieldDef, InterfaceDef, SObjectDef } from "../../catalogue/define";
import { oncePer } from "../once-per";
import { connectionArguments } from "./connection-arguments";
import { connectionTypeFor } from "./connection-type";
import { interfaceTypeFor } from "./interface-type";
import { outputTypeFor } from "./output-type";

/**
 * The object type of a record. Its fields have no resolvers: values are properties of the record, and `finishSchema`
 * gives the relations theirs.
 */
export const objectTypeFor = oncePer((object: SObjectDef): ClassType => {
  @ObjectType(object.name, {
    simpleResolvers: true,
    description: object.description,
    implements: interfaces.filter((candidate) => candidate.members().includes(object)).map(interfaceTypeFor),
  })
  class RecordType {}

  for (const [name, field] of object.fields) {
    const options = { nullable: field.type !== "id", description: describe(field) };
    Field(() => outputTypeFor(field.type), options)(RecordType.prototype, name);
  }
  for (const [name, { target, description }] of object.parents) {
    Field(() => typeOf(target()), { nullable: true, description })(RecordType.prototype, name);
  }
  for (const [name, { target, description }] of object.children) {
    Field(() => connectionTypeFor(target()), { nullable: true, description })(RecordType.prototype, name);
    for (const [index, argument] of connectionArguments(target).entries()) argument(RecordType.prototype, name, index);
  }
  return RecordType;
});

function typeOf(target: SObjectDef | InterfaceDef): ClassType {
  return target.kind === "object" ? objectTypeFor(target) : interfaceTypeFor(target);
}

function describe({ description, feature }: FieldDef): string {
  return feature === undefined ? description : `${description} Null where the org lacks the feature “${feature}”.`;
}
