import type { Database } from "./table";

/** What a record's computed fields depend on beside the record: other records, who reads, when and where. */
export interface ReadContext {
  readonly database: Database;
  readonly now: Date;
  readonly userId: string;
  /** The reader's IANA time zone. */
  readonly timeZone: string;
  /** Such as `62.0`. */
  readonly apiVersion: string;
}
