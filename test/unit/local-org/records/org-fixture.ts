import type { ErrorItem } from "../../../../src/local-org/errors";
import { SalesforceError } from "../../../../src/local-org/errors";
import type { CustomFieldSpec } from "../../../../src/local-org/metadata/load-schema";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import { loadRecord } from "../../../../src/local-org/records/load-record";
import { OrgDatabase } from "../../../../src/local-org/records/org-database";
import { fullAccess } from "../../../../src/local-org/records/record-access";
import { makeId } from "../../../../src/local-org/records/record-id";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import { createRecord } from "../../../../src/local-org/records/save-record";
import type { OrgRecord } from "../../../../src/local-org/records/table";

export const userId = makeId("005", 1);

/** An org with one active user, who saves, at 2026-09-14 09:00:00.750 UTC. */
export function emptyOrg(customFields: readonly CustomFieldSpec[] = []): SaveContext {
  const schema = loadSchema({ customFields });
  const context = {
    schema,
    database: new OrgDatabase(schema),
    access: fullAccess,
    now: new Date("2026-09-14T09:00:00.750Z"),
    userId,
    apiVersion: "62.0",
  };
  loadRecord(context, "User", { Username: "ana@example.com", FirstName: "Ana", LastName: "Lima", IsActive: true });
  return context;
}

/** The same org as its clock moves on. */
export function later(context: SaveContext, now: string): SaveContext {
  return { ...context, now: new Date(now) };
}

export function stored(context: SaveContext, object: string, id: string): OrgRecord {
  const record = context.database.table(object).get(id);
  if (record === undefined) throw new Error(`no ${object} ${id}`);
  return record;
}

/** Creates a deal that has all it needs and answers its id. */
export function createDeal(context: SaveContext, values: Record<string, unknown> = {}): string {
  return createRecord(context, "Opportunity", {
    Name: "Acme renewal",
    StageName: "Prospecting",
    CloseDate: "2026-11-30",
    ...values,
  });
}

/** What an attempt is refused with. */
export function refusal(attempt: () => unknown): { status: number; items: readonly ErrorItem[] } {
  try {
    attempt();
  } catch (error) {
    if (error instanceof SalesforceError) return { status: error.status, items: error.items };
    throw error;
  }
  throw new Error("the attempt was not refused");
}
