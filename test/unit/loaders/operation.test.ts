import { describe, expect, it } from "@jest/globals";
import type { OrgMetadata } from "../../../src/catalogue/metadata";
import { GatewayError } from "../../../src/errors";
import type { Statement } from "../../../src/soql/ast";
import { compile } from "../../../src/soql/compile";
import type { MetadataSource, QueryExecutor, StatementResult } from "../../../src/soql/executor";
import { InaccessibleError, type Inaccessible } from "../../../src/soql/inaccessible-error";
import { runDocument } from "../../support/memory-gateway";
import { metadataWithout } from "../../support/plan-document";

type Reply = StatementResult | GatewayError;

const noRows: StatementResult = { totalSize: 0, rows: [] };

/** An executor that answers each statement by a function of its text, and remembers the calls. */
function executor(answer: (soql: string) => Reply) {
  const calls: string[][] = [];
  const queries: QueryExecutor = {
    run: async (statements) => {
      const texts = statements.map((statement) => print(statement, statements));
      calls.push(texts);
      return texts.map(answer);
    },
  };
  return { calls, queries };
}

function print({ query }: Statement, call: readonly Statement[]): string {
  return compile(query, (target) => `q${call.indexOf(target as Statement) + 1}`).soql;
}

/** Metadata that learns: what is hidden is remembered, and to forget is to know what the org really shows. */
function learning(believed: readonly string[], real: readonly string[]) {
  const events: string[] = [];
  let hidden = believed;
  const metadata: MetadataSource = {
    load: async (): Promise<OrgMetadata> => metadataWithout("Opportunity.CurrencyIsoCode", ...hidden),
    hide: async ({ object, field }) => {
      const name = field === undefined ? object : `${object}.${field}`;
      events.push(`hide ${name}`);
      hidden = [...hidden, name];
    },
    forget: async (objects) => {
      events.push(`forget ${objects.join(" ")}`);
      hidden = real;
    },
  };
  return { metadata, events };
}

const everythingVisible = () => learning([], []).metadata;

function inaccessible(what: Inaccessible): GatewayError {
  return new InaccessibleError(what, "hidden");
}

/** Refuses a statement that names any of these fields, as Salesforce does. */
function refusing(fields: readonly string[], otherwise: (soql: string) => Reply = () => noRows) {
  return (soql: string): Reply => {
    const field = fields.find((name) => new RegExp(`\\b${name}\\b`).test(soql));
    return field ? inaccessible({ kind: "field", object: "Opportunity", field }) : otherwise(soql);
  };
}

const deal = "006000000000001AAA";
const row = { Id: deal, Name: "Acme", Amount: 5, NextStep: "Call" };

