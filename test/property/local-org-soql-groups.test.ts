import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SmallOrg } from "../unit/local-org/soql/small-org";
import { longer } from "../support/longer";

type Scalar = string | number | null;

interface Deal {
  readonly StageName: string | null;
  readonly LeadSource: string | null;
  readonly Amount: number | null;
  readonly CloseDate: string | null;
  readonly CreatedDate: string | null;
  readonly Industry: string | null;
}

const timeZone = "America/New_York";
const deal: fc.Arbitrary<Deal> = fc.record({
  StageName: fc.constantFrom("Prospecting", "prospecting", "Closed Won", null),
  LeadSource: fc.constantFrom("Web", "Other", null),
  Amount: fc.constantFrom(null, 0, 0.1, 0.2, 12.25, 1e6),
  CloseDate: fc.constantFrom(null, "2024-02-29", "2025-12-31", "2026-01-01"),
  CreatedDate: fc.constantFrom(
    null,
    "2026-01-01T03:30:00.000Z",
    "2026-03-08T07:00:00.000Z",
    "2025-07-04T12:00:00.000Z",
  ),
  Industry: fc.constantFrom("Energy", "Banking", null),
});

interface GroupColumn {
  readonly soql: string;
  /** Worked out by other means than the org's. */
  readonly read: (deal: Deal) => Scalar;
}

const localHour = (iso: string) =>
  Number(new Date(iso).toLocaleString("en-GB", { timeZone, hour: "2-digit", hour12: false }).replace("24", "0"));
const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const of = <T, R>(value: T | null, read: (value: T) => R) => (value === null ? null : read(value));
const groupColumns: readonly GroupColumn[] = [
  { soql: "StageName", read: (d) => of(d.StageName, (text) => text.toLowerCase()) },
  { soql: "LeadSource", read: (d) => of(d.LeadSource, (text) => text.toLowerCase()) },
  { soql: "Account.Industry", read: (d) => of(d.Industry, (text) => text.toLowerCase()) },
  { soql: "CloseDate", read: (d) => d.CloseDate },
  { soql: "CALENDAR_YEAR(CloseDate)", read: (d) => of(d.CloseDate, (day) => utc(day).getUTCFullYear()) },
  { soql: "DAY_IN_WEEK(CloseDate)", read: (d) => of(d.CloseDate, (day) => utc(day).getUTCDay() + 1) },
  {
    soql: "CALENDAR_QUARTER(CreatedDate)",
    read: (d) => of(d.CreatedDate, (t) => [1, 2, 3, 4][Math.floor(new Date(t).getUTCMonth() / 3)] ?? 0),
  },
  { soql: "HOUR_IN_DAY(convertTimezone(CreatedDate))", read: (d) => of(d.CreatedDate, localHour) },
];

interface Aggregate {
  readonly soql: string;
  readonly of: (deals: readonly Deal[]) => Scalar;
}

const amounts = (deals: readonly Deal[]) => deals.flatMap((d) => d.Amount ?? []);
const days = (deals: readonly Deal[]) => deals.flatMap((d) => d.CloseDate ?? []).sort();
/** In hundredths, which are whole. */
const sum = (deals: readonly Deal[]) =>
  amounts(deals).reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;
const some = (deals: readonly Deal[], value: () => Scalar) => (amounts(deals).length === 0 ? null : value());
const aggregates: readonly Aggregate[] = [
  { soql: "COUNT(Id)", of: (deals) => deals.length },
  { soql: "COUNT(Amount)", of: (deals) => amounts(deals).length },
  { soql: "COUNT_DISTINCT(Amount)", of: (deals) => new Set(amounts(deals)).size },
  {
    soql: "COUNT_DISTINCT(StageName)",
    of: (deals) => new Set(deals.flatMap((d) => d.StageName?.toLowerCase() ?? [])).size,
  },
  { soql: "SUM(Amount)", of: (deals) => some(deals, () => sum(deals)) },
  { soql: "AVG(Amount)", of: (deals) => some(deals, () => sum(deals) / amounts(deals).length) },
  { soql: "MIN(Amount)", of: (deals) => some(deals, () => Math.min(...amounts(deals))) },
  { soql: "MAX(CloseDate)", of: (deals) => days(deals).at(-1) ?? null },
  { soql: "MIN(CloseDate)", of: (deals) => days(deals)[0] ?? null },
];

