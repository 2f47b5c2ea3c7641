import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const directory = mkdtempSync(join(tmpdir(), "custom-objects-"));
const files = {
  "Project__c.json": {
    label: "Project",
    nameField: { type: "Text", label: "Project Name" },
    keyPrefix: "aP0",
    enableActivities: true,
    sharingModel: "Private",
    fields: [
      { fullName: "Status__c", type: "Picklist", values: ["Open", "Done"], defaultValue: "Open", trackHistory: true },
      { fullName: "Budget__c", type: "Currency", scale: 2, trackHistory: true },
      { fullName: "Key__c", type: "Text", length: 10, unique: true, externalId: true },
      { fullName: "Sponsor__c", type: "Lookup", referenceTo: "Contact", relationshipName: "Projects" },
      { fullName: "Blocked_By__c", type: "Lookup", referenceTo: "Account", deleteConstraint: "Restrict" },
    ],
  },
  "Step__c.json": {
    label: "Step",
    fields: [{ fullName: "Project__c", type: "MasterDetail", referenceTo: "Project__c", relationshipName: "Steps" }],
  },
  "Opportunity.json": {
    fields: [{ fullName: "Project__c", type: "Lookup", referenceTo: "Project__c", trackHistory: true }],
    standardFields: [
      {
        fullName: "StageName",
        values: [
          { fullName: "Talking", probability: 20, forecastCategory: "Pipeline" },
          { fullName: "Signed", probability: 100, forecastCategory: "Closed", closed: true, won: true },
        ],
      },
    ],
  },
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), JSON.stringify(content));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const admin = sharedOrg({ metadata: directory, scale: 0.1 });
const { create, update, remove, read, select, refuseChange } = savesOf(admin);
const createProject = (values: object = {}): Promise<string> => create("Project__c", { Name: "Move", ...values });

