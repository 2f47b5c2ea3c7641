import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type Subanswer } from "./call-org";

const admin = sharedOrg();

const rolledBack = {
  body: [
    {
      errorCode: "PROCESSING_HALTED",
      message: "The transaction was rolled back since another operation in the same transaction failed.",
    },
  ],
  httpHeaders: {},
  httpStatusCode: 400,
};

const noValue = (path: string): object[] => [
  {
    errorCode: "PROCESSING_HALTED",
    message:
      `Invalid reference specified. No value for ${path} found in ${/^\w*/.exec(path)?.[0] ?? ""}. ` +
      `Provided referenceId ('${path}') must start with a letter or a number, ` +
      "and it can contain only letters, numbers and underscores ('_').",
  },
];

const create = (referenceId: string, object: string, body: object): object => ({
  method: "POST",
  url: `${root}/sobjects/${object}`,
  referenceId,
  body,
});
const ask = (referenceId: string, soql: string): object => ({
  method: "GET",
  url: `${root}/query?q=${soql}`,
  referenceId,
});
const run = (compositeRequest: readonly object[], allOrNone = false): Promise<readonly Subanswer[]> =>
  admin.composite({ allOrNone, compositeRequest });
const statuses = (answers: readonly Subanswer[]): readonly number[] => answers.map((answer) => answer.httpStatusCode);
const bodyOf = <T>(answer: Subanswer | undefined): T => answer?.body as T;
const count = async (soql: string): Promise<number> =>
  ((await admin.query(soql)).json as { totalSize: number }).totalSize;

