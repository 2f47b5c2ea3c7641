import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";

const admin = sharedOrg({ metadata: "sample" });
const master = "012000000000000AAA";
const renewal = "012Lc0000000002IAA";

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const stageValues = (json: unknown): string[] =>
  (json as { values: { value: string }[] }).values.map(({ value }) => value);
const fieldsOf = async (object: string): Promise<Fields> =>
  ((await admin.rest("GET", `/ui-api/object-info/${object}`)).json as { fields: Fields }).fields;

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

  it("has the keys of the documented Object Info, in the wire's order", async () => {
    const { json } = await admin.rest("GET", "/ui-api/object-info/Account");
    expect(Object.keys(json as object)).toEqual(
      `apiName associateEntityType associateParentEntity childRelationships compactLayoutable createable custom
      defaultRecordTypeId deletable dependentFields eTag feedEnabled fields keyPrefix label labelPlural layoutable
      mruEnabled nameFields queryable recordTypeInfos searchLayoutable searchable themeInfo updateable`.split(/\s+/),
    );
  });

  // Answers of a real org: the test data that the project lwc-recipes keeps of getObjectInfo.
  it("says of fields what a recorded answer says: what is never empty is required, fields by name", async () => {
    const fields = await fieldsOf("Account");
    expect(Object.keys(fields)).toEqual(Object.keys(fields).sort());
    const recorded = Object.keys(fields).filter((name) => !/^Is[CP]/.test(name) && fields[name]?.required === true);
    expect(recorded).toEqual([
      ...["CreatedById", "CreatedDate", "Id", "IsDeleted", "LastModifiedById", "LastModifiedDate", "Name"],
      ...["OwnerId", "SystemModstamp"],
    ]);
    expect(fields.Id).toMatchObject({ dataType: "String", reference: false });
    expect(fields.BillingAddress).toMatchObject({ compound: true, dataType: "Address", compoundComponentName: null });
    expect(fields.BillingCity).toMatchObject({
      ...{ compoundComponentName: "City", compoundFieldName: "BillingAddress" },
    });
    expect(fields.Name).toMatchObject({ extraTypeInfo: "SwitchablePersonName", nameField: true });
    expect(fields.PhotoUrl).toMatchObject({ extraTypeInfo: "ImageUrl" });
    expect(fields.Description).toMatchObject({ dataType: "TextArea", extraTypeInfo: "PlainTextArea" });
  });

  it("names people by the parts of their names (recorded)", async () => {
    const { json } = await admin.rest("GET", "/ui-api/object-info/Contact");
    expect(json).toMatchObject({
      nameFields: ["FirstName", "LastName", "Name"],
      fields: { FirstName: { compoundComponentName: "FirstName", compoundFieldName: "Name" } },
    });
  });

  it("tells the colour and icon of an object's tab where they are known (recorded)", async () => {
    expect((await admin.rest("GET", "/ui-api/object-info/Account")).json).toMatchObject({
      themeInfo: { color: "5867E8", iconUrl: `${admin.org.url}/img/icon/t4v35/standard/account_120.png` },
    });
    expect((await admin.rest("GET", "/ui-api/object-info/Site_Visit__c")).json).toMatchObject({ themeInfo: null });
  });

  it("tells what depends on what", async () => {
    const { json } = await admin.rest("GET", "/ui-api/object-info/Site_Visit__c");
    expect(json).toMatchObject({
      dependentFields: { Region__c: { Country__c: {} } },
      fields: { Country__c: { controllerName: "Region__c", controllingFields: ["Region__c"] } },
    });
    expect((await admin.rest("GET", "/ui-api/object-info/Account")).json).toMatchObject({ dependentFields: {} });
  });

  it("answers 304 to whoever has it already", async () => {
    const path = "/ui-api/object-info/Account";
    const { headers, json } = await admin.rest("GET", path);
    const { eTag } = json as { eTag: string };
    expect(headers.get("etag")).toBe(`"${eTag}"`);
    const again = await admin.rest("GET", path, { headers: { "If-None-Match": `"${eTag}"` } });
    expect([again.status, again.text]).toEqual([304, ""]);
    expect((await admin.rest("GET", path, { headers: { "If-None-Match": '"another"' } })).status).toBe(200);
  });

  it("lists its objects by name", async () => {
    const { status, json } = await admin.rest("GET", "/ui-api/object-info");
    expect(status).toBe(200);
    expect(json).toMatchObject({
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      objects: {
        Contact: {
          apiName: "Contact",
          keyPrefix: "003",
          label: "Contact",
          labelPlural: "Contacts",
          nameFields: ["FirstName", "LastName", "Name"],
          objectInfoUrl: "/services/data/v62.0/ui-api/object-info/Contact",
        },
        Site_Visit__c: { label: "Site Visit" },
      },
    });
    expect((json as { objects: object }).objects).not.toHaveProperty("UserRole");
  });

  it("answers for several objects at once, and says which it does not have (recorded for UserRole)", async () => {
    const { status, json } = await admin.rest("GET", "/ui-api/object-info/batch/Account,UserRole");
    const message = "Object UserRole is not supported in UI API";
    expect([status, json]).toMatchObject([
      200,
      {
        hasErrors: true,
        results: [
          { statusCode: 200, result: { apiName: "Account" } },
          { statusCode: 400, result: [{ errorCode: "INVALID_TYPE", message }] },
        ],
      },
    ]);
  });

  it.each(["UserRole", "OpportunityHistory", "Nothing"])("refuses %s, which it does not have", async (name) => {
    const answer = await admin.rest("GET", `/ui-api/object-info/${name}`);
    const message = `Object ${name} is not supported in UI API`;
    expect([answer.status, answer.json]).toEqual([400, [{ errorCode: "INVALID_TYPE", message, statusCode: 400 }]]);
  });

  it("does not show a field to whom it is hidden", async () => {
    const rep = await admin.as("rep@local.test");
    const { json } = await rep.rest("GET", "/ui-api/object-info/Account");
    expect(json).not.toHaveProperty("fields.AnnualRevenue");
  });
});

