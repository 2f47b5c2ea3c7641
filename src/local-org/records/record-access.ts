import type { ObjectSchema } from "../metadata/schema";
import type { OrgRecord } from "./table";

/**
 * What a user may do with single records, by ownership and sharing. What it may do with whole objects and fields is not
 * asked here: the user's view of the schema lacks what it cannot see, and marks what it cannot write.
 */
export interface RecordAccess {
  /** "View All Data": sees every record, whoever owns it. */
  readonly viewsAllData: boolean;
  canRead(object: ObjectSchema, row: OrgRecord): boolean;
  /** The id of the record that the user may not add this new one to; undefined when there is none. */
  barredFrom(object: ObjectSchema, row: OrgRecord): string | undefined;
  canEdit(object: ObjectSchema, row: OrgRecord): boolean;
  canDelete(object: ObjectSchema, row: OrgRecord): boolean;
  /** Whether the user may give the record to another owner. */
  canTransfer(object: ObjectSchema, row: OrgRecord): boolean;
  /** Whether another user sees the object at all, and so may be given records of it. */
  canOwn(object: ObjectSchema, user: OrgRecord): boolean;
}

/** Of whoever may do everything: the platform itself, and those who set up the org. */
export const fullAccess: RecordAccess = {
  viewsAllData: true,
  canRead: () => true,
  barredFrom: () => undefined,
  canEdit: () => true,
  canDelete: () => true,
  canTransfer: () => true,
  canOwn: () => true,
};
