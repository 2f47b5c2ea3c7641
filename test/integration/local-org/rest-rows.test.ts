import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { root, sharedOrg, startOrg, type OrgAnswer, type OrgCaller } from "./call-org";

/** Rows of rest-api.md that no other test proves, by their sections. */

const admin = sharedOrg({ scale: 0.5, edition: "developer" });

type Json = Readonly<Record<string, unknown>>;
const create = async (object: string, body: object): Promise<string> => {
  const { json } = await admin.rest("POST", `/sobjects/${object}`, { body });
  expect(json).toMatchObject({ success: true });
  return (json as { id: string }).id;
};
const recordsOf = ({ json }: OrgAnswer): readonly Json[] => (json as { records: Json[] }).records;
const keys = (value: unknown): readonly string[] => Object.keys(value as object).sort();
const words = (text: string): readonly string[] => text.trim().split(/\s+/).sort();

describe("the versions of the local org (rest-api.md §1)", () => {
  it.each([
    ["60.0", "Spring '24"],
    ["61.0", "Summer '24"],
    ["62.0", "Winter '25"],
    ["63.0", "Spring '25"],
    ["64.0", "Summer '25"],
    ["65.0", "Winter '26"],
    ["66.0", "Spring '26"],
    ["67.0", "Summer '26"],
    ["68.0", "Winter '27"],
  ])("%s is called %s (rest-api.md §1)", async (version, label) => {
    const versions = (await (await fetch(`${admin.org.url}/services/data`)).json()) as Json[];
    expect(versions).toContainEqual({ label, url: `/services/data/v${version}`, version });
    const numbers = versions.map((each) => Number(each.version));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it("answer 410 where they are retired and 404 where they never were (rest-api.md §1)", async () => {
    const statuses = ["v21.0", "v30.0", "v31.0", "v69.0"].map(async (version) => {
      return (await admin.call("GET", `/services/data/${version}/sobjects`)).status;
    });
    expect(await Promise.all(statuses)).toEqual([410, 410, 200, 404]);
  });
});

describe("the conventions of the local org over HTTP (rest-api.md §2)", () => {
  it("are names in any case in, and in the describe's case out (rest-api.md §2)", async () => {
    const { json } = await admin.rest("POST", "/sobjects/aCCount", { body: { nAME: "Case" } });
    const { id } = json as { id: string };
    const answer = await admin.rest("GET", `/sobjects/ACCOUNT/${id}?fields=NAME`);
    expect(answer.json).toEqual({
      attributes: { type: "Account", url: `${root}/sobjects/Account/${id}` },
      Name: "Case",
      Id: id,
    });
  });

  it("are ids of 15 or 18 characters in, and of 18 out (rest-api.md §2)", async () => {
    const account = await create("Account", { Name: "Ids" });
    const contact = await create("Contact", { LastName: "Ids", AccountId: account.slice(0, 15) });
    const rows = recordsOf(
      await admin.query(`SELECT Id, AccountId FROM Contact WHERE AccountId = '${account.slice(0, 15)}'`),
    );
    expect(rows).toMatchObject([{ Id: contact, AccountId: account }]);
    expect((await admin.rest("GET", `/sobjects/Contact/${contact.slice(0, 15)}`)).json).toMatchObject({ Id: contact });
  });

  it.each([
    ["2026-09-14T09:00:00Z", "2026-09-14T09:00:00.000+0000"],
    ["2026-09-14T09:00:00.000Z", "2026-09-14T09:00:00.000+0000"],
    ["2026-09-14T11:00:00+02:00", "2026-09-14T09:00:00.000+0000"],
    ["2026-09-14T11:00:00.000+0200", "2026-09-14T09:00:00.000+0000"],
  ])("are datetimes such as %s in, and %s out (rest-api.md §2)", async (ReminderDateTime, out) => {
    const id = await create("Task", { IsReminderSet: true, ReminderDateTime });
    expect((await admin.rest("GET", `/sobjects/Task/${id}?fields=ReminderDateTime`)).json).toMatchObject({
      ReminderDateTime: out,
    });
  });

  it("are a null that empties a field (rest-api.md §5)", async () => {
    const id = await create("Account", { Name: "Nulls", Phone: "1" });
    await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Phone: null } });
    expect((await admin.rest("GET", `/sobjects/Account/${id}?fields=Phone`)).json).toMatchObject({ Phone: null });
  });
});

