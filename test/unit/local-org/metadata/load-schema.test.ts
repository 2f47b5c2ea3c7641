import { describe, expect, it } from "@jest/globals";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import type { FieldDescribe, ObjectSchema } from "../../../../src/local-org/metadata/schema";

const schema = loadSchema();

function object(name: string): ObjectSchema {
  const found = schema.object(name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

function field(path: string): FieldDescribe {
  const [objectName = "", name = ""] = path.split(".");
  const found = object(objectName).field(name);
  if (found === undefined) throw new Error(`no ${path}`);
  return found;
}

const flags = [
  ["N", "nillable"],
  ["C", "createable"],
  ["U", "updateable"],
  ["F", "filterable"],
  ["S", "sortable"],
  ["G", "groupable"],
  ["A", "aggregatable"],
  ["D", "defaultedOnCreate"],
] as const;

describe("the stock org's schema (objects.md §3)", () => {
  it.each([
    ["Account", "001", 64],
    ["Contact", "003", 59],
    ["Lead", "00Q", 54],
    ["Opportunity", "006", 40],
    ["OpportunityContactRole", "00K", 11],
    ["Task", "00T", 41],
    ["Event", "00U", 50],
    ["EventRelation", "0RE", 16],
    ["TaskRelation", "0RT", 11],
    ["AccountContactRelation", "07k", 14],
    ["Case", "500", 35],
    ["CaseComment", "00a", 10],
    ["Note", "002", 12],
    ["ContentDocument", "069", 25],
    ["ContentVersion", "068", 43],
    ["ContentDocumentLink", "06A", 7],
    ["OpportunityHistory", "008", 14],
    ["User", "005", 160],
  ])("has %s with prefix %s and %d standard fields", (name, prefix, count) => {
    expect(schema.byKeyPrefix(prefix)).toBe(object(name));
    expect(object(name).fields).toHaveLength(count);
    expect(object(name).fields.filter((each) => each.custom)).toEqual([]);
  });

  it("finds each object by its name in any case", () => {
    expect(schema.object("opportunitycontactrole")?.name).toBe("OpportunityContactRole");
    expect(schema.object("Quote")).toBeUndefined();
    expect(field("opportunity.stagename").name).toBe("StageName");
  });

  // Flags as real orgs describe them: see the tables of objects.md §3.
  it.each([
    ["Account.Id", "···FSGAD"],
    ["Account.Name", "·CUFSGA·"],
    ["Account.AnnualRevenue", "NCUFS·A·"],
    ["Account.BillingAddress", "N··F····"],
    ["Account.IsPartner", "··UFSG·D"],
    ["Account.ChannelProgramName", "N····GA·"],
    ["Contact.Name", "···FSGA·"],
    ["Contact.EmailBouncedDate", "NCUFS·A·"],
    ["Lead.Status", "·CUFSGAD"],
    ["Lead.IsConverted", "·C·FSG·D"],
    ["Lead.EmailBouncedDate", "N·UFS·A·"],
    ["Opportunity.StageName", "·CUFSGA·"],
    ["Opportunity.Probability", "NCUFS·AD"],
    ["Opportunity.ExpectedRevenue", "N··FS·A·"],
    ["Opportunity.ForecastCategoryName", "NCUFSGAD"],
    ["Opportunity.ContactId", "NC·FSGA·"],
    ["Opportunity.HasOpenActivity", "·····G·D"],
    ["OpportunityContactRole.OpportunityId", "·C·FSGA·"],
    ["Task.WhoId", "NCUFSGA·"],
    ["Task.Subject", "NCUFS·A·"],
    ["Task.ActivityDate", "NCUFSG··"],
    ["Task.Description", "NCU·····"],
    ["Task.Status", "·CUFSGAD"],
    ["Task.TaskSubtype", "NC·FSGA·"],
    ["Task.IsRecurrence", "·C·FSG·D"],
    ["Task.AccountId", "N··FSGA·"],
    ["Task.CompletedDateTime", "N··FS·A·"],
    ["Task.IsClosed", "···FSG·D"],
    ["Event.WhatId", "NCUFSGA·"],
    ["Event.ActivityDateTime", "NCUFS·A·"],
    ["Event.ActivityDate", "NCUFSG··"],
    ["Event.IsAllDayEvent", "·CUFSG·D"],
    ["Event.EndDate", "N··FSGA·"],
    ["Event.ShowAs", "NCUFSGAD"],
    ["Event.GroupEventType", "N··FSGAD"],
    ["Event.IsRecurrence", "·C·FSG·D"],
    ["Event.EventSubtype", "NC·FSGA·"],
    ["Event.Recurrence2PatternText", "NC······"],
    ["Event.IsChild", "···FSG·D"],
    ["Case.CaseNumber", "···FS·AD"],
    ["Case.Status", "NCUFSGAD"],
    ["Case.ContactPhone", "N··FSGA·"],
    ["Case.ClosedDate", "N··FS·A·"],
    ["Case.Comments", "NCU·S·A·"],
    ["Case.OwnerId", "·CUFSGAD"],
    ["EventRelation.RelationId", "·C·FSGA·"],
    ["TaskRelation.RelationId", "···FSGA·"],
    ["AccountContactRelation.Roles", "NCUF····"],
    ["CaseComment.CommentBody", "NCUFS·A·"],
    ["Note.Body", "NCU·····"],
    ["ContentVersion.VersionData", "NC······"],
    ["ContentVersion.FirstPublishLocationId", "NC·FSGA·"],
    ["ContentDocument.Title", "··UFSGA·"],
    ["ContentDocumentLink.ShareType", "NCUFSGA·"],
    ["OpportunityFieldHistory.NewValue", "N···S···"],
    ["Knowledge__kav.PublishStatus", "···FSGAD"],
    ["User.Username", "·CUFSGA·"],
    ["User.Name", "···FSGA·"],
    ["User.ManagerId", "NCUFSGA·"],
    ["User.UserPreferencesHideSfxWelcomeMat", "·CUF···D"],
  ])("describes %s as %s", (path, expected) => {
    const described = field(path);
    expect(flags.map(([letter, flag]) => (described[flag] ? letter : "·")).join("")).toBe(expected);
  });

  it("measures text by three bytes a character, but ids and the fiscal period by one", () => {
    expect(field("Opportunity.Name")).toMatchObject({ length: 120, byteLength: 360 });
    expect(field("Opportunity.StageName")).toMatchObject({ length: 255, byteLength: 765 });
    expect(field("Opportunity.AccountId")).toMatchObject({ length: 18, byteLength: 18 });
    expect(field("Opportunity.Fiscal")).toMatchObject({ length: 6, byteLength: 6 });
  });

  it("measures numbers by precision and scale, whole numbers by digits", () => {
    expect(field("Opportunity.Amount")).toMatchObject({ precision: 18, scale: 2, digits: 0 });
    expect(field("Account.AnnualRevenue")).toMatchObject({ precision: 18, scale: 0 });
    expect(field("Opportunity.Probability")).toMatchObject({ precision: 3, scale: 0 });
    expect(field("Account.BillingLatitude")).toMatchObject({ precision: 18, scale: 15 });
    expect(field("Account.NumberOfEmployees")).toMatchObject({ digits: 8, soapType: "xsd:int" });
  });

  it("lists picklist values in set-up order, with their defaults and labels", () => {
    const values = (path: string): readonly string[] => field(path).picklistValues.map(({ value }) => value);
    expect(values("Task.Status")).toEqual([
      "Not Started",
      "In Progress",
      "Completed",
      "Waiting on someone else",
      "Deferred",
    ]);
    expect(field("Task.Status").picklistValues.filter(({ defaultValue }) => defaultValue)).toMatchObject([
      { value: "Not Started" },
    ]);
    expect(values("Opportunity.StageName").slice(0, 2)).toEqual(["Prospecting", "Qualification"]);
    expect(field("Opportunity.ForecastCategory").picklistValues).toContainEqual({
      active: true,
      defaultValue: false,
      label: "Best Case",
      validFor: null,
      value: "BestCase",
    });
    expect(values("User.TimeZoneSidKey")).toContain("America/Los_Angeles");
  });

  it("tells polymorphic lookups from plain ones", () => {
    expect(field("Task.WhoId")).toMatchObject({ referenceTo: ["Contact", "Lead"], polymorphicForeignKey: true });
    expect(field("Task.OwnerId")).toMatchObject({ referenceTo: ["Group", "User"], namePointing: true });
    expect(field("Opportunity.OwnerId")).toMatchObject({ referenceTo: ["User"], polymorphicForeignKey: false });
    expect(object("Task").parent("what")?.name).toBe("WhatId");
    expect(object("Opportunity").parent("Contact")).toBeUndefined();
  });

  it.each([
    ["Account.ChildAccounts", "Account", "ParentId", false],
    ["Account.Contacts", "Contact", "AccountId", true],
    ["Account.Opportunities", "Opportunity", "AccountId", true],
    ["Account.Tasks", "Task", "WhatId", true],
    ["Contact.Opportunities", "Opportunity", "ContactId", false],
    ["Contact.OpportunityContactRoles", "OpportunityContactRole", "ContactId", true],
    ["Contact.Tasks", "Task", "WhoId", true],
    ["Lead.Tasks", "Task", "WhoId", true],
    ["Opportunity.OpportunityContactRoles", "OpportunityContactRole", "OpportunityId", true],
    ["Opportunity.Tasks", "Task", "WhatId", true],
    ["User.ManagedUsers", "User", "ManagerId", false],
    ["Account.Events", "Event", "WhatId", true],
    ["Account.Notes", "Note", "ParentId", true],
    ["Account.ContentDocumentLinks", "ContentDocumentLink", "LinkedEntityId", true],
    ["Account.AccountContactRelations", "AccountContactRelation", "AccountId", true],
    ["Case.CaseComments", "CaseComment", "ParentId", true],
    ["Case.Cases", "Case", "ParentId", false],
    ["Contact.EventRelations", "EventRelation", "RelationId", true],
    ["Opportunity.OpportunityHistories", "OpportunityHistory", "OpportunityId", true],
    ["Opportunity.Histories", "OpportunityFieldHistory", "OpportunityId", true],
    ["Task.TaskRelations", "TaskRelation", "TaskId", true],
    ["Event.EventRelations", "EventRelation", "EventId", true],
    ["ContentDocument.ContentVersions", "ContentVersion", "ContentDocumentId", true],
  ])("has the child relationship %s", (path, childSObject, childField, cascadeDelete) => {
    const [parent = "", name = ""] = path.split(".");
    expect(object(parent).child(name)).toMatchObject({ childSObject, field: childField, cascadeDelete });
  });

  it.each(["Account.Cases", "Contact.Cases"])("protects the parent of %s from deletion (objects.md §8)", (path) => {
    const [parent = "", name = ""] = path.split(".");
    expect(object(parent).child(name)).toMatchObject({ restrictedDelete: true, cascadeDelete: false });
  });

  it("takes an id of 069 for a document's, though content notes share it (objects.md §1)", () => {
    expect(schema.byKeyPrefix("069")?.name).toBe("ContentDocument");
    expect(object("ContentNote").keyPrefix).toBe("069");
  });

  it("names only children that it has, by fields that they have", () => {
    for (const parent of schema.objects) {
      for (const { childSObject, field: name } of parent.childRelationships) {
        expect(field(`${childSObject}.${name}`).referenceTo).toContain(parent.name);
      }
    }
  });

  it("gives every field the same keys, in the wire's order", () => {
    const keys = Object.keys(field("Opportunity.StageName"));
    expect(keys).toEqual([...keys].sort());
    for (const each of schema.objects)
      for (const { name } of each.fields) {
        expect(Object.keys(field(`${each.name}.${name}`))).toEqual(keys);
      }
  });
});

describe("custom fields", () => {
  const sourceId = {
    object: "Opportunity",
    fullName: "Source_Id__c",
    type: "Text",
    label: "Source Id",
    length: 20,
    unique: true,
    externalId: true,
  } as const;

  it("come after the standard ones with what was asked for", () => {
    const loaded = loadSchema({
      customFields: [
        sourceId,
        { object: "Account", fullName: "Tier__c", type: "Picklist", label: "Tier", values: ["Gold", "Silver"] },
        { object: "Account", fullName: "Score__c", type: "Number", label: "Score", scale: 1 },
      ],
    });
    expect(loaded.object("Opportunity")?.fields.at(-1)).toMatchObject({
      ...{ name: "Source_Id__c", custom: true, unique: true, externalId: true, idLookup: true },
      ...{ length: 20, byteLength: 60, nillable: true, createable: true, updateable: true, filterable: true },
    });
    expect(
      loaded
        .object("Account")
        ?.field("Tier__c")
        ?.picklistValues.map(({ value }) => value),
    ).toEqual(["Gold", "Silver"]);
    expect(loaded.object("Account")?.field("Tier__c")?.restrictedPicklist).toBe(true);
    expect(loaded.object("Account")?.field("Score__c")).toMatchObject({ precision: 18, scale: 1, length: 0 });
    expect(loaded.object("Contact")?.field("Tier__c")).toBeUndefined();
  });

  it.each([
    [[{ ...sourceId, object: "Quote" }], 'this org has no object "Quote"'],
    [[sourceId, sourceId], 'Opportunity has a field "Source_Id__c" already.'],
    [[{ ...sourceId, object: "Opportunities" }], 'this org has no object "Opportunities". Did you mean "Opportunity"?'],
    [[{ ...sourceId, object: "Site_Visit__c" }], 'this org has no object "Site_Visit__c".'],
  ])("are refused when they cannot be: case %#", (customFields, message) => {
    expect(() => loadSchema({ customFields })).toThrow(message);
  });
});
