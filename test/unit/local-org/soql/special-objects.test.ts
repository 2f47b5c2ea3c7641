import { describe, expect, it } from "@jest/globals";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import { createObjectSchema, createSchema } from "../../../../src/local-org/metadata/object-schema";
import { SmallOrg } from "./small-org";

const stock = loadSchema();
const [model] = stock.objects.filter(({ name }) => name === "Task");
if (model === undefined) throw new Error("no Task");
const pick = (...names: readonly string[]) => model.fields.filter(({ name }) => names.includes(name));
const [subject] = pick("Subject");
const [what] = pick("WhatId");
if (subject === undefined || what === undefined) throw new Error("no fields");
const lookup = (name: string, relationshipName: string) => ({
  ...what,
  name,
  relationshipName,
  referenceTo: ["Account"],
  polymorphicForeignKey: false,
});

/** A stock org with the objects that have rules of their own, as small as these need. */
const schema = createSchema([
  ...stock.objects.filter(({ name }) => name !== "ContentDocumentLink" && name !== "Knowledge__kav"),
  createObjectSchema({
    ...model,
    name: "ContentDocumentLink",
    keyPrefix: "06A",
    childRelationships: [],
    fields: [
      ...pick("Id"),
      lookup("ContentDocumentId", "ContentDocument"),
      lookup("LinkedEntityId", "LinkedEntity"),
      { ...subject, name: "ShareType" },
    ],
  }),
  createObjectSchema({
    ...model,
    name: "Knowledge__kav",
    keyPrefix: "ka0",
    childRelationships: [],
    fields: [
      ...pick("Id"),
      { ...subject, name: "PublishStatus" },
      { ...subject, name: "Language" },
      { ...subject, name: "Topics__c", type: "multipicklist", groupable: false, sortable: false },
      { ...subject, name: "Opens__c", type: "time" },
    ],
  }),
]);
const org = new SmallOrg(schema);
const account = org.add("Account", { Name: "Acme" });
const link = org.add("ContentDocumentLink", { ContentDocumentId: account, LinkedEntityId: account, ShareType: "V" });
const ids = [
  ["Red;Blue", "09:00:00.000Z"],
  ["Blue", "17:30:00.000Z"],
  [null, null],
].map(([Topics__c, Opens__c]) =>
  org.add("Knowledge__kav", {
    PublishStatus: "Online",
    Language: "en_US",
    Topics__c: Topics__c ?? null,
    Opens__c: Opens__c ?? null,
  }),
);
const [both, blue, none] = ids;
const articles = (where: string) =>
  org.column(`SELECT Id FROM Knowledge__kav WHERE PublishStatus = 'Online' AND Language = 'en_US' AND ${where}`);

describe("ContentDocumentLink (soql.md §9)", () => {
  const where = (condition: string) => `SELECT Id FROM ContentDocumentLink WHERE ${condition}`;

  it.each([
    `LinkedEntityId = '${account}'`,
    `ContentDocumentId IN ('${account}')`,
    "ContentDocumentId IN (SELECT Id FROM Account)",
    `LinkedEntityId = '${account}' AND ShareType = 'V'`,
    `LinkedEntityId IN ('${account}') AND ContentDocumentId != null`,
  ])("is read by %s", (condition) => {
    expect(org.column(where(condition))).toEqual([link]);
  });

  it.each([
    "SELECT Id FROM ContentDocumentLink",
    "SELECT COUNT() FROM ContentDocumentLink",
    where(`Id = '${link}'`),
    where(`LinkedEntityId != '${account}'`),
    where(`LinkedEntityId = '${account}' OR ContentDocumentId = '${account}'`),
    where("LinkedEntityId = null"),
  ])("is not read by %s", (soql) => {
    expect(org.refuse(soql)).toEqual({
      errorCode: "MALFORMED_QUERY",
      message:
        "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or " +
        "LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
    });
  });

  it("takes a filter on another field beside one LinkedEntityId only", () => {
    for (const key of [`LinkedEntityId IN ('${account}')`, `ContentDocumentId = '${account}'`]) {
      expect(org.refuse(where(`${key} AND ShareType = 'V'`)).message).toContain(
        "filtering on non-id fields is only permitted when filtering by ContentDocumentLink.LinkedEntityId",
      );
    }
  });
});