describe("a composite of the local org", () => {
  it("creates, refers, reads back and counts as one call (limits.md §2)", async () => {
    const before = admin.org.log().length;
    const answers = await run([
      create("a1", "Account", { Name: "Acme Composite" }),
      create("c1", "Contact", { LastName: "Lee", AccountId: "@{a1.id}" }),
      ask("q1", "SELECT Id, Account.Name FROM Contact WHERE AccountId = '@{a1.id}'"),
      { method: "GET", url: `${root}/sobjects/Contact/@{q1.records[0].Id}?fields=LastName`, referenceId: "r1" },
      { method: "DELETE", url: `${root}/sobjects/Contact/@{c1.id}`, referenceId: "d1" },
    ]);
    const { id } = bodyOf<{ id: string }>(answers[0]);
    expect(answers[0]).toEqual({
      body: { id, success: true, errors: [] },
      httpHeaders: { Location: `${root}/sobjects/Account/${id}` },
      httpStatusCode: 201,
      referenceId: "a1",
    });
    expect(Object.keys(answers[0] ?? {})).toEqual(["body", "httpHeaders", "httpStatusCode", "referenceId"]);
    expect(answers[2]?.body).toMatchObject({ totalSize: 1, records: [{ Account: { Name: "Acme Composite" } }] });
    expect(answers[3]?.body).toMatchObject({ LastName: "Lee" });
    expect(answers[4]).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: "d1" });
    const [entry] = admin.org.log().slice(before);
    expect(entry).toMatchObject({
      calls: 1,
      status: 200,
      rows: 2,
      statements: [`SELECT Id, Account.Name FROM Contact WHERE AccountId = '${id}'`],
    });
    expect(entry?.subrequests.map(({ method, status }) => `${method} ${status}`)).toEqual([
      "POST 201",
      "POST 201",
      "GET 200",
      "GET 200",
      "DELETE 204",
    ]);
    expect(entry?.subrequests[1]?.url).toBe(`${root}/sobjects/Contact`);
  });

  it("takes raw spaces, encoded urls and a slash after query alike (wire fact 21)", async () => {
    const answers = await run([
      ask("raw", "SELECT Id FROM Account LIMIT 1"),
      ask("plus", "SELECT+Id+FROM+Account+LIMIT+1"),
      ask("encoded", encodeURIComponent("SELECT Id FROM Account LIMIT 1")),
      { method: "GET", url: `${root}/query/?q=select count() from Account`, referenceId: "count" },
    ]);
    expect(statuses(answers)).toEqual([200, 200, 200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[2]?.body).toEqual(answers[0]?.body);
  });

  it("answers 200 when all fail, with the usual arrays inside (wire fact 19)", async () => {
    const answers = await run([
      { method: "GET", url: `${root}/sobjects/Nonsense`, referenceId: "r0" },
      ask("r1", "SELECT Foo FROM Account"),
      { method: "GET", url: "/services/data/v25.0/sobjects", referenceId: "r2" },
      { method: "PUT", url: `${root}/sobjects/Account`, referenceId: "r3" },
    ]);
    expect(answers[0]).toEqual({
      body: [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }],
      httpHeaders: {},
      httpStatusCode: 404,
      referenceId: "r0",
    });
    expect(statuses(answers)).toEqual([404, 400, 410, 405]);
  });

  it("answers a conditional describe with 304, a null body and its headers (wire fact 20)", async () => {
    const [fresh, known] = await run([
      { method: "GET", url: `${root}/sobjects`, referenceId: "a" },
      {
        method: "GET",
        url: `${root}/sobjects`,
        referenceId: "b",
        httpHeaders: { "If-Modified-Since": new Date(Date.now() + 60_000).toUTCString() },
      },
    ]);
    expect(fresh?.httpStatusCode).toBe(200);
    expect(known).toEqual({
      body: null,
      httpHeaders: { ETag: expect.stringMatching(/^"\w+"$/), "Last-Modified": expect.stringMatching(/GMT$/) },
      httpStatusCode: 304,
      referenceId: "b",
    });
  });

  it("gives a query its own page size, and pages follow as calls of their own (rest-api.md §6)", async () => {
    const [answer] = await run([
      {
        method: "GET",
        url: `${root}/query?q=SELECT Id FROM Task`,
        referenceId: "q",
        httpHeaders: { "Sforce-Query-Options": "batchSize=200" },
      },
    ]);
    const page = bodyOf<{ records: unknown[]; nextRecordsUrl: string }>(answer);
    expect(page.records).toHaveLength(200);
    const [next] = await run([{ method: "GET", url: page.nextRecordsUrl, referenceId: "n" }]);
    expect(bodyOf<{ records: unknown[] }>(next).records.length).toBeGreaterThan(0);
  });

  it("retrieves a collection (rest-api.md §7)", async () => {
    const [created, retrieved] = await run([
      create("a", "Account", { Name: "One" }),
      {
        method: "POST",
        url: `${root}/composite/sobjects/Account`,
        referenceId: "r",
        body: { ids: ["@{a.id}"], fields: ["Name"] },
      },
    ]);
    expect(retrieved?.body).toMatchObject([{ Id: bodyOf<{ id: string }>(created).id, Name: "One" }]);
  });

  it.each([
    ["itself", "composite"],
    ["limits", "limits"],
    ["the UI API", "ui-api/object-info/Account"],
    ["the version's root", ""],
  ])("refuses %s as a part (rest-api.md §7)", async (_what, resource) => {
    const [answer] = await run([{ method: "POST", url: `${root}/${resource}`, referenceId: "x", body: {} }]);
    expect([answer?.httpStatusCode, answer?.body]).toMatchObject([400, [{ errorCode: "INVALID_BATCH_REQUEST" }]]);
  });

  it.each([
    ["26 parts", Array.from({ length: 26 }, (_, i) => create(`r${i}`, "Account", {})), "LIMIT_EXCEEDED"],
    ["6 queries", Array.from({ length: 6 }, (_, i) => ask(`r${i}`, "SELECT Id FROM Task")), "LIMIT_EXCEEDED"],
    [
      "a header that parts inherit",
      [{ method: "GET", url: `${root}/sobjects`, referenceId: "r", httpHeaders: { Authorization: "Bearer x" } }],
      "INVALID_HTTP_HEADER",
    ],
    ["a malformed reference id", [create("a[1]", "Account", { Name: "x" })], "JSON_PARSER_ERROR"],
  ])("refuses %s as a whole, and does nothing (rest-api.md §7)", async (_what, compositeRequest, errorCode) => {
    const before = await count("SELECT COUNT() FROM Account");
    const answer = await admin.rest("POST", "/composite", { body: { compositeRequest } });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
    expect(await count("SELECT COUNT() FROM Account")).toBe(before);
  });
});