describe("queries of the local org, page by page (rest-api.md §3)", () => {
  const batch = { "Sforce-Query-Options": "batchSize=200" };

  it("name a locator of 18 characters, 0r8…, and the offset of the next row (rest-api.md §3)", async () => {
    const { json } = await admin.query("SELECT Id FROM Task", batch);
    expect((json as Json).nextRecordsUrl).toMatch(/\/query\/0r8\w{15}-200$/);
  });

  it("can be read again at an earlier page (rest-api.md §3)", async () => {
    const { nextRecordsUrl } = (await admin.query("SELECT Id FROM Task ORDER BY Id", batch)).json as {
      nextRecordsUrl: string;
    };
    const once = await admin.call("GET", nextRecordsUrl);
    expect((await admin.call("GET", nextRecordsUrl)).json).toEqual(once.json);
  });

  it("of queryAll go on below /query, and still show what is deleted and archived (rest-api.md §3)", async () => {
    const soql = encodeURIComponent("SELECT Id, IsArchived FROM Task ORDER BY IsArchived, Id");
    let answer = await admin.rest("GET", `/queryAll?q=${soql}`, { headers: batch });
    expect((answer.json as Json).nextRecordsUrl).toMatch(/\/v62\.0\/query\/0r8/);
    while (typeof (answer.json as Json).nextRecordsUrl === "string") {
      answer = await admin.call("GET", String((answer.json as Json).nextRecordsUrl));
    }
    expect(recordsOf(answer).at(-1)).toMatchObject({ IsArchived: true });
  });

  it("count LIMIT, and not the page, in totalSize (rest-api.md §3)", async () => {
    const { json } = await admin.query("SELECT Id FROM Task LIMIT 250", batch);
    expect(json).toMatchObject({ totalSize: 250, done: false });
  });

  it("answer null for a child list without rows, and a whole answer for one with rows (rest-api.md §3)", async () => {
    const id = await create("Account", { Name: "Childless" });
    const soql = `SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Id = '${id}'`;
    expect(recordsOf(await admin.query(soql))).toMatchObject([{ Contacts: null }]);
    const contact = await create("Contact", { LastName: "Child", AccountId: id });
    expect(recordsOf(await admin.query(soql))).toMatchObject([
      { Contacts: { totalSize: 1, done: true, records: [{ Id: contact }] } },
    ]);
  });

  it("are smaller than asked where rows are wide (rest-api.md §3)", async () => {
    const records = Array.from({ length: 200 }, (_, i) => ({ attributes: { type: "Account" }, Name: `Wide ${i}` }));
    for (let i = 0; i < 3; i++) await admin.rest("POST", "/composite/sobjects", { body: { records } });
    const { json } = await admin.query("SELECT Id, Description FROM Account WHERE Name LIKE 'Wide %'");
    const { totalSize, done, records: page } = json as { totalSize: number; done: boolean; records: Json[] };
    expect([totalSize, done]).toEqual([600, false]);
    expect(page.length).toBeLessThan(600);
  });
});

