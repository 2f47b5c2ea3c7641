import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer } from "./call-org";

interface Page {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Record<string, unknown>[];
}

const admin = sharedOrg({ scale: 2 });
const page = (answer: OrgAnswer): Page => {
  expect(answer.status).toBe(200);
  return answer.json as Page;
};
const isPage = (value: unknown): value is Page => typeof value === "object" && value !== null && "records" in value;

/** Every record of a page and of all that its locators lead to, child lists made whole; and how many pages it took. */
async function readAll(first: Page): Promise<{ records: Record<string, unknown>[]; pages: number }> {
  const records: Record<string, unknown>[] = [];
  let pages = 0;
  for (let here: Page | undefined = first; here !== undefined; pages++) {
    for (const record of here.records) {
      const whole = { ...record };
      for (const [name, value] of Object.entries(record)) {
        if (!isPage(value)) continue;
        const list = await readAll(value);
        pages += list.pages - 1;
        whole[name] = { totalSize: value.totalSize, done: true, records: list.records };
      }
      records.push(whole);
    }
    here = here.nextRecordsUrl === undefined ? undefined : page(await admin.call("GET", here.nextRecordsUrl));
  }
  return { records, pages };
}

describe("queries of the local org", () => {
  it("answer records with their canonical url and names (wire facts 22 and 26)", async () => {
    const { totalSize, done, records } = page(
      await admin.query("select id, name from opportunity order by name limit 1"),
    );
    expect({ totalSize, done }).toEqual({ totalSize: 1, done: true });
    const [record] = records;
    expect(record).toEqual({
      attributes: { type: "Opportunity", url: `${root}/sobjects/Opportunity/${String(record?.Id)}` },
      Id: expect.stringMatching(/^006\w{15}$/),
      Name: expect.any(String),
    });
  });

  it("find /query with a slash, a plus for a space, and names in any case (wire fact 21)", async () => {
    const answer = await admin.rest("GET", "/query/?q=SELECT+COUNT()+FROM+account");
    expect(page(answer)).toEqual({ totalSize: expect.any(Number), done: true, records: [] });
  });

  it("answer the attributes.url in the version that was asked (wire fact 22)", async () => {
    const answer = await admin.call("GET", "/services/data/v55.0/query?q=SELECT+Id+FROM+User+LIMIT+1");
    expect(answer.text).toContain('"url":"/services/data/v55.0/sobjects/User/005');
  });

  it("answer money with a decimal point (wire fact 24)", async () => {
    const answer = await admin.query("SELECT Amount FROM Opportunity WHERE Amount != null LIMIT 5");
    expect(answer.text).toMatch(/"Amount":\d+\.\d/);
    expect(answer.text).not.toMatch(/"Amount":\d+[,}]/);
  });

  it("refuse an unknown object in the caret form (wire fact 4)", async () => {
    const answer = await admin.query("select count() from XYZZY");
    expect([answer.status, answer.json]).toEqual([
      400,
      [
        {
          message:
            "\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\nsObject type 'XYZZY' is not " +
            "supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity " +
            "name. Please reference your WSDL or the describe call for the appropriate names.",
          errorCode: "INVALID_TYPE",
        },
      ],
    ]);
  });

  it("refuse an empty statement (soql.md §12)", async () => {
    const answer = await admin.rest("GET", "/query?q=");
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "MALFORMED_QUERY" }]]);
  });

  it("answer the columns of a statement in place of its records (wire fact 28)", async () => {
    const answer = await admin.rest("GET", "/query?q=SELECT+Id,Owner.Name+FROM+Account&columns=true");
    expect([answer.status, answer.json]).toMatchObject([
      200,
      { columnMetadata: [{ columnName: "Id" }, { columnName: "Owner", joinColumns: [{ columnName: "Name" }] }] },
    ]);
    const refused = await admin.rest("GET", "/query?q=SELECT+Nothing+FROM+Account&columns=true");
    expect([refused.status, refused.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
  });

  it("explain a statement without running it (rest-api.md §3)", async () => {
    const answer = await admin.rest("GET", "/query?explain=SELECT+Id+FROM+Task");
    expect([answer.status, answer.json]).toMatchObject([
      200,
      { plans: [{ leadingOperationType: "TableScan", sobjectType: "Task" }], sourceQuery: "SELECT Id FROM Task" },
    ]);
  });

  it("refuse no statement at all (soql.md §12)", async () => {
    const answer = await admin.rest("GET", "/query");
    expect([answer.status, answer.json]).toEqual([
      400,
      [{ message: "SOQL statements cannot be empty or null", errorCode: "MALFORMED_QUERY" }],
    ]);
  });

  it("note that records were viewed or referred to, as FOR VIEW and FOR REFERENCE ask (soql.md §10)", async () => {
    const { id } = (await admin.rest("POST", "/sobjects/Account", { body: { Name: "Seen" } })).json as { id: string };
    const dates = async () =>
      page(await admin.query(`SELECT LastViewedDate, LastReferencedDate FROM Account WHERE Id = '${id}'`)).records[0];
    const before = await dates();
    const referred = page(await admin.query(`SELECT Id FROM Account WHERE Id = '${id}' FOR REFERENCE`));
    expect(Object.keys(referred)).not.toContain("tracked");
    const after = await dates();
    expect(after).toEqual({ ...before, LastReferencedDate: expect.stringMatching(/^\d{4}-.*\+0000$/) });
    await admin.query(`SELECT Id FROM Account WHERE Id = '${id}' FOR VIEW`);
    expect(await dates()).toMatchObject({ LastViewedDate: expect.any(String), LastReferencedDate: expect.any(String) });
  });

  it("show deleted records to queryAll alone (rest-api.md §3)", async () => {
    const { id } = (await admin.rest("POST", "/sobjects/Account", { body: { Name: "Gone" } })).json as { id: string };
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    const soql = encodeURIComponent(`SELECT Id, IsDeleted FROM Account WHERE Id = '${id}'`);
    expect(page(await admin.rest("GET", `/query?q=${soql}`)).totalSize).toBe(0);
    expect(page(await admin.rest("GET", `/queryAll?q=${soql}`)).records).toMatchObject([{ Id: id, IsDeleted: true }]);
  });
});

