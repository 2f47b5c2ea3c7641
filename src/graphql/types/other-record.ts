import { Field, ID, ObjectType } from "type-graphql";
import { interfaces } from "../../catalogue/catalogue";
import { interfaceTypeFor } from "./interface-type";

@ObjectType("OtherRecord", {
  simpleResolvers: true,
  implements: interfaces.map(interfaceTypeFor),
  description:
    "A record of an object that this schema has no type for, such as a queue that owns a lead, or a case. An object that " +
    "gets a type of its own in a later version leaves this one: select `id` and `name` on the interface.",
})
export class OtherRecord {
  @Field(() => ID, { description: "The record's id, 18 characters. Its first three tell the object." })
  id!: string;

  @Field(() => String, { nullable: true, description: "The record's name." })
  name?: string | null;
}
