import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();
for (const [Status, LeadSource, Rating] of [
  ["Open - Not Contacted", "Web", "Hot"],
  ["Open - Not Contacted", "Web", null],
  ["Open - Not Contacted", null, "Hot"],
  ["Working - Contacted", "Web", "Hot"],
] as const) {
  org.add("Lead", { LastName: "x", Company: "y", Status, LeadSource, Rating });
}

const rows = (soql: string) => org.ask(soql).records.map(({ attributes: _, ...fields }) => Object.values(fields));

describe("GROUP BY ROLLUP and CUBE (soql.md §6)", () => {
  it("add a subtotal for each of the first fields, and a total", () => {
    expect(rows("SELECT Status, LeadSource, COUNT(Id) FROM Lead GROUP BY ROLLUP(Status, LeadSource)")).toEqual([
      ["Open - Not Contacted", "Web", 2],
      ["Open - Not Contacted", null, 1],
      ["Working - Contacted", "Web", 1],
      ["Open - Not Contacted", null, 3],
      ["Working - Contacted", null, 1],
      [null, null, 4],
    ]);
  });

  it("add a subtotal for every choice of fields with CUBE", () => {
    expect(org.ask("SELECT COUNT(Id) FROM Lead GROUP BY CUBE(Status, LeadSource, Rating)").totalSize).toBe(
      // By three, by each two, by each one, and all.
      4 + (3 + 3 + 3) + (2 + 2 + 2) + 1,
    );
  });

  it("tell a subtotal from a value that is null by GROUPING()", () => {
    expect(
      rows(
        "SELECT LeadSource, GROUPING(LeadSource) g, COUNT(Id) n FROM Lead GROUP BY ROLLUP(LeadSource) ORDER BY GROUPING(LeadSource), LeadSource NULLS LAST",
      ),
    ).toEqual([
      ["Web", 0, 3],
      [null, 0, 1],
      [null, 1, 4],
    ]);
    expect(
      rows(
        "SELECT GROUPING(LeadSource), COUNT(Id) FROM Lead GROUP BY CUBE(LeadSource) HAVING GROUPING(LeadSource) = 1",
      ),
    ).toEqual([[1, 4]]);
  });

  it("take date functions", () => {
    expect(
      rows("SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) FROM Lead GROUP BY ROLLUP(CALENDAR_YEAR(CreatedDate))"),
    ).toHaveLength(2);
  });

  it.each([
    [
      "SELECT COUNT(Id) FROM Lead GROUP BY ROLLUP(Status, LeadSource, Rating, Industry)",
      "GROUP BY ROLLUP takes at most 3 fields",
    ],
    [
      "SELECT COUNT(Id) FROM Lead GROUP BY CUBE(Status, LeadSource, Rating, Industry)",
      "GROUP BY CUBE takes at most 3 fields",
    ],
    ["SELECT GROUPING(Status) FROM Lead GROUP BY Status", "this local org does not evaluate grouping() here"],
    ["SELECT GROUPING(Rating) FROM Lead GROUP BY ROLLUP(Status)", "Field must be grouped or aggregated: Rating"],
  ])("refuse %s", (soql, reason) => {
    expect(org.reason(soql)).toBe(`MALFORMED_QUERY: ${reason}`);
  });
});
