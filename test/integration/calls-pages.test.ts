import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { startGateway, type TestGateway } from "../support/start-gateway";

interface Tasks {
  readonly tasks: {
    readonly totalCount?: number;
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ org: { scale: 4 } });
  await gateway.execute(
    "{ accounts(first: 0) { totalCount } opportunities(first: 0) { totalCount } tasks(first: 0) { totalCount } contacts(first: 0) { totalCount } }",
  );
});
afterAll(() => gateway.close());
afterEach(() => {
  gateway.org.clearFaults();
});

async function ask<Data>(document: string) {
  gateway.org.clearLog();
  const { data, errors, salesforce } = await gateway.execute<Data>(document);
  expect(errors).toEqual([]);
  const billed = gateway.billedCalls();
  expect(salesforce?.calls).toBe(billed);
  return { data, billed };
}

describe("the greatest page", () => {
  const page = (after: string) =>
    `{ tasks(first: 2000${after}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;

  it("of 2,000 records knows in one call that there are more, and the page after it begins where it ends", async () => {
    const first = await ask<Tasks>(page(""));
    expect(first.billed).toBe(1);
    const { nodes = [], pageInfo, totalCount = 0 } = first.data?.tasks ?? {};
    expect(nodes).toHaveLength(2000);
    expect(pageInfo?.hasNextPage).toBe(true);
    expect(totalCount).toBeGreaterThan(2000);

    const ids = new Set(nodes.map(({ id }) => id));
    let at = pageInfo;
    while (at?.hasNextPage) {
      const { data, billed } = await ask<Tasks>(page(`, after: "${at.endCursor ?? ""}"`));
      expect(billed).toBe(1);
      for (const { id } of data?.tasks.nodes ?? []) ids.add(id);
      at = data?.tasks.pageInfo;
    }
    expect(ids.size).toBe(totalCount);
  });
});

describe("child lists that Salesforce cuts short", () => {
  const document =
    "{ accounts(first: 30) { nodes { name opportunities(first: 8) { totalCount nodes { name tasks(first: 6) { nodes { subject } pageInfo { hasNextPage } } } pageInfo { hasNextPage endCursor } } } } }";

  it.each([0, 1, 3])("to %d records are followed to their end", async (rows) => {
    const whole = await ask(document);
    gateway.org.addFault({ kind: "cutChildLists", rows, path: "/query?q=" });
    const cut = await ask(document);
    expect(cut.data).toEqual(whole.data);
    expect(cut.billed).toBeGreaterThan(whole.billed);
  });

  it("are followed five to a call", async () => {
    gateway.org.addFault({ kind: "cutChildLists", rows: 2, path: "/query?q=" });
    gateway.org.clearLog();
    await gateway.execute(document);
    const pages = gateway.org
      .log()
      .slice(1)
      .map(({ subrequests }) => subrequests.length);
    expect(pages.length).toBeGreaterThan(1);
    expect(Math.max(...pages)).toBe(5);
    expect(pages.filter((count) => count < 5).length).toBeLessThan(pages.length);
  });
});

describe("more rows than one of Salesforce's pages holds", () => {
  it("are read whole, with a call for each further page", async () => {
    const { data, billed } = await ask<{
      accounts: { nodes: { contacts: { nodes: object[] }; tasks: { nodes: object[] } }[] };
    }>(
      "{ accounts(first: 2000) { nodes { name contacts(first: 2000) { nodes { name } } opportunities(first: 2000) { nodes { id tasks(first: 2000) { nodes { subject } } } } } } }",
    );
    const counts = await ask<Record<"contacts" | "accounts", { totalCount: number }>>(
      "{ accounts(first: 0) { totalCount } contacts(first: 0, where: { account: { id: { isNull: false } } }) { totalCount } }",
    );
    const accounts = data?.accounts.nodes ?? [];
    expect(accounts).toHaveLength(counts.data?.accounts.totalCount ?? -1);
    expect(accounts.flatMap(({ contacts }) => contacts.nodes)).toHaveLength(counts.data?.contacts.totalCount ?? -1);
    expect(billed).toBeGreaterThan(1);
  });
});
