import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { DataError } from "../../../../../src/local-org/documents/data-error";
import { fillDatabase } from "../../../../../src/local-org/fill-database";

/** What is wrong with a directory of these files: each a text, or JSON. */
function problemsOf(files: Readonly<Record<string, unknown>>): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), "metadata-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(directory, name), typeof content === "string" ? content : JSON.stringify(content));
    }
    fillDatabase({ metadata: directory, scale: 0.01 }, "enterprise", new Date("2026-06-15T12:00:00Z"));
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.problems;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const ofOpportunity = (metadata: object): readonly string[] => problemsOf({ "Opportunity.json": metadata });
const ofField = (field: object): readonly string[] =>
  ofOpportunity({ fields: [{ fullName: "New__c", type: "Text", ...field }] });

const text = { fullName: "Note__c", type: "Text" };
const visit = { label: "Visit", fields: [{ fullName: "Day__c", type: "Date" }] };

describe("a directory of metadata", () => {
  it("is refused when it holds no file, and when it is not there", () => {
    expect(problemsOf({})).toEqual(["There is no JSON file, such as Opportunity.json, for any object."]);
    expect(() => fillDatabase({ metadata: "/no/such/place" }, "enterprise", new Date())).toThrow(/no such file/);
  });

  it("is told of all that is wrong with it at once", () => {
    const problems = problemsOf({
      "Account.json": "{",
      "Contact.json": { fields: [{ ...text, lenght: 5 }] },
      "Opportunity.json": {
        fields: [
          { fullName: "Bad__c", type: "Number", formula: "Amount *" },
          { fullName: "Worse__c", type: "Number", formula: "Nothing__c + 1" },
        ],
        validationRules: [{ fullName: "Broken", errorConditionFormula: "Amount", errorMessage: "No." }],
      },
      "Oportunity.json": {},
    });
    expect(problems).toEqual([
      expect.stringMatching(/^Account\.json: /),
      'Contact.json: fields[0]: knows no "lenght". Did you mean "length"?',
      'Oportunity.json: this org has no object "Oportunity". Did you mean "Opportunity"?',
      expect.stringMatching(/^Opportunity\.Bad__c: its formula, character \d+: /),
      expect.stringMatching(/^Opportunity\.Worse__c: its formula, character 1: .*Nothing__c/),
      expect.stringMatching(/^Opportunity: validation rule Broken, character \d+: /),
    ]);
  });
});

