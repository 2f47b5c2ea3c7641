import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { SelectQuery, Statement } from "../../../src/soql/ast";
import { operationOf, type SalesforceFixture, startSalesforce } from "../../support/salesforce-fixture";

let fixture: SalesforceFixture;

beforeEach(async () => {
  fixture = await startSalesforce();
});
afterEach(() => fixture.close());

const query = "GET /services/data/v62.0/query";
const token = "POST /services/oauth2/token";
const composite = "POST /services/data/v62.0/composite";
const createTask = { object: "Task", fields: { Subject: "Call" }, after: [] };

const accounts: Statement = { query: { select: [{ kind: "field", path: "Id" }], from: "Account", limit: 3 }, rows: 3 };

async function countTasks(): Promise<number> {
  const statement: Statement = { query: { select: [{ kind: "count" }], from: "Task" }, rows: 0 };
  const [result] = await fixture.salesforce.forApiUser(operationOf()).queries.run([statement]);
  fixture.sent();
  if (result === undefined || !("totalSize" in result)) throw new Error("no count");
  return result.totalSize;
}

describe("a troubled org", () => {
  it("is asked three times for a read while it is unavailable", async () => {
    const { org, salesforce, sent } = fixture;
    org.addFault({ kind: "unavailable" });
    const { queries } = salesforce.forApiUser(operationOf());
    await expect(queries.run([accounts])).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect(sent()).toEqual([`${token} 200`, ...Array.from({ length: 3 }, () => `${query} 503`)]);
  });

  it("answers a read when it comes back in time", async () => {
    const { org, salesforce, sent } = fixture;
    org.addFault({ kind: "unavailable", count: 2 });
    const [result] = await salesforce.forApiUser(operationOf()).queries.run([accounts]);
    expect(result).toMatchObject({ totalSize: 3 });
    expect(sent().slice(1)).toEqual([`${query} 503`, `${query} 503`, `${query} 200`]);
  });

  it("is asked once for a write while it is unavailable", async () => {
    const { org, salesforce, sent } = fixture;
    org.addFault({ kind: "unavailable" });
    const { writer } = salesforce.forApiUser(operationOf());
    await expect(writer.write({ ...createTask, after: [accounts] })).rejects.toMatchObject({
      code: "WRITE_OUTCOME_UNKNOWN",
    });
    expect(sent()).toEqual([`${token} 200`, `${composite} 503`]);
  });

  it("has its session renewed once for ten requests that met its end together", async () => {
    const { org, salesforce, sent } = fixture;
    const operation = operationOf();
    const { queries } = salesforce.forApiUser(operation);
    await queries.run([accounts]);
    sent();
    org.addFault({ kind: "expireSession", all: true });
    const results = await Promise.all(Array.from({ length: 10 }, () => queries.run([accounts])));
    expect(results.flat()).toMatchObject(Array.from({ length: 10 }, () => ({ totalSize: 3 })));

    const requests = sent();
    expect(requests.filter((request) => request.startsWith(token))).toHaveLength(1);
    expect(requests.filter((request) => request === `${query} 200`)).toHaveLength(10);
    expect(operation.meter.calls).toBe(11);
  });

  it("is not asked for sessions without end when it refuses the new ones, too", async () => {
    const { org, salesforce, sent } = fixture;
    org.addFault({ kind: "expireSession" });
    const { queries } = salesforce.forApiUser(operationOf());
    await expect(queries.run([accounts])).rejects.toMatchObject({ code: "RECONNECT_REQUIRED" });
    expect(sent()).toEqual([`${token} 200`, `${query} 401`, `${token} 200`, `${query} 401`]);
  });

  it("is left alone after it refused a log-in", async () => {
    const { org, salesforce, sent } = fixture;
    const { queries } = salesforce.forApiUser(operationOf());
    await queries.run([accounts]);
    sent();
    org.addFault({ kind: "expireSession", all: true });
    org.addFault({ kind: "refuseToken" });
    await expect(queries.run([accounts])).rejects.toMatchObject({ code: "RECONNECT_REQUIRED" });
    await expect(queries.run([accounts])).rejects.toMatchObject({ code: "RECONNECT_REQUIRED" });
    expect(sent()).toEqual([`${query} 401`, `${token} 400`]);
  });

  it("has a write repeated after its session was renewed, and makes one record of it", async () => {
    const { org, salesforce, sent } = fixture;
    const before = await countTasks();
    org.addFault({ kind: "expireSession", all: true });
    const result = await salesforce.forApiUser(operationOf()).writer.write(createTask);
    expect(result).toMatchObject({ kind: "written" });
    const create = "POST /services/data/v62.0/sobjects/Task";
    expect(sent()).toEqual([`${create} 401`, `${token} 200`, `${create} 201`]);
    expect(await countTasks()).toBe(before + 1);
  });

  it.each([
    ["alone", []],
    ["with a read-back", [accounts]],
  ])("has a locked write repeated, %s", async (_, after) => {
    const { org, salesforce, sent } = fixture;
    const before = await countTasks();
    org.addFault({ kind: "lock", object: "Task", count: 2 });
    const result = await salesforce.forApiUser(operationOf()).writer.write({ ...createTask, after });
    expect(result).toMatchObject({ kind: "written" });
    expect(sent()).toHaveLength(3);
    expect(await countTasks()).toBe(before + 1);
  });

  it("has a write that stays locked refused after four tries", async () => {
    const { org, salesforce, sent } = fixture;
    await countTasks();
    org.addFault({ kind: "lock" });
    const result = await salesforce.forApiUser(operationOf()).writer.write({ ...createTask, after: [accounts] });
    expect(result).toMatchObject({ kind: "refused", errors: [{ code: "UNABLE_TO_LOCK_ROW" }] });
    expect(sent()).toHaveLength(4);
  });

  it("is asked once when its API requests are used up", async () => {
    const { org, salesforce, sent } = fixture;
    org.addFault({ kind: "limitExceeded" });
    const { queries, writer } = salesforce.forApiUser(operationOf());
    await expect(queries.run([accounts, accounts])).rejects.toMatchObject({ code: "API_BUDGET_EXHAUSTED" });
    expect(await queries.run([accounts])).toMatchObject([{ code: "API_BUDGET_EXHAUSTED" }]);
    await expect(writer.write(createTask)).rejects.toMatchObject({ code: "API_BUDGET_EXHAUSTED" });
    expect(sent()).toHaveLength(4);
  });

  it.each(["before", "after"] as const)("has a read repeated whose connection broke %s it was run", async (when) => {
    const { org, salesforce, sent } = fixture;
    org.addFault({ kind: "drop", when, count: 1 });
    const [result] = await salesforce.forApiUser(operationOf()).queries.run([accounts]);
    expect(result).toMatchObject({ totalSize: 3 });
    expect(sent().slice(1)).toEqual([`${query} dropped`, `${query} 200`]);
  });

  it.each([
    ["before", 0],
    ["after", 1],
  ] as const)("is sent one write even when its connection broke %s it was run", async (when, written) => {
    const { org, salesforce, sent } = fixture;
    const tasks = await countTasks();
    org.addFault({ kind: "drop", when, count: 1 });
    const { writer } = salesforce.forApiUser(operationOf());
    await expect(writer.write({ ...createTask, after: [accounts] })).rejects.toMatchObject({
      code: "WRITE_OUTCOME_UNKNOWN",
    });
    expect(sent()).toEqual([`${composite} dropped`]);
    expect(await countTasks()).toBe(tasks + written);
  });

  it("has the child lists that it cut completed", async () => {
    const { org, salesforce, sent } = fixture;
    const roles: SelectQuery = {
      select: [{ kind: "field", path: "Id" }],
      from: "Contacts",
      orderBy: [{ path: "Id", direction: "ASC", nulls: "LAST" }],
    };
    const statement: Statement = {
      query: {
        select: [
          { kind: "field", path: "Id" },
          { kind: "subselect", query: roles },
        ],
        from: "Account",
        orderBy: [{ path: "Id", direction: "ASC", nulls: "LAST" }],
        limit: 20,
      },
      rows: 20,
    };
    const { queries } = salesforce.forApiUser(operationOf());
    const whole = await queries.run([statement]);
    expect(sent()).toHaveLength(2);

    org.addFault({ kind: "cutChildLists", rows: 1, path: "SELECT" });
    const operation = operationOf();
    const completed = await salesforce.forApiUser(operation).queries.run([statement]);
    expect(completed).toEqual(whole);
    const [first, ...others] = sent();
    expect(first).toBe(`${query} 200`);
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThanOrEqual(4);
    expect(new Set(others)).toEqual(new Set([`${composite} 200`]));
    expect(operation.meter.calls).toBe(1 + others.length);
  });

  it("drops a hidden field's statement with its name, for the caller to leave it out", async () => {
    const { org, salesforce } = fixture;
    org.addFault({ kind: "hideField", object: "Account", field: "Industry" });
    const { queries } = salesforce.forApiUser(operationOf());
    const industries: Statement = {
      query: { select: [{ kind: "field", path: "Industry" }], from: "Account", limit: 1 },
      rows: 1,
    };
    const ofParent: Statement = {
      query: { select: [{ kind: "field", path: "Account.Industry" }], from: "Opportunity", limit: 1 },
      rows: 1,
    };
    const refusal = {
      code: "FIELD_NOT_ACCESSIBLE",
      inaccessible: { kind: "field", object: "Account", field: "Industry" },
    };
    expect(await queries.run([industries, accounts, ofParent])).toMatchObject([refusal, { totalSize: 3 }, refusal]);
  });
});
