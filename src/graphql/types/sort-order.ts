import { describedEnum } from "./described-enum";

export const SortOrder = describedEnum(
  "SortOrder",
  "The direction of an ordering. Picklists and booleans follow the order that the org has set up.",
  {
    ASC: "Smallest first, records without a value last.",
    DESC: "Greatest first, records without a value last.",
    ASC_NULLS_FIRST: "Records without a value first, then smallest first.",
    DESC_NULLS_FIRST: "Records without a value first, then greatest first.",
  },
);
