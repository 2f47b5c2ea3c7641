import { restrictSchema } from "../metadata/restrict-schema";
import type { Schema } from "../metadata/schema";

/** The schema as users see it, made once for each set of hidden names. */
export class SchemaViews {
  private readonly views = new Map<string, Schema>();

  constructor(private readonly schema: Schema) {}

  without(hidden: readonly string[]): Schema {
    const names = [...new Set(hidden)].sort();
    if (names.length === 0) return this.schema;
    const key = names.join();
    const known = this.views.get(key);
    if (known !== undefined) return known;
    const view = restrictSchema(this.schema, new Set(names));
    this.views.set(key, view);
    return view;
  }
}
