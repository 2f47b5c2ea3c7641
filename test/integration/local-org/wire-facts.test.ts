import { describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, passwordOf, root, sharedOrg, type OrgAnswer } from "./call-org";

/** One test for each fact of wire-facts.md, by its number. */

type Json = Readonly<Record<string, unknown>>;
interface FieldFacts extends Json {
  readonly name: string;
  readonly type: string;
}

const admin = sharedOrg({ scale: 0.5, edition: "developer" });

const create = async (object: string, body: object): Promise<string> => {
  const { json } = await admin.rest("POST", `/sobjects/${object}`, { body });
  expect(json).toMatchObject({ success: true });
  return (json as { id: string }).id;
};
const recordsOf = async (soql: string): Promise<readonly Json[]> => {
  const { json } = await admin.query(soql);
  expect(json).toMatchObject({ done: true });
  return (json as { records: Json[] }).records;
};
const errorOf = (answer: OrgAnswer): Json => (answer.json as Json[])[0] ?? {};
const describeOf = async (object: string): Promise<Json & { fields: readonly FieldFacts[] }> =>
  (await admin.rest("GET", `/sobjects/${object}/describe`)).json as Json & { fields: readonly FieldFacts[] };
const fieldOf = async (object: string, name: string): Promise<FieldFacts> => {
  const field = (await describeOf(object)).fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`${object} has no field ${name}`);
  return field;
};
const keys = (value: unknown): readonly string[] => Object.keys(value as object).sort();
const deal = { Name: "Fact", StageName: "Prospecting", CloseDate: "2026-12-01" };
const notSupported = (name: string): string =>
  `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' ` +
  `after the entity name. Please reference your WSDL or the describe call for the appropriate names.`;

