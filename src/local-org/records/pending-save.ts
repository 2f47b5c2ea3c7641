import type { ObjectSchema } from "../metadata/schema";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";

/** A record on its way into the org. */
export interface PendingSave {
  readonly context: SaveContext;
  /** The whole object, not what the user sees of it. */
  readonly object: ObjectSchema;
  /** As the org holds it; undefined for a new record. */
  readonly before: Readonly<OrgRecord> | undefined;
  /** As the org will hold it. Derivations write here. */
  readonly next: OrgRecord;
  /** The fields that whoever saves gave a value or null, and those that automation has set. */
  readonly given: ReadonlySet<string>;
  /** Everybody that an activity is to be with; undefined when the request has no list of them. */
  readonly whoIds?: readonly string[] | undefined;
  /** When the save happens, in stored form. */
  readonly moment: string;
}

/** A record that was just stored or deleted, and how it was before; undefined when it is new. */
export interface StoredChange {
  readonly context: SaveContext;
  readonly before: Readonly<OrgRecord> | undefined;
  readonly record: OrgRecord;
  readonly whoIds?: readonly string[] | undefined;
  /** Moves a record to the recycle bin that goes with this one. */
  readonly recycle: (object: string, record: OrgRecord) => void;
}