describe("articles (soql.md §9)", () => {
  it("are read by state and language, or by id", () => {
    expect(articles("Id != null")).toEqual(ids);
    expect(org.column(`SELECT Id FROM Knowledge__kav WHERE Id = '${String(both)}'`)).toEqual([both]);
    expect(org.refuse("SELECT Id FROM Knowledge__kav WHERE Language = 'en_US'").message).toContain(
      "Implementation restriction: Knowledge__kav requires a filter by Id, or by PublishStatus and Language.",
    );
  });

  it("take UPDATE TRACKING and VIEWSTAT", () => {
    const soql = `SELECT Id FROM Knowledge__kav WHERE Id = '${String(both)}' UPDATE TRACKING, VIEWSTAT`;
    expect(org.column(soql)).toEqual([both]);
  });
});

describe("multi-select picklists (soql.md §4)", () => {
  it.each([
    ["Topics__c INCLUDES ('red')", [both]],
    ["Topics__c INCLUDES ('Red;Blue')", [both]],
    ["Topics__c INCLUDES ('Red;Green', 'Blue')", [both, blue]],
    ["Topics__c EXCLUDES ('Red')", [blue, none]],
    ["Topics__c EXCLUDES ('Green;Blue')", [both, blue, none]],
    ["Topics__c = 'red;blue'", [both]],
    ["Topics__c = null", [none]],
  ])("%s", (condition, expected) => {
    expect(articles(condition)).toEqual(expected);
  });

  it.each([
    ["Topics__c LIKE 'R%'", "INVALID_QUERY_FILTER_OPERATOR: invalid operator on multipicklist field"],
    ["Topics__c > 'R'", "INVALID_QUERY_FILTER_OPERATOR: invalid operator on multipicklist field"],
    ["Language INCLUDES ('en')", "includes or excludes operator only valid on multipicklist field"],
    ["Topics__c INCLUDES (5)", "must be of type string and should be enclosed in quotes"],
  ])("refuse %s", (condition, reason) => {
    expect(org.reason(`SELECT Id FROM Knowledge__kav WHERE ${condition}`)).toContain(reason);
  });

  it("are neither sorted nor grouped by", () => {
    expect(org.reason("SELECT Id FROM Knowledge__kav ORDER BY Topics__c")).toContain("can not be sorted");
    expect(org.reason("SELECT Topics__c FROM Knowledge__kav GROUP BY Topics__c")).toContain("can not be grouped");
  });
});

describe("times of day (soql.md §4)", () => {
  it.each([
    ["Opens__c = 09:00:00.000Z", [both]],
    ["Opens__c = 11:00:00.000+02:00", [both]],
    ["Opens__c > 09:00:00Z", [blue]],
    ["Opens__c IN (17:30:00.0Z, null)", [blue, none]],
  ])("%s", (condition, expected) => {
    expect(articles(condition)).toEqual(expected);
  });

  it("are compared with times only, and with such as exist", () => {
    const refused = (condition: string) => org.reason(`SELECT Id FROM Knowledge__kav WHERE ${condition}`);
    expect(refused("Opens__c = '09:00:00.000Z'")).toContain(
      "must be of type time and should not be enclosed in quotes",
    );
    expect(refused("Opens__c = 25:00:00.000Z")).toContain("Invalid date: 25:00:00.000Z");
  });
});

describe("objects that no statement reads by themselves (soql.md §9)", () => {
  it.each([
    ["activityhistory", "ActivityHistory"],
    ["OpenActivity", "OpenActivity"],
    ["Name", "Name"],
    ["AccountChangeEvent", "AccountChangeEvent"],
    ["EmailStatus", "EmailStatus"],
  ])("refuses %s, without a caret", (name, known) => {
    expect(org.refuse(`SELECT Id FROM ${name}`)).toEqual({
      errorCode: "INVALID_TYPE_FOR_OPERATION",
      message: `entity type ${known} does not support query`,
    });
  });

  it("knows no change events of objects that are not there", () => {
    expect(org.refuse("SELECT Id FROM NothingChangeEvent").errorCode).toBe("INVALID_TYPE");
  });
});
