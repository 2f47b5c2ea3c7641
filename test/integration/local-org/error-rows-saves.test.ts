import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer, type OrgCaller } from "./call-org";

/**
 * The rows of errors.md §5. DUPLICATES_DETECTED stands in error-shapes. Rows that cannot arise here:
 * - FIELD_INTEGRITY_EXCEPTION for states: state and country picklists are not switched on.
 * - FIELD_FILTER_VALIDATION_EXCEPTION: set-up knows no lookup filters. ENTITY_IS_LOCKED: there are no approvals.
 * - CANNOT_EXECUTE_FLOW_TRIGGER, SELF_REFERENCE_FROM_TRIGGER, TOO_MANY_APEX_REQUESTS and Apex limits, and triggers' part of
 *   CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: automation is field updates alone.
 * - DEPENDENCY_EXISTS: set-up is not deleted while the org runs. INVALID_CURRENCY_ISO: it has one currency.
 * - INVALID_STATUS, INVALID_LINEITEM…, TOO_MANY_ENUM_VALUE, INVALID_DATE_FORMAT: no words are known; what causes them on
 *   the platform is refused by other rows, as a date of no form is by JSON_PARSER_ERROR.
 */

const admin = sharedOrg({ scale: 0.2, metadata: resolve(__dirname, "../../fixtures/ruled-org") });

type Json = Readonly<Record<string, unknown>>;
const told = ({ status, json }: OrgAnswer): unknown => [status, json];
const refusal = (errorCode: string, message: unknown, fields: readonly string[] = [], status = 400): unknown => [
  status,
  [{ message, errorCode, fields }],
];
const post = (object: string, body: object, caller: OrgCaller = admin): Promise<OrgAnswer> =>
  caller.rest("POST", `/sobjects/${object}`, { body });
const patch = (object: string, id: string, body: object, caller: OrgCaller = admin): Promise<OrgAnswer> =>
  caller.rest("PATCH", `/sobjects/${object}/${id}`, { body });
const create = async (object: string, body: object): Promise<string> => {
  const answer = await post(object, body);
  expect([answer.status, answer.json]).toMatchObject([201, { success: true }]);
  return (answer.json as { id: string }).id;
};
const idOf = async (soql: string): Promise<string> => {
  const { records } = (await admin.query(soql)).json as { records: readonly { Id: string }[] };
  return records[0]?.Id ?? "";
};
const userId = (name: string): Promise<string> => idOf(`SELECT Id FROM User WHERE Username = '${name}@local.test'`);
const collection = async (method: string, record: object, path = ""): Promise<unknown> =>
  (await admin.rest(method, `/composite/sobjects${path}`, { body: { records: [record] } })).json;
const deal = { Name: "Row", StageName: "Prospecting", CloseDate: "2026-12-01" };
const notWritable = (names: string): string =>
  `Unable to create/update fields: ${names}. Please check the security settings of this field and verify that it is ` +
  "read/write for your profile or permission set.";

