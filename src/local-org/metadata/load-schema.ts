import { customField } from "./custom-field";
import type { CustomFieldSpec } from "./custom-field";
import { joinObjects } from "./join-objects";
import type { Schema } from "./schema";
import { expandObject } from "./stock-object";
import type { StockObject } from "./stock-object";
import * as stock from "./stock-objects";

export type { CustomFieldSpec } from "./custom-field";

/** By name, so that of those that share a prefix the same one always comes first. */
const stockObjects: readonly StockObject[] = Object.values<StockObject>(stock).sort((a, b) =>
  a.name < b.name ? -1 : 1,
);

/**
 * The schema of a stock org: every standard field of its objects, and the custom fields asked for. Throws when a
 * custom field names an unknown object or a name that is taken.
 */
export function loadSchema(options: { readonly customFields?: readonly CustomFieldSpec[] } = {}): Schema {
  const specs = options.customFields ?? [];
  for (const spec of specs) {
    const home = stockObjects.find((object) => object.name === spec.object);
    if (home === undefined) throw new Error(`Custom field ${spec.name}: this org has no object "${spec.object}"`);
    const namesakes = specs.filter((other) => other.object === spec.object && other.name === spec.name);
    if (namesakes.length > 1) throw new Error(`Custom field ${spec.object}.${spec.name} is defined twice`);
  }
  return joinObjects(
    stockObjects.map((object) =>
      expandObject(object, specs.filter((spec) => spec.object === object.name).map(customField)),
    ),
  );
}
