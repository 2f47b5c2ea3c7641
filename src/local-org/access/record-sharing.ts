import { masterOf } from "../metadata/masters";
import type { ObjectSchema } from "../metadata/schema";
import type { OrgDatabase } from "../records/org-database";
import type { RecordAccess } from "../records/record-access";
import type { OrgRecord } from "../records/table";
import { compileSharing } from "./compile-sharing";
import { ownerCircle } from "./owner-circle";
import type { PermissionBook } from "./permission-book";
import { objectPermission, type Permissions } from "./permissions";
import type { ObjectSharing, Sharer } from "./sharing";

/**
 * A user's access to single records: by the org-wide defaults, ownership, the role hierarchy, queues, and what the
 * platform shares by itself between an account and what belongs to it. There are no sharing rules, teams or manual shares.
 * Made for one request: what it has learned of users and roles is not learned again.
 */
export class RecordSharing implements RecordAccess {
  readonly viewsAllData: boolean;
  private readonly known = new Map<string, ObjectSharing>();
  private circle: ReadonlySet<string> | undefined;
  private readonly sharer: Sharer;

  constructor(
    private readonly database: OrgDatabase,
    userId: string,
    private readonly permissions: Permissions,
    private readonly book: PermissionBook,
  ) {
    this.viewsAllData = permissions.system.has("ViewAllData") || permissions.system.has("ModifyAllData");
    this.sharer = {
      database,
      userId,
      permissions,
      owns: (ownerId) => {
        this.circle ??= ownerCircle(database, userId);
        return typeof ownerId === "string" && this.circle.has(ownerId);
      },
      sharing: (name) => {
        const object = database.schema.object(name);
        return object && this.sharing(object);
      },
    };
  }

  canRead(object: ObjectSchema, row: OrgRecord): boolean {
    return this.sharing(object).read(row);
  }

  barredFrom(object: ObjectSchema, row: OrgRecord): string | undefined {
    const master = masterOf(this.database.schema, object);
    return master === undefined || this.sharing(object).edit(row) ? undefined : String(row[master.field]);
  }

  canEdit(object: ObjectSchema, row: OrgRecord): boolean {
    return this.permission(object).edit && this.sharing(object).edit(row);
  }

  canDelete(object: ObjectSchema, row: OrgRecord): boolean {
    return this.permission(object).delete && this.sharing(object).remove(row);
  }

  canTransfer(object: ObjectSchema, row: OrgRecord): boolean {
    return this.sharing(object).transfer(row);
  }

  canOwn(object: ObjectSchema, user: OrgRecord): boolean {
    return objectPermission(this.database.schema, object, this.book.of(user)).read;
  }

  private permission(object: ObjectSchema): { readonly edit: boolean; readonly delete: boolean } {
    return objectPermission(this.database.schema, object, this.permissions);
  }

  private sharing(object: ObjectSchema): ObjectSharing {
    const known = this.known.get(object.name);
    if (known !== undefined) return known;
    const sharing = compileSharing(this.sharer, object);
    this.known.set(object.name, sharing);
    return sharing;
  }
}
