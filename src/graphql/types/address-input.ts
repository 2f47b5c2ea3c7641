import { type ClassType, Field, InputType } from "type-graphql";
import { addressParts } from "../../catalogue/define";
import { StringFilter } from "./comparison-input";
import { SortOrder } from "./sort-order";

const descriptions: Readonly<Record<(typeof addressParts)[number], string>> = {
  street: "Street and number.",
  city: "City.",
  state: "State or province, by name.",
  postalCode: "Postal code.",
  country: "Country, by name.",
};

@InputType("AddressFilter", {
  description: "Compares the parts of an address. All parts given must match; at least one is needed.",
})
class Filter {}

@InputType("AddressOrderBy", { description: "Orders by one part of an address. Give exactly one." })
class OrderBy {}

for (const part of addressParts) {
  const options = { nullable: true, description: descriptions[part] };
  Field(() => StringFilter, options)(Filter.prototype, part);
  Field(() => SortOrder, options)(OrderBy.prototype, part);
}

export const AddressFilter: ClassType = Filter;
export const AddressOrderBy: ClassType = OrderBy;
