import { Float, ID, Int } from "type-graphql";
import type { FieldType } from "../../catalogue/define";
import { DateScalar } from "../scalars/date";
import { DateTimeScalar } from "../scalars/date-time";
import { Address } from "./address";

const outputTypes = {
  id: ID,
  text: String,
  longText: String,
  picklist: String,
  boolean: Boolean,
  int: Int,
  double: Float,
  currency: Float,
  percent: Float,
  date: DateScalar,
  dateTime: DateTimeScalar,
  address: Address,
} as const satisfies Record<FieldType, unknown>;

/** The GraphQL type in which clients receive a field's value. */
export function outputTypeFor(type: FieldType): (typeof outputTypes)[FieldType] {
  return outputTypes[type];
}
