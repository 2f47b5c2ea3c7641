import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Statement } from "../../../src/soql/ast";
import { operationOf, type SalesforceFixture, startSalesforce } from "../../support/salesforce-fixture";

let fixture: SalesforceFixture;

beforeEach(async () => {
  fixture = await startSalesforce({}, { timeoutMs: 250 });
  // Logging in is no part of what is timed here.
  await fixture.salesforce.forApiUser(operationOf()).identity();
  fixture.sent();
  fixture.org.addFault({ kind: "slow", ms: 1_000 });
});
afterEach(() => fixture.close());

const accounts: Statement = { query: { select: [{ kind: "field", path: "Id" }], from: "Account", limit: 3 }, rows: 3 };

describe("a slow org", () => {
  it("is not waited for past the deadline, nor asked again", async () => {
    const operation = operationOf();
    const { queries } = fixture.salesforce.forApiUser(operation);
    await expect(queries.run([accounts])).rejects.toMatchObject({ code: "SALESFORCE_TIMEOUT" });
    expect(operation.meter.calls).toBe(1);
  });

  it("leaves a write's outcome unknown", async () => {
    const operation = operationOf();
    const { writer } = fixture.salesforce.forApiUser(operation);
    const writing = writer.write({ object: "Task", fields: { Subject: "Call" }, after: [] });
    await expect(writing).rejects.toMatchObject({ code: "WRITE_OUTCOME_UNKNOWN" });
    expect(operation.meter.calls).toBe(1);
  });

  it("is left at once when the client goes away", async () => {
    const controller = new AbortController();
    const { queries } = fixture.salesforce.forApiUser(operationOf(controller.signal));
    const reading = queries.run([accounts]);
    controller.abort();
    await expect(reading).rejects.toMatchObject({
      code: "SALESFORCE_UNAVAILABLE",
      message: expect.stringContaining("abandoned"),
    });
  });
});
