import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { startGateway, type TestGateway } from "../support/start-gateway";

/** Real data beside the repository, which a clone alone does not have. */
const directory = join(__dirname, "../../..", "shared", "data", "b2b-pipeline");

function describeWithData(name: string, suite: () => void): void {
  if (existsSync(directory)) {
    describe(name, suite);
    return;
  }
  console.log(`Skipped "${name}": there is no ${directory}`);
  describe.skip(name, () => {
    it("needs its data", () => undefined);
  });
}

interface Deal {
  readonly id: string;
  readonly amount: number | null;
  readonly isWon: boolean;
}

interface Deals {
  readonly opportunities: {
    readonly totalCount: number;
    readonly nodes: readonly Deal[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describeWithData("the 8,800 deals of the B2B pipeline", () => {
  let gateway: TestGateway;
  let rows: readonly Readonly<Record<string, string>>[];

  beforeAll(async () => {
    rows = parse(readFileSync(join(directory, "sales_pipeline.csv")), { columns: true });
    gateway = await startGateway({ org: { data: directory } });
    await gateway.execute("{ opportunities(first: 1) { nodes { account { name } owner { name } } } }");
  });
  afterAll(() => gateway.close());

  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

  async function readPage(orderBy: string, after: string | null): Promise<Deals["opportunities"]> {
    const { data, errors } = await gateway.execute<Deals>(
      `query ($after: String) { opportunities(first: 500, after: $after, orderBy: [${orderBy}]) {
        totalCount nodes { id amount isWon } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    if (!data || errors.length > 0) throw new Error(errors[0]?.message);
    return data.opportunities;
  }

  /** Every page of 500, and the calls that each was charged. */
  async function pageThrough(orderBy: string): Promise<{ readonly deals: readonly Deal[]; readonly calls: number[] }> {
    const deals: Deal[] = [];
    const calls: number[] = [];
    for (let after: string | null = null, more = true; more;) {
      gateway.org.clearLog();
      const { nodes, pageInfo, totalCount } = await readPage(orderBy, after);
      calls.push(gateway.billedCalls());
      expect(totalCount).toBe(rows.length);
      deals.push(...nodes);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    return { deals, calls };
  }

  it.each([
    ["the largest first", "{ amount: DESC }"],
    ["by stage", "{ stageName: ASC }, { closeDate: DESC }"],
    ["by account and owner", "{ account: { name: ASC } }, { owner: { name: DESC } }"],
  ])(
    "come exactly once each in pages of 500, %s, and as many are won for as much as the file says",
    async (_how, orderBy) => {
      const { deals, calls } = await pageThrough(orderBy);
      expect(deals).toHaveLength(rows.length);
      expect(new Set(deals.map(({ id }) => id)).size).toBe(rows.length);
      expect(calls).toEqual(Array(Math.ceil(rows.length / 500)).fill(1));

      const won = deals.filter(({ isWon }) => isWon);
      const wonRows = rows.filter(({ deal_stage: stage }) => stage === "Won");
      expect(won).toHaveLength(wonRows.length);
      expect(sum(won.map(({ amount }) => amount ?? 0))).toBe(
        sum(wonRows.map(({ close_value: value }) => Number(value))),
      );
    },
  );

  it("are counted by a filter as they are in the file", async () => {
    const { data } = await gateway.execute<Record<string, { totalCount: number }>>(`{
      won: opportunities(first: 0, where: { isWon: { eq: true } }) { totalCount }
      lost: opportunities(first: 0, where: { isClosed: { eq: true }, isWon: { eq: false } }) { totalCount }
      withoutAccount: opportunities(first: 0, where: { account: { id: { isNull: true } } }) { totalCount }
      large: opportunities(first: 0, where: { amount: { gt: 20000 } }) { totalCount } }`);
    const count = (test: (row: Readonly<Record<string, string>>) => boolean) => rows.filter(test).length;
    expect(data).toEqual({
      won: { totalCount: count(({ deal_stage: stage }) => stage === "Won") },
      lost: { totalCount: count(({ deal_stage: stage }) => stage === "Lost") },
      withoutAccount: { totalCount: count(({ account }) => account === "") },
      large: { totalCount: count(({ close_value: value }) => Number(value) > 20000) },
    });
  });
});