describe("an operation", () => {
  it("sends its root fields together", async () => {
    const { queries, calls } = executor(() => noRows);
    const { errors, estimatedCalls } = await runDocument(
      { queries, metadata: everythingVisible() },
      "{ users { nodes { id } } leads { nodes { id } } accounts { totalCount } }",
    );
    expect(errors).toEqual([]);
    expect(calls.map((call) => call.length)).toEqual([3]);
    expect(estimatedCalls).toBe(1);
  });

  it("answers the other root fields when one is refused before any call", async () => {
    const { queries, calls } = executor(() => noRows);
    const { data, errors, estimatedCalls } = await runDocument(
      { queries, metadata: everythingVisible() },
      '{ opportunity(id: "001") { id } leads(where: { name: {} }) { totalCount } users { nodes { id } } }',
    );
    expect(data).toEqual({ opportunity: null, leads: null, users: { nodes: [] } });
    expect(errors.map(({ code, path }) => `${String(code)} ${path}`).sort()).toEqual([
      "BAD_USER_INPUT leads",
      "BAD_USER_INPUT opportunity",
    ]);
    expect(calls).toHaveLength(1);
    expect(estimatedCalls).toBe(1);
  });

  it("answers the other root fields when a variable of one has no value that it can have", async () => {
    const { queries } = executor(() => noRows);
    const { data, errors } = await runDocument(
      { queries, metadata: everythingVisible() },
      "query ($n: Int) { leads(first: $n) { totalCount } users { nodes { id } } }",
      { n: null },
    );
    expect(data).toEqual({ leads: null, users: { nodes: [] } });
    expect(errors.map(({ path }) => path)).toEqual(["leads"]);
  });

  it("answers the other root fields when Salesforce refuses one's statement", async () => {
    const failure = new GatewayError("SALESFORCE_TIMEOUT", "too slow");
    const { queries } = executor((soql) => (soql.includes("FROM Lead") ? failure : noRows));
    const { data, errors } = await runDocument(
      { queries, metadata: everythingVisible() },
      "{ leads { nodes { id } } users { nodes { id } totalCount } }",
    );
    expect(data).toEqual({ leads: null, users: { nodes: [], totalCount: 0 } });
    expect(errors).toEqual([{ code: "SALESFORCE_TIMEOUT", path: "leads", message: "too slow" }]);
  });

  it("says of each root field of a failed call that it failed, and answers those of other calls", async () => {
    let calls = 0;
    const queries: QueryExecutor = {
      run: async (statements) => {
        calls++;
        if (statements.length === 5) throw new GatewayError("SALESFORCE_UNAVAILABLE", "out of order");
        return statements.map(() => noRows);
      },
    };
    const roots = Array.from({ length: 6 }, (_, i) => `r${i}: users(first: ${i + 1}) { nodes { id } }`);
    const { data, errors } = await runDocument({ queries, metadata: everythingVisible() }, `{ ${roots.join(" ")} }`);
    expect(calls).toBe(2);
    expect(errors.map(({ code }) => code)).toEqual(Array(5).fill("SALESFORCE_UNAVAILABLE"));
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([{ nodes: [] }]);
  });

  it("says of each root field that metadata could not be had, and sends nothing", async () => {
    const { queries, calls } = executor(() => noRows);
    const metadata: MetadataSource = {
      ...everythingVisible(),
      load: async () => {
        throw new GatewayError("RECONNECT_REQUIRED", "log in again");
      },
    };
    const { data, errors } = await runDocument({ queries, metadata }, "{ users { totalCount } leads { totalCount } }");
    expect(data).toEqual({ users: null, leads: null });
    expect(errors.map(({ code, path }) => `${String(code)} ${path}`)).toEqual([
      "RECONNECT_REQUIRED users",
      "RECONNECT_REQUIRED leads",
    ]);
    expect(calls).toEqual([]);
  });

  it("passes on what is nobody's fault but the gateway's", async () => {
    const queries: QueryExecutor = {
      run: async () => {
        throw new RangeError("a defect");
      },
    };
    const { errors } = await runDocument({ queries, metadata: everythingVisible() }, "{ users { totalCount } }");
    expect(errors).toEqual([{ code: undefined, path: "users", message: "a defect" }]);
  });
});

describe("when metadata is older than the org", () => {
  const document = `{ opportunity(id: "${deal}") { name amount nextStep } users { nodes { id } } }`;
  const oneRow = (soql: string): Reply => (soql.includes("FROM Opportunity") ? { totalSize: 1, rows: [row] } : noRows);

  it("leaves out a field that turns out to be hidden, remembers it, and asks nothing else again", async () => {
    const { metadata, events } = learning([], ["Opportunity.Amount"]);
    const { queries, calls } = executor(refusing(["Amount"], oneRow));
    const { data, errors } = await runDocument({ queries, metadata }, document);
    expect(data).toEqual({ opportunity: { name: "Acme", amount: null, nextStep: "Call" }, users: { nodes: [] } });
    expect(errors.map(({ code, path }) => `${String(code)} ${path}`)).toEqual([
      "FIELD_NOT_ACCESSIBLE opportunity.amount",
    ]);
    expect(events).toEqual(["hide Opportunity.Amount"]);
    expect(calls.map((call) => call.length)).toEqual([2, 1]);
  });

  it("describes the objects afresh when a second field is hidden, too", async () => {
    const { metadata, events } = learning([], ["Opportunity.Amount", "Opportunity.NextStep"]);
    const { queries, calls } = executor(refusing(["Amount", "NextStep"], oneRow));
    const { data, errors } = await runDocument({ queries, metadata }, document);
    expect(data).toMatchObject({ opportunity: { name: "Acme", amount: null, nextStep: null } });
    expect(errors).toHaveLength(2);
    expect(events).toEqual(["hide Opportunity.Amount", "forget Opportunity User"]);
    expect(calls).toHaveLength(3);
  });

  it("asks again for several root fields in one call", async () => {
    const { metadata } = learning([], ["Opportunity.Amount"]);
    const { queries, calls } = executor(refusing(["Amount"], oneRow));
    const { data } = await runDocument(
      { queries, metadata },
      `{ a: opportunity(id: "${deal}") { name amount } b: opportunity(id: "${deal}") { amount nextStep } }`,
    );
    expect(data).toEqual({ a: { name: "Acme", amount: null }, b: { amount: null, nextStep: "Call" } });
    expect(calls.map((call) => call.length)).toEqual([2, 2]);
  });

  it("gives up after three refusals, and says of which field", async () => {
    const { metadata } = learning([], []);
    const { queries, calls } = executor(refusing(["StageName", "Opportunity"], oneRow));
    const { data, errors } = await runDocument({ queries, metadata }, document);
    expect(data).toEqual({ opportunity: null, users: { nodes: [] } });
    expect(errors).toEqual([{ code: "FIELD_NOT_ACCESSIBLE", path: "opportunity", message: "hidden" }]);
    expect(calls).toHaveLength(3);
  });

  it.each<[string, Inaccessible, string]>([
    ["an object", { kind: "object", object: "Task" }, "hide Task"],
    [
      "a lookup of an object that the refusal does not name",
      { kind: "parentRelationship", relationship: "Owner" },
      "forget Opportunity User Task",
    ],
    [
      "a list of an object that the refusal does not name",
      { kind: "childRelationship", relationship: "Tasks" },
      "forget Opportunity User Task",
    ],
  ])("learns of %s", async (_what, refusal, event) => {
    const { metadata, events } = learning([], ["Task", "Opportunity.OwnerId"]);
    const { queries } = executor((soql) =>
      /Tasks|Owner\./.test(soql) && events.length === 0 ? inaccessible(refusal) : oneRow(soql),
    );
    const { data } = await runDocument(
      { queries, metadata },
      `{ opportunity(id: "${deal}") { name owner { name } tasks { nodes { id } } } }`,
    );
    expect(data).toMatchObject({ opportunity: { name: "Acme", tasks: null } });
    expect(events).toEqual([event]);
  });

  it("refuses a filter or an ordering by a field that turns out to be hidden, naming the argument", async () => {
    const { metadata } = learning([], ["Opportunity.Amount"]);
    const { queries, calls } = executor(refusing(["Amount"]));
    const { errors } = await runDocument(
      { queries, metadata },
      "{ opportunities(orderBy: [{ amount: DESC }]) { nodes { id } } }",
    );
    expect(errors[0]?.message).toContain("`orderBy[0].amount` uses Opportunity.Amount, which this user cannot see");
    expect(calls).toHaveLength(1);
  });
});

