import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";

const admin = sharedOrg({ metadata: "sample" });
const stageValues = (json: unknown): string[] =>
  (json as { values: { value: string }[] }).values.map(({ value }) => value);

describe("the UI API's object info (rest-api.md §8)", () => {
  it("describes an object with its record types, the default one marked", async () => {
    const { status, json } = await admin.rest("GET", "/ui-api/object-info/opportunity");
    expect(status).toBe(200);
    expect(json).toMatchObject({
      apiName: "Opportunity",
      defaultRecordTypeId: "012Lc0000000001IAA",
      fields: { Deal_Score__c: { apiName: "Deal_Score__c", dataType: "Double", custom: true } },
      recordTypeInfos: { "012000000000000AAA": { master: true }, "012Lc0000000002IAA": { name: "Renewal" } },
    });
  });

  it("offers the values of a record type alone, and all of them for Master", async () => {
    const path = "/ui-api/object-info/Opportunity/picklist-values";
    const renewal = await admin.rest("GET", `${path}/012Lc0000000002IAA/StageName`);
    expect(stageValues(renewal.json)).toEqual([
      "Proposal/Price Quote",
      "Negotiation/Review",
      "Closed Won",
      "Closed Lost",
    ]);
    const master = await admin.rest("GET", `${path}/012000000000000AAA/StageName`);
    expect(stageValues(master.json)).toHaveLength(10);
  });

  it("tells with which controlling values a dependent value goes", async () => {
    const path = "/ui-api/object-info/Site_Visit__c/picklist-values/012000000000000AAA/Country__c";
    expect((await admin.rest("GET", path)).json).toMatchObject({
      controllerValues: { Americas: 0, Europe: 1 },
      values: [{ value: "Canada", validFor: [0] }, { validFor: [0] }, { value: "France", validFor: [1] }],
    });
  });

  it("refuses fields that are no picklists and objects that are not there", async () => {
    const path = "/ui-api/object-info/Account/picklist-values/012000000000000AAA/Name";
    expect((await admin.rest("GET", path)).status).toBe(400);
    expect((await admin.rest("GET", "/ui-api/object-info/Nothing")).status).toBe(404);
  });
});

describe("the set-up of an org with metadata", () => {
  it("lists record types in the describe, Master last and no default (rest-api.md §4)", async () => {
    const { json } = await admin.rest("GET", "/sobjects/Opportunity/describe");
    expect(json).toMatchObject({
      recordTypeInfos: [
        { developerName: "New_Business", defaultRecordTypeMapping: true },
        { developerName: "Renewal", defaultRecordTypeMapping: false },
        { developerName: "Master", defaultRecordTypeMapping: false, master: true },
      ],
    });
  });

  it("can be queried as stages and record types (objects.md §3)", async () => {
    const won = await admin.query("SELECT DefaultProbability, IsClosed FROM OpportunityStage WHERE IsWon = true");
    expect(won.json).toMatchObject({ records: [{ DefaultProbability: 100, IsClosed: true }] });
    const types = await admin.query("SELECT DeveloperName FROM RecordType WHERE SobjectType = 'Opportunity'");
    expect(types.json).toMatchObject({ totalSize: 2 });
  });
});
