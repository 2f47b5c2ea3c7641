import { PermissionBook } from "../../../../src/local-org/access/permission-book";
import { RecordSharing } from "../../../../src/local-org/access/record-sharing";
import { viewSchema } from "../../../../src/local-org/access/view-schema";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import type { SharingModel } from "../../../../src/local-org/metadata/object-rules";
import { createSchema } from "../../../../src/local-org/metadata/object-schema";
import type { Schema } from "../../../../src/local-org/metadata/schema";
import { loadRecord } from "../../../../src/local-org/records/load-record";
import { OrgDatabase } from "../../../../src/local-org/records/org-database";
import { fullAccess } from "../../../../src/local-org/records/record-access";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import type { FieldValue } from "../../../../src/local-org/records/table";
import { seedUsers } from "../../../../src/local-org/seed/seed-users";
import { createCalendar } from "../../../../src/local-org/seed/calendar";
import { setUpOrg } from "../../../../src/local-org/seed/set-up/set-up-org";
import { administrator, representative, salesTeam, technicalUsers } from "../../../../src/local-org/seed/team";
import { administratorId } from "../../../../src/local-org/seed/user-values";
import { query, type JsonRecord, type QueryContext } from "../../../../src/local-org/soql/query";

export type Values = Readonly<Record<string, FieldValue>>;

/** An org with its set-up and users and no records, whose org-wide defaults are these. */
export class OrgWithUsers {
  readonly schema: Schema;
  readonly database: OrgDatabase;
  readonly book: PermissionBook;
  private readonly ids: ReadonlyMap<string, string>;
  private readonly asPlatform: SaveContext;

  constructor(sharing: Readonly<Record<string, SharingModel>> = {}) {
    const stock = loadSchema();
    this.schema = createSchema(
      stock.objects.map((object) => {
        const sharingModel = sharing[object.name];
        return sharingModel === undefined ? object : { ...object, rules: { ...object.rules, sharingModel } };
      }),
    );
    this.database = new OrgDatabase(this.schema);
    const now = new Date("2026-09-14T09:00:00Z");
    this.asPlatform = {
      schema: this.schema,
      database: this.database,
      access: fullAccess,
      now,
      userId: administratorId,
      apiVersion: "62.0",
    };
    const insert = (object: string, values: Values): string => this.put(object, values);
    setUpOrg(this.schema, insert, "enterprise");
    const members = [administrator, ...salesTeam, representative, ...technicalUsers];
    this.ids = seedUsers({ insert, calendar: createCalendar(now) }, members);
    this.book = new PermissionBook(this.database);
  }

  user(name: string): string {
    const id = this.ids.get(`${name}@local.test`);
    if (id === undefined) throw new Error(`no user ${name}`);
    return id;
  }

  /** Puts a record into the org, whatever anyone may do. */
  put(object: string, values: Values): string {
    return loadRecord(this.asPlatform, object, values);
  }

  /** As a user saves. */
  save(name: string): SaveContext {
    const userId = this.user(name);
    const permissions = this.book.of(this.database.table("User").get(userId) ?? {});
    return {
      ...this.asPlatform,
      userId,
      schema: viewSchema(this.schema, permissions),
      access: new RecordSharing(this.database, userId, permissions, this.book),
    };
  }

  query(name: string, soql: string): { readonly totalSize: number; readonly records: readonly JsonRecord[] } {
    const context: QueryContext = {
      ...this.save(name),
      fiscalYearStartMonth: 1,
      timeZone: "GMT",
      locale: "en_US",
      includeDeleted: false,
    };
    return query(context, soql);
  }

  /** The values of a field in what a query answers. */
  column(name: string, soql: string, field = "Name"): readonly unknown[] {
    return this.query(name, soql).records.map((record) => record[field]);
  }
}