describe("wire facts: answers and errors", () => {
  it("1: refuses REST requests with an array and OAuth requests with an object", async () => {
    const rest = await admin.rest("GET", "/sobjects/Nope");
    expect(rest.json).toEqual([{ message: "The requested resource does not exist", errorCode: "NOT_FOUND" }]);
    const oauth = await askToken(admin.org, { ...clientCredentials, client_secret: "wrong" });
    expect([oauth.status, oauth.json]).toEqual([
      400,
      { error: "invalid_client", error_description: "invalid client credentials" },
    ]);
  });

  it("2: has fields in errors of saves, even when empty, and not in those of sessions, resources and queries", async () => {
    const id = await create("Account", { Name: "Gone" });
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    expect(errorOf(await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Name: "x" } }))).toEqual({
      message: "entity is deleted",
      errorCode: "ENTITY_IS_DELETED",
      fields: [],
    });
    expect(errorOf(await admin.rest("POST", "/sobjects/Account", { body: {} }))).toHaveProperty("fields", ["Name"]);
    const session = await admin.rest("GET", "/limits", { headers: { authorization: "Bearer 00D!x" } });
    for (const answer of [session, await admin.rest("GET", "/nope"), await admin.query("SELECT Nope FROM Account")]) {
      expect(keys(errorOf(answer))).toEqual(["errorCode", "message"]);
    }
  });

  it("3: answers 404 ENTITY_IS_DELETED when a deleted record is deleted again", async () => {
    const path = `/sobjects/Account/${await create("Account", { Name: "Twice" })}`;
    expect((await admin.rest("DELETE", path)).status).toBe(204);
    const again = await admin.rest("DELETE", path);
    expect([again.status, again.json]).toEqual([
      404,
      [{ message: "entity is deleted", errorCode: "ENTITY_IS_DELETED", fields: [] }],
    ]);
  });

  it("4: frames INVALID_TYPE and INVALID_FIELD with the statement, a caret and its place", async () => {
    const type = await admin.query("select count() from XYZZY");
    const line = `select count() from XYZZY\n${" ".repeat(20)}^\nERROR at Row:1:Column:21\n`;
    expect([type.status, type.json]).toEqual([
      400,
      [{ message: `\n${line}${notSupported("XYZZY")}`, errorCode: "INVALID_TYPE" }],
    ]);
    const field = errorOf(await admin.query("SELECT Foo FROM Account"));
    expect(field).toEqual({
      errorCode: "INVALID_FIELD",
      message: expect.stringMatching(
        /^\nSELECT Foo FROM Account\n {7}\^\nERROR at Row:1:Column:8\nNo such column 'Foo' on entity 'Account'\. /,
      ),
    });
  });

  it("5: frames MALFORMED_SEARCH the same way, and asks for braces without a frame", async () => {
    const search = (sosl: string) => admin.rest("GET", `/search?q=${encodeURIComponent(sosl)}`);
    const framed = await search("FIND {test|x}");
    expect([framed.status, errorOf(framed)]).toEqual([
      400,
      {
        errorCode: "MALFORMED_SEARCH",
        message: expect.stringMatching(
          /^\nFIND \{test\|x\}\n +\^\n.*line 1:10 mismatched character '\|' expecting '\}'$/s,
        ),
      },
    ]);
    expect((await search("FIND test")).json).toEqual([
      {
        message: "No search term found. The search term must be enclosed in braces.",
        errorCode: "MALFORMED_SEARCH",
      },
    ]);
  });

  it.each(["SELECT Id FROM Account q q", "SELECT Id FROM Account WHERE Name IS NULL"])(
    "6: refuses the grammar of %s as MALFORMED_QUERY",
    async (soql) => {
      const answer = await admin.query(soql);
      expect([answer.status, answer.json]).toEqual([
        400,
        [{ message: expect.stringMatching(/unexpected token: '?(?:q|IS)'?/), errorCode: "MALFORMED_QUERY" }],
      ]);
    },
  );

  it("7: answers 404 NOT_FOUND for unknown external id fields, resources and objects, each in its words", async () => {
    const answers = [
      await admin.rest("PATCH", "/sobjects/Contact/Namez/1", { body: { LastName: "x" } }),
      await admin.rest("GET", "/nonsense"),
      await admin.rest("POST", "/sobjects/Nonsense", { body: {} }),
    ];
    const unknown = "The requested resource does not exist";
    expect(answers.map(({ status, json }) => [status, json])).toEqual(
      ["Provided external ID field does not exist or is not accessible: Namez", unknown, unknown].map((message) => [
        404,
        [{ errorCode: "NOT_FOUND", message }],
      ]),
    );
  });

  it("8: answers 403 for a quota that is used up, and names the record of a lock", async () => {
    const id = await create("Account", { Name: "Locked" });
    admin.org.addFault({ kind: "limitExceeded", count: 1 });
    const quota = await admin.rest("GET", "/limits");
    expect([quota.status, quota.headers.get("retry-after"), quota.json]).toEqual([
      403,
      null,
      [{ message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }],
    ]);
    admin.org.addFault({ kind: "lock", record: id, count: 1 });
    const message = `unable to obtain exclusive access to this record or 1 records: ${id}`;
    expect((await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Name: "x" } })).json).toEqual([
      { message, errorCode: "UNABLE_TO_LOCK_ROW", fields: [] },
    ]);
  });

  it("9: answers an expired token on the identity url with 403 and plain text", async () => {
    const { json } = await admin.rest("GET", "/");
    const path = new URL((json as { identity: string }).identity).pathname;
    const answer = await admin.call("GET", path, { headers: { authorization: "Bearer 00D!expired" } });
    expect([answer.status, answer.text]).toEqual([403, "Bad_OAuth_Token"]);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain|^text\/html/);
  });

  it("10: tells the usage on every REST answer, and not on those of tokens and identities", async () => {
    const id = await create("Account", { Name: "Usage" });
    const answers = [
      await admin.rest("GET", "/limits"),
      await admin.rest("DELETE", `/sobjects/Account/${id}`),
      await admin.rest("GET", `/sobjects/Account/${id}`),
      await admin.query("SELECT"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 404, 400]);
    const used = answers.map(({ headers }) => /^api-usage=(\d+)\/15000$/.exec(headers.get("sforce-limit-info") ?? ""));
    const [first = 0] = used.map((found) => Number(found?.[1]));
    expect(used.map((found) => Number(found?.[1]))).toEqual([first, first + 1, first + 2, first + 3]);
    const others = [await askToken(admin.org, clientCredentials), await admin.call("GET", "/services/oauth2/userinfo")];
    for (const { headers } of others) expect(headers.get("sforce-limit-info")).toBeNull();
  });

  it("11: answers JSON as application/json;charset=UTF-8, and 204 with neither type nor body", async () => {
    const id = await create("Account", { Name: "Typed" });
    expect((await admin.rest("GET", "/limits")).headers.get("content-type")).toBe("application/json;charset=UTF-8");
    const { status, headers, text } = await admin.rest("DELETE", `/sobjects/Account/${id}`);
    expect([status, headers.get("content-type"), text]).toEqual([204, null, ""]);
  });
});

