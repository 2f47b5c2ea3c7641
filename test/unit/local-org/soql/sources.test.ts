import { describe, expect, it } from "@jest/globals";
import { queryPlan } from "../../../../src/local-org/soql/query";
import { makeId } from "../../../../src/local-org/records/record-id";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();
const me = org.context.userId;
const other = makeId("005", 9);
const boss = org.add("Account", { Name: "Boss", OwnerId: other, Industry: "Energy" });
const mine = org.add("Account", { Name: "Mine", OwnerId: me, ParentId: boss });
org.add("Contact", { LastName: "Ito", AccountId: mine });
org.add("Contact", { LastName: "Kim", AccountId: boss });

describe("USING SCOPE (soql.md §10)", () => {
  it("narrows to the asking user's records, beside a WHERE, groups and counts too", () => {
    expect(org.column("SELECT Name FROM Account USING SCOPE mine")).toEqual(["Mine"]);
    expect(org.column("SELECT Name FROM Account USING SCOPE Mine WHERE Industry = 'Energy'")).toEqual([]);
    expect(org.ask("SELECT COUNT() FROM Account USING SCOPE mine").totalSize).toBe(1);
    expect(org.column("SELECT COUNT(Id) FROM Account USING SCOPE mine")).toEqual([1]);
    expect(org.ask("SELECT Id FROM Account USING SCOPE everything").totalSize).toBe(2);
  });

  it.each([
    ["SELECT Id FROM User USING SCOPE mine", "scope 'mine' is not supported for entity User"],
    ["SELECT Id FROM Account USING SCOPE delegated", "scope 'delegated' is not supported for entity Account"],
    ["SELECT Id FROM Account USING SCOPE nonsense", "scope 'nonsense' is not supported for entity Account"],
    ["SELECT Id, (SELECT Id FROM Contacts USING SCOPE mine) FROM Account", "only root queries support USING SCOPE"],
    [
      "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact USING SCOPE mine)",
      "only root queries support USING SCOPE",
    ],
  ])("refuses %s", (soql, reason) => {
    expect(org.reason(soql)).toBe(`MALFORMED_QUERY: ${reason}`);
  });
});

describe("names after FROM (soql.md §1)", () => {
  it("stand for parents", () => {
    const soql =
      "SELECT c.LastName, a.Name FROM Contact c, c.Account a, a.Parent p WHERE p.Name = 'boss' AND a.Name = 'Mine'";
    expect(org.ask(soql).records).toMatchObject([{ LastName: "Ito", Account: { Name: "Mine" } }]);
    expect(org.ask("SELECT COUNT() FROM Contact c, c.Account a WHERE a.Industry = 'Energy'").totalSize).toBe(1);
  });

  it("stand for no children, and for no parent that is not there", () => {
    expect(org.reason("SELECT Id FROM Account a, a.Contacts c")).toContain(
      "INVALID_FIELD: Didn't understand relationship 'Contacts' in field path",
    );
    expect(org.reason("SELECT Id FROM Contact c, x.Account a")).toContain("Didn't understand relationship 'x'");
  });
});

describe("FOR VIEW, FOR REFERENCE and UPDATE (soql.md §10)", () => {
  it("tell which records are looked at", () => {
    expect(org.ask("SELECT Name FROM Account LIMIT 1 FOR VIEW")).toMatchObject({
      tracked: { kind: "view", object: "Account", ids: [boss] },
    });
  });

  it.each([
    ["SELECT COUNT() FROM Account FOR VIEW", "FOR VIEW does not go with aggregates"],
    ["SELECT COUNT(Id) FROM Account FOR REFERENCE", "FOR REFERENCE does not go with aggregates"],
    ["SELECT Id, (SELECT Id FROM Contacts FOR VIEW) FROM Account", "only root queries support FOR VIEW"],
    ["SELECT Id FROM Account UPDATE VIEWSTAT", "UPDATE VIEWSTAT is for articles only, not for Account"],
    ["SELECT Id FROM Account FOR VIEW UPDATE TRACKING", "UPDATE TRACKING is for articles only, not for Account"],
    ["SELECT Id FROM Account UPDATE SOMETHING", "unexpected token: 'SOMETHING'"],
    ["SELECT Id FROM Account FOR UPDATE", "unexpected token: 'UPDATE'"],
    ["SELECT Id FROM Account ALL ROWS", "unexpected token: 'ROWS'"],
    ["SELECT Id FROM Account WITH USER_MODE", "unexpected token: 'USER_MODE'"],
  ])("refuse %s", (soql, reason) => {
    expect(org.reason(soql)).toBe(`MALFORMED_QUERY: ${reason}`);
  });
});

