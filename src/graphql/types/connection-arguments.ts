import { Arg, Int } from "type-graphql";
import type { SObjectDef } from "../../catalogue/define";
import { filterInputFor } from "./filter-input";
import { orderByInputFor } from "./order-by-input";

/** The arguments of every list, as decorators of the parameters of its field. The planner reads them. */
export function connectionArguments(object: () => SObjectDef): readonly ReturnType<typeof Arg>[] {
  return [
    Arg("first", () => Int, {
      defaultValue: 25,
      description: "How many records at most, 0 to 2,000. Default 25.",
    }),
    Arg("after", () => String, {
      nullable: true,
      description: "The cursor after which to begin: the `endCursor` of a page with the same `where` and `orderBy`.",
    }),
    Arg("where", () => filterInputFor(object()), {
      nullable: true,
      description: "Which records to list. Default all that the user may see.",
    }),
    Arg("orderBy", () => [orderByInputFor(object())], {
      nullable: true,
      description:
        "In which order, the most significant key first. Default by `id`, which also decides between equal records.",
    }),
  ];
}
