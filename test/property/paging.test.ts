import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { FieldValue } from "../../src/local-org/records/table";
import { runInMemory } from "../support/memory-gateway";
import { SmallOrg } from "../unit/local-org/soql/small-org";

const oneOf = <T extends FieldValue>(...values: readonly T[]): fc.Arbitrary<T | null> =>
  fc.option(fc.constantFrom(...values), { nil: null, freq: 4 });

/** Few values a field, so that records tie; texts and picklist values that differ in nothing but case among them. */
const deal = fc.record({
  Name: fc.constantFrom("acme", "ACME", "Acme", "Beta", "O'Neil \\", "zeta", "ärger", "ÄRGER", "@{q1.records[0].Id}"),
  NextStep: oneOf("call", "CALL", "Write", "zip"),
  StageName: fc.constantFrom("Qualification", "Prospecting", "Closed Won", "made up", "MADE UP", "Another"),
  Type: oneOf("New Customer", "Existing Customer - Upgrade", "unheard of"),
  Amount: oneOf(0, -1.5, 1000, 1000.01, 2.5e9),
  FiscalYear: oneOf(2025, 2026),
  TotalOpportunityQuantity: oneOf(0.1, 0.30000000000000004, 7),
  Probability: oneOf(0, 50, 100),
  CloseDate: fc.constantFrom("2026-01-31", "2026-02-01", "1999-12-31"),
  LastActivityDate: oneOf("2026-03-01", "2026-03-02"),
  LastStageChangeDate: oneOf("2026-03-01T00:00:00.000Z", "2026-03-01T00:00:01.000Z"),
  IsClosed: fc.boolean(),
  IsPrivate: fc.boolean(),
  account: fc.option(fc.nat({ max: 4 }), { nil: null }),
  owner: fc.nat({ max: 2 }),
});

const account = fc.record({
  Name: fc.constantFrom("Nord", "nord", "Süd"),
  Industry: oneOf("Energy", "Banking", "Odd", "ODD"),
  AnnualRevenue: oneOf(5, 7),
  BillingCity: oneOf("Bern", "BERN", "Oslo"),
});

/** What deals can be ordered by: every kind of field, and fields of parents. */
const keys = [
  ["id"],
  ["name"],
  ["nextStep"],
  ["stageName"],
  ["type"],
  ["amount"],
  ["fiscalYear"],
  ["totalOpportunityQuantity"],
  ["probability"],
  ["closeDate"],
  ["lastActivityDate"],
  ["lastStageChangeDate"],
  ["isClosed"],
  ["isPrivate"],
  ["account", "id"],
  ["account", "name"],
  ["account", "industry"],
  ["account", "annualRevenue"],
  ["account", "billingAddress", "city"],
  ["owner", "name"],
] as const;

const directions = ["ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_FIRST"] as const;

const orderBy = fc
  .uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 })
  .chain((chosen) => fc.tuple(...chosen.map((key) => fc.constantFrom(...directions).map((by) => nest(key, by)))));

function nest(path: readonly string[], direction: string): unknown {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), direction);
}

const orgs = fc.record({
  deals: fc.array(deal, { minLength: 1, maxLength: 14 }),
  accounts: fc.array(account, { minLength: 5, maxLength: 5 }),
});

function fill({ deals, accounts }: typeof orgs extends fc.Arbitrary<infer T> ? T : never): SmallOrg {
  const org = new SmallOrg();
  const accountIds = accounts.map((values) => org.add("Account", values));
  const ownerIds = ["Ana", "ana", "Bo"].map((Name) => org.add("User", { Name, LastName: Name, IsActive: true }));
  for (const { account: at, owner, ...values } of deals) {
    const AccountId = at === null ? null : (accountIds[at] ?? null);
    org.add("Opportunity", { ...values, AccountId, OwnerId: ownerIds[owner] ?? null });
  }
  return org;
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const pageOf = `query ($first: Int!, $after: String, $orderBy: [OpportunityOrderBy!]) {
  opportunities(first: $first, after: $after, orderBy: $orderBy) {
    edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;

async function readPage(org: SmallOrg, variables: Readonly<Record<string, unknown>>): Promise<Page> {
  const { data, errors } = await runInMemory(org.context, pageOf, variables);
  if (errors.length > 0) throw new Error(errors[0]?.message);
  return data?.opportunities as Page;
}

const idsOf = ({ edges }: Page): readonly string[] => edges.map(({ node }) => node.id);

describe("pages of a list", () => {
  it("joined give every record once and in the order of the whole list, whatever their size and ordering", async () => {
    await fc.assert(
      fc.asyncProperty(orgs, orderBy, fc.integer({ min: 1, max: 5 }), async (contents, by, size) => {
        const org = fill(contents);
        const whole = idsOf(await readPage(org, { first: 2000, orderBy: by }));
        expect(whole).toHaveLength(contents.deals.length);
        const joined: string[] = [];
        let after: string | null = null;
        do {
          const page: Page = await readPage(org, { first: size, after, orderBy: by });
          joined.push(...idsOf(page));
          expect(joined.length).toBeLessThanOrEqual(whole.length);
          expect(page.pageInfo.hasNextPage).toBe(joined.length < whole.length);
          after = page.pageInfo.endCursor;
        } while (joined.length < whole.length);
        expect(joined).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it("begin after any record's own cursor", async () => {
    await fc.assert(
      fc.asyncProperty(orgs, orderBy, fc.nat(), async (contents, by, anywhere) => {
        const org = fill(contents);
        const { edges } = await readPage(org, { first: 2000, orderBy: by });
        const at = anywhere % edges.length;
        const rest = await readPage(org, { first: 2000, after: edges[at]?.cursor, orderBy: by });
        expect(idsOf(rest)).toEqual(edges.slice(at + 1).map(({ node }) => node.id));
      }),
      { numRuns: 100 },
    );
  });
});
