import { Field, Int, ObjectType } from "type-graphql";
import { GraphQLJSON } from "graphql-scalars";
import type * as writes from "../../writes/writes";
import { describedEnum } from "./described-enum";

const ReceiptStatus = describedEnum<writes.ReceiptStatus>("ReceiptStatus", "The worst of what happened to a write.", {
  WRITTEN: "The record was written and holds what was requested.",
  DIFFERS: "The record was written, but a field holds something else than requested: see `fields`.",
  UNVERIFIED: "The record was written, but could not be read back in full: see `fields`.",
  REFUSED: "Nothing was written: see `userErrors`.",
});

const WriteOutcome = describedEnum<writes.WriteOutcome>(
  "WriteOutcome",
  "How a field's stored value compares with the requested one.",
  {
    WRITTEN: "It holds the requested value, which is new.",
    UNCHANGED: "It holds the requested value, and did so before.",
    NORMALIZED: "It holds the requested value in Salesforce's form, such as trimmed text or a rounded number.",
    DIFFERS: "It holds another value, such as one set by an automation within the same transaction.",
    UNVERIFIED: "It could not be read back, so what it holds is not known.",
  },
);

@ObjectType("FieldReceipt", { simpleResolvers: true, description: "What became of one requested field." })
class FieldReceipt implements writes.FieldReceipt {
  @Field(() => String, { description: "The input field's name." })
  field!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: "The value that was requested." })
  requested!: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: "The value before the write. Null for a new record, and when it could not be read.",
  })
  before!: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description:
      "The value that the org held when the write's transaction had ended. Automations that run later can still change it.",
  })
  stored!: unknown;

  @Field(() => WriteOutcome, { description: "How `stored` compares with `requested`." })
  outcome!: writes.WriteOutcome;

  @Field(() => String, { nullable: true, description: "Why the outcome is not `WRITTEN`, in a sentence." })
  reason!: string | null;
}

@ObjectType("Receipt", { simpleResolvers: true, description: "What a write did, field by field." })
export class Receipt implements writes.Receipt {
  @Field(() => ReceiptStatus, { description: "The worst of what happened, for a quick check." })
  status!: writes.ReceiptStatus;

  @Field(() => Boolean, {
    description:
      "Whether an earlier request with the same `idempotencyKey` did this. Nothing was written a second time then.",
  })
  replayed!: boolean;

  @Field(() => Int, {
    description: "How many calls of the org's daily allowance this mutation took, its reading back included.",
  })
  calls!: number;

  @Field(() => [FieldReceipt], { description: "Each field that was requested. Empty when the write was refused." })
  fields!: readonly FieldReceipt[];
}