describe("a field of metadata is refused", () => {
  it.each([
    ["an unknown type", { type: "Texts" }, /fields\[0\]\.type: expected one of AutoNumber, .*, got "Texts"\.$/],
    ["a name without __c", { fullName: "New" }, /"New" is no name of a custom field/],
    ["a name with a double underscore", { fullName: "A__b__c" }, /"A__b__c" is no name of a custom field/],
    ["a label that is no text", { label: 5 }, "fields[0].label: expected a text, got 5."],
    ["a flag that is a text", { unique: "yes" }, 'fields[0].unique: expected true or false, got "yes".'],
    ["a length that is a text", { length: "5" }, 'fields[0].length: expected a number, got "5".'],
    ["a text of 256", { length: 256 }, "fields[0].length: expected a whole number from 1 to 255, got 256."],
    [
      "a text of half a character",
      { length: 0.5 },
      "fields[0].length: expected a whole number from 1 to 255, got 0.5.",
    ],
    [
      "a long text of more than the platform has",
      { type: "LongTextArea", length: 131073 },
      "fields[0].length: expected a whole number from 1 to 131072, got 131073.",
    ],
    ["a length of a number", { type: "Number", length: 5 }, /fields\[0\]\.length: is for Text, LongTextArea, Html/],
    [
      "more digits than 18",
      { type: "Number", precision: 19 },
      "fields[0].precision: expected a whole number from 1 to 18, got 19.",
    ],
    [
      "more decimals than digits",
      { type: "Currency", precision: 3, scale: 4 },
      "fields[0].scale: expected a whole number from 0 to the precision 3, got 4.",
    ],
    ["a picklist without values", { type: "Picklist" }, "fields[0].values: is missing: list the values."],
    ["values of a text", { values: ["A"] }, /fields\[0\]\.values: is for Picklist, MultiselectPicklist/],
    [
      "a default that is none of the values",
      { type: "Picklist", values: ["A"], defaultValue: "B" },
      'fields[0].defaultValue: "B" is none of the values.',
    ],
    [
      "a checkbox whose default is a text",
      { type: "Checkbox", defaultValue: "yes" },
      "fields[0].defaultValue: expected true or false.",
    ],
    ["a text whose default is true", { defaultValue: true }, /fields\[0\]\.defaultValue: expected a text;/],
    [
      "a lookup to nothing",
      { type: "Lookup" },
      "fields[0].referenceTo: is missing: name the object that is looked up.",
    ],
    [
      "a lookup to an object that is not there",
      { type: "Lookup", referenceTo: "Acount" },
      'fields[0].referenceTo: this org has no object "Acount". Did you mean "Account"?',
    ],
    [
      "a master of a standard object",
      { type: "MasterDetail", referenceTo: "Account" },
      "fields[0].type: Opportunity is a standard object, which has no master. Use Lookup.",
    ],
    [
      "an auto number without a place for it",
      { type: "AutoNumber", displayFormat: "V-" },
      'fields[0].displayFormat: "V-" has no place for the number, such as {0000}.',
    ],
    [
      "a formula that gives a picklist",
      { type: "Picklist", values: ["A"], formula: "1" },
      "fields[0].type: no formula gives Picklist. Use Text, Number, Date or the like.",
    ],
    [
      "a required formula",
      { formula: '"a"', required: true },
      "fields[0].required: is not for formula fields, whose values nobody gives.",
    ],
    [
      "a controlling field that is not there",
      { type: "Picklist", values: ["A"], controllingField: "Stage" },
      /fields\[0\]\.controllingField: Opportunity has no field "Stage"/,
    ],
    [
      "a controlling value that is not there",
      { type: "Picklist", values: [{ fullName: "A", controllingFieldValues: ["Won"] }], controllingField: "StageName" },
      /fields\[0\]\.values\[0\]\.controllingFieldValues: "Won" is no value of StageName/,
    ],
  ])("for %s", (_what, field, message) => {
    const expected = typeof message === "string" ? `Opportunity.json: ${message}` : expect.stringMatching(message);
    expect(ofField(field)).toContainEqual(expected);
  });

  it("for a name that the object has already, or the file", () => {
    expect(ofOpportunity({ fields: [text, { ...text, fullName: "note__c" }] })).toEqual([
      'Opportunity.json: fields[1].fullName: "note__c" is there already.',
    ]);
  });

  it("for what it lacks", () => {
    expect(ofOpportunity({ fields: [{ fullName: "New__c" }] })).toEqual(['Opportunity.json: fields[0]: lacks "type".']);
  });

  it.each([
    ["that refers to itself", 'New__c & "a"', /^Opportunity\.New__c: its formula refers to itself/],
    ["of another type", "1 + 1", /^Opportunity\.New__c: its formula, character/],
    ["with an unknown function", "NOTHING(1)", /^Opportunity\.New__c: its formula, character 1: /],
  ])("for a formula %s", (_what, formula, message) => {
    expect(ofField({ formula })).toEqual([expect.stringMatching(message)]);
  });
});

