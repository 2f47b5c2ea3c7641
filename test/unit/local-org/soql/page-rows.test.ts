import { describe, expect, it } from "@jest/globals";
import { query } from "../../../../src/local-org/soql/query";
import { SmallOrg } from "./small-org";

const { context } = new SmallOrg();
const pageRows = (soql: string) => query(context, soql).pageRows;

describe("how many records fit on a page (rest-api.md §3)", () => {
  it("is as many as anyone may ask for of records that are not wide", () => {
    expect(pageRows("SELECT Id, Subject, Owner.Name, What.Name FROM Task")).toBeGreaterThanOrEqual(2_000);
    expect(pageRows("SELECT Id, (SELECT Description FROM Contacts) FROM Account")).toBeGreaterThanOrEqual(2_000);
  });

  it("is fewer of long texts and of many fields, but never fewer than 200", () => {
    expect(pageRows("SELECT Id, Description FROM Account")).toBeLessThan(1_000);
    expect(pageRows("SELECT FIELDS(STANDARD) FROM Opportunity")).toBeLessThan(2_000);
    expect(pageRows("SELECT FIELDS(STANDARD) FROM User")).toBeGreaterThanOrEqual(200);
    expect(pageRows("SELECT TYPEOF What WHEN Account THEN Description WHEN Opportunity THEN Id END FROM Task")).toBe(
      600,
    );
  });
});
