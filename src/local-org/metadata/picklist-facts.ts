import type { ObjectSchema } from "./schema";
import type { ValueFacts } from "./object-rules";

/**
 * `ForecastCategory` by `ForecastCategoryName`: an opportunity has both, and only the name is writable. The two lists
 * differ, and `MostLikely` has no name in a stock org (wire fact 34).
 */
export const forecastCategories: ReadonlyMap<string, string> = new Map([
  ["Omitted", "Omitted"],
  ["Pipeline", "Pipeline"],
  ["Best Case", "BestCase"],
  ["Commit", "Forecast"],
  ["Closed", "Closed"],
]);

const forecastCategoryNames: ReadonlyMap<string, string> = new Map(
  Array.from(forecastCategories, ([name, category]) => [category, name]),
);

/** The `ForecastCategoryName` of a `ForecastCategory`. */
export function forecastCategoryName(category: string): string {
  return forecastCategoryNames.get(category) ?? category;
}

/** What set-up says of a value; undefined of one that it does not know. */
export function valueFacts(object: ObjectSchema, field: string, value: unknown): ValueFacts | undefined {
  return typeof value === "string" ? object.rules.valueFacts[field]?.get(value) : undefined;
}
