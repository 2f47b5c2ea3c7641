import { type ClassType, Field, InputType } from "type-graphql";
import type { FieldType, InterfaceDef, SObjectDef } from "../../catalogue/define";
import { oncePer } from "../once-per";
import { AddressFilter } from "./address-input";
import {
  BooleanFilter,
  DateFilter,
  DateTimeFilter,
  FloatFilter,
  IdFilter,
  IntFilter,
  PicklistFilter,
  StringFilter,
} from "./comparison-input";
import { referenceFilterFor } from "./reference-filter";

const filterByType: Readonly<Record<Exclude<FieldType, "longText">, ClassType>> = {
  id: IdFilter,
  text: StringFilter,
  picklist: PicklistFilter,
  boolean: BooleanFilter,
  int: IntFilter,
  double: FloatFilter,
  currency: FloatFilter,
  percent: FloatFilter,
  date: DateFilter,
  dateTime: DateTimeFilter,
  address: AddressFilter,
};

/** The filter of an object, which mirrors its type. What SOQL cannot compare has no input. */
export const filterInputFor = oncePer((object: SObjectDef): ClassType => {
  @InputType(`${object.name}Filter`, {
    description: `Which \`${object.name}\` records to list. All conditions given must hold; at least one is needed.`,
  })
  class Filter {
    @Field(() => [Filter], { nullable: true, description: "All of these must hold." })
    and?: readonly Filter[] | null;

    @Field(() => [Filter], { nullable: true, description: "At least one of these must hold." })
    or?: readonly Filter[] | null;

    @Field(() => Filter, { nullable: true, description: "This must not hold." })
    not?: Filter | null;
  }

  for (const [name, { type, description }] of object.fields) {
    if (type === "longText") continue;
    Field(() => filterByType[type], { nullable: true, description })(Filter.prototype, name);
  }
  for (const [name, { target, description }] of object.parents) {
    Field(() => filterOf(target()), { nullable: true, description })(Filter.prototype, name);
  }
  return Filter;
});

function filterOf(target: SObjectDef | InterfaceDef): ClassType {
  return target.kind === "object" ? filterInputFor(target) : referenceFilterFor(target);
}