describe("values that the local org refuses (errors.md §5)", () => {
  it.each([
    [
      "Lead",
      { FirstName: "Ana" },
      "REQUIRED_FIELD_MISSING",
      "Required fields are missing: [LastName, Company]",
      ["LastName", "Company"],
    ],
    [
      "Account",
      { Name: "a".repeat(256) },
      "STRING_TOO_LONG",
      `Account Name: data value too large: ${"a".repeat(256)} (max length=255)`,
      ["Name"],
    ],
    [
      "Account",
      { Name: "x", Tier__c: "Space, outer" },
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      "Tier: bad value for restricted picklist field: Space, outer",
      ["Tier__c"],
    ],
    [
      "Contact",
      { LastName: "x", Email: "not-an-email" },
      "INVALID_EMAIL_ADDRESS",
      "Email: invalid email address: not-an-email",
      ["Email"],
    ],
    [
      "Opportunity",
      { ...deal, Probability: 1000 },
      "NUMBER_OUTSIDE_VALID_RANGE",
      "Probability (%): value outside of valid range on numeric field: 1000",
      ["Probability"],
    ],
    [
      "Account",
      { Name: "x", CreatedDate: "2020-01-01T00:00:00Z" },
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      notWritable("CreatedDate"),
      ["CreatedDate"],
    ],
    [
      "Account",
      { Name: "x", Id: "001000000000001AAA" },
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      "cannot specify Id in an insert call",
      ["Id"],
    ],
    [
      "Account",
      { Name: "x", ParentId: "003000000000001AAA" },
      "FIELD_INTEGRITY_EXCEPTION",
      "Parent Account ID: id value of incorrect type: 003000000000001AAA",
      ["ParentId"],
    ],
    [
      "Contact",
      { LastName: "x", AccountId: "001000000000001AAA" },
      "INVALID_CROSS_REFERENCE_KEY",
      "invalid cross reference id",
      [],
    ],
    [
      "Opportunity",
      { ...deal, RecordTypeId: "012000000000009AAA" },
      "INVALID_CROSS_REFERENCE_KEY",
      "Record Type ID: this ID value isn't valid for the user: 012000000000009AAA",
      ["RecordTypeId"],
    ],
    ["CaseHistory", {}, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be inserted: Case History", []],
  ])("of %s: %j (errors.md §5)", async (object, values, errorCode, message, fields) => {
    expect(told(await post(object, values))).toEqual(refusal(errorCode, message, fields));
  });

  it("INVALID_FIELD: an Id in the body of a PATCH (errors.md §5)", async () => {
    const id = await create("Account", { Name: "Own id" });
    const message = "The Id field should not be specified in the sobject data.";
    expect(told(await patch("Account", id, { Id: id, Name: "x" }))).toEqual(refusal("INVALID_FIELD", message));
  });

  it("INVALID_FIELD_FOR_INSERT_UPDATE: what permissions let a user see and not write (errors.md §5)", async () => {
    const rep = await admin.as("rep@local.test");
    const me = await userId("rep");
    expect(told(await patch("User", me, { IsActive: false }, rep))).toEqual(
      refusal("INVALID_FIELD_FOR_INSERT_UPDATE", notWritable("IsActive"), ["IsActive"]),
    );
  });

  it("INVALID_CROSS_REFERENCE_KEY: a record type that is not active (errors.md §5)", async () => {
    const RecordTypeId = await idOf("SELECT Id FROM RecordType WHERE DeveloperName = 'Renewal'");
    const message = `Record Type ID: this ID value isn't valid for the user: ${RecordTypeId}`;
    expect(told(await post("Opportunity", { ...deal, RecordTypeId }))).toEqual(
      refusal("INVALID_CROSS_REFERENCE_KEY", message, ["RecordTypeId"]),
    );
  });
});

describe("rules by which the local org refuses a record (errors.md §5)", () => {
  const gold = "A gold account says how many employees it has.";
  const negative = "Nobody has fewer than no employees.";

  it.each([
    ["a record as a whole", { Tier__c: "Gold" }, gold, []],
    ["a field", { NumberOfEmployees: -1 }, negative, ["NumberOfEmployees"]],
  ])(
    "FIELD_CUSTOM_VALIDATION_EXCEPTION: %s, in the administrator's words (errors.md §5)",
    async (_what, values, message, fields) => {
      const id = await create("Account", { Name: "Ruled" });
      const refused = refusal("FIELD_CUSTOM_VALIDATION_EXCEPTION", message, fields);
      expect(told(await post("Account", { Name: "Ruled", ...values }))).toEqual(refused);
      expect(told(await patch("Account", id, values))).toEqual(refused);
      const failed = [
        { success: false, errors: [{ statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message, fields }] },
      ];
      const attributes = { type: "Account" };
      expect(await collection("POST", { attributes, Name: "Ruled", ...values })).toEqual(failed);
      const part = { method: "PATCH", url: `${root}/sobjects/Account/${id}`, referenceId: "p", body: values };
      const [answer] = await admin.composite({ compositeRequest: [part] });
      expect([answer?.httpStatusCode, answer?.body]).toEqual(refused);
    },
  );

  it("DUPLICATE_VALUE: a unique external id, with the other record's id in 15 characters (errors.md §5)", async () => {
    const id = await create("Account", { Name: "Unique", External_Id__c: "U-1" });
    const message = `duplicate value found: External_Id__c duplicates value on record with id: ${id.slice(0, 15)}`;
    expect(told(await post("Account", { Name: "Twin", External_Id__c: "u-1" }))).toEqual(
      refusal("DUPLICATE_VALUE", message),
    );
  });

  it("DUPLICATE_EXTERNAL_ID: a list's upsert that matches several records (errors.md §5)", async () => {
    await create("Account", { Name: "One", Legacy_Id__c: "L-1" });
    await create("Account", { Name: "Two", Legacy_Id__c: "L-1" });
    const record = { attributes: { type: "Account" }, Name: "Three", Legacy_Id__c: "L-1" };
    expect(await collection("PATCH", record, "/Account/Legacy_Id__c")).toMatchObject([
      { success: false, created: false, errors: [{ statusCode: "DUPLICATE_EXTERNAL_ID", fields: ["Legacy_Id__c"] }] },
    ]);
  });

  it("CIRCULAR_DEPENDENCY: an account that would be its own ancestor (errors.md §5)", async () => {
    const parent = await create("Account", { Name: "Parent" });
    const child = await create("Account", { Name: "Child", ParentId: parent });
    expect(told(await patch("Account", parent, { ParentId: child }))).toMatchObject([
      400,
      [{ errorCode: "CIRCULAR_DEPENDENCY", fields: ["ParentId"] }],
    ]);
  });

  it.each(["cases", "what set-up restricts"])("DELETE_FAILED: an account with %s (errors.md §5)", async (what) => {
    const id = await create("Account", { Name: "Held" });
    if (what === "cases") await create("Case", { Subject: "Why", AccountId: id });
    else await create("Site_Visit__c", { Account__c: id });
    const message = /^Your attempt to delete Held could not be completed because it is associated with the following /;
    expect(told(await admin.rest("DELETE", `/sobjects/Account/${id}`))).toEqual(
      refusal("DELETE_FAILED", expect.stringMatching(message)),
    );
  });

  it("CANNOT_UPDATE_CONVERTED_LEAD: a lead that is no longer one (errors.md §5)", async () => {
    const id = await idOf("SELECT Id FROM Lead WHERE IsConverted = true LIMIT 1");
    expect(told(await patch("Lead", id, { Company: "x" }))).toEqual(
      refusal("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"),
    );
  });
});

describe("records that the local org does not let a user save (errors.md §5)", () => {
  it("ENTITY_IS_DELETED: 404 for a row, and one error of a list's 200 (errors.md §5)", async () => {
    const id = await create("Account", { Name: "Gone" });
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    expect(told(await patch("Account", id, { Name: "x" }))).toEqual(
      refusal("ENTITY_IS_DELETED", "entity is deleted", [], 404),
    );
    expect(await collection("PATCH", { attributes: { type: "Account" }, Id: id, Name: "x" })).toEqual([
      { success: false, errors: [{ statusCode: "ENTITY_IS_DELETED", message: "entity is deleted", fields: [] }] },
    ]);
  });

  it("INSUFFICIENT_ACCESS_OR_READONLY: 403 for a row that may be read alone (errors.md §5)", async () => {
    const id = await create("Account", { Name: "Read only" });
    const reader = await admin.as("readonly@local.test");
    const message = "insufficient access rights on object id";
    const refused = refusal("INSUFFICIENT_ACCESS_OR_READONLY", message, [], 403);
    expect(told(await patch("Account", id, { Name: "x" }, reader))).toEqual(refused);
    const records = [{ attributes: { type: "Account" }, Id: id, Name: "x" }];
    expect((await reader.rest("PATCH", "/composite/sobjects", { body: { records } })).json).toEqual([
      { success: false, errors: [{ statusCode: "INSUFFICIENT_ACCESS_OR_READONLY", message, fields: [] }] },
    ]);
  });

  it("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: a lookup to what the user cannot see (errors.md §5)", async () => {
    const WhatId = await create("Opportunity", { ...deal, IsPrivate: true });
    const tom = await admin.as("tom@local.test");
    const message = `insufficient access rights on cross-reference id: ${WhatId.slice(0, 15)}`;
    expect(told(await post("Task", { Subject: "x", WhatId }, tom))).toEqual(
      refusal("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", message),
    );
  });

  it("UNABLE_TO_LOCK_ROW: a record that another transaction holds, which stays as it was (errors.md §5)", async () => {
    const id = await create("Account", { Name: "Held" });
    admin.org.addFault({ kind: "lock", record: id, count: 1 });
    const message = `unable to obtain exclusive access to this record or 1 records: ${id}`;
    expect(told(await patch("Account", id, { Name: "x" }))).toEqual(refusal("UNABLE_TO_LOCK_ROW", message));
    expect((await patch("Account", id, { Name: "x" })).status).toBe(204);
  });

  it("INACTIVE_OWNER_OR_USER: an owner who has left (errors.md §5)", async () => {
    const OwnerId = await userId("priya");
    await patch("User", OwnerId, { IsActive: false });
    const refused = told(await post("Account", { Name: "x", OwnerId }));
    await patch("User", OwnerId, { IsActive: true });
    const message = `operation performed with inactive user [${OwnerId.slice(0, 15)}] as owner of account`;
    expect(refused).toEqual(refusal("INACTIVE_OWNER_OR_USER", message, ["OwnerId"]));
  });

  it("TRANSFER_REQUIRES_READ: an owner who cannot see the object (errors.md §5)", async () => {
    const id = await create("Account", { Name: "Moved" });
    const message = "The new owner must have read permission";
    expect(told(await patch("Account", id, { OwnerId: await userId("noapi") }))).toEqual(
      refusal("TRANSFER_REQUIRES_READ", message),
    );
  });

  const mixed = (object: string, original: string): string =>
    "DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): " +
    `${object}, original object: ${original}`;

  it("MIXED_DML_OPERATION: a user's role beside an account, all or none, but not its title (errors.md §5)", async () => {
    const user = `${root}/sobjects/User/${await userId("tom")}`;
    const run = (body: Json) =>
      admin.composite({
        allOrNone: true,
        compositeRequest: [
          { method: "POST", url: `${root}/sobjects/Account`, referenceId: "a", body: { Name: "Mixed" } },
          { method: "PATCH", url: user, referenceId: "u", body },
        ],
      });
    const [, refused] = await run({ IsActive: true });
    expect([refused?.httpStatusCode, refused?.body]).toEqual(refusal("MIXED_DML_OPERATION", mixed("User", "Account")));
    expect((await run({ Title: "AE" })).map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 204]);
  });

  it("MIXED_DML_OPERATION: a group and an account in one list (errors.md §5)", async () => {
    const records = [
      { attributes: { type: "Group" }, Name: "Mixed", DeveloperName: "Mixed", Type: "Regular" },
      { attributes: { type: "Account" }, Name: "Mixed" },
    ];
    const { json } = await admin.rest("POST", "/composite/sobjects", { body: { records } });
    expect(json).toMatchObject([
      { success: true },
      { success: false, errors: [{ statusCode: "MIXED_DML_OPERATION", message: mixed("Account", "Group") }] },
    ]);
  });
});