describe("custom objects (objects.md §9)", () => {
  it("have an owner, who is whoever creates the record", async () => {
    const id = await createProject();
    expect(await select(`SELECT Owner.Name FROM Project__c WHERE Id = '${id}'`)).toMatchObject([
      { Owner: { Name: "Ada Admin" } },
    ]);
    expect(id.slice(0, 3)).toBe("aP0");
  });

  it("are called by their id when nobody names them, and may not lack a name", async () => {
    const id = await create("Project__c", {});
    expect(await read("Project__c", id, "Name")).toEqual({ Name: id.slice(0, 15) });
    await update("Project__c", id, { Name: "Named" });
    await update("Project__c", id, { Name: null });
    expect(await read("Project__c", id, "Name")).toEqual({ Name: id.slice(0, 15) });
  });

  it("fill in defaults and take upserts by an external id (wire fact 14)", async () => {
    const path = "/sobjects/Project__c/Key__c/P-1";
    expect((await admin.rest("PATCH", path, { body: { Name: "By key" } })).status).toBe(201);
    expect((await admin.rest("PATCH", path, { body: { Budget__c: 10.5 } })).status).toBe(200);
    expect((await admin.rest("GET", path)).json).toMatchObject({ Status__c: "Open", Budget__c: 10.5 });
  });

  it("keep the history of tracked fields as X__History, by the relationship Histories", async () => {
    const id = await createProject({ Budget__c: 100 });
    await update("Project__c", id, { Budget__c: 200, Status__c: "Done" });
    const rows = await select(
      `SELECT ParentId, Field, DataType, OldValue, NewValue FROM Project__History WHERE ParentId = '${id}'`,
    );
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        { ParentId: id, Field: "created", DataType: null, OldValue: null, NewValue: null },
        { ParentId: id, Field: "Status__c", DataType: "DynamicEnum", OldValue: "Open", NewValue: "Done" },
        { ParentId: id, Field: "Budget__c", DataType: "Currency", OldValue: 100, NewValue: 200 },
      ]),
    );
    const nested = await select(`SELECT (SELECT Field FROM Histories) FROM Project__c WHERE Id = '${id}'`);
    expect(nested).toMatchObject([{ Histories: { totalSize: 3 } }]);
    const parents = await select(`SELECT Parent.Name FROM Project__History WHERE ParentId = '${id}' LIMIT 1`);
    expect(parents).toMatchObject([{ Parent: { Name: "Move" } }]);
  });

  it("describe their history, which nobody writes", async () => {
    const { json } = await admin.rest("GET", "/sobjects/Project__History/describe");
    expect(json).toMatchObject({ createable: false, custom: true, keyPrefix: "017", label: "History: Project" });
    const fields = (json as { fields: { name: string }[] }).fields.map(({ name }) => name);
    expect(fields).toEqual([
      ...["Id", "IsDeleted", "ParentId", "CreatedById", "CreatedDate", "Field", "DataType", "OldValue", "NewValue"],
    ]);
    expect((await admin.rest("GET", "/sobjects/Step__History")).status).toBe(404);
  });

  it("have notes and files", async () => {
    const id = await createProject();
    await create("Note", { ParentId: id, Title: "Minutes", Body: "Agreed." });
    const version = await create("ContentVersion", {
      ...{ Title: "Plan", PathOnClient: "plan.txt", VersionData: Buffer.from("plan").toString("base64") },
      FirstPublishLocationId: id,
    });
    expect(await select(`SELECT (SELECT Title FROM Notes) FROM Project__c WHERE Id = '${id}'`)).toMatchObject([
      { Notes: { records: [{ Title: "Minutes" }] } },
    ]);
    const { ContentDocumentId: document } = await read("ContentVersion", version, "ContentDocumentId");
    const links = `SELECT (SELECT ContentDocumentId FROM ContentDocumentLinks) FROM Project__c WHERE Id = '${id}'`;
    expect(await select(links)).toMatchObject([
      { ContentDocumentLinks: { records: [{ ContentDocumentId: document }] } },
    ]);
  });

  it("know the day of their last activity when they allow activities", async () => {
    const id = await createProject();
    await create("Task", { Subject: "Done", WhatId: id, Status: "Completed", ActivityDate: "2026-03-04" });
    expect(await read("Project__c", id, "LastActivityDate")).toEqual({ LastActivityDate: "2026-03-04" });
  });

  it("have no activities otherwise", async () => {
    const step = await create("Step__c", { Name: "First", Project__c: await createProject() });
    const answer = await admin.rest("POST", "/sobjects/Task", { body: { Subject: "No", WhatId: step } });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "FIELD_INTEGRITY_EXCEPTION" }]]);
    expect((await admin.query("SELECT (SELECT Id FROM Tasks) FROM Step__c")).status).toBe(400);
  });

  it("delete details with their master, however deep (objects.md §8)", async () => {
    const id = await createProject();
    const step = await create("Step__c", { Name: "First", Project__c: id });
    await remove("Project__c", id);
    expect((await admin.rest("GET", `/sobjects/Step__c/${step}`)).status).toBe(404);
  });

  it("keep a record from deletion to which a lookup restricts it (errors.md §5)", async () => {
    const account = await create("Account", { Name: "Needed" });
    await createProject({ Blocked_By__c: account });
    expect(await refuseChange("Account", account)).toMatchObject({ errorCode: "DELETE_FAILED" });
  });

  it("are found by SOSL in their names", async () => {
    const id = await createProject({ Name: "Zephyrproject" });
    const answer = await admin.rest(
      "GET",
      `/search?q=${encodeURIComponent("FIND {Zephyrproject} RETURNING Project__c(Id, Name)")}`,
    );
    expect(answer.json).toMatchObject({ searchRecords: [{ Id: id, Name: "Zephyrproject" }] });
  });

  it("can be looked up by standard ones, and their history tells names and ids", async () => {
    const project = await createProject({ Name: "Linked" });
    const deal = await create("Opportunity", { Name: "D", StageName: "Talking", CloseDate: "2026-06-30" });
    await update("Opportunity", deal, { Project__c: project });
    const rows = `SELECT NewValue FROM OpportunityFieldHistory WHERE OpportunityId = '${deal}' AND Field = 'Project__c'`;
    expect((await select(rows)).map(({ NewValue }) => NewValue).sort()).toEqual(["Linked", project].sort());
  });
});

