import { type ClassType, Field, ID, InterfaceType } from "type-graphql";
import type { InterfaceDef } from "../../catalogue/define";
import { oncePer } from "../once-per";

/** The interface of a polymorphic lookup. Which object a record is, its `__typename` says: see `finishSchema`. */
export const interfaceTypeFor = oncePer((definition: InterfaceDef): ClassType => {
  const members = definition.members().map((member) => `\`${member.name}\``);
  @InterfaceType(definition.name, {
    description:
      `${definition.description} A fragment on ${members.join(" or ")} reads the fields of that type; ` +
      "a record of an object that this schema has no type for is an `OtherRecord`.",
  })
  class Interface {
    @Field(() => ID, { description: "The record's id, 18 characters. Its first three tell the object." })
    id!: string;

    @Field(() => String, { nullable: true, description: "The record's name." })
    name?: string | null;
  }
  return Interface;
});
