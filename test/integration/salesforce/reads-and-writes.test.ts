import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { SalesforceConnection } from "../../../src/salesforce/connection";
import { type SelectQuery, type Statement, type Value, writtenRecord } from "../../../src/soql/ast";
import type { Row, StatementResult } from "../../../src/soql/executor";
import { operationOf, type SalesforceFixture, startSalesforce } from "../../support/salesforce-fixture";

let fixture: SalesforceFixture;
let connection: SalesforceConnection;
let operation: ReturnType<typeof operationOf>;

beforeAll(async () => {
  fixture = await startSalesforce();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  operation = operationOf();
  connection = fixture.salesforce.forApiUser(operation);
  await connection.identity();
  fixture.sent();
});

const query = "GET /services/data/v62.0/query";
const composite = "POST /services/data/v62.0/composite";

const isEqual = (path: string, value: Value) => ({ kind: "comparison", path, operator: "=", value }) as const;
function select(paths: readonly string[], from: string, rest: Partial<SelectQuery> = {}, rows = 1): Statement {
  return { query: { select: paths.map((path) => ({ kind: "field", path })), from, limit: rows, ...rest }, rows };
}

async function rowsOf(...statements: readonly Statement[]): Promise<readonly (readonly Row[])[]> {
  const results = await connection.queries.run(statements);
  return results.map((result) => resultRows(result));
}

function resultRows(result: StatementResult | Error | undefined): readonly Row[] {
  if (result === undefined || result instanceof Error) throw result ?? new Error("no result");
  return result.rows;
}

describe("reading", () => {
  it("costs one call for up to five statements, references included", async () => {
    const deal = select(["Id", "AccountId"], "Opportunity");
    const accountId: Value = { kind: "reference", target: deal, path: "records[0].AccountId" };
    const account = select(["Id"], "Account", { where: isEqual("Id", accountId) });
    const [deals, accounts, contacts] = await rowsOf(deal, account, select(["Id"], "Contact", {}, 7));
    expect(accounts?.[0]?.Id).toBe(deals?.[0]?.AccountId);
    expect(contacts).toHaveLength(7);
    expect(fixture.sent()).toEqual([`${composite} 200`]);
    expect(operation.meter).toMatchObject({ calls: 1, metadataCalls: 0, rows: 9 });
    expect(operation.meter.usage?.limit).toBe(1_100_000);
  });

  it("finds nothing for a reference to a row that is not there", async () => {
    const deal = select(["Id", "AccountId"], "Opportunity", {
      where: isEqual("Name", { kind: "string", value: "none" }),
    });
    const accountId: Value = { kind: "reference", target: deal, path: "records[0].AccountId" };
    expect(await rowsOf(deal, select(["Id"], "Account", { where: isEqual("Id", accountId) }))).toEqual([[], []]);
  });

  it("follows pages only as far as the statement asks", async () => {
    const everyTask = select(["Id"], "Task", { limit: undefined }, 2_100);
    const [tasks] = await rowsOf(everyTask);
    const pages = fixture.sent();
    expect(new Set(tasks?.map(({ Id }) => Id)).size).toBe(tasks?.length);
    expect(operation.meter.calls).toBe(pages.length);
  });

  it("sends what is too long for a URL in a body", async () => {
    const value = "é".repeat(2_000);
    const [accounts] = await rowsOf(select(["Id"], "Account", { where: isEqual("Name", { kind: "string", value }) }));
    expect(accounts).toEqual([]);
    expect(fixture.sent()).toEqual([`${composite} 200`]);
  });

  it.each([
    "O'Hara & Söhne + 50% #1",
    "back\\slash",
    "@{q1.records[0].Id}",
    "line\nbreak",
    "日本 🙂",
    "%27 OR Name != %27",
  ])("finds exactly the value that it looks for: %j", async (name) => {
    const created = await connection.writer.write({ object: "Account", fields: { Name: name }, after: [] });
    const byName = select(["Id", "Name"], "Account", { where: isEqual("Name", { kind: "string", value: name }) }, 5);
    const id = created.kind === "written" ? created.id : undefined;
    expect(await rowsOf(byName)).toMatchObject([[{ Id: id, Name: name }]]);
    expect(await rowsOf(select(["Id"], "Account"), byName)).toMatchObject([[{}], [{ Id: id, Name: name }]]);
  });

  it("describes objects once, in one call", async () => {
    const org = await connection.metadata.load(["Opportunity", "Account", "Nothing__c"]);
    expect([...org.keys()]).toEqual(["Opportunity", "Account"]);
    expect(org.get("Opportunity")?.fields.get("StageName")?.picklistValues).toContain("Closed Won");
    expect(org.get("Account")?.childRelationships.has("Opportunities")).toBe(true);
    await fixture.salesforce.forApiUser(operationOf()).metadata.load(["Account", "Opportunity"]);
    expect(fixture.sent()).toEqual([`${composite} 200`]);
    expect(operation.meter).toMatchObject({ calls: 1, metadataCalls: 1 });
  });
});

describe("writing", () => {
  const byWritten = select(["Id", "Subject", "Owner.Name"], "Task", {
    where: isEqual("Id", { kind: "reference", target: writtenRecord, path: "id" }),
  });
  const bySalesforceId = (id: string) =>
    select(["Id", "Subject"], "Task", { where: isEqual("Id", { kind: "string", value: id }) });

  it("creates, reads back, changes and reads before and after, each in one call", async () => {
    const created = await connection.writer.write({ object: "Task", fields: { Subject: "Call" }, after: [byWritten] });
    if (created.kind !== "written") throw new Error("refused");
    expect(resultRows(created.after[0])).toMatchObject([{ Id: created.id, Subject: "Call" }]);

    const known = bySalesforceId(created.id);
    const changed = await connection.writer.write({
      object: "Task",
      id: created.id,
      fields: { Subject: "Call again" },
      before: known,
      after: [known],
    });
    if (changed.kind !== "written") throw new Error("refused");
    expect(resultRows(changed.before)).toMatchObject([{ Subject: "Call" }]);
    expect(resultRows(changed.after[0])).toMatchObject([{ Subject: "Call again" }]);
    expect(fixture.sent()).toEqual([`${composite} 200`, `${composite} 200`]);
  });

  it("stores a value that looks like a reference as it is", async () => {
    const fields = { Subject: "Ask about @{q1.records[0].Id}" };
    const result = await connection.writer.write({ object: "Task", fields, after: [byWritten] });
    if (result.kind !== "written") throw new Error("refused");
    expect(resultRows(result.after[0])).toMatchObject([{ Id: result.id, Subject: fields.Subject }]);
    expect(fixture.sent()).toEqual(["POST /services/data/v62.0/sobjects/Task 201", `${query} 200`]);
    expect(operation.meter.calls).toBe(2);
  });

  it("answers why a record is refused, and writes nothing", async () => {
    const result = await connection.writer.write({
      object: "Contact",
      fields: { FirstName: "Ann" },
      after: [byWritten],
    });
    expect(result).toMatchObject({
      kind: "refused",
      errors: [{ code: "REQUIRED_FIELD_MISSING", fields: ["LastName"] }],
    });
  });

  it("answers that a record is gone", async () => {
    const result = await connection.writer.write({ object: "Task", id: "00T000000000000AAA", fields: {}, after: [] });
    expect(result).toMatchObject({ kind: "refused", errors: [{ code: "NOT_FOUND" }] });
  });
});