describe("the UI API's picklist values (rest-api.md §8)", () => {
  it("are those of a record type alone, and all of them for Master", async () => {
    const path = "/ui-api/object-info/Opportunity/picklist-values";
    const ofRenewal = await admin.rest("GET", `${path}/${renewal}/StageName`);
    expect(stageValues(ofRenewal.json)).toEqual([
      ...["Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"],
    ]);
    const ofMaster = await admin.rest("GET", `${path}/${master}/StageName`);
    expect(stageValues(ofMaster.json)).toHaveLength(10);
  });

  it("come with a tag, their address and the record type's default", async () => {
    const path = `/ui-api/object-info/Opportunity/picklist-values/${renewal}/Confidence__c`;
    const { json, headers } = await admin.rest("GET", path);
    expect(json).toEqual({
      controllerValues: {},
      defaultValue: { attributes: null, label: "High", validFor: [], value: "High" },
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      url: `/services/data/v62.0${path}`,
      values: [
        { attributes: null, label: "High", validFor: [], value: "High" },
        { attributes: null, label: "Low", validFor: [], value: "Low" },
      ],
    });
    const again = await admin.rest("GET", path, { headers: { "If-None-Match": headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("say of stages what follows from them, in the platform's spelling", async () => {
    const path = `/ui-api/object-info/Opportunity/picklist-values/${renewal}/StageName`;
    expect((await admin.rest("GET", path)).json).toMatchObject({
      values: [
        {},
        {},
        {
          attributes: {
            closed: true,
            defaultProbability: 100,
            forecastCategoryName: "Closed",
            picklistAtrributesValueType: "OpportunityStage",
            won: true,
          },
        },
        { attributes: { closed: true, won: false } },
      ],
    });
  });

  it("are told for all picklists at once, by name", async () => {
    const { json } = await admin.rest("GET", `/ui-api/object-info/Account/picklist-values/${master}`);
    const { picklistFieldValues } = json as { picklistFieldValues: Fields };
    const names = Object.keys(picklistFieldValues);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(["AccountSource", "Industry", "Ownership", "Rating", "Type"]));
    expect(picklistFieldValues.Rating?.url).toBe(
      `/services/data/v62.0/ui-api/object-info/Account/picklist-values/${master}/Rating`,
    );
  });

  it("tell with which controlling values a dependent value goes", async () => {
    const path = `/ui-api/object-info/Site_Visit__c/picklist-values/${master}/Country__c`;
    expect((await admin.rest("GET", path)).json).toMatchObject({
      controllerValues: { Americas: 0, Europe: 1 },
      values: [{ value: "Canada", validFor: [0] }, { validFor: [0] }, { value: "France", validFor: [1] }],
    });
  });

  it.each([
    ["a field that is no picklist (recorded)", `Account/picklist-values/${master}/Name`, 400, "INVALID_FIELD"],
    ["a field that is not there", `Account/picklist-values/${master}/Nothing`, 400, "INVALID_FIELD"],
    ["another object's record type", `Account/picklist-values/${renewal}`, 404, "NOT_FOUND"],
    ["an object that is not there", `Nothing/picklist-values/${master}`, 400, "INVALID_TYPE"],
  ])("are refused for %s, with the status in the body (errors.md §1)", async (_what, path, status, errorCode) => {
    const answer = await admin.rest("GET", `/ui-api/object-info/${path}`);
    expect([answer.status, answer.json]).toMatchObject([status, [{ errorCode, statusCode: status }]]);
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