describe("wire facts: create, update, upsert, collections", () => {
  it("12: answers a create with 201, its three keys in their order and a relative Location", async () => {
    const answer = await admin.rest("POST", "/sobjects/account", { body: { Name: "Made" } });
    const { id } = answer.json as { id: string };
    expect(answer.status).toBe(201);
    expect(answer.text).toBe(`{"id":"${id}","success":true,"errors":[]}`);
    expect(answer.headers.get("location")).toBe(`${root}/sobjects/Account/${id}`);
  });

  it("13: answers updates and deletes with 204, and an upsert by its version", async () => {
    const upsert = (version: string, name: string, email: string) =>
      admin.call("PATCH", `/services/data/${version}/sobjects/Contact/Email/${email}`, { body: { LastName: name } });
    const made = await upsert("v45.0", "Old", "fact13@ext.test");
    expect([made.status, made.json]).toMatchObject([201, { success: true, errors: [] }]);
    expect(made.headers.get("location")).toMatch(/^\/services\/data\/v45\.0\/sobjects\/Contact\/003\w{15}$/);
    const changed = await upsert("v45.0", "Older", "fact13@ext.test");
    expect([changed.status, changed.text]).toEqual([204, ""]);
    const now = await upsert("v46.0", "New", "fact13@ext.test");
    const { id } = made.json as { id: string };
    expect([now.status, now.json]).toEqual([200, { id, success: true, errors: [], created: false }]);
    const update = await admin.rest("PATCH", `/sobjects/Contact/${id}`, { body: { Title: "CEO" } });
    const remove = await admin.rest("DELETE", `/sobjects/Contact/${id}`);
    expect([update, remove].map(({ status, text }) => [status, text])).toEqual([
      [204, ""],
      [204, ""],
    ]);
  });

  it("14: answers 300 with an array of urls to an upsert that matches several records", async () => {
    const twin = { LastName: "Twin", Email: "fact14@ext.test" };
    const ids = [await create("Contact", twin), await create("Contact", twin)];
    const answer = await admin.rest("PATCH", "/sobjects/Contact/Email/fact14@ext.test", { body: { Title: "x" } });
    expect([answer.status, answer.json]).toEqual([300, ids.map((id) => `${root}/sobjects/Contact/${id}`)]);
  });

  it("15: has created in the results of upserts alone, and no id and statusCode in failures", async () => {
    const contact = (values: object) => ({ attributes: { type: "Contact" }, ...values });
    const records = [contact({ LastName: "Ito", Email: "fact15@ext.test" }), contact({ Email: "fact15b@ext.test" })];
    const saves = [
      await admin.rest("POST", "/composite/sobjects", { body: { records } }),
      await admin.rest("PATCH", "/composite/sobjects/Contact/Email", { body: { records } }),
    ];
    const [created, upserted] = saves.map(({ json }) => json as Json[]);
    expect(created?.map((result) => Object.keys(result))).toEqual([
      ["id", "success", "errors"],
      ["success", "errors"],
    ]);
    expect(upserted?.[0]).toEqual({ id: created?.[0]?.id, success: true, errors: [], created: false });
    const error = { statusCode: "REQUIRED_FIELD_MISSING", message: expect.any(String), fields: ["LastName"] };
    expect(created?.[1]).toEqual({ success: false, errors: [error] });
    expect(upserted?.[1]).not.toHaveProperty("id");
  });

  it("16: answers 200 to allOrNone that failed, the good records as rolled back", async () => {
    const account = (values: object) => ({ attributes: { type: "Account" }, ...values });
    const body = { allOrNone: true, records: [account({ Name: "Fact 16" }), account({})] };
    const answer = await admin.rest("POST", "/composite/sobjects", { body });
    const message = "Record rolled back because not all records were valid and the request was using AllOrNone header";
    expect([answer.status, answer.json]).toMatchObject([
      200,
      [
        { success: false, errors: [{ statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK", message, fields: [] }] },
        { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING" }] },
      ],
    ]);
    expect(await recordsOf("SELECT Id FROM Account WHERE Name = 'Fact 16'")).toEqual([]);
  });

  it("17: inserts by a Collections upsert on Id with a null Id", async () => {
    const records = [{ attributes: { type: "Account" }, Id: null, Name: "Fact 17" }];
    const answer = await admin.rest("PATCH", "/composite/sobjects/Account/Id", { body: { allOrNone: false, records } });
    expect([answer.status, answer.json]).toMatchObject([200, [{ success: true, created: true }]]);
  });

  it("18: takes a JSON string for the value of an int field", async () => {
    const id = await create("Account", { Name: "Fact 18", NumberOfEmployees: "10000" });
    const { text } = await admin.rest("GET", `/sobjects/Account/${id}?fields=NumberOfEmployees`);
    expect(text).toContain('"NumberOfEmployees":10000,');
  });
});

describe("wire facts: composite", () => {
  it("19: answers 200 though a part failed, with four keys for each part and the usual array inside", async () => {
    const part = { method: "GET", url: `${root}/sobjects/Nope`, referenceId: "r0" };
    const answer = await admin.rest("POST", "/composite", { body: { compositeRequest: [part] } });
    expect([answer.status, answer.text]).toEqual([
      200,
      '{"compositeResponse":[{"body":[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}],' +
        '"httpHeaders":{},"httpStatusCode":404,"referenceId":"r0"}]}',
    ]);
  });

  it("20: answers a conditional describe in a part with 304, and gives describes ETag and Last-Modified", async () => {
    for (const url of ["/sobjects", "/sobjects/Account/describe"]) {
      const described = await admin.rest("GET", url);
      expect([described.headers.get("etag"), described.headers.get("last-modified")]).toEqual([
        expect.stringMatching(/^W?\/?".+"$/),
        expect.stringMatching(/ GMT$/),
      ]);
      const httpHeaders = { "If-Modified-Since": described.headers.get("last-modified") };
      const part = { method: "GET", url: root + url, referenceId: "d", httpHeaders };
      expect(await admin.composite({ compositeRequest: [part] })).toEqual([
        {
          body: null,
          httpHeaders: { ETag: expect.any(String), "Last-Modified": expect.any(String) },
          httpStatusCode: 304,
          referenceId: "d",
        },
      ]);
    }
  });

  it.each(["/query?q=SELECT Id FROM Account LIMIT 1", "/query/?q=SELECT Id FROM Account LIMIT 1"])(
    "21: takes the raw spaces of %s in a part",
    async (url) => {
      const part = { method: "GET", url: root + url, referenceId: "q" };
      expect(await admin.composite({ compositeRequest: [part] })).toMatchObject([
        { httpStatusCode: 200, body: { totalSize: 1 } },
      ]);
    },
  );
});

describe("wire facts: query", () => {
  it("22: names records by their canonical url, and gives groups a type alone, expr0 and null keys", async () => {
    await create("Account", { Name: "No industry" });
    const [account] = await recordsOf("select id from account limit 1");
    expect(account?.attributes).toEqual({ type: "Account", url: `${root}/sobjects/Account/${String(account?.Id)}` });
    const [group] = await recordsOf(
      "SELECT Industry, COUNT(Id), MAX(Name) FROM Account WHERE Industry = null GROUP BY Industry",
    );
    expect(group).toEqual({
      attributes: { type: "AggregateResult" },
      Industry: null,
      expr0: expect.any(Number),
      expr1: expect.any(String),
    });
  });

  it("23: answers COUNT() by totalSize alone and COUNT(Id) by a row", async () => {
    const [bare, row] = [
      await admin.query("SELECT COUNT() FROM Account"),
      await admin.query("SELECT COUNT(Id) FROM Account"),
    ];
    const { totalSize } = bare.json as { totalSize: number };
    expect(totalSize).toBeGreaterThan(1);
    expect(bare.json).toEqual({ totalSize, done: true, records: [] });
    expect(row?.json).toEqual({
      totalSize: 1,
      done: true,
      records: [{ attributes: { type: "AggregateResult" }, expr0: totalSize }],
    });
  });

  it("24: writes currency, double and percent with a point, ints without, and datetimes with +0000", async () => {
    const account = await create("Account", { Name: "Numbers", NumberOfEmployees: 5, AnnualRevenue: 300 });
    const id = await create("Opportunity", {
      ...deal,
      AccountId: account,
      Amount: 125000,
      TotalOpportunityQuantity: 23,
    });
    const soql = `SELECT Amount, Probability, TotalOpportunityQuantity, Account.NumberOfEmployees, CloseDate, CreatedDate FROM Opportunity WHERE Id = '${id}'`;
    const { text } = await admin.query(soql);
    expect(text).toContain('"Amount":125000.0,"Probability":10.0,"TotalOpportunityQuantity":23.0,');
    expect(text).toContain('"NumberOfEmployees":5}');
    expect(text).toMatch(/"CloseDate":"2026-12-01","CreatedDate":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000"/);
  });

  it("25: gives a relative nextRecordsUrl, none on the last page, and the total on every page", async () => {
    const first = await admin.query("SELECT Id FROM Task", { "Sforce-Query-Options": "batchSize=200" });
    const { totalSize, nextRecordsUrl } = first.json as { totalSize: number; nextRecordsUrl: string };
    expect(totalSize).toBeGreaterThan(200);
    expect(nextRecordsUrl).toMatch(/^\/services\/data\/v62\.0\/query\/\w{18}-200$/);
    let page = first.json as Json;
    while (typeof page.nextRecordsUrl === "string") {
      expect(page).toMatchObject({ totalSize, done: false });
      page = (await admin.call("GET", page.nextRecordsUrl)).json as Json;
    }
    expect(keys(page)).toEqual(["done", "records", "totalSize"]);
    expect(page).toMatchObject({ totalSize, done: true });
  });

  it("26: names fields in the case of the describe, whatever case the statement has", async () => {
    const [record] = await recordsOf("SELECT id, NAME, owner.name FROM Account LIMIT 1");
    expect(Object.keys(record ?? {})).toEqual(["attributes", "Id", "Name", "Owner"]);
  });

  it.each([
    "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
    "SELECT Id FROM Account WHERE NOT Name = 'a' AND Name = 'b'",
    "SELECT * FROM Account",
    'SELECT Id FROM Account WHERE Name = "a"',
    "SELECT Id FROM Account WHERE Name == 'a'",
    "SELECT Id FROM Account -- all",
    "SELECT Id /* all */ FROM Account",
    "SELECT Id FROM Account // all",
    "SELECT COUNT() total FROM Account",
    "SELECT Id, FROM Account",
    "SELECT Id FROM Account WHERE Name = 'a\\q'",
    "SELECT Id FROM Account LIMIT -1",
  ])("27: refuses %s", async (soql) => {
    const answer = await admin.query(soql);
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "MALFORMED_QUERY" }]]);
    if (soql.includes("\\q")) expect(answer.text).toMatch(/Invalid Escape Character/i);
  });

  it("28: answers columns=true with columnMetadata, in all the keys that sf data query reads", async () => {
    const q = encodeURIComponent("SELECT Name, COUNT(Id) FROM Account GROUP BY Name");
    const { json } = await admin.rest("GET", `/query?q=${q}&columns=true`);
    const { columnMetadata } = json as { columnMetadata: Json[] };
    expect(columnMetadata).toHaveLength(2);
    expect(keys(columnMetadata[0])).toEqual([
      "aggregate",
      "apexType",
      "booleanType",
      "columnName",
      "custom",
      "displayName",
      "foreignKeyName",
      "insertable",
      "joinColumns",
      "numberType",
      "textType",
      "updatable",
    ]);
  });

  it("29: counts records by object", async () => {
    const [total] = await recordsOf("SELECT COUNT(Id) n FROM Account");
    const answer = await admin.rest("GET", "/limits/recordCount?sObjects=Account");
    expect(answer.text).toBe(`{"sObjects":[{"count":${String(total?.n)},"name":"Account"}]}`);
  });
});

describe("wire facts: describe", () => {
  it("30: tells what cannot be grouped, filtered, sorted or aggregated", async () => {
    const fields = [...(await describeOf("Account")).fields, ...(await describeOf("Opportunity")).fields];
    const named = (...names: readonly string[]) => fields.filter(({ name }) => names.includes(name));
    const longTexts = fields.filter(({ type, length }) => type === "textarea" && Number(length) > 255);
    const dates = fields.filter(({ type }) => type === "datetime");
    const money = named("Amount", "Probability", "ExpectedRevenue", "AnnualRevenue");
    expect([longTexts.length, dates.length, money.length].every((length) => length >= 2)).toBe(true);
    for (const field of [...money, ...dates, ...longTexts]) expect(field).toMatchObject({ groupable: false });
    for (const field of named("Description")) expect(field).toMatchObject({ filterable: false });
    for (const field of named("IsDeleted", "IsClosed", "IsWon")) expect(field).toMatchObject({ aggregatable: false });
    for (const field of fields.filter(({ type }) => type === "address")) {
      expect(field).toMatchObject({ filterable: true, sortable: false, groupable: false, aggregatable: false });
    }
  });

  it("31: tells three bytes for a character, 18 for an id, and the digits of numbers", async () => {
    expect(await fieldOf("Opportunity", "Name")).toMatchObject({ length: 120, byteLength: 360 });
    expect(await fieldOf("Opportunity", "StageName")).toMatchObject({ length: 255, byteLength: 765 });
    expect(await fieldOf("Opportunity", "AccountId")).toMatchObject({ length: 18, byteLength: 18 });
    expect(await fieldOf("Opportunity", "Amount")).toMatchObject({ precision: 18, scale: 2 });
    expect(await fieldOf("Account", "AnnualRevenue")).toMatchObject({ precision: 18, scale: 0 });
    expect(await fieldOf("Account", "NumberOfEmployees")).toMatchObject({ digits: 8 });
  });

  it("32: tells of child relationships without a name, which no statement can name", async () => {
    const { childRelationships } = (await describeOf("Account")) as unknown as {
      childRelationships: { childSObject: string; relationshipName: string | null }[];
    };
    const nameless = childRelationships.filter(({ relationshipName }) => relationshipName === null);
    expect(nameless.length).toBeGreaterThan(0);
    for (const { childSObject } of nameless.slice(0, 3)) {
      const answer = await admin.query(`SELECT Id, (SELECT Id FROM ${childSObject}) FROM Account`);
      expect([answer.status, errorOf(answer).errorCode]).toEqual([400, "INVALID_TYPE"]);
    }
  });

  it("33: tells of the Master record type, of scopes by object, and urls with a template of rows", async () => {
    const scopes = new Set<string>();
    for (const object of ["Account", "Opportunity", "Case", "Task"]) {
      const { recordTypeInfos, supportedScopes, urls } = await describeOf(object);
      expect(recordTypeInfos).toContainEqual(
        expect.objectContaining({ recordTypeId: "012000000000000AAA", master: true, name: "Master" }),
      );
      scopes.add(JSON.stringify(supportedScopes));
      expect(urls).toMatchObject({ rowTemplate: `${root}/sobjects/${object}/{ID}` });
      // Cases have some of their own.
      if (object !== "Case") expect([11, 12]).toContain(keys(urls).length);
    }
    expect(scopes.size).toBeGreaterThan(1);
  });

  it("34: keeps forecast categories apart from their names, and derived fields and owners as they are", async () => {
    const id = await create("Opportunity", { ...deal, ForecastCategoryName: "Best Case" });
    expect(
      await recordsOf(`SELECT ForecastCategory, ForecastCategoryName FROM Opportunity WHERE Id = '${id}'`),
    ).toMatchObject([{ ForecastCategory: "BestCase", ForecastCategoryName: "Best Case" }]);
    const derived = [
      "ForecastCategory",
      "IsClosed",
      "IsWon",
      "ExpectedRevenue",
      "Fiscal",
      "FiscalYear",
      "FiscalQuarter",
    ];
    const readOnly = [...derived.map((name) => ["Opportunity", name]), ["Contact", "Name"], ["Lead", "Name"]];
    for (const [object = "", name = ""] of readOnly) {
      expect(await fieldOf(object, name)).toMatchObject({ createable: false, updateable: false });
    }
    const owners = ["Contact", "Lead", "Case"].map(async (object) => (await fieldOf(object, "OwnerId")).referenceTo);
    expect(await Promise.all(owners)).toEqual([["User"], ["Group", "User"], ["Group", "User"]]);
  });
});

describe("wire facts: login and transport", () => {
  it("35: answers the password flow with a token in Salesforce's form, and neither refresh token nor expiry", async () => {
    const answer = await askToken(admin.org, passwordOf("rep@local.test"));
    expect(keys(answer.json)).toEqual(["access_token", "id", "instance_url", "issued_at", "signature", "token_type"]);
    expect(answer.json).toMatchObject({
      access_token: expect.stringMatching(/^00D\w{12,15}!\S+$/),
      issued_at: expect.stringMatching(/^\d{13}$/),
      token_type: "Bearer",
    });
    expect([answer.headers.get("cache-control"), answer.headers.get("pragma")]).toEqual([
      "no-cache, no-store",
      "no-cache",
    ]);
  });

  it("36: leaves {version} in the urls of an identity, and mixes ids of 15 and 18 characters", async () => {
    const { identity } = (await admin.rest("GET", "/")).json as { identity: string };
    const { json } = await admin.call("GET", new URL(identity).pathname);
    const { urls, user_id, organization_id } = json as {
      urls: Record<string, string>;
      user_id: string;
      organization_id: string;
    };
    expect(urls.rest).toBe(`${admin.org.url}/services/data/v{version}/`);
    expect([user_id.length, organization_id.length]).toEqual([18, 18]);
    expect(JSON.stringify(urls)).toMatch(/\/005\w{12}"|\/00D\w{12}"/);
  });

  it("37: takes double and trailing slashes, and the scheme OAuth", async () => {
    const headers = { authorization: `OAuth ${admin.token}` };
    for (const path of [`/${root}/limits`, `${root}/limits/`, `${root}/query/?q=SELECT+Id+FROM+User`]) {
      expect((await admin.call("GET", path, { headers })).status).toBe(200);
    }
  });

  it("38: answers what jsforce and sf ask at login with an access token alone", async () => {
    const { identity } = (await admin.rest("GET", "/")).json as { identity: string };
    expect((await admin.call("GET", `${new URL(identity).pathname}?format=json`)).status).toBe(200);
    const info = (await admin.call("GET", "/services/oauth2/userinfo")).json as { user_id: string };
    expect((await admin.rest("GET", `/sobjects/User/${info.user_id}`)).json).toMatchObject({
      Username: "admin@local.test",
    });
    expect((await admin.query("SELECT Id FROM ScratchOrgInfo")).status).toBe(400);
    expect(await recordsOf("SELECT Name, InstanceName, IsSandbox, TrialExpirationDate FROM Organization")).toHaveLength(
      1,
    );
  });

  it("39: lists the versions without login, and a version's resources by relative urls", async () => {
    const response = await fetch(`${admin.org.url}/services/data`);
    const versions = (await response.json()) as Json[];
    expect(versions).toContainEqual({ label: "Winter '25", url: root, version: "62.0" });
    const { identity, ...resources } = (await admin.rest("GET", "/")).json as Record<string, string>;
    expect(identity).toMatch(/^http/);
    expect(resources).toMatchObject({ sobjects: `${root}/sobjects`, query: `${root}/query`, limits: `${root}/limits` });
    expect(Object.values(resources).every((url) => url.startsWith(`${root}/`))).toBe(true);
  });
});