interface Filter {
  readonly soql: string;
  readonly holds: (deal: Deal) => boolean;
}

const filters: readonly Filter[] = [
  { soql: "", holds: () => true },
  { soql: " WHERE Amount > 0.1", holds: (d) => d.Amount !== null && d.Amount > 0.1 },
  { soql: " WHERE Account.Industry != 'Energy'", holds: (d) => d.Industry !== "Energy" },
  { soql: " WHERE CALENDAR_MONTH(CloseDate) IN (1, 12)", holds: (d) => /-(?:01|12)-/.test(d.CloseDate ?? "") },
];

const scenario = fc.record({
  deals: fc.array(deal, { maxLength: 12 }),
  by: fc.uniqueArray(fc.constantFrom(...groupColumns), { minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom("", "ROLLUP", "CUBE"),
  aggregates: fc.uniqueArray(fc.constantFrom(...aggregates), { maxLength: 4 }),
  filter: fc.constantFrom(...filters),
  having: fc.option(fc.record({ aggregate: fc.constantFrom(...aggregates.slice(0, 6)), least: fc.nat({ max: 3 }) })),
});

/** Every choice of places that ROLLUP, CUBE or neither groups by. */
function setsOf(kind: string, length: number): readonly (readonly number[])[] {
  const all = Array.from({ length }, (_, i) => i);
  if (kind === "") return [all];
  if (kind === "ROLLUP") return Array.from({ length: length + 1 }, (_, n) => all.slice(0, n));
  return all.reduce<number[][]>((sets, place) => [...sets, ...sets.map((set) => [...set, place])], [[]]);
}

/** Numbers as far as their printed digits go. */
const printed = (row: readonly unknown[]) =>
  JSON.stringify(
    row.map((cell) =>
      typeof cell === "number" ? Number(cell.toPrecision(12)) : typeof cell === "string" ? cell.toLowerCase() : cell,
    ),
  );

describe("any grouped statement (soql.md §6)", () => {
  it("answers the groups and aggregates that a plain count over the records gives", () => {
    fc.assert(
      fc.property(scenario, ({ deals, by, kind, aggregates: chosen, filter, having }) => {
        const org = new SmallOrg();
        for (const { Industry, ...values } of deals) {
          org.add("Opportunity", { ...values, AccountId: Industry === null ? null : org.add("Account", { Industry }) });
        }
        const list = by.map(({ soql }) => soql).join(", ");
        const select = [...by, ...chosen].map(({ soql }, i) => `${soql} c${i}`).join(", ");
        const where = having === null ? "" : ` HAVING ${having.aggregate.soql} >= ${having.least}`;
        const soql = `SELECT ${select} FROM Opportunity${filter.soql} GROUP BY ${kind === "" ? list : `${kind}(${list})`}${where}`;

        const expected = setsOf(kind, by.length).flatMap((set) => {
          const groups = new Map<string, Deal[]>();
          for (const each of deals.filter(filter.holds)) {
            const key = JSON.stringify(by.map(({ read }, i) => (set.includes(i) ? read(each) : null)));
            groups.set(key, [...(groups.get(key) ?? []), each]);
          }
          return [...groups]
            .filter(([, rows]) => having === null || Number(having.aggregate.of(rows) ?? Number.NaN) >= having.least)
            .map(([key, rows]) => printed([...(JSON.parse(key) as Scalar[]), ...chosen.map((one) => one.of(rows))]));
        });
        const { records } = org.ask(soql, { timeZone });
        const actual = records.map(({ attributes: _, ...fields }) => printed(Object.values(fields)));
        expect([...actual].sort()).toEqual(expected.sort());
      }),
      { numRuns: longer(150) },
    );
  });
});
