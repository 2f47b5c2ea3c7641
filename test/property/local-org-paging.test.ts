import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { QueryLocators } from "../../src/local-org/paging/query-locators";
import type { JsonRecord } from "../../src/local-org/soql/query";

interface Tree {
  readonly children: readonly Tree[];
}

interface WirePage {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly JsonRecord[];
}

const tree = (depth: number): fc.Arbitrary<Tree> =>
  fc.record({
    children: depth === 0 ? fc.constant([]) : fc.array(tree(depth - 1), { maxLength: depth === 2 ? 40 : 12 }),
  });

/** Numbers every node, so that a record that is lost, doubled or moved shows. */
function toRecords(trees: readonly Tree[], counter: { n: number }): JsonRecord[] {
  return trees.map(({ children }) => {
    const Id = counter.n++;
    const records = toRecords(children, counter);
    return { Id, Children: records.length === 0 ? null : { totalSize: records.length, done: true, records } };
  });
}

const isPage = (value: unknown): value is WirePage => typeof value === "object" && value !== null && "records" in value;

function countRows(records: readonly JsonRecord[]): number {
  return records.reduce((sum, { Children: list }) => sum + 1 + (isPage(list) ? countRows(list.records) : 0), 0);
}

describe("paging of a query's answer", () => {
  it("gives every record and child record once and in order, whatever the batch size, when locators are followed", () => {
    fc.assert(
      fc.property(
        fc.array(tree(2), { maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
        (trees, batchSize, childRows) => {
          const locators = new QueryLocators(() => new Date(0));
          const request = { userId: "005", apiVersion: "62.0", batchSize };
          const follow = (page: WirePage): JsonRecord[] => {
            expect(countRows(page.records)).toBeLessThanOrEqual(batchSize);
            expect("nextRecordsUrl" in page).toBe(!page.done);
            const here = page.records.map((record) => {
              const list = record.Children;
              if (!isPage(list)) return record;
              const records = follow(list);
              expect(records).toHaveLength(list.totalSize);
              return { ...record, Children: { totalSize: list.totalSize, done: true, records } };
            });
            const locator = page.nextRecordsUrl?.split("/").at(-1);
            if (locator === undefined) return here;
            return [...here, ...follow(locators.nextPage(locator, request).json as unknown as WirePage)];
          };
          const records = toRecords(trees, { n: 0 });
          const first = locators.firstPage({ totalSize: records.length, records }, { ...request, childRows });
          expect(first.rows).toBe(countRows((first.json as unknown as WirePage).records));
          expect(follow(first.json as unknown as WirePage)).toEqual(records);
        },
      ),
      { numRuns: 150 },
    );
  });
});