describe("describes of the local org, key by key (rest-api.md §4)", () => {
  it("list objects with every key (rest-api.md §4)", async () => {
    const { json } = await admin.rest("GET", "/sobjects");
    expect(keys(json)).toEqual(["encoding", "maxBatchSize", "sobjects"]);
    expect(json).toMatchObject({ encoding: "UTF-8", maxBatchSize: 200 });
    const [entry] = (json as { sobjects: Json[] }).sobjects;
    expect(keys(entry)).toEqual(
      words(`activateable associateEntityType associateParentEntity createable custom customSetting deepCloneable
        deletable deprecatedAndHidden feedEnabled hasSubtypes isInterface isSubtype keyPrefix label labelPlural
        layoutable mergeable mruEnabled name queryable replicateable retrieveable searchable triggerable undeletable
        updateable urls`),
    );
  });

  it("tell of an object with every key (rest-api.md §4)", async () => {
    const { json } = await admin.rest("GET", "/sobjects/Account/describe");
    expect(keys(json)).toEqual(
      words(`actionOverrides activateable associateEntityType associateParentEntity childRelationships
        compactLayoutable createable custom customSetting deepCloneable defaultImplementation deletable
        deprecatedAndHidden extendedBy extendsInterfaces feedEnabled fields hasSubtypes implementedBy
        implementsInterfaces isInterface isSubtype keyPrefix label labelPlural layoutable listviewable lookupLayoutable
        mergeable mruEnabled name namedLayoutInfos networkScopeFieldName queryable recordTypeInfos replicateable
        retrieveable searchLayoutable searchable sobjectDescribeOption supportedScopes triggerable undeletable
        updateable urls`),
    );
    const { childRelationships, recordTypeInfos, supportedScopes } = json as Record<string, Json[]>;
    expect(keys(childRelationships?.[0])).toEqual(
      words(`cascadeDelete childSObject deprecatedAndHidden field junctionIdListNames junctionReferenceTo
        relationshipName restrictedDelete`),
    );
    expect(keys(recordTypeInfos?.[0])).toEqual(
      words("active available defaultRecordTypeMapping developerName master name recordTypeId urls"),
    );
    expect(supportedScopes).toContainEqual({ label: "All accounts", name: "everything" });
  });

  it("tell of a field as a real org does, value by value (rest-api.md §4)", async () => {
    const { json } = await admin.rest("GET", "/sobjects/Opportunity/describe");
    const stage = (json as { fields: Json[] }).fields.find(({ name }) => name === "StageName");
    expect(stage).toEqual({
      aggregatable: true,
      aiPredictionField: false,
      autoNumber: false,
      byteLength: 765,
      calculated: false,
      calculatedFormula: null,
      cascadeDelete: false,
      caseSensitive: false,
      compoundFieldName: null,
      controllerName: null,
      createable: true,
      custom: false,
      defaultValue: null,
      defaultValueFormula: null,
      defaultedOnCreate: false,
      dependentPicklist: false,
      deprecatedAndHidden: false,
      digits: 0,
      displayLocationInDecimal: false,
      encrypted: false,
      externalId: false,
      extraTypeInfo: null,
      filterable: true,
      filteredLookupInfo: null,
      formulaTreatNullNumberAsZero: false,
      groupable: true,
      highScaleNumber: false,
      htmlFormatted: false,
      idLookup: false,
      inlineHelpText: null,
      label: "Stage",
      length: 255,
      mask: null,
      maskType: null,
      name: "StageName",
      nameField: false,
      namePointing: false,
      nillable: false,
      permissionable: false,
      picklistValues: expect.arrayContaining([
        { active: true, defaultValue: false, label: "Prospecting", validFor: null, value: "Prospecting" },
      ]),
      polymorphicForeignKey: false,
      precision: 0,
      queryByDistance: false,
      referenceTargetField: null,
      referenceTo: [],
      relationshipName: null,
      relationshipOrder: null,
      restrictedDelete: false,
      restrictedPicklist: false,
      scale: 0,
      searchPrefilterable: false,
      soapType: "xsd:string",
      sortable: true,
      type: "picklist",
      unique: false,
      updateable: true,
      writeRequiresMasterRead: false,
    });
  });

  it("answer 304 with no body to If-Modified-Since (rest-api.md §4)", async () => {
    const headers = { "If-Modified-Since": new Date(Date.now() + 60_000).toUTCString() };
    const answer = await admin.rest("GET", "/sobjects/Account/describe", { headers });
    expect([answer.status, answer.text]).toEqual([304, ""]);
  });
});

describe("the limits of the local org, name by name (rest-api.md §8)", () => {
  let own: OrgCaller;
  beforeAll(async () => {
    own = await startOrg({ scale: 0.1, edition: "developer" });
  });
  afterAll(() => own.org.close());

  it("are a map of Max and Remaining (rest-api.md §8)", async () => {
    const { json } = await own.rest("GET", "/limits");
    expect(json).toMatchObject({ DailyApiRequests: { Max: 15_000, Remaining: 14_999 } });
    for (const limit of Object.values(json as Record<string, Json>)) {
      expect(limit).toMatchObject({ Max: expect.any(Number), Remaining: expect.any(Number) });
    }
    expect(Object.keys(json as object)).toEqual(
      expect.arrayContaining([
        ...words(`ConcurrentAsyncGetReportInstances ConcurrentSyncReportRuns DailyAsyncApexExecutions
          DailyBulkApiBatches DailyBulkV2QueryFileStorageMB DailyBulkV2QueryJobs DataStorageMB FileStorageMB
          HourlyAsyncReportRuns HourlyDashboardRefreshes HourlyTimeBasedWorkflow MassEmail PermissionSets SingleEmail
          StreamingApiConcurrentClients`),
      ]),
    );
  });
});