describe("paging of the local org's queries", () => {
  it.each([200, 333, 2000])("joins to the whole answer by pages of %i (rest-api.md §3)", async (batchSize) => {
    const soql = "SELECT Id, Subject FROM Task ORDER BY Id";
    const whole = page(await admin.query(soql));
    expect(whole.totalSize).toBeGreaterThan(400);
    const first = page(await admin.query(soql, { "Sforce-Query-Options": `batchSize=${batchSize}` }));
    expect(first.records).toHaveLength(Math.min(batchSize, whole.totalSize));
    const { records, pages } = await readAll(first);
    expect(records).toEqual((await readAll(whole)).records);
    expect(pages).toBe(Math.ceil(whole.totalSize / batchSize));
  });

  it.each([200, 250, 600])(
    "counts child rows toward the batch of %i, and loses none of them (rest-api.md §3)",
    async (batchSize) => {
      const soql =
        "SELECT Id, (SELECT Id FROM Contacts ORDER BY Id), (SELECT Id, (SELECT Id FROM Tasks ORDER BY Id) " +
        "FROM Opportunities ORDER BY Id) FROM Account ORDER BY Id";
      const first = page(await admin.query(soql, { "Sforce-Query-Options": `batchSize=${batchSize}` }));
      expect(first.done).toBe(false);
      const { records } = await readAll(first);
      expect(records).toHaveLength(first.totalSize);
      expect(records).toEqual((await readAll(page(await admin.query(soql)))).records);
    },
  );

  it.each([
    ["batchSize=1", 200],
    ["batchSize=100000", 2_000],
    ["client=x, batchSize=300", 300],
    ["nonsense", 2_000],
  ])("keeps %s within 200 and 2,000 (rest-api.md §3)", async (options, size) => {
    const { totalSize, records } = page(await admin.query("SELECT Id FROM Task", { "Sforce-Query-Options": options }));
    expect(records).toHaveLength(Math.min(size, totalSize));
  });

  it("answers what jsforce asks: the locator alone, below /query and /queryAll (rest-api.md §3)", async () => {
    const first = page(await admin.query("SELECT Id FROM Task", { "Sforce-Query-Options": "batchSize=200" }));
    const locator = first.nextRecordsUrl?.split("/").at(-1) ?? "";
    const second = await admin.rest("GET", `/query/${locator}`);
    expect(page(second).records).toHaveLength(200);
    expect((await admin.rest("GET", `/queryAll/${locator}`)).json).toEqual(second.json);
  });

  it("counts every page as a call (limits.md §2)", async () => {
    const first = page(await admin.query("SELECT Id FROM Task", { "Sforce-Query-Options": "batchSize=200" }));
    const before = admin.org.log().length;
    await admin.call("GET", first.nextRecordsUrl ?? "");
    expect(admin.org.log().slice(before)).toMatchObject([{ calls: 1, rows: 200, statements: [] }]);
  });

  it("refuses another user's locator, and any that it did not give (rest-api.md §3)", async () => {
    const first = page(await admin.query("SELECT Id FROM Task", { "Sforce-Query-Options": "batchSize=200" }));
    const rep = await admin.as("rep@local.test");
    for (const answer of [await rep.call("GET", first.nextRecordsUrl ?? ""), await admin.rest("GET", "/query/01gD")]) {
      expect([answer.status, answer.json]).toEqual([
        400,
        [{ message: "invalid query locator", errorCode: "INVALID_QUERY_LOCATOR" }],
      ]);
    }
  });
});
