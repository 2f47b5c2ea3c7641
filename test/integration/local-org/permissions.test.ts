import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer, type OrgCaller } from "./call-org";

const admin = sharedOrg({ scale: 0.1 });

const records = (answer: OrgAnswer): readonly Record<string, unknown>[] =>
  (answer.json as { records: readonly Record<string, unknown>[] }).records;

async function idOf(soql: string): Promise<string> {
  const [record] = records(await admin.query(soql));
  return String(record?.Id);
}

async function create(caller: OrgCaller, object: string, body: object): Promise<string> {
  const answer = await caller.rest("POST", `/sobjects/${object}`, { body });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return (answer.json as { id: string }).id;
}

const noAccess = [
  403,
  [{ message: "insufficient access rights on object id", errorCode: "INSUFFICIENT_ACCESS_OR_READONLY", fields: [] }],
];

describe("profiles of the local org", () => {
  it("are records, and each has its permission set", async () => {
    const profiles = records(await admin.query("SELECT Name FROM Profile ORDER BY Name")).map(({ Name }) => Name);
    expect(profiles).toEqual([
      "Minimum Access - API Only Integrations",
      "Minimum Access - Salesforce",
      "Read Only",
      "Standard User",
      "System Administrator",
    ]);
    const owned = records(
      await admin.query("SELECT Profile.Name, PermissionsApiEnabled FROM PermissionSet WHERE IsOwnedByProfile = true"),
    );
    expect(owned).toHaveLength(profiles.length);
    const rep = records(
      await admin.query("SELECT Profile.Name, UserRole.Name FROM User WHERE Username = 'rep@local.test'"),
    );
    expect(rep).toMatchObject([{ Profile: { Name: "Standard User" }, UserRole: { Name: "Sales Americas" } }]);
  });

  it("without API Enabled keep a user from the API, though it can sign in (errors.md §3)", async () => {
    const noapi = await admin.as("noapi@local.test");
    const answer = await noapi.rest("GET", "/sobjects");
    expect([answer.status, answer.json]).toEqual([
      403,
      [{ message: "API is currently disabled for this user", errorCode: "API_CURRENTLY_DISABLED" }],
    ]);
    expect(answer.headers.get("sforce-limit-info")).toMatch(/^api-usage=\d+\/\d+$/);
    expect((await noapi.call("GET", "/services/oauth2/userinfo")).status).toBe(200);
  });

  it("that only read describe everything as not writable, and refuse writes (errors.md §6)", async () => {
    const reader = await admin.as("readonly@local.test");
    const describe = (await reader.rest("GET", "/sobjects/Account/describe")).json as Record<string, unknown> & {
      fields: { name: string; createable: boolean; updateable: boolean }[];
    };
    expect(describe).toMatchObject({ createable: false, updateable: false, deletable: false, queryable: true });
    expect(describe.fields.filter(({ createable, updateable }) => createable || updateable)).toEqual([]);
    const id = await idOf("SELECT Id FROM Account LIMIT 1");
    const change = await reader.rest("PATCH", `/sobjects/Account/${id}`, { body: { Name: "x" } });
    expect([change.status, change.json]).toEqual(noAccess);
    const remove = await reader.rest("DELETE", `/sobjects/Account/${id}`);
    expect([remove.status, remove.json]).toEqual(noAccess);
    const add = await reader.rest("POST", "/sobjects/Account", { body: { Name: "x" } });
    expect([add.status, add.json]).toMatchObject([400, [{ errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" }]]);
    const task = await reader.rest("POST", "/sobjects/Task", { body: { Subject: "x" } });
    expect(task.status).toBe(400);
  });

  it("hide fields from describes, queries, rows and writes alike (field-level security) (soql.md §12)", async () => {
    const rep = await admin.as("rep@local.test");
    const id = await idOf("SELECT Id FROM Account LIMIT 1");
    const names = ((await rep.rest("GET", "/sobjects/Account/describe")).json as { fields: { name: string }[] }).fields;
    expect(names.map(({ name }) => name)).not.toContain("AnnualRevenue");
    expect((await rep.query("SELECT AnnualRevenue FROM Account")).json).toMatchObject([{ errorCode: "INVALID_FIELD" }]);
    expect(Object.keys((await rep.rest("GET", `/sobjects/Account/${id}`)).json as object)).not.toContain(
      "AnnualRevenue",
    );
    const write = await rep.rest("PATCH", `/sobjects/Account/${id}`, { body: { AnnualRevenue: 1 } });
    expect([write.status, write.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
  });

  it("let nobody but administrators set up the org", async () => {
    const rep = await admin.as("rep@local.test");
    const set = await rep.rest("POST", "/sobjects/PermissionSet", { body: { Name: "Mine", Label: "Mine" } });
    expect(set.json).toMatchObject([{ errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" }]);
    const me = await idOf("SELECT Id FROM User WHERE Username = 'rep@local.test'");
    const profile = await idOf("SELECT Id FROM Profile WHERE Name = 'System Administrator'");
    const rise = await rep.rest("PATCH", `/sobjects/User/${me}`, { body: { ProfileId: profile } });
    expect([rise.status, rise.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE" }]]);
    expect((await rep.rest("PATCH", `/sobjects/User/${me}`, { body: { Title: "AE" } })).status).toBe(204);
    const other = await idOf("SELECT Id FROM User WHERE Username = 'tom@local.test'");
    const meddle = await rep.rest("PATCH", `/sobjects/User/${other}`, { body: { Title: "x" } });
    expect([meddle.status, meddle.json]).toEqual(noAccess);
  });
});

describe("permission sets of the local org", () => {
  it("give the integration user what its profile does not (soql.md §12)", async () => {
    const integration = await admin.as("integration@local.test");
    const names = ((await integration.rest("GET", "/sobjects")).json as { sobjects: { name: string }[] }).sobjects;
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Account", "Contact", "Lead", "Opportunity"]),
    );
    expect(names.map(({ name }) => name)).not.toContain("Case");
    expect((await integration.query("SELECT COUNT() FROM Account")).status).toBe(200);
    expect((await integration.query("SELECT Id FROM Case")).json).toMatchObject([{ errorCode: "INVALID_TYPE" }]);
    expect((await integration.rest("GET", "/sobjects/Case/describe")).status).toBe(404);
  });

  it("change what a user may do from the next request on, when they are granted, assigned and taken back", async () => {
    const rep = await admin.as("rep@local.test");
    const see = async (): Promise<number> => (await rep.query("SELECT AnnualRevenue FROM Account LIMIT 1")).status;
    const set = await create(admin, "PermissionSet", { Name: "Revenue", Label: "Revenue" });
    const me = await idOf("SELECT Id FROM User WHERE Username = 'rep@local.test'");
    const assignment = await create(admin, "PermissionSetAssignment", { PermissionSetId: set, AssigneeId: me });
    expect(await see()).toBe(400);
    const field = {
      SobjectType: "Account",
      Field: "Account.AnnualRevenue",
      PermissionsRead: true,
      PermissionsEdit: false,
    };
    await create(admin, "FieldPermissions", { ParentId: set, ...field });
    expect(await see()).toBe(200);
    const account = await idOf("SELECT Id FROM Account LIMIT 1");
    const write = await rep.rest("PATCH", `/sobjects/Account/${account}`, { body: { AnnualRevenue: 1 } });
    expect(write.json).toMatchObject([{ errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE" }]);
    const deleted = await admin.rest("DELETE", `/sobjects/PermissionSetAssignment/${assignment}`);
    expect(deleted.status).toBe(204);
    expect(await see()).toBe(400);
    expect((await admin.rest("GET", `/sobjects/PermissionSetAssignment/${assignment}`)).status).toBe(404);
  });

  it("can let a user see and change the records of all others (View All, Modify All)", async () => {
    const tom = await admin.as("tom@local.test");
    const deal = { Name: "Quiet deal", StageName: "Prospecting", CloseDate: "2026-12-01", IsPrivate: true };
    const id = await create(admin, "Opportunity", deal);
    const get = async (): Promise<number> => (await tom.rest("GET", `/sobjects/Opportunity/${id}`)).status;
    expect(await get()).toBe(404);
    const set = await create(admin, "PermissionSet", { Name: "All_Deals", Label: "All deals" });
    const columns = { PermissionsRead: true, PermissionsViewAllRecords: true };
    const grant = await create(admin, "ObjectPermissions", { ParentId: set, SobjectType: "Opportunity", ...columns });
    const who = await idOf("SELECT Id FROM User WHERE Username = 'tom@local.test'");
    const assignment = await create(admin, "PermissionSetAssignment", { PermissionSetId: set, AssigneeId: who });
    expect(await get()).toBe(200);
    const change = await tom.rest("PATCH", `/sobjects/Opportunity/${id}`, { body: { NextStep: "x" } });
    expect([change.status, change.json]).toEqual(noAccess);
    const all = { PermissionsEdit: true, PermissionsDelete: true, PermissionsModifyAllRecords: true };
    await admin.rest("PATCH", `/sobjects/ObjectPermissions/${grant}`, { body: all });
    expect((await tom.rest("PATCH", `/sobjects/Opportunity/${id}`, { body: { NextStep: "x" } })).status).toBe(204);
    await admin.rest("DELETE", `/sobjects/PermissionSetAssignment/${assignment}`);
    expect(await get()).toBe(404);
  });

  it("are assigned once", async () => {
    const set = await idOf("SELECT Id FROM PermissionSet WHERE Name = 'CRM_Integration'");
    const who = await idOf("SELECT Id FROM User WHERE Username = 'integration@local.test'");
    const body = { PermissionSetId: set, AssigneeId: who };
    const again = await admin.rest("POST", "/sobjects/PermissionSetAssignment", { body });
    expect([again.status, again.json]).toMatchObject([
      400,
      [
        {
          errorCode: "DUPLICATE_VALUE",
          message: expect.stringMatching(
            /^Duplicate PermissionSetAssignment\. Assignee: 005\w{12}; Permission Set: 0PS\w{12}$/,
          ),
        },
      ],
    ]);
  });
});

describe("what a permission set grants", () => {
  const set = (): Promise<string> => idOf("SELECT Id FROM PermissionSet WHERE Name = 'CRM_Integration'");
  const refusal = async (object: string, values: object): Promise<unknown> => {
    const answer = await admin.rest("POST", `/sobjects/${object}`, { body: { ParentId: await set(), ...values } });
    return answer.json;
  };
  const badChoice = (message: string, field: string): readonly object[] => [
    { errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", message, fields: [field] },
  ];

  it("is an object that there is (Object Reference, ObjectPermissions)", async () => {
    const message = "Sobject Type Name: bad value for restricted picklist field: Accuont";
    const wrong = badChoice(message, "SobjectType");
    expect(await refusal("ObjectPermissions", { SobjectType: "Accuont", PermissionsRead: true })).toEqual(wrong);
  });

  it.each(["Account.Foo", "Account.Name", "Case.Reason"])(
    "is a field of the object that not everyone may use anyway, and not %s (Object Reference, FieldPermissions)",
    async (field) => {
      const wrong = badChoice(`Field Name: bad value for restricted picklist field: ${field}`, "Field");
      const values = { SobjectType: "Account", Field: field, PermissionsRead: true };
      expect(await refusal("FieldPermissions", values)).toEqual(wrong);
    },
  );

  it("takes what it depends on (Object Reference, ObjectPermissions)", async () => {
    const message = "Permission Delete Case depends on permission(s): Edit Case";
    const values = { SobjectType: "Case", PermissionsRead: true, PermissionsDelete: true };
    expect(await refusal("ObjectPermissions", values)).toMatchObject([
      { errorCode: "FIELD_INTEGRITY_EXCEPTION", message },
    ]);
    expect(
      await refusal("FieldPermissions", { SobjectType: "Case", Field: "Case.Reason", PermissionsEdit: true }),
    ).toMatchObject([{ errorCode: "FIELD_INTEGRITY_EXCEPTION" }]);
  });

  it("is said once (Object Reference, FieldPermissions)", async () => {
    const again = [{ errorCode: "DUPLICATE_VALUE" }];
    const object = { SobjectType: "Account", PermissionsRead: true };
    expect(await refusal("ObjectPermissions", object)).toMatchObject(again);
    const other = await create(admin, "PermissionSet", { Name: "Faxes", Label: "Faxes" });
    const field = { ParentId: other, SobjectType: "Account", Field: "Account.Fax", PermissionsRead: true };
    await create(admin, "FieldPermissions", field);
    expect(await refusal("FieldPermissions", field)).toMatchObject(again);
  });

  it.each([
    ["CRM_INTEGRATION", "DUPLICATE_DEVELOPER_NAME"],
    ["CRM Integration", "FIELD_INTEGRITY_EXCEPTION"],
  ])("is kept under an API name of its own, and not %s (Object Reference, PermissionSet)", async (Name, errorCode) => {
    const answer = await admin.rest("POST", "/sobjects/PermissionSet", { body: { Name, Label: "Again" } });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
  });
});

describe("a record that a user cannot see", () => {
  it("is in no answer of any resource, for several users at once (errors.md §6)", async () => {
    const secret = `Zephyrine${"q".repeat(3)}`;
    const values = { Name: `${secret} deal`, StageName: "Prospecting", CloseDate: "2026-12-01", IsPrivate: true };
    const account = await create(admin, "Account", { Name: "Open account" });
    const id = await create(admin, "Opportunity", { ...values, AccountId: account });
    const contact = await create(admin, "Contact", { LastName: "Ito", AccountId: account });
    const role = await create(admin, "OpportunityContactRole", { OpportunityId: id, ContactId: contact });
    const task = await create(admin, "Task", { Subject: "About it", WhatId: id });
    const window = `start=${new Date(Date.now() - 3_600_000).toISOString()}&end=${new Date(Date.now() + 60_000).toISOString()}`;
    const paths = [
      `/sobjects/Opportunity/${id}`,
      `/sobjects/OpportunityContactRole/${role}`,
      `/sobjects/Account/${account}/Opportunities`,
      `/sobjects/Task/${task}/What`,
      `/composite/sobjects/Opportunity?ids=${id}&fields=Name`,
      `/sobjects/Opportunity/updated/?${window}`,
      `/search?q=${encodeURIComponent(`FIND {${secret}} RETURNING Opportunity(Id, Name)`)}`,
      `/parameterizedSearch?q=${secret}`,
      ...[
        `SELECT Id, Name FROM Opportunity`,
        `SELECT Id, (SELECT Id, Name FROM Opportunities) FROM Account WHERE Id = '${account}'`,
        `SELECT MAX(Name) FROM Opportunity`,
        `SELECT Name, COUNT(Id) FROM Opportunity GROUP BY Name`,
        `SELECT What.Name FROM Task WHERE Id = '${task}'`,
        `SELECT OpportunityId FROM OpportunityContactRole`,
      ].map((soql) => `/query?q=${encodeURIComponent(soql)}`),
      `/queryAll?q=${encodeURIComponent("SELECT Id, Name FROM Opportunity")}`,
    ];
    const others = await Promise.all(["tom", "luisa", "readonly"].map((name) => admin.as(`${name}@local.test`)));
    for (const path of paths) {
      const mine = await admin.rest("GET", path);
      const theirs = await Promise.all(others.map((other) => other.rest("GET", path)));
      if (mine.status === 200)
        expect([path, mine.text]).toEqual([path, expect.stringMatching(`${secret}|${id}|${role}`)]);
      for (const { text } of theirs) expect([path, text]).not.toEqual([path, expect.stringMatching(`${secret}|${id}`)]);
    }
    const compositeRequest = [{ method: "GET", url: `${root}/sobjects/Opportunity/${id}`, referenceId: "deal" }];
    const [tom] = others;
    expect(await tom?.composite({ compositeRequest })).toMatchObject([{ httpStatusCode: 404 }]);
    expect(await admin.composite({ compositeRequest })).toMatchObject([{ httpStatusCode: 200 }]);
    for (const [method, body] of [
      ["PATCH", { Name: "x" }],
      ["DELETE", undefined],
    ] as const) {
      expect((await tom?.rest(method, `/sobjects/Opportunity/${id}`, { body }))?.status).toBe(404);
    }
    const lookup = await tom?.rest("POST", "/sobjects/Task", { body: { Subject: "x", WhatId: id } });
    expect(lookup?.json).toMatchObject([{ errorCode: "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" }]);
  });
});