describe("references in a composite of the local org", () => {
  it("halt a part that refers to an empty result, and only that (rest-api.md §7)", async () => {
    const answers = await run([
      ask("q1", "SELECT AccountId FROM Opportunity WHERE Id = null"),
      ask("q2", "SELECT Id FROM Account WHERE Id = '@{q1.records[0].AccountId}'"),
      ask("q3", "SELECT COUNT() FROM Account"),
    ]);
    expect(statuses(answers)).toEqual([200, 400, 200]);
    expect(answers[1]?.body).toEqual(noValue("q1.records[0].AccountId"));
  });

  it("must name a field that the query selected (rest-api.md §7)", async () => {
    const answers = await run([
      ask("q1", "SELECT Id, Account.Name FROM Contact WHERE AccountId != null LIMIT 1"),
      ask("q2", "SELECT Id FROM Account WHERE Id = '@{q1.records[0].AccountId}'"),
    ]);
    expect(answers[1]?.body).toEqual(noValue("q1.records[0].AccountId"));
  });

  it("halt the dependants of a failed part, and theirs (rest-api.md §7)", async () => {
    const answers = await run([
      create("a1", "Account", {}),
      create("c1", "Contact", { LastName: "Lost", AccountId: "@{a1.id}" }),
      ask("q1", "SELECT Id FROM Contact WHERE Id = '@{c1.id}'"),
    ]);
    expect(statuses(answers)).toEqual([400, 400, 400]);
    expect(answers[0]?.body).toMatchObject([{ errorCode: "REQUIRED_FIELD_MISSING" }]);
    expect(answers[2]?.body).toEqual(noValue("c1.id"));
    expect(await count("SELECT COUNT() FROM Contact WHERE LastName = 'Lost'")).toBe(0);
  });

  it("match nothing when they name a null lookup that is guarded", async () => {
    const created = await run([create("c", "Contact", { LastName: "Nobody" })]);
    const { id } = bodyOf<{ id: string }>(created[0]);
    const answers = await run([
      ask("q1", `SELECT AccountId FROM Contact WHERE Id = '${id}'`),
      ask("q2", "SELECT Id FROM Opportunity WHERE AccountId = '@{q1.records[0].AccountId}' AND AccountId != null"),
    ]);
    expect(answers[1]).toMatchObject({ httpStatusCode: 200, body: { totalSize: 0 } });
  });

  it("are expanded inside a user's value, too: there is no escape in a body (rest-api.md §7)", async () => {
    const answers = await run([
      ask("q1", "SELECT Id, Name FROM Account ORDER BY Id LIMIT 1"),
      create("t1", "Task", { Subject: "Hi @{q1.records[0].Name}!", Description: "@{q1.totalSize}" }),
      { method: "GET", url: `${root}/sobjects/Task/@{t1.id}?fields=Subject,Description`, referenceId: "r1" },
    ]);
    const { Name } = bodyOf<{ records: { Name: string }[] }>(answers[0]).records[0] ?? { Name: "" };
    expect(answers[2]?.body).toMatchObject({ Subject: `Hi ${Name}!`, Description: "1" });
  });

  it("are expanded in a SOQL literal, encoded in the url or not, but not behind \\u0040 (rest-api.md §7)", async () => {
    const soql = (value: string): string => `SELECT COUNT() FROM Account WHERE Name = '${value}'`;
    const before = admin.org.log().length;
    const answers = await run([
      ask("q1", "SELECT Id FROM Account ORDER BY Id LIMIT 1"),
      ask("raw", soql("@{q1.totalSize}")),
      ask("encoded", encodeURIComponent(soql("@{q1.totalSize}"))),
      ask("escaped", soql("\\u0040{q1.totalSize}")),
    ]);
    expect(statuses(answers)).toEqual([200, 200, 200, 200]);
    expect(admin.org.log()[before]?.statements.slice(1)).toEqual([soql("1"), soql("1"), soql("\\u0040{q1.totalSize}")]);
  });

  it("can carry a quote into a statement: only the one who writes it can prevent that", async () => {
    const created = await run([create("a", "Account", { Name: "x' OR Name != '" })]);
    const { id } = bodyOf<{ id: string }>(created[0]);
    const answers = await run([
      ask("q1", `SELECT Name FROM Account WHERE Id = '${id}'`),
      ask("q2", "SELECT Id FROM Account WHERE Name = '@{q1.records[0].Name}'"),
    ]);
    expect(bodyOf<{ totalSize: number }>(answers[1]).totalSize).toBe(await count("SELECT COUNT() FROM Account"));
  });
});

