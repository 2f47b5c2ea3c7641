import type { Schema } from "../metadata/schema";
import type { OrgDatabase } from "./org-database";
import type { RecordAccess } from "./record-access";

/** On whose behalf, when and through which API version records are saved. */
export interface SaveContext {
  /** What the user may see. A hidden field or object is refused as if it did not exist. */
  readonly schema: Schema;
  readonly database: OrgDatabase;
  /** Which records the user may see and change. */
  readonly access: RecordAccess;
  /** The moment of the save; records keep whole seconds. */
  readonly now: Date;
  readonly userId: string;
  /** Such as `62.0`. */
  readonly apiVersion: string;
  /** 1 to 12; January when absent. It decides an opportunity's fiscal period. */
  readonly fiscalYearStartMonth?: number;
  /** What the request's headers ask of the rules; as usual when absent. */
  readonly options?: SaveOptions;
}

/** How a request wants the org's rules to treat it (rest-api.md §6). */
export interface SaveOptions {
  /** Save a duplicate although a rule warns of it. It does not help against a rule that blocks. */
  readonly allowDuplicates: boolean;
  /** Answer the duplicates with all their fields. */
  readonly includeDuplicates: boolean;
  /**
   * Whether leads and cases go to whom the active assignment rule names, or the id of another rule; undefined when the
   * request does not say.
   */
  readonly assign: boolean | string | undefined;
}