describe("a custom object's permissions (objects.md §1)", () => {
  const projects = (profile: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    select(
      `SELECT PermissionsRead, PermissionsCreate, PermissionsViewAllRecords FROM ObjectPermissions WHERE SobjectType = 'Project__c' AND Parent.Profile.Name = '${profile}'`,
    );

  it("are all of the administrator's", async () => {
    expect(await projects("System Administrator")).toEqual([
      { PermissionsRead: true, PermissionsCreate: true, PermissionsViewAllRecords: true },
    ]);
  });

  it("are to read alone for who reads only, and to write for others, as profiles' standard settings say", async () => {
    expect(await projects("Read Only")).toEqual([
      { PermissionsRead: true, PermissionsCreate: false, PermissionsViewAllRecords: false },
    ]);
    expect(await projects("Standard User")).toEqual([
      { PermissionsRead: true, PermissionsCreate: true, PermissionsViewAllRecords: false },
    ]);
    const readonly = await admin.as("readonly@local.test");
    expect((await readonly.rest("GET", "/sobjects/Project__c")).json).toMatchObject({
      objectDescribe: { createable: false, updateable: false, deletable: false, queryable: true },
    });
  });

  it("belong to no details, which have those of their master", async () => {
    expect(await select("SELECT Id FROM ObjectPermissions WHERE SobjectType = 'Step__c'")).toEqual([]);
  });

  it("do not let others see records of a private object (objects.md §10)", async () => {
    const id = await createProject();
    const rep = await admin.as("rep@local.test");
    expect((await rep.rest("GET", `/sobjects/Project__c/${id}`)).status).toBe(404);
    const own = await rep.rest("POST", "/sobjects/Project__c", { body: { Name: "Mine" } });
    expect(own.status).toBe(201);
    expect((await rep.query("SELECT Id FROM Project__c")).json).toMatchObject({ totalSize: 1 });
  });
});

describe("stages of an org's own (objects.md §2)", () => {
  it("replace those of a stock one, in OpportunityStage, and in the stage history", async () => {
    expect(await select("SELECT MasterLabel, DefaultProbability FROM OpportunityStage ORDER BY SortOrder")).toEqual([
      { MasterLabel: "Talking", DefaultProbability: 20 },
      { MasterLabel: "Signed", DefaultProbability: 100 },
    ]);
    const { json } = await admin.rest("GET", "/sobjects/OpportunityHistory/describe");
    const { fields } = json as { fields: { name: string; picklistValues: { value: string }[] }[] };
    const stages = fields.find(({ name }) => name === "StageName")?.picklistValues.map(({ value }) => value);
    expect(stages).toEqual(["Talking", "Signed"]);
  });

  it("leave older deals what followed from their stages", async () => {
    const older =
      "SELECT StageName, IsWon won FROM Opportunity WHERE StageName LIKE 'Closed %' GROUP BY StageName, IsWon";
    expect(await select(`${older} ORDER BY StageName`)).toEqual([
      { StageName: "Closed Lost", won: false },
      { StageName: "Closed Won", won: true },
    ]);
  });

  it("decide about probability and forecast", async () => {
    const id = await create("Opportunity", { Name: "D", StageName: "Signed", CloseDate: "2026-06-30" });
    expect(await read("Opportunity", id, "IsWon,IsClosed,Probability,ForecastCategoryName")).toEqual({
      ...{ IsWon: true, IsClosed: true, Probability: 100, ForecastCategoryName: "Closed" },
    });
    const history = `SELECT StageName, Probability FROM OpportunityHistory WHERE OpportunityId = '${id}'`;
    expect(await select(history)).toEqual([{ StageName: "Signed", Probability: 100 }]);
  });
});