describe("DISTANCE() (soql.md §2)", () => {
  const places = new SmallOrg();
  places.add("Account", { Name: "San Francisco", BillingLatitude: 37.775, BillingLongitude: -122.418 });
  places.add("Account", { Name: "Los Angeles", BillingLatitude: 34.05, BillingLongitude: -118.25 });
  places.add("Account", { Name: "Nowhere" });
  const near = (rest: string) => places.column(`SELECT Name FROM Account ${rest}`);
  const from = "DISTANCE(BillingAddress, GEOLOCATION(37.775, -122.418), 'mi')";

  it("filters and sorts by miles or kilometers", () => {
    expect(near(`WHERE ${from} < 20`)).toEqual(["San Francisco"]);
    expect(near(`WHERE ${from} > 340 AND ${from} < 355`)).toEqual(["Los Angeles"]);
    expect(near(`WHERE ${from.replace("mi", "km")} < 355`)).toEqual(["San Francisco"]);
    expect(near(`WHERE ${from} < 9999 ORDER BY ${from} DESC`)).toEqual(["Los Angeles", "San Francisco"]);
    expect(near(`ORDER BY ${from} NULLS LAST`)).toEqual(["San Francisco", "Los Angeles", "Nowhere"]);
  });

  it.each([
    [`WHERE ${from} = 20`, "INVALID_QUERY_FILTER_OPERATOR: DISTANCE() can only be compared with < and >"],
    [`WHERE ${from.replace("'mi'", "'ly'")} < 20`, "DISTANCE() measures in 'mi' or 'km', not in 'ly'"],
    [`WHERE ${from.replace("BillingAddress", "Name")} < 20`, "DISTANCE() needs an address or a geolocation"],
    [`WHERE ${from.replace("37.775", "97")} < 20`, "GEOLOCATION() takes a latitude from -90 to 90"],
    [`WHERE BillingAddress = null`, "field 'BillingAddress' can not be filtered in a query call"],
  ])("refuses %s", (rest, reason) => {
    expect(places.reason(`SELECT Name FROM Account ${rest}`)).toContain(reason);
  });

  it("is not selected", () => {
    expect(places.reason(`SELECT ${from} FROM Account`)).toContain("DISTANCE() cannot stand in the select list");
  });
});

describe("the plan of a statement (rest-api.md §3)", () => {
  it("tells an index from a look at everything, with real counts", () => {
    const soql = `SELECT Id FROM Contact WHERE AccountId = '${mine}' AND LastName = 'Ito'`;
    expect(queryPlan(org.context, soql)).toEqual({
      plans: [
        {
          cardinality: 1,
          fields: ["AccountId"],
          leadingOperationType: "Index",
          notes: ["LastName", "IsDeleted"].map((field) => ({
            description: "Not considering filter for optimization because unindexed",
            fields: [field],
            tableEnumOrId: "Contact",
          })),
          relativeCost: 5,
          sobjectCardinality: 2,
          sobjectType: "Contact",
        },
        expect.objectContaining({ leadingOperationType: "TableScan", fields: [], cardinality: 1 }),
      ],
      sourceQuery: soql,
    });
    expect(queryPlan(org.context, "SELECT Id FROM Contact")).toMatchObject({
      plans: [{ leadingOperationType: "TableScan", cardinality: 2, sobjectCardinality: 2 }],
    });
  });
});
