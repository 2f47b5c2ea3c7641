import type { OrgDatabase } from "../../records/org-database";
import { ObjectIndex } from "./object-index";

/** The indexes of one org's objects, each made when it is first searched. */
export class SearchIndexes {
  private readonly indexes = new Map<string, ObjectIndex>();

  constructor(private readonly database: OrgDatabase) {}

  /** The object's index, with all that has changed until now. */
  of(object: string): ObjectIndex {
    let index = this.indexes.get(object);
    if (index === undefined) {
      index = new ObjectIndex(this.database.table(object));
      this.indexes.set(object, index);
    }
    index.refresh();
    return index;
  }
}
