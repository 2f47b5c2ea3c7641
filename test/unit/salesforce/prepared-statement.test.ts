import { describe, expect, it } from "@jest/globals";
import { prepareStatements, querySubrequest } from "../../../src/salesforce/prepared-statement";
import { type SelectQuery, type Statement, type Value, writtenRecord } from "../../../src/soql/ast";

const client = { root: "/services/data/v62.0", send: () => Promise.reject(new Error("not sent")) };

const statementOf = (from: string, value: Value, rest: Partial<SelectQuery> = {}): Statement => ({
  query: {
    select: [{ kind: "field", path: "Id" }],
    from,
    where: { kind: "comparison", path: "Name", operator: "=", value },
    ...rest,
  },
  rows: 10,
});

describe("prepareStatements", () => {
  it("names statements in order and resolves references to them", () => {
    const deal = statementOf("Opportunity", { kind: "string", value: "x" });
    const account = statementOf("Account", { kind: "reference", target: deal, path: "records[0].AccountId" });
    const [first, second] = prepareStatements([deal, account]);
    expect(first).toMatchObject({ referenceId: "q1", targets: new Set() });
    expect(second).toMatchObject({ referenceId: "q2", targets: new Set([deal]) });
    expect(second?.soql).toContain("'@{q1.records[0].AccountId}'");
  });

  it("names the write of the call", () => {
    const task = statementOf("Task", { kind: "reference", target: writtenRecord, path: "id" });
    expect(prepareStatements([task])[0]?.soql).toContain("'@{w.id}'");
  });

  it("refuses a reference to what is not before it in the call", () => {
    const deal = statementOf("Opportunity", { kind: "string", value: "x" });
    const account = statementOf("Account", { kind: "reference", target: deal, path: "records[0].AccountId" });
    expect(() => prepareStatements([account])).toThrow(TypeError);
    expect(() => prepareStatements([account, deal])).toThrow(TypeError);
  });

  it("refuses more statements than a call can hold", () => {
    const statements = Array.from({ length: 6 }, () => statementOf("Account", { kind: "null" }));
    expect(() => prepareStatements(statements)).toThrow("6 statements");
  });
});

describe("querySubrequest", () => {
  it("leaves references as they are and encodes everything else", () => {
    const deal = statementOf("Opportunity", { kind: "string", value: "x" });
    const account: Statement = statementOf(
      "Account",
      { kind: "null" },
      {
        where: {
          kind: "and",
          terms: [
            {
              kind: "comparison",
              path: "Id",
              operator: "=",
              value: { kind: "reference", target: deal, path: "records[0].AccountId" },
            },
            {
              kind: "comparison",
              path: "Name",
              operator: "=",
              value: { kind: "string", value: "50% & more + @{q1.records[0].Id}" },
            },
          ],
        },
      },
    );
    const [, prepared] = prepareStatements([deal, account]);
    const url = querySubrequest(client, prepared!).url;
    expect(url).toContain("@{q1.records[0].AccountId}");
    expect(url).not.toContain("@{q1.records[0].Id}");
    expect(url).not.toMatch(/[ +&#]|%(?![0-9A-F]{2})/);
    expect(decodeURIComponent(url)).toContain("50% & more + \\u0040{q1.records[0].Id}");
  });
});
