import { Field, ID, ObjectType } from "type-graphql";
import type * as writes from "../../writes/writes";
import { describedEnum } from "./described-enum";

const UserErrorCode = describedEnum<writes.UserErrorCode>(
  "UserErrorCode",
  "What kind of problem a person can solve. Codes may be added.",
  {
    REQUIRED: "A value is missing.",
    INVALID_ID: "The value is not a Salesforce id.",
    WRONG_RECORD_TYPE: "The id is of an object that cannot stand here.",
    INVALID_PICKLIST_VALUE: "The value is none of `allowedValues`.",
    INVALID_VALUE: "The value does not suit the field.",
    TOO_LONG: "The value has more characters than the field holds.",
    NOT_WRITABLE: "The user may not write the field, or nobody may.",
    NOT_FOUND: "There is no such record that the user may see.",
    DELETED: "The record is in the recycle bin or gone.",
    NO_ACCESS: "The user may see the record and not change it.",
    DUPLICATE_DETECTED: "A duplicate rule of the org found `duplicates`.",
    DUPLICATE_VALUE: "The value must be unique, and another record has it.",
    VALIDATION_RULE: "A validation rule of the org refused the write; `message` is the rule's own.",
    LOCKED: "Another process or an approval holds the record. Later it may work.",
    STALE: "The record has changed since it was read.",
    INACTIVE_OWNER: "The user who should own the record is inactive.",
    INVALID_RELATION: "The records exist and cannot be related in this way.",
    ROLLED_BACK: "Nothing was wrong here; another part of the same write failed.",
    OTHER: "Salesforce refused for a reason that has no code here: see `salesforceCode`.",
  },
);

@ObjectType("DuplicateRecord", { simpleResolvers: true, description: "A record that a duplicate rule matched." })
class DuplicateRecord {
  @Field(() => ID, { description: "The record's id." })
  id!: string;
}

@ObjectType("UserError", { simpleResolvers: true, description: "Why nothing was written, for the person who asked." })
export class UserError implements writes.UserError {
  @Field(() => UserErrorCode, { description: "What kind of problem it is." })
  code!: writes.UserErrorCode;

  @Field(() => String, {
    nullable: true,
    description: "The input field's name; null when the problem is not one field's.",
  })
  field!: string | null;

  @Field(() => String, { description: "What is wrong, in a sentence to show." })
  message!: string;

  @Field(() => String, { nullable: true, description: "What to do about it." })
  remedy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The value that was probably meant. It is never put in for you.",
  })
  suggestion!: string | null;

  @Field(() => [String], { nullable: true, description: "The values that the field takes, when they are few." })
  allowedValues!: readonly string[] | null;

  @Field(() => [DuplicateRecord], { description: "The records that a duplicate rule matched." })
  duplicates!: readonly DuplicateRecord[];

  @Field(() => String, {
    nullable: true,
    description: "Salesforce's own error code; null when the gateway found the problem before any call.",
  })
  salesforceCode!: string | null;
}
