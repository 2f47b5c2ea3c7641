import { customField } from "./custom-field";
import type { CustomFieldSpec } from "./custom-field";
import { createSchema } from "./object-schema";
import account from "./objects/account.json";
import contact from "./objects/contact.json";
import lead from "./objects/lead.json";
import opportunityContactRole from "./objects/opportunity-contact-role.json";
import opportunity from "./objects/opportunity.json";
import task from "./objects/task.json";
import user from "./objects/user.json";
import type { Schema } from "./schema";
import { expandObject } from "./stock-object";
import type { StockObject } from "./stock-object";

export type { CustomFieldSpec } from "./custom-field";

const stockObjects: readonly StockObject[] = [account, contact, lead, opportunity, opportunityContactRole, task, user];

/**
 * The schema of a stock org: every standard field of the seven objects, and the custom fields asked for. Throws when a
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
  return createSchema(
    stockObjects.map((stock) =>
      expandObject(stock, specs.filter((spec) => spec.object === stock.name).map(customField)),
    ),
  );
}
