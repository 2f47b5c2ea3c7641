import { type ClassType, Field, ObjectType } from "type-graphql";
import type { SObjectDef } from "../../catalogue/define";
import { objectTypeFor } from "../types/object-type";
import { Receipt } from "../types/receipt";
import { UserError } from "../types/user-error";

/** The payload of a mutation that writes one record: the record, a receipt, and what the person who asked can solve. */
export function writePayload(name: string, object: SObjectDef): ClassType {
  @ObjectType(name, { simpleResolvers: true, description: "What the mutation did." })
  class Payload {
    @Field(() => objectTypeFor(object), {
      name: object.singular,
      nullable: true,
      description: "The record as it is after the write. Null when nothing was written or it could not be read back.",
    })
    record?: object | null;

    @Field(() => Receipt, { description: "What was written, field by field." })
    receipt!: Receipt;

    @Field(() => [UserError], {
      description: "Why nothing was written, all problems at once. Empty when the record was written.",
    })
    userErrors!: readonly UserError[];
  }
  return Payload;
}
