import { type ClassType, Field, InputType } from "type-graphql";
import type { InterfaceDef } from "../../catalogue/define";
import { oncePer } from "../once-per";
import { IdFilter, StringFilter } from "./comparison-input";

/** The filter of a polymorphic lookup: what every record it may point to has. */
export const referenceFilterFor = oncePer(({ name }: InterfaceDef): ClassType => {
  @InputType(`${name}Filter`, {
    description: `Compares the \`${name}\` of a record. All conditions given must hold; at least one is needed.`,
  })
  class Filter {
    @Field(() => IdFilter, {
      nullable: true,
      description: "The record's id. Its first three characters tell the object.",
    })
    id?: object | null;

    @Field(() => StringFilter, { nullable: true, description: "The record's name." })
    name?: object | null;
  }
  return Filter;
});
