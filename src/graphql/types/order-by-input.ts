import { type ClassType, Field, InputType } from "type-graphql";
import { isComparable, type SObjectDef } from "../../catalogue/define";
import { oncePer } from "../once-per";
import { AddressOrderBy } from "./address-input";
import { SortOrder } from "./sort-order";

/**
 * One key of an ordering, which mirrors the object's type but for polymorphic parents. `finishSchema` makes it an input
 * of exactly one field.
 */
export const orderByInputFor = oncePer((object: SObjectDef): ClassType => {
  @InputType(`${object.name}OrderBy`, {
    description: `A key to order \`${object.name}\` records by. Give exactly one field; further keys are further items.`,
  })
  class OrderBy {}

  for (const [name, { type, description }] of object.fields) {
    if (!isComparable(type)) continue;
    const key = () => (type === "address" ? AddressOrderBy : SortOrder);
    Field(key, { nullable: true, description })(OrderBy.prototype, name);
  }
  for (const [name, { target, description }] of object.parents) {
    const parent = target();
    if (parent.kind === "interface") continue;
    Field(() => orderByInputFor(parent), { nullable: true, description })(OrderBy.prototype, name);
  }
  return OrderBy;
});
