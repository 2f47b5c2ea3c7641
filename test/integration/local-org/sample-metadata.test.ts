import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const admin = sharedOrg({ metadata: "sample" });
const { create, update, remove, read, select, refuse, refuseChange } = savesOf(admin);

const newBusiness = "012Lc0000000001IAA";
const renewal = "012Lc0000000002IAA";

const createDeal = (values: object = {}): Promise<string> =>
  create("Opportunity", { Name: "A deal", StageName: "Prospecting", CloseDate: "2026-06-30", ...values });
const createAccount = (values: object = {}): Promise<string> => create("Account", { Name: "Umbra", ...values });

describe("custom fields of the sample's opportunities (objects.md §9)", () => {
  it("hold numbers, long texts and values of a picklist", async () => {
    const id = await createDeal({ Deal_Score__c: 60, Meeting_Notes__c: "Met\nthem.", Confidence__c: "Low" });
    expect(await read("Opportunity", id, "Deal_Score__c,Meeting_Notes__c,Confidence__c")).toEqual({
      ...{ Deal_Score__c: 60, Meeting_Notes__c: "Met\nthem.", Confidence__c: "Low" },
    });
  });

  it("refuse more digits than their precision (errors.md §5)", async () => {
    const { errorCode, fields } = await refuse("Opportunity", {
      ...{ Name: "A deal", StageName: "Prospecting", CloseDate: "2026-06-30", Deal_Score__c: 1000 },
    });
    expect([errorCode, fields]).toEqual(["NUMBER_OUTSIDE_VALID_RANGE", ["Deal_Score__c"]]);
  });

  it("refuse a value that a restricted picklist does not have (errors.md §5)", async () => {
    const id = await createDeal();
    expect(await refuseChange("Opportunity", id, { Confidence__c: "Absolute" })).toEqual({
      message: "Confidence: bad value for restricted picklist field: Absolute",
      errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      fields: ["Confidence__c"],
    });
  });

  it("are not filtered by when they are long texts (soql.md §9)", async () => {
    const { status, json } = await admin.query("SELECT Id FROM Opportunity WHERE Meeting_Notes__c = 'x'");
    expect([status, json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
  });
});

describe("the sample's formula field (objects.md §9)", () => {
  it("is selected, and follows the fields that it is made of", async () => {
    const id = await createDeal({ Amount: 2000, Deal_Score__c: 25 });
    expect(await read("Opportunity", id, "Scored_Amount__c")).toEqual({ Scored_Amount__c: 500 });
    await update("Opportunity", id, { Amount: 4000 });
    expect(await read("Opportunity", id, "Scored_Amount__c")).toEqual({ Scored_Amount__c: 1000 });
  });

  it("counts blanks as zero where it is told to", async () => {
    const id = await createDeal({ Amount: 2000 });
    expect(await read("Opportunity", id, "Scored_Amount__c")).toEqual({ Scored_Amount__c: 0 });
  });

  it("is filtered and sorted by", async () => {
    const name = "Formula order";
    for (const score of [10, 30, 20]) await createDeal({ Name: name, Amount: 100, Deal_Score__c: score });
    const sorted = `SELECT Scored_Amount__c FROM Opportunity WHERE Name = '${name}' AND Scored_Amount__c > 10 ORDER BY Scored_Amount__c DESC`;
    expect(await select(sorted)).toEqual([{ Scored_Amount__c: 30 }, { Scored_Amount__c: 20 }]);
  });

  it("is summed in aggregates", async () => {
    await createDeal({ Name: "Formula sum", Amount: 100, Deal_Score__c: 50 });
    const sum = "SELECT SUM(Scored_Amount__c) total FROM Opportunity WHERE Name = 'Formula sum'";
    expect(await select(sum)).toEqual([{ total: 50 }]);
  });

  it("cannot be written (errors.md §4)", async () => {
    const id = await createDeal();
    expect(await refuseChange("Opportunity", id, { Scored_Amount__c: 1 })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      fields: ["Scored_Amount__c"],
    });
  });
});

describe("the sample's rules", () => {
  it("refuse a record in the validation rule's words and at its field (errors.md §5)", async () => {
    const id = await createDeal();
    expect(await refuseChange("Opportunity", id, { Deal_Score__c: 101 })).toEqual({
      message: "A deal score lies between 0 and 100.",
      errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION",
      fields: ["Deal_Score__c"],
    });
    expect(await read("Opportunity", id, "Deal_Score__c")).toEqual({ Deal_Score__c: null });
  });

  it("change a field as a record is saved, on create and on update", async () => {
    const id = await createDeal({ Deal_Score__c: 90, Confidence__c: "Low" });
    expect(await read("Opportunity", id, "Confidence__c")).toEqual({ Confidence__c: "High" });
    await update("Opportunity", id, { Deal_Score__c: 10, Confidence__c: "Low" });
    expect(await read("Opportunity", id, "Confidence__c")).toEqual({ Confidence__c: "Low" });
    await update("Opportunity", id, { Deal_Score__c: 80 });
    expect(await read("Opportunity", id, "Confidence__c")).toEqual({ Confidence__c: "High" });
  });

  it("keep the history of a field that is tracked, and of others not", async () => {
    const id = await createDeal({ Deal_Score__c: 10 });
    await update("Opportunity", id, { Deal_Score__c: 20, Meeting_Notes__c: "Met them." });
    const history = `SELECT Field, OldValue, NewValue FROM OpportunityFieldHistory WHERE OpportunityId = '${id}' AND Field != 'created'`;
    expect(await select(history)).toEqual([{ Field: "Deal_Score__c", OldValue: 10, NewValue: 20 }]);
  });
});

describe("the sample's duplicate rule (errors.md §1)", () => {
  const twin = { LastName: "Gemini", Email: "gemini@umbra.example" };

  it("answers DUPLICATES_DETECTED, and lets the record through when allowSave is asked for", async () => {
    const id = await create("Contact", twin);
    const alert = "You're creating a duplicate record. We recommend you use an existing record instead.";
    const refused = await admin.rest("POST", "/sobjects/Contact", { body: twin });
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject([
      {
        errorCode: "DUPLICATES_DETECTED",
        message: alert,
        duplicateResut: {
          allowSave: true,
          duplicateRule: "Contact_Duplicate_Rule",
          duplicateRuleEntityType: "Contact",
          matchResults: [{ size: 1, matchRecords: [{ record: { Id: id } }] }],
        },
      },
    ]);
    const headers = { "Sforce-Duplicate-Rule-Header": "allowSave=true" };
    expect((await admin.rest("POST", "/sobjects/Contact", { body: twin, headers })).status).toBe(201);
  });

  it("looks at creates alone when updates are allowed", async () => {
    await create("Contact", { ...twin, LastName: "Castor" });
    const id = await create("Contact", { ...twin, LastName: "Pollux" });
    await update("Contact", id, { LastName: "Castor" });
  });
});

describe("the sample's unique external id (wire fact 14)", () => {
  it("creates, then updates the same account", async () => {
    const path = "/sobjects/Account/External_Id__c/ext-1";
    const created = await admin.rest("PATCH", path, { body: { Name: "External" } });
    expect([created.status, created.json]).toMatchObject([201, { created: true, success: true }]);
    const updated = await admin.rest("PATCH", path, { body: { Name: "External Ltd" } });
    expect([updated.status, updated.json]).toMatchObject([200, { created: false, success: true }]);
    expect((await admin.rest("GET", path)).json).toMatchObject({ Name: "External Ltd", External_Id__c: "ext-1" });
  });

  it("is refused for a second record, by the first one's id (errors.md §5)", async () => {
    const id = await createAccount({ External_Id__c: "ext-2" });
    const { errorCode, message } = await refuse("Account", { Name: "Second", External_Id__c: "ext-2" });
    expect(errorCode).toBe("DUPLICATE_VALUE");
    expect(message).toBe(
      `duplicate value found: External_Id__c duplicates value on record with id: ${id.slice(0, 15)}`,
    );
  });

  it("tells A from a where it is case sensitive", async () => {
    await createAccount({ External_Id__c: "ext-b" });
    await createAccount({ External_Id__c: "EXT-B" });
  });

  it("names the account of another record", async () => {
    const id = await createAccount({ External_Id__c: "ext-3" });
    const deal = await createDeal({ Account: { External_Id__c: "ext-3" } });
    expect(await read("Opportunity", deal, "AccountId")).toEqual({ AccountId: id });
  });
});

describe("the sample's record types (objects.md §9)", () => {
  it("give a new record the default one", async () => {
    expect(await read("Opportunity", await createDeal(), "RecordTypeId")).toEqual({ RecordTypeId: newBusiness });
  });

  it("are named through their relationship, and filtered by", async () => {
    const id = await createDeal({ RecordTypeId: renewal, StageName: "Closed Won" });
    const query = `SELECT RecordType.Name, RecordType.DeveloperName FROM Opportunity WHERE RecordType.DeveloperName = 'Renewal' AND Id = '${id}'`;
    expect(await select(query)).toMatchObject([{ RecordType: { Name: "Renewal", DeveloperName: "Renewal" } }]);
  });

  it("refuse values of a restricted picklist that they do not offer", async () => {
    const deal = { Name: "A deal", StageName: "Closed Won", CloseDate: "2026-06-30", RecordTypeId: renewal };
    expect(await refuse("Opportunity", { ...deal, Confidence__c: "Medium" })).toMatchObject({
      errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      fields: ["Confidence__c"],
    });
  });

  it("fill in the default value of their own", async () => {
    const id = await createDeal({ RecordTypeId: renewal, StageName: "Closed Won" });
    expect(await read("Opportunity", id, "Confidence__c")).toEqual({ Confidence__c: "High" });
  });

  it("are refused when they are another object's (errors.md §5)", async () => {
    const { errorCode } = await refuse("Account", { Name: "Umbra", RecordTypeId: renewal });
    expect(errorCode).toBe("INVALID_CROSS_REFERENCE_KEY");
  });
});

describe("the sample's custom object (objects.md §9)", () => {
  const createVisit = async (values: object = {}): Promise<string> =>
    create("Site_Visit__c", { Account__c: await createAccount(), Day__c: "2026-05-04", ...values });

  it("numbers its records in their display format", async () => {
    const names = [];
    for (let visit = 0; visit < 2; visit++) {
      names.push((await read("Site_Visit__c", await createVisit(), "Name")).Name);
    }
    const [first = "", second = ""] = names.map(String);
    expect(first).toMatch(/^V-\d{4}$/);
    expect(Number(second.slice(2))).toBe(Number(first.slice(2)) + 1);
  });

  it("does not let a number be given", async () => {
    const { errorCode } = await refuse("Site_Visit__c", { Name: "V-9999", Day__c: "2026-05-04" });
    expect(errorCode).toBe("INVALID_FIELD_FOR_INSERT_UPDATE");
  });

  it("names every required field that is missing, the master among them (errors.md §5)", async () => {
    expect(await refuse("Site_Visit__c", { Done__c: true })).toMatchObject({
      errorCode: "REQUIRED_FIELD_MISSING",
      message: "Required fields are missing: [Account__c, Day__c]",
    });
  });

  it("takes several values of a multi-select picklist, and finds them by INCLUDES (soql.md §4)", async () => {
    const id = await createVisit({ Topics__c: "Demo;Support" });
    expect(await read("Site_Visit__c", id, "Topics__c")).toEqual({ Topics__c: "Demo;Support" });
    const found = `SELECT Id FROM Site_Visit__c WHERE Topics__c INCLUDES ('Support;Demo') AND Id = '${id}'`;
    expect(await select(found)).toHaveLength(1);
    const others = `SELECT Id FROM Site_Visit__c WHERE Topics__c EXCLUDES ('Demo') AND Id = '${id}'`;
    expect(await select(others)).toHaveLength(0);
    await update("Site_Visit__c", id, { Topics__c: "Training" });
    expect(await refuseChange("Site_Visit__c", id, { Topics__c: "Demo;Lunch" })).toMatchObject({
      errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    });
  });

  it("keeps times of day to the millisecond (objects.md §9)", async () => {
    const id = await createVisit({ Starts__c: "09:30:00" });
    expect(await read("Site_Visit__c", id, "Starts__c")).toEqual({ Starts__c: "09:30:00.000Z" });
    const found = `SELECT Id FROM Site_Visit__c WHERE Starts__c > 09:00:00.000Z AND Starts__c < 10:00:00Z AND Id = '${id}'`;
    expect(await select(found)).toHaveLength(1);
  });

  it("fills its checkbox when nobody does", async () => {
    expect(await read("Site_Visit__c", await createVisit(), "Done__c")).toEqual({ Done__c: false });
  });

  it("takes a dependent value with any other of its controlling field, as the API does", async () => {
    const id = await createVisit({ Region__c: "Europe", Country__c: "Canada" });
    expect(await read("Site_Visit__c", id, "Country__c")).toEqual({ Country__c: "Canada" });
  });

  it("is a child of its master and of what it looks up", async () => {
    const host = await create("Contact", { LastName: "Host" });
    const id = await createVisit({ Contact__c: host });
    const { Account__c: account } = await read("Site_Visit__c", id, "Account__c");
    const children = `SELECT (SELECT Id FROM Site_Visits__r) FROM Account WHERE Id = '${String(account)}'`;
    expect(await select(children)).toMatchObject([{ Site_Visits__r: { totalSize: 1, records: [{ Id: id }] } }]);
    const parents = `SELECT Account__r.Name, Contact__r.LastName FROM Site_Visit__c WHERE Id = '${id}'`;
    expect(await select(parents)).toMatchObject([{ Account__r: { Name: "Umbra" }, Contact__r: { LastName: "Host" } }]);
    const path = `/sobjects/Account/${String(account)}/Site_Visits__r`;
    expect((await admin.rest("GET", path)).json).toMatchObject({ totalSize: 1, records: [{ Id: id }] });
  });

  it("keeps its master, which it may not leave", async () => {
    const id = await createVisit();
    expect(await refuseChange("Site_Visit__c", id, { Account__c: await createAccount() })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      fields: ["Account__c"],
    });
  });

  it("goes with its master into the recycle bin (objects.md §8)", async () => {
    const account = await createAccount();
    const id = await createVisit({ Account__c: account });
    await remove("Account", account);
    expect((await admin.rest("GET", `/sobjects/Site_Visit__c/${id}`)).status).toBe(404);
    const gone = await admin.rest(
      "GET",
      `/queryAll?q=${encodeURIComponent(`SELECT IsDeleted FROM Site_Visit__c WHERE Id = '${id}'`)}`,
    );
    expect(gone.json).toMatchObject({ records: [{ IsDeleted: true }] });
  });

  it("lets a lookup go when its record is deleted", async () => {
    const host = await create("Contact", { LastName: "Leaving" });
    const id = await createVisit({ Contact__c: host });
    await remove("Contact", host);
    expect(await read("Site_Visit__c", id, "Contact__c")).toEqual({ Contact__c: null });
  });

  it("has no owner of its own, as the detail of a master (objects.md §9)", async () => {
    expect((await admin.query("SELECT OwnerId FROM Site_Visit__c")).status).toBe(400);
  });

  it("can be what a task and an event are about", async () => {
    const id = await createVisit();
    await create("Task", { Subject: "Prepare", WhatId: id });
    await create("Event", {
      Subject: "Visit",
      WhatId: id,
      DurationInMinutes: 60,
      ActivityDateTime: "2026-05-04T09:00:00Z",
    });
    const children = `SELECT (SELECT Subject FROM Tasks), (SELECT Subject FROM Events) FROM Site_Visit__c WHERE Id = '${id}'`;
    expect(await select(children)).toMatchObject([
      { Tasks: { records: [{ Subject: "Prepare" }] }, Events: { records: [{ Subject: "Visit" }] } },
    ]);
    expect(await select(`SELECT What.Type, What.Name FROM Task WHERE WhatId = '${id}'`)).toMatchObject([
      { What: { Type: "Site_Visit__c" } },
    ]);
  });

  it("is listed with a prefix of custom objects, and found by it", async () => {
    const { json } = await admin.rest("GET", "/sobjects/Site_Visit__c");
    expect(json).toMatchObject({
      objectDescribe: { custom: true, keyPrefix: "a00", label: "Site Visit", labelPlural: "Site Visits" },
    });
    expect((await createVisit()).slice(0, 3)).toBe("a00");
  });
});

describe("the sample's assignment rule (rest-api.md §6)", () => {
  const lead = { LastName: "Inbound", Company: "Umbra", LeadSource: "Web" };
  const ownerOf = async (values: object): Promise<unknown> => {
    const id = await create("Lead", values as Readonly<Record<string, unknown>>);
    return (await select(`SELECT Owner.Name, Owner.Type FROM Lead WHERE Id = '${id}'`))[0]?.Owner;
  };

  it("gives leads from the web to the queue that it names", async () => {
    expect(await ownerOf(lead)).toMatchObject({ Name: "Inbound Leads", Type: "Queue" });
  });

  it("leaves others to who creates them", async () => {
    expect(await ownerOf({ ...lead, LeadSource: "Other" })).toMatchObject({ Type: "User" });
  });

  it("rests when the request asks for it", async () => {
    const headers = { "Sforce-Auto-Assign": "FALSE" };
    const { json } = await admin.rest("POST", "/sobjects/Lead", { body: lead, headers });
    const { OwnerId: owner } = await read("Lead", (json as { id: string }).id, "OwnerId");
    expect(String(owner).slice(0, 3)).toBe("005");
  });
});