describe("allOrNone in a composite of the local org", () => {
  it("undoes everything when one part fails, whose own error alone is told (rest-api.md §7)", async () => {
    const name = "Undone";
    const answers = await run(
      [
        create("a1", "Account", { Name: name }),
        create("c1", "Contact", { AccountId: "@{a1.id}" }),
        ask("q1", "SELECT COUNT() FROM Account"),
      ],
      true,
    );
    expect(answers).toEqual([
      { ...rolledBack, referenceId: "a1" },
      {
        body: [
          {
            message: "Required fields are missing: [LastName]",
            errorCode: "REQUIRED_FIELD_MISSING",
            fields: ["LastName"],
          },
        ],
        httpHeaders: {},
        httpStatusCode: 400,
        referenceId: "c1",
      },
      { ...rolledBack, referenceId: "q1" },
    ]);
    expect(await count(`SELECT COUNT() FROM Account WHERE Name = '${name}'`)).toBe(0);
  });

  it("undoes updates and deletes, too, and a reference without a value is such a failure", async () => {
    const created = await run([create("a", "Account", { Name: "Kept" }), create("b", "Account", { Name: "Alive" })]);
    const [kept, alive] = created.map((answer) => bodyOf<{ id: string }>(answer).id);
    const answers = await run(
      [
        { method: "PATCH", url: `${root}/sobjects/Account/${kept}`, referenceId: "p", body: { Name: "Lost" } },
        { method: "DELETE", url: `${root}/sobjects/Account/${alive}`, referenceId: "d" },
        ask("g", "SELECT Id FROM Account WHERE Id = null"),
        { method: "PATCH", url: `${root}/sobjects/Account/@{g.records[0].Id}`, referenceId: "x", body: { Name: "y" } },
      ],
      true,
    );
    expect(answers[0]).toEqual({ ...rolledBack, referenceId: "p" });
    expect(answers[3]?.body).toEqual(noValue("g.records[0].Id"));
    const after = await admin.rest("POST", "/composite/sobjects/Account", {
      body: { ids: [kept, alive], fields: ["Name"] },
    });
    expect(after.json).toMatchObject([{ Name: "Kept" }, { Name: "Alive" }]);
  });

  it("keeps everything when all succeed (rest-api.md §7)", async () => {
    const answers = await run(
      [create("a", "Account", { Name: "Both" }), create("b", "Contact", { LastName: "Both", AccountId: "@{a.id}" })],
      true,
    );
    expect(statuses(answers)).toEqual([201, 201]);
    expect(await count("SELECT COUNT() FROM Contact WHERE Account.Name = 'Both'")).toBe(1);
  });

  it("does not hold when it is false: what succeeded stays (rest-api.md §7)", async () => {
    const answers = await run([create("a", "Account", { Name: "Stays" }), create("b", "Account", {})]);
    expect(statuses(answers)).toEqual([201, 400]);
    expect(await count("SELECT COUNT() FROM Account WHERE Name = 'Stays'")).toBe(1);
  });
});

describe("composites of the local org that run at the same time", () => {
  const many = (tag: string, last: object): readonly object[] => [
    ...Array.from({ length: 9 }, (_, i) => create(`r${i}`, "Account", { Name: tag })),
    create("last", "Account", last),
  ];

  it("never mix when each is all or none", async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => run(many(`Mix ${i % 2}`, i % 2 === 0 ? { Name: "Mix 0" } : {}), true)),
    );
    expect(await count("SELECT COUNT() FROM Account WHERE Name = 'Mix 0'")).toBe(50);
    expect(await count("SELECT COUNT() FROM Account WHERE Name = 'Mix 1'")).toBe(0);
  });

  it("let each other in between their parts otherwise, as on the platform", async () => {
    await Promise.all([run(many("Turn A", { Name: "Turn A" })), run(many("Turn B", { Name: "Turn B" }))]);
    const { records } = (await admin.query("SELECT Name FROM Account WHERE Name LIKE 'Turn %' ORDER BY Id")).json as {
      records: { Name: string }[];
    };
    const turns = records.filter(({ Name }, i) => i > 0 && records[i - 1]?.Name !== Name).length;
    expect(turns).toBeGreaterThan(1);
  });
});
