import { SalesforceError, type ErrorItem } from "../../../../src/local-org/errors";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import type { Schema } from "../../../../src/local-org/metadata/schema";
import { OrgDatabase } from "../../../../src/local-org/records/org-database";
import { fullAccess } from "../../../../src/local-org/records/record-access";
import { makeId } from "../../../../src/local-org/records/record-id";
import { stringify } from "../../../../src/local-org/records/stringify";
import type { FieldValue } from "../../../../src/local-org/records/table";
import { query, type QueryContext } from "../../../../src/local-org/soql/query";

const stockSchema = loadSchema();

/** What a test needs of an answer, as a client reads it from the wire. */
interface WireRecord {
  readonly attributes: { readonly type: string; readonly url?: string };
  readonly [field: string]: unknown;
}

interface WireAnswer {
  readonly totalSize: number;
  readonly records: readonly WireRecord[];
}

type Values = Readonly<Record<string, FieldValue>>;

/** An org of its own, empty: records go in as they are, with nothing derived and nothing checked. */
export class SmallOrg {
  readonly database: OrgDatabase;
  readonly context: QueryContext;

  constructor(schema: Schema = stockSchema) {
    this.database = new OrgDatabase(schema);
    this.context = {
      schema,
      database: this.database,
      access: fullAccess,
      userId: makeId("005", 1),
      now: new Date("2026-03-18T12:00:00Z"),
      timeZone: "UTC",
      locale: "en_US",
      fiscalYearStartMonth: 1,
      apiVersion: "62.0",
      includeDeleted: false,
    };
  }

  /** Adds a record and answers its id: the n-th of its object has the n-th id. */
  add(objectName: string, values: Values = {}): string {
    const table = this.database.table(objectName);
    const id = makeId(table.object.keyPrefix, table.size + 1);
    table.insert({ ...table.blank(), ...values, Id: id });
    return id;
  }

  ask(soql: string, differences: Partial<QueryContext> = {}): WireAnswer {
    return JSON.parse(this.print(soql, differences)) as WireAnswer;
  }

  /** The answer as it goes over the wire. */
  print(soql: string, differences: Partial<QueryContext> = {}): string {
    const { pageRows: _, ...answer } = query({ ...this.context, ...differences }, soql);
    return stringify(answer);
  }

  /** One column of the answer. */
  column(soql: string, differences: Partial<QueryContext> = {}): readonly unknown[] {
    const { records } = this.ask(soql, differences);
    return records.map(({ attributes: _attributes, ...fields }) => Object.values(fields)[0]);
  }

  /** What the org refuses a statement with. */
  refuse(soql: string, differences: Partial<QueryContext> = {}): ErrorItem {
    try {
      query({ ...this.context, ...differences }, soql);
    } catch (error) {
      if (error instanceof SalesforceError && error.status === 400 && error.items[0]) return error.items[0];
      throw error;
    }
    throw new Error(`not refused: ${soql}`);
  }

  /** The last line of what a statement is refused with, after its code. */
  reason(soql: string, differences: Partial<QueryContext> = {}): string {
    const { errorCode, message } = this.refuse(soql, differences);
    return `${errorCode}: ${message.split("\n").at(-1) ?? ""}`;
  }
}

export function url(objectName: string, id: string): string {
  return `/services/data/v62.0/sobjects/${objectName}/${id}`;
}