describe("what depends on rows", () => {
  const ids = [1, 2, 3].map((n) => `00600000000000${n}AAA`);
  const accounts = ["001000000000001AAA", "001000000000002AAA", "001000000000001AAA"];
  const list = ids.map((Id, at) => ({ Id, Account: { Id: accounts[at], Name: "x" } }));
  const document = "{ opportunities { nodes { account { contacts { nodes { name } } tasks { totalCount } } } } }";

  it("is asked once for each record, in one call for all of them", async () => {
    const { queries, calls } = executor((soql) =>
      soql.includes("FROM Opportunity ") ? { totalSize: 3, rows: list } : noRows,
    );
    const { estimatedCalls } = await runDocument({ queries, metadata: everythingVisible() }, document);
    expect(calls).toHaveLength(2);
    expect(estimatedCalls).toBe(2);
    expect(calls[1]?.[0]).toContain("FROM Account WHERE Id IN ('001000000000001AAA', '001000000000002AAA')");
    expect(calls[1]?.[1]).toContain("WHERE WhatId IN ('001000000000001AAA', '001000000000002AAA')");
  });

  it("is null for a record that is gone by then", async () => {
    const { queries } = executor((soql) =>
      soql.includes("FROM Opportunity ") ? { totalSize: 3, rows: list } : noRows,
    );
    const { data, errors } = await runDocument({ queries, metadata: everythingVisible() }, document);
    expect(data).toMatchObject({ opportunities: { nodes: [{ account: { contacts: null } }, {}, {}] } });
    expect(errors).toEqual([]);
  });

  it("costs no call when there are no rows", async () => {
    const { queries, calls } = executor(() => noRows);
    const { estimatedCalls } = await runDocument({ queries, metadata: everythingVisible() }, document);
    expect(calls).toHaveLength(1);
    expect(estimatedCalls).toBe(2);
  });

  it("fails at its own paths when the later call fails", async () => {
    const failure = new GatewayError("API_BUDGET_EXHAUSTED", "no calls left");
    const { queries } = executor((soql) =>
      soql.includes("FROM Opportunity ") ? { totalSize: 3, rows: list } : failure,
    );
    const { data, errors } = await runDocument({ queries, metadata: everythingVisible() }, document);
    expect(data).toMatchObject({ opportunities: { nodes: [{ account: { contacts: null } }, {}, {}] } });
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(["API_BUDGET_EXHAUSTED"]));
    expect(errors.map(({ path }) => path)).toContain("opportunities.nodes.0.account.contacts");
  });

  it("asks for at most 2,000 records in a statement", async () => {
    const many = Array.from({ length: 2000 }, (_, n) => ({
      Id: deal,
      AccountId: `001${String(n).padStart(12, "0")}AAA`,
    }));
    const people = many.map(({ AccountId }, n) => ({ ...row, Account: { Id: AccountId }, Id: String(n) }));
    const { queries, calls } = executor((soql) =>
      soql.includes("FROM Opportunity ") ? { totalSize: 2000, rows: people } : noRows,
    );
    await runDocument(
      { queries, metadata: everythingVisible() },
      "{ opportunities(first: 2000) { nodes { account { contacts { nodes { name } } } } } }",
    );
    expect(calls.flat().map((soql) => soql.match(/'001/g)?.length ?? 0)).toEqual([0, 2000]);
  });
});

describe("an answer that grows beyond bounds", () => {
  const accounts = Array.from({ length: 2000 }, (_, index) => ({ Id: `001${String(index).padStart(12, "0")}AAA` }));
  const { queries } = executor(() => ({ totalSize: accounts.length, rows: accounts }));
  const ports = () => ({ queries, metadata: everythingVisible() });
  const names = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: name`).join(" ");

  it("leaves out what is too much and all that follows, with one error", async () => {
    const { data, errors } = await runDocument(
      ports(),
      `{ some: accounts(first: 2000) { nodes { id } }
         much: accounts(first: 2000) { nodes { ${names(500)} } }
         more: accounts(first: 2000) { nodes { id } } }`,
    );
    expect(data).toMatchObject({ some: { nodes: { length: 2000 } }, much: null, more: null });
    expect(errors).toMatchObject([{ code: "QUERY_TOO_EXPENSIVE", path: "much" }]);
    expect(errors[0]?.message).toContain("more than 1,000,000 values");
  });

  it.each([
    ["in fragments", "{ accounts(first: 2000) { nodes { a: owner { ...F } b: owner { ...F } } } } fragment F on User"],
    ["in one field that stands twice", "{ accounts(first: 2000) { nodes { id } } ...Q } fragment Q on Query"],
  ])("counts what is %s", async (_where, document) => {
    const inside = document.includes("Query")
      ? `{ accounts(first: 2000) { nodes { ${names(500)} } } }`
      : `{ ${names(250)} }`;
    const { data, errors } = await runDocument(ports(), `${document} ${inside}`);
    expect(data).toEqual({ accounts: null });
    expect(errors).toMatchObject([{ code: "QUERY_TOO_EXPENSIVE" }]);
  });

  it("counts lists inside lists as often as they are shown", async () => {
    const deals = accounts.slice(0, 100).map(({ Id }) => ({ Id: Id.replace("001", "006"), Account: { Id } }));
    const nested = executor(() => ({
      totalSize: 1,
      rows: accounts
        .slice(0, 100)
        .map((row) => ({ ...row, Opportunities: { totalSize: 100, done: true, records: deals } })),
    }));
    const { errors } = await runDocument(
      { queries: nested.queries, metadata: everythingVisible() },
      `{ accounts(first: 100) { nodes { opportunities(first: 100) { nodes { account {
           opportunities(first: 100) { nodes { account { opportunities(first: 100) { nodes { ${names(40)} } } } } } } } } } } }`,
    );
    expect(errors).toMatchObject([{ code: "QUERY_TOO_EXPENSIVE" }]);
    expect(nested.calls.length).toBeLessThan(4);
  });
});

describe("records of objects that the gateway has no type for", () => {
  const document =
    "{ tasks { nodes { what { __typename id name ... on Account { industry } } who { name ... on Lead { owner { __typename id name } } } } } }";
  const [campaign, lead, queue] = ["701000000000001AAA", "00Q000000000001EAA", "00G000000000001EAA"];

  it("are named, whether they came at once or were left to a later call that cannot ask for them", async () => {
    const task = {
      Id: "00T000000000001EAA",
      What: { Id: campaign, Name: "Spring" },
      Who: { Id: lead, Name: "Rio", OwnerId: queue },
    };
    const { queries, calls } = executor(() => ({ totalSize: 1, rows: [task] }));
    const { data, errors } = await runDocument({ queries, metadata: everythingVisible() }, document);
    expect(errors).toEqual([]);
    expect(data?.tasks).toEqual({
      nodes: [
        {
          what: { __typename: "OtherRecord", id: campaign, name: "Spring" },
          who: { name: "Rio", owner: { __typename: "OtherRecord", id: queue, name: null } },
        },
      ],
    });
    expect(calls).toHaveLength(1);
  });
});
