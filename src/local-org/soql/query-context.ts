import type { Schema } from "../metadata/schema";
import type { RecordAccess } from "../records/record-access";
import type { Database } from "../records/table";

/** Everything a statement's meaning depends on beside its text. */
export interface QueryContext {
  /** What the asking user can see: objects and fields hidden from it are not there. */
  readonly schema: Schema;
  readonly database: Database;
  /** Records that the user cannot see are not there. */
  readonly access: RecordAccess;
  /** The asking user: "my" records are its own. */
  readonly userId: string;
  readonly now: Date;
  /** The asking user's IANA time zone: it decides where a day begins. */
  readonly timeZone: string;
  /** The asking user's, as Salesforce spells it: `en_US`. It decides how FORMAT() writes. */
  readonly locale: string;
  /** 1 to 12. */
  readonly fiscalYearStartMonth: number;
  /** Such as `62.0`. */
  readonly apiVersion: string;
  /** `queryAll`: deleted and archived records too. */
  readonly includeDeleted: boolean;
}

/** A record as the wire shows it. */
export type JsonRecord = Record<string, unknown>;

/** Records that a statement with FOR VIEW or FOR REFERENCE has looked at. */
export interface TrackedRecords {
  readonly kind: "view" | "reference";
  readonly object: string;
  readonly ids: readonly string[];
}

export interface QueryAnswer {
  readonly totalSize: number;
  /** Every record of the answer, with every record of its child lists; paging is the caller's. */
  readonly records: readonly JsonRecord[];
  /** The most records for one page; absent where there is but one. */
  readonly pageRows?: number;
  /** What is to be noted of the records; the caller does it. */
  readonly tracked?: TrackedRecords;
}
