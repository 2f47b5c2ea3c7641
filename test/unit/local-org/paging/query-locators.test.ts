import { describe, expect, it } from "@jest/globals";
import { QueryLocators } from "../../../../src/local-org/paging/query-locators";
import type { JsonRecord } from "../../../../src/local-org/soql/query";

const asked = { userId: "005A", apiVersion: "62.0", batchSize: 200 };
const rows = (count: number, from = 0): JsonRecord[] => Array.from({ length: count }, (_, i) => ({ Id: from + i }));
const list = (records: readonly JsonRecord[]): { totalSize: number; records: readonly JsonRecord[] } => ({
  totalSize: records.length,
  records,
});
const locatorOf = (page: JsonRecord): string => String(page.nextRecordsUrl).split("/").at(-1) ?? "";
const firstPage = (locators: QueryLocators, ...args: Parameters<QueryLocators["firstPage"]>): JsonRecord =>
  locators.firstPage(...args).json;
const nextPage = (locators: QueryLocators, ...args: Parameters<QueryLocators["nextPage"]>): JsonRecord =>
  locators.nextPage(...args).json;
const fixed = (): Date => new Date("2026-11-02T10:00:00Z");

describe("QueryLocators (rest-api.md §3)", () => {
  it("answers a whole list without nextRecordsUrl (wire fact 25)", () => {
    expect(firstPage(new QueryLocators(fixed), list(rows(200)), asked)).toEqual({
      totalSize: 200,
      done: true,
      records: rows(200),
    });
  });

  it("names the next row's offset in a relative url and keeps totalSize on every page (wire fact 25)", () => {
    const locators = new QueryLocators(fixed);
    const first = firstPage(locators, list(rows(450)), asked);
    expect(first).toMatchObject({ totalSize: 450, done: false });
    expect(first.nextRecordsUrl).toMatch(/^\/services\/data\/v62\.0\/query\/0r8\w{15}-200$/);
    const second = nextPage(locators, locatorOf(first), { ...asked, batchSize: undefined });
    expect(second).toMatchObject({ totalSize: 450, done: false, records: rows(200, 200) });
    const third = nextPage(locators, locatorOf(second), asked);
    expect(third).toEqual({ totalSize: 450, done: true, records: rows(50, 400) });
  });

  it("answers an earlier page again (rest-api.md §3)", () => {
    const locators = new QueryLocators(fixed);
    const first = firstPage(locators, list(rows(600)), asked);
    const second = nextPage(locators, locatorOf(first), asked);
    nextPage(locators, locatorOf(second), asked);
    expect(nextPage(locators, locatorOf(first), asked)).toEqual(second);
  });

  it("takes another batch size for a later page", () => {
    const locators = new QueryLocators(fixed);
    const first = firstPage(locators, list(rows(900)), asked);
    expect(nextPage(locators, locatorOf(first), { ...asked, batchSize: 500 })).toMatchObject({
      records: rows(500, 200),
    });
  });

  it("gives fewer than asked for of records that are wide, on every page (rest-api.md §3)", () => {
    const locators = new QueryLocators(fixed);
    const wide = { ...list(rows(900)), pageRows: 250 };
    const first = firstPage(locators, wide, { ...asked, batchSize: 2_000 });
    expect(first).toMatchObject({ totalSize: 900, done: false, records: rows(250) });
    expect(nextPage(locators, locatorOf(first), { ...asked, batchSize: 2_000 })).toMatchObject({
      records: rows(250, 250),
    });
  });

  it("refuses unknown, foreign and overlong locators alike", () => {
    const locators = new QueryLocators(fixed);
    const locator = locatorOf(firstPage(locators, list(rows(300)), asked));
    const refused = "INVALID_QUERY_LOCATOR: invalid query locator";
    expect(() => nextPage(locators, "nonsense", asked)).toThrow(refused);
    expect(() => nextPage(locators, "0r8Lc0000000009AAA-200", asked)).toThrow(refused);
    expect(() => nextPage(locators, locator.replace("-200", "-300"), asked)).toThrow(refused);
    expect(() => nextPage(locators, locator, { ...asked, userId: "005B" })).toThrow(refused);
    expect(() => nextPage(locators, locator, asked)).not.toThrow();
  });

  it("keeps a locator for two days", () => {
    let now = fixed();
    const locators = new QueryLocators(() => now);
    const locator = locatorOf(firstPage(locators, list(rows(300)), asked));
    now = new Date("2026-11-04T10:00:00Z");
    expect(() => nextPage(locators, locator, asked)).not.toThrow();
    now = new Date("2026-11-04T10:00:01Z");
    expect(() => nextPage(locators, locator, asked)).toThrow("INVALID_QUERY_LOCATOR");
  });

  it("counts child rows toward the batch and starts a page with a parent that no longer fits", () => {
    const parents = rows(10).map((parent) => ({ ...parent, Tasks: { ...list(rows(60)), done: true } }));
    const page = firstPage(new QueryLocators(fixed), list(parents), asked);
    expect(page).toMatchObject({ done: false, records: parents.slice(0, 3) });
  });

  it("counts the records on a page, those of child lists included", () => {
    const parents = [
      { Id: 0, Tasks: list(rows(3)) },
      { Id: 1, Tasks: null },
    ];
    const locators = new QueryLocators(fixed);
    expect(locators.firstPage(list(parents), asked).rows).toBe(5);
    expect(locators.firstPage(list(parents), { ...asked, childRows: 1 }).rows).toBe(3);
  });

  it("cuts a child list that fits on no page, with a locator of its own", () => {
    const locators = new QueryLocators(fixed);
    const parents = [{ Id: 0, Tasks: list(rows(300)), Events: list(rows(5)) }, { Id: 1 }];
    const first = firstPage(locators, list(parents), asked) as { records: JsonRecord[]; nextRecordsUrl: string };
    const tasks = first.records[0]?.Tasks as JsonRecord;
    expect(tasks).toMatchObject({ totalSize: 300, done: false, records: rows(199) });
    expect(first.records[0]?.Events).toMatchObject({ totalSize: 5, done: false, records: [] });
    expect(nextPage(locators, locatorOf(tasks), asked)).toEqual({
      totalSize: 300,
      done: true,
      records: rows(101, 199),
    });
    expect(nextPage(locators, locatorOf(first), asked)).toEqual({ totalSize: 2, done: true, records: [{ Id: 1 }] });
  });

  it("cuts child lists to the rows that a fault asks for", () => {
    const locators = new QueryLocators(fixed);
    const parents = [
      { Id: 0, Tasks: list(rows(3)) },
      { Id: 1, Tasks: list(rows(1)) },
      { Id: 2, Tasks: null },
    ];
    const page = firstPage(locators, list(parents), { ...asked, childRows: 1 }) as { records: JsonRecord[] };
    const cut = page.records[0]?.Tasks as JsonRecord;
    expect(cut).toMatchObject({ totalSize: 3, done: false, records: rows(1) });
    expect(page.records.slice(1)).toEqual([
      { Id: 1, Tasks: { totalSize: 1, done: true, records: rows(1) } },
      { Id: 2, Tasks: null },
    ]);
    expect(nextPage(locators, locatorOf(cut), asked)).toMatchObject({ done: true, records: rows(2, 1) });
  });
});
