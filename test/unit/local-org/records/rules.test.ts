import { describe, expect, it } from "@jest/globals";
import { makeId } from "../../../../src/local-org/records/record-id";
import { loadRecord } from "../../../../src/local-org/records/load-record";
import { createRecord, deleteRecord, updateRecord } from "../../../../src/local-org/records/save-record";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import { createDeal, later, refusal, stored } from "./org-fixture";
import { setUpOrg, setUpSchema, values } from "./set-up-org";
import { checkFormulas } from "../../../../src/local-org/formula/set-up-formulas";

describe("validation rules (errors.md §5)", () => {
  const rule = (name: string, errorConditionFormula: string, errorDisplayField: string | null = null) => ({
    name,
    errorConditionFormula,
    errorMessage: `${name}: look, "quotes" & <tags>`,
    errorDisplayField,
  });
  const org = (...validationRules: ReturnType<typeof rule>[]): SaveContext =>
    setUpOrg({ Opportunity: { rules: { validationRules } } });

  it("refuse in their own words, at the field that they name", () => {
    const context = org(rule("Amount_needed", 'ISPICKVAL(StageName, "Closed Won") && ISBLANK(Amount)', "Amount"));
    expect(refusal(() => createDeal(context, { StageName: "Closed Won" }))).toEqual({
      status: 400,
      items: [
        {
          errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION",
          message: 'Amount_needed: look, "quotes" & <tags>',
          fields: ["Amount"],
        },
      ],
    });
    expect(context.database.table("Opportunity").size).toBe(0);
  });

  it("refuse at no field when they name none, and together", () => {
    const context = org(rule("A", "Amount < 0"), rule("B", "Amount > 5"), rule("C", "Amount < -5", "Name"));
    expect(refusal(() => createDeal(context, { Amount: -10 })).items).toMatchObject([
      { message: expect.stringMatching(/^A/), fields: [] },
      { message: expect.stringMatching(/^C/), fields: ["Name"] },
    ]);
  });

  it("do not refuse for a comparison with nothing", () => {
    const context = org(rule("A", "Amount < 100"), rule("B", "NOT(Amount >= 100)"));
    expect(createDeal(context)).toMatch(/^006/);
  });

  it("see the record before and after an update", () => {
    const context = org(rule("No_way_back", 'ISCHANGED(StageName) && ISPICKVAL(PRIORVALUE(StageName), "Closed Won")'));
    const id = createDeal(context, { StageName: "Closed Won" });
    updateRecord(context, "Opportunity", id, { Amount: 3 });
    expect(refusal(() => updateRecord(context, "Opportunity", id, { StageName: "Prospecting" })).items).toMatchObject([
      { errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION" },
    ]);
    expect(stored(context, "Opportunity", id).StageName).toBe("Closed Won");
  });

  it("see what the platform derives and defaults", () => {
    const context = org(rule("Sure", "IsWon && Probability <> 1"), rule("Owned", 'Owner.Username = ""'));
    expect(createDeal(context, { StageName: "Closed Won" })).toMatch(/^006/);
  });

  it("refuse a record for which they have no value", () => {
    const context = org(rule("Ratio", "Amount / TotalOpportunityQuantity > 2"));
    const attempt = () => createDeal(context, { Amount: 1, TotalOpportunityQuantity: 0 });
    expect(refusal(attempt).items).toMatchObject([{ errorCode: "FORMULA_EXPRESSION_INVALID" }]);
    expect(createDeal(context)).toMatch(/^006/);
  });

  it("come after the checks of values, and are not asked about loaded records", () => {
    const context = org(rule("Never", "TRUE"));
    expect(refusal(() => createDeal(context, { Probability: 1000 })).items).toMatchObject([
      { errorCode: "NUMBER_OUTSIDE_VALID_RANGE" },
    ]);
    expect(loadRecord(context, "Opportunity", { Name: "a", StageName: "Prospecting" })).toMatch(/^006/);
  });
});

describe("automation at save", () => {
  const score = { name: "Deal_Score__c", label: "Deal Score", type: "double", scale: 0, custom: true };
  const update = { name: "Score", runsOn: "createAndUpdate", criteria: null, field: "Deal_Score__c" } as const;

  it("changes a field, also one that the caller gives", () => {
    const fieldUpdates = [{ ...update, formula: "MIN(100, Amount / 1000)" }];
    const context = setUpOrg({ Opportunity: { fields: [score], rules: { fieldUpdates } } });
    const id = createDeal(context, { Amount: 50_400, Deal_Score__c: 7 });
    expect(stored(context, "Opportunity", id).Deal_Score__c).toBe(50);
    updateRecord(context, "Opportunity", id, { Amount: 1e6 });
    expect(stored(context, "Opportunity", id).Deal_Score__c).toBe(100);
  });

  it("runs when its criteria hold, and on create only if it says so", () => {
    const fieldUpdates = [
      { ...update, runsOn: "create" as const, criteria: "Amount > 10", field: "NextStep", formula: '"Call " & Name' },
    ];
    const context = setUpOrg({ Opportunity: { rules: { fieldUpdates } } });
    const small = createDeal(context, { Amount: 5 });
    const large = createDeal(context, { Amount: 50, Name: "Acme" });
    updateRecord(context, "Opportunity", small, { Amount: 50 });
    expect(stored(context, "Opportunity", small).NextStep).toBeNull();
    expect(stored(context, "Opportunity", large).NextStep).toBe("Call Acme");
  });

  it("is followed by what the platform derives, and by validation rules", () => {
    const fieldUpdates = [{ ...update, criteria: "Amount > 10", field: "StageName", formula: '"Closed Won"' }];
    const validationRules = [
      { name: "V", errorConditionFormula: "IsWon && Amount > 99", errorMessage: "no", errorDisplayField: null },
    ];
    const context = setUpOrg({ Opportunity: { rules: { fieldUpdates, validationRules } } });
    const id = createDeal(context, { Amount: 20 });
    expect(stored(context, "Opportunity", id)).toMatchObject({ IsWon: true, Probability: 100, ExpectedRevenue: 20 });
    expect(refusal(() => createDeal(context, { Amount: 100 })).items).toMatchObject([{ message: "no" }]);
  });

  it("keeps a probability that it sets beside a new stage", () => {
    const fieldUpdates = [{ ...update, field: "Probability", formula: "0.35" }];
    const context = setUpOrg({ Opportunity: { rules: { fieldUpdates } } });
    expect(stored(context, "Opportunity", createDeal(context, { StageName: "Closed Won" })).Probability).toBe(35);
  });

  it("cannot give a field what it does not take", () => {
    const fieldUpdates = [{ ...update, field: "Name", formula: 'RPAD("x", 121, "x")' }];
    const context = setUpOrg({ Opportunity: { rules: { fieldUpdates } } });
    expect(refusal(() => createDeal(context)).items).toMatchObject([{ errorCode: "STRING_TOO_LONG" }]);
  });
});

describe("duplicate rules (errors.md §1)", () => {
  const alertText = "You're creating a duplicate record. We recommend you use an existing record instead.";
  const rule = {
    developerName: "Standard_Contact_Duplicate_Rule",
    matchingRule: "Standard_Contact_Match_Rule_v1_1",
    matchFields: ["Email", "LastName"],
    actionOnInsert: "AllowWithAlert",
    actionOnUpdate: "Block",
    alertText,
  } as const;
  const org = (): SaveContext => setUpOrg({ Contact: { rules: { duplicateRules: [rule] } } });
  const ito = { LastName: "Ito", Email: "ito@example.com" };
  const headers = { allowDuplicates: false, includeDuplicates: false, assign: undefined };

  it("answer with the body and the misspelt key of recorded answers, and no fields", () => {
    const context = org();
    const first = createRecord(context, "Contact", ito);
    const attempt = () => createRecord(context, "Contact", { LastName: "ITO", Email: " Ito@Example.com " });
    const url = `/services/data/v62.0/sobjects/Contact/${first}`;
    expect(refusal(attempt)).toEqual({
      status: 400,
      items: [
        {
          duplicateResut: {
            allowSave: true,
            duplicateRule: "Standard_Contact_Duplicate_Rule",
            duplicateRuleEntityType: "Contact",
            errorMessage: alertText,
            matchResults: [
              {
                entityType: "Contact",
                errors: [],
                matchEngine: "FuzzyMatchEngine",
                matchRecords: [
                  {
                    additionalInformation: [],
                    fieldDiffs: [],
                    matchConfidence: expect.objectContaining({ value: 100 }),
                    record: { attributes: { type: "Contact", url }, Id: first },
                  },
                ],
                rule: "Standard_Contact_Match_Rule_v1_1",
                size: 1,
                success: true,
              },
            ],
          },
          errorCode: "DUPLICATES_DETECTED",
          message: alertText,
        },
      ],
    });
  });

  it("let a warned duplicate through when the header allows it", () => {
    const context = org();
    createRecord(context, "Contact", ito);
    const allowed = { ...context, options: { ...headers, allowDuplicates: true } };
    expect(createRecord(allowed, "Contact", ito)).toMatch(/^003/);
  });

  it("block whatever the header says, and then say so", () => {
    const context = org();
    createRecord(context, "Contact", ito);
    const id = createRecord(context, "Contact", { LastName: "Ito" });
    const allowed = { ...context, options: { ...headers, allowDuplicates: true } };
    const { items } = refusal(() => updateRecord(allowed, "Contact", id, { Email: "ito@example.com" }));
    expect(items).toMatchObject([{ duplicateResut: { allowSave: false }, errorCode: "DUPLICATES_DETECTED" }]);
  });

  it("name whole records when the header asks for details", () => {
    const context = org();
    createRecord(context, "Contact", { ...ito, FirstName: "Rin" });
    const detailed = { ...context, options: { ...headers, includeDuplicates: true } };
    const { items } = refusal(() => createRecord(detailed, "Contact", ito));
    expect(items).toMatchObject([
      { duplicateResut: { matchResults: [{ matchRecords: [{ record: { FirstName: "Rin", LastName: "Ito" } }] }] } },
    ]);
  });

  it("do not look at a change of other fields, at deleted records, or at empty fields", () => {
    const context = org();
    const first = createRecord(context, "Contact", ito);
    const allowed = { ...context, options: { ...headers, allowDuplicates: true } };
    const second = createRecord(allowed, "Contact", ito);
    updateRecord(context, "Contact", second, { Phone: "1" });
    deleteRecord(context, "Contact", first);
    deleteRecord(context, "Contact", second);
    expect(createRecord(context, "Contact", ito)).toMatch(/^003/);
    createRecord(context, "Contact", { LastName: "Ito" });
    expect(createRecord(context, "Contact", { LastName: "Ito" })).toMatch(/^003/);
  });

  it("do not see what the user cannot see", () => {
    const context = org();
    createRecord(context, "Contact", ito);
    const blind = { ...context, access: { ...context.access, canRead: () => false } };
    expect(createRecord(blind, "Contact", ito)).toMatch(/^003/);
  });
});

describe("assignment rules (rest-api.md §6)", () => {
  const queue = makeId("00G", 7);
  const other = makeId("00G", 8);
  const assignmentRule = {
    name: "Leads",
    entries: [
      { criteria: 'ISPICKVAL(Industry, "Energy")', assignedTo: queue },
      { criteria: "AnnualRevenue > 5", assignedTo: other },
    ],
  };
  const org = (): SaveContext => {
    const context = setUpOrg({ Lead: { rules: { assignmentRule } } });
    for (const Id of [queue, other]) {
      loadRecord(context, "Group", { Id, Name: "Leads", Type: "Queue" });
      loadRecord(context, "QueueSobject", { QueueId: Id, SobjectType: "Lead" });
    }
    return context;
  };
  const lead = { LastName: "Ito", Company: "Acme" };
  const headers = { allowDuplicates: false, includeDuplicates: false };

  it("give new leads to whom the first entry that holds names", () => {
    const context = org();
    const owner = (values: object) =>
      stored(context, "Lead", createRecord(context, "Lead", { ...lead, ...values })).OwnerId;
    expect(owner({ Industry: "Energy", AnnualRevenue: 9 })).toBe(queue);
    expect(owner({ AnnualRevenue: 9 })).toBe(other);
    expect(owner({})).toBe(context.userId);
  });

  it("do not when Sforce-Auto-Assign is FALSE, nor on an update without the header", () => {
    const context = org();
    const off = { ...context, options: { ...headers, assign: false } };
    const id = createRecord(off, "Lead", { ...lead, Industry: "Energy" });
    updateRecord(context, "Lead", id, { Title: "CEO" });
    expect(stored(context, "Lead", id).OwnerId).toBe(context.userId);
    updateRecord({ ...context, options: { ...headers, assign: true } }, "Lead", id, { Title: "CTO" });
    expect(stored(context, "Lead", id).OwnerId).toBe(queue);
  });

  it("refuse an owner who is not there, or has left (errors.md §5)", () => {
    const nobody = { name: "Leads", entries: [{ criteria: null, assignedTo: makeId("005", 99) }] };
    const context = setUpOrg({ Lead: { rules: { assignmentRule: nobody } } });
    const code = (): string | undefined => refusal(() => createRecord(context, "Lead", lead)).items[0]?.errorCode;
    expect(code()).toBe("INVALID_CROSS_REFERENCE_KEY");
    loadRecord(context, "User", {
      Id: makeId("005", 99),
      Username: "left@example.com",
      LastName: "Left",
      IsActive: false,
    });
    expect(code()).toBe("INACTIVE_OWNER_OR_USER");
  });

  it("refuse the id of a rule that nobody can know", () => {
    const context = org();
    const named = { ...context, options: { ...headers, assign: "01Qxx0000000001" } };
    expect(refusal(() => createRecord(named, "Lead", lead)).items).toMatchObject([
      { errorCode: "INVALID_CROSS_REFERENCE_KEY" },
    ]);
  });
});

describe("record types (objects.md §9)", () => {
  const type = (n: number, developerName: string, more: object = {}) => ({
    id: makeId("012", n),
    developerName,
    name: developerName,
    description: null,
    active: true,
    isDefault: false,
    picklistValues: {},
    ...more,
  });
  const recordTypes = [
    type(1, "Direct", {
      isDefault: true,
      picklistValues: { Tier__c: { values: ["Gold", "Silver"], defaultValue: "Silver" } },
    }),
    type(2, "Channel", { picklistValues: { Tier__c: { values: ["Bronze"], defaultValue: null } } }),
    type(3, "Old", { active: false }),
  ];
  const fields = [
    { name: "RecordTypeId", label: "Record Type ID", type: "reference", referenceTo: ["RecordType"] },
    {
      name: "Tier__c",
      label: "Tier",
      type: "picklist",
      length: 255,
      restrictedPicklist: true,
      defaultValue: "Gold",
      picklistValues: values("Gold", "Silver", "Bronze"),
    },
  ];
  const org = (): SaveContext => setUpOrg({ Account: { fields, rules: { recordTypes } } });
  const create = (context: SaveContext, more: object = {}) =>
    stored(context, "Account", createRecord(context, "Account", { Name: "Acme", ...more }));

  it("give a new record the default type and its default values", () => {
    expect(create(org())).toMatchObject({ RecordTypeId: makeId("012", 1), Tier__c: "Silver" });
  });

  it("keep the field's default only where the type offers it", () => {
    expect(create(org(), { RecordTypeId: makeId("012", 2).slice(0, 15) })).toMatchObject({
      RecordTypeId: makeId("012", 2),
      Tier__c: null,
    });
  });

  it("refuse a value of a restricted picklist that the type does not offer", () => {
    expect(refusal(() => create(org(), { Tier__c: "Bronze" })).items).toEqual([
      {
        errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        message: "Tier: bad value for restricted picklist field: Bronze",
        fields: ["Tier__c"],
      },
    ]);
  });

  it("may be changed, and then offer other values", () => {
    const context = org();
    const { Id } = create(context);
    updateRecord(context, "Account", String(Id), { RecordTypeId: makeId("012", 2), Tier__c: "Bronze" });
    expect(stored(context, "Account", String(Id)).Tier__c).toBe("Bronze");
  });

  it.each([makeId("012", 3), makeId("012", 9)])("refuse a type that is not the user's to choose: %s", (id) => {
    expect(refusal(() => create(org(), { RecordTypeId: id })).items).toEqual([
      {
        errorCode: "INVALID_CROSS_REFERENCE_KEY",
        message: `Record Type ID: this ID value isn't valid for the user: ${id}`,
        fields: ["RecordTypeId"],
      },
    ]);
  });
});

describe("defaults and formulas of fields", () => {
  const text = { label: "Text", type: "string", length: 80, custom: true };

  it("come from formulas when nobody gives a value", () => {
    const fields = [{ ...text, name: "Note__c", defaultValueFormula: '"by " & $User.FirstName' }];
    const context = setUpOrg({ Account: { fields } });
    const note = (values: object) =>
      stored(context, "Account", createRecord(context, "Account", { Name: "a", ...values })).Note__c;
    expect(note({})).toBe("by Ana");
    expect(note({ Note__c: "mine" })).toBe("mine");
  });

  it("number records by a display format", () => {
    const fields = [{ ...text, name: "No__c", autoNumber: true, createable: false, updateable: false }];
    const context = setUpOrg({ Account: { fields, rules: { autoNumberFormats: { No__c: "A-{YYYY}-{0000}" } } } });
    const number = () => stored(context, "Account", createRecord(context, "Account", { Name: "a" })).No__c;
    expect([number(), number()]).toEqual(["A-2026-0001", "A-2026-0002"]);
    expect(refusal(() => createRecord(context, "Account", { Name: "a", No__c: "x" })).items).toMatchObject([
      { errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE", fields: ["No__c"] },
    ]);
  });

  it("are checked when the org starts, with the place of what is wrong", () => {
    const check =
      (calculatedFormula: string, more: object = {}) =>
      () => {
        const field = { ...text, name: "F__c", calculated: true, calculatedFormula, ...more };
        checkFormulas(setUpSchema({ Account: { fields: [field] } }));
      };
    expect(check("Nam & 1")).toThrow(
      "Account.F__c: its formula, character 1: Field Nam does not exist. Check spelling.",
    );
    expect(check("1 + 1")).toThrow(
      /Formula result is data type \(Number\), incompatible with expected data type \(Text\)/,
    );
    expect(check("F__c")).toThrow("Account.F__c: its formula refers to itself, by way of Account.F__c → Account.F__c");
    expect(check("Parent.F__c")).toThrow(/refers to itself/);
    const rule = { name: "R", errorConditionFormula: "1", errorMessage: "m", errorDisplayField: null };
    expect(() => {
      checkFormulas(setUpSchema({ Account: { rules: { validationRules: [rule] } } }));
    }).toThrow(/^Account: validation rule R, character 1: /);
    const update = { name: "U", runsOn: "create", criteria: null, field: "No__c", formula: "1" } as const;
    expect(() => {
      checkFormulas(setUpSchema({ Account: { rules: { fieldUpdates: [update] } } }));
    }).toThrow("Account: field update U, character 1: Field No__c does not exist. Check spelling.");
  });

  it("move SystemModstamp when a record is saved, and refuse audit fields", () => {
    const context = setUpOrg({});
    const id = createDeal(context);
    updateRecord(later(context, "2026-09-15T10:00:00.999Z"), "Opportunity", id, {});
    expect(stored(context, "Opportunity", id)).toMatchObject({
      CreatedDate: "2026-09-14T09:00:00.000Z",
      SystemModstamp: "2026-09-15T10:00:00.000Z",
      LastModifiedDate: "2026-09-15T10:00:00.000Z",
    });
    expect(refusal(() => createDeal(context, { CreatedDate: "2020-01-01T00:00:00Z" })).items).toMatchObject([
      { errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE", fields: ["CreatedDate"] },
    ]);
  });
});

describe("automation on what derives more than fields", () => {
  const update = { name: "Note", runsOn: "create", criteria: null, formula: '"by automation"' } as const;

  it("leaves one article and one file", () => {
    const context = setUpOrg({
      Knowledge__kav: { rules: { fieldUpdates: [{ ...update, field: "Summary" }] } },
      ContentVersion: { rules: { fieldUpdates: [{ ...update, field: "Description" }] } },
    });
    const article = createRecord(context, "Knowledge__kav", { Title: "How", UrlName: "how", Language: "en_US" });
    expect(stored(context, "Knowledge__kav", article).Summary).toBe("by automation");
    expect(context.database.table("Knowledge__ka").size).toBe(1);
    const content = Buffer.from("hello").toString("base64");
    const file = createRecord(context, "ContentVersion", { Title: "a", PathOnClient: "a.txt", VersionData: content });
    expect(stored(context, "ContentVersion", file)).toMatchObject({ ContentSize: 5, Description: "by automation" });
    expect(context.database.table("ContentDocument").size).toBe(1);
  });
});
