import { restrictSchema } from "../metadata/restrict-schema";
import type { Schema } from "../metadata/schema";
import type { Permissions } from "./permissions";
import { viewSchema } from "./view-schema";

/** The schema as users see it, made once for each set of permissions and of names hidden beside. */
export class SchemaViews {
  private readonly views = new WeakMap<Permissions, Map<string, Schema>>();

  /** `whole` is the org's whole schema. */
  constructor(readonly whole: Schema) {}

  /** What permissions leave of the schema, without the objects and fields (`Object.Field`) that are hidden beside. */
  of(permissions: Permissions, hidden: readonly string[]): Schema {
    const views = this.views.get(permissions) ?? new Map<string, Schema>();
    this.views.set(permissions, views);
    const names = [...new Set(hidden)].sort();
    const key = names.join();
    const known = views.get(key);
    if (known !== undefined) return known;
    const view =
      names.length === 0
        ? viewSchema(this.whole, permissions)
        : restrictSchema(this.of(permissions, []), new Set(names));
    views.set(key, view);
    return view;
  }
}