describe("an object of metadata is refused", () => {
  it.each([
    ["an unknown key", { feilds: [] }, 'knows no "feilds". Did you mean "fields"?'],
    ["a list that is none", { fields: {} }, "fields: expected a list, got {}."],
    [
      "a label of a standard object",
      { label: "Deal" },
      "label: is for new objects, and Opportunity is a standard one.",
    ],
    [
      "a standard field that is not there",
      { standardFields: [{ fullName: "Stage", label: "Stage" }] },
      /standardFields\[0\]\.fullName: Opportunity has no field "Stage"/,
    ],
    [
      "values of a standard field that is no picklist",
      { standardFields: [{ fullName: "Name", values: ["A"] }] },
      /standardFields\[0\]: Name is no picklist/,
    ],
    [
      "a default of a standard field that is none of its values",
      { standardFields: [{ fullName: "Type", defaultValue: "Old" }] },
      'standardFields[0].defaultValue: "Old" is none of the values.',
    ],
    [
      "a record type with a value that the field has not",
      { recordTypes: [{ fullName: "A", label: "A", picklistValues: { StageName: { values: ["Closed Wun"] } } }] },
      'recordTypes[0].picklistValues.StageName.values: "Closed Wun" is no value of StageName. Did you mean "Closed Won"?',
    ],
    [
      "a record type's default that it does not offer",
      { recordTypes: [{ fullName: "A", label: "A", picklistValues: { Type: { values: [], default: "B" } } }] },
      'recordTypes[0].picklistValues.Type.default: "B" is none of them.',
    ],
    [
      "a record type of a field that is no picklist",
      { recordTypes: [{ fullName: "A", label: "A", picklistValues: { Name: { values: ["B"] } } }] },
      "recordTypes[0].picklistValues.Name: Name is no picklist.",
    ],
    [
      "two record types of a name",
      {
        recordTypes: [
          { fullName: "A", label: "A" },
          { fullName: "A", label: "B" },
        ],
      },
      'recordTypes[1].fullName: "A" is there already.',
    ],
    [
      "a rule that tells its error at a field that is not there",
      {
        validationRules: [
          { fullName: "A", errorConditionFormula: "TRUE", errorMessage: "No.", errorDisplayField: "Amonut" },
        ],
      },
      'validationRules[0].errorDisplayField: Opportunity has no field "Amonut". Did you mean "Amount"?',
    ],
    [
      "an update of what the org sets",
      { fieldUpdates: [{ fullName: "A", field: "ExpectedRevenue", formula: "1" }] },
      "fieldUpdates[0].field: ExpectedRevenue is set by the org and cannot be updated.",
    ],
    [
      "a duplicate rule that matches nothing",
      {
        duplicateRules: [
          { fullName: "A", matchFields: [], actionOnInsert: "Block", actionOnUpdate: "Allow", alertText: "No." },
        ],
      },
      "duplicateRules[0].matchFields: name at least one field.",
    ],
    [
      "an action that no duplicate rule has",
      {
        duplicateRules: [
          { fullName: "A", matchFields: ["Name"], actionOnInsert: "Stop", actionOnUpdate: "Allow", alertText: "No." },
        ],
      },
      /duplicateRules\[0\]\.actionOnInsert: expected one of Allow, AllowWithAlert, Block/,
    ],
    [
      "an assignment rule of opportunities",
      { assignmentRule: { name: "A", entries: [{ assignedTo: "admin@local.test" }] } },
      "assignmentRule: only Lead and Case have assignment rules, and this is Opportunity.",
    ],
    ["an unknown sharing model", { sharingModel: "Public" }, /sharingModel: expected one of Private, Read/],
  ])("for %s", (_what, metadata, message) => {
    const expected = typeof message === "string" ? `Opportunity.json: ${message}` : expect.stringMatching(message);
    expect(ofOpportunity(metadata)).toContainEqual(expected);
  });

  it("for a prefix that is none of a custom object", () => {
    expect(problemsOf({ "Visit__c.json": { ...visit, keyPrefix: "001" } })).toEqual([
      expect.stringMatching(/^Visit__c\.json: keyPrefix: "001" is no prefix of a custom object/),
    ]);
  });

  it("for an owner whom its assignment rule names and the org does not have, and says whom it has", () => {
    const rule = (assignedTo: string): object => ({ assignmentRule: { name: "A", entries: [{ assignedTo }] } });
    expect(problemsOf({ "Lead.json": rule("rep@locale.test"), "Case.json": rule("Nobody") })).toEqual([
      'Case: assignment rule A, entry 1: this org has no user and no queue "Nobody". Queues are Inbound_Leads.',
      'Lead: assignment rule A, entry 1: this org has no user and no queue "rep@locale.test". Did you mean "rep@local.test"?',
    ]);
  });
});
