import { describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { Connection } from "jsforce";
import { sharedOrg, startOrg, type OrgAnswer, type OrgCaller } from "./call-org";

const admin = sharedOrg({ scale: 0.2 });

type Job = Readonly<Record<string, unknown>> & { readonly id: string; readonly state: string };

const job = (answer: OrgAnswer): Job => {
  expect([answer.status, answer.status === 200 ? "" : answer.text]).toEqual([200, ""]);
  return answer.json as Job;
};
const rows = (text: string): string[][] => parse(text);
const csv = (table: readonly (readonly string[])[]): string => stringify(table.map((row) => [...row]));

const isOver = (state: string): boolean => ["JobComplete", "Failed", "Aborted"].includes(state);
const finish = async (kind: "query" | "ingest", id: string, caller: OrgCaller = admin): Promise<Job> => {
  for (;;) {
    const info = job(await caller.rest("GET", `/jobs/${kind}/${id}`));
    if (isOver(info.state)) return info;
  }
};

const startQuery = async (query: string, more: object = {}): Promise<Job> =>
  job(await admin.rest("POST", "/jobs/query", { body: { operation: "query", query, ...more } }));
const bulkQuery = async (query: string, more: object = {}): Promise<string> => {
  const { id } = await startQuery(query, more);
  expect((await finish("query", id)).state).toBe("JobComplete");
  const answer = await admin.rest("GET", `/jobs/query/${id}/results`);
  expect(answer.status).toBe(200);
  return answer.text;
};

const openIngest = async (body: object): Promise<Job> => job(await admin.rest("POST", "/jobs/ingest", { body }));
const put = (id: string, body: string | Buffer): Promise<OrgAnswer> =>
  admin.rest("PUT", `/jobs/ingest/${id}/batches`, { body, headers: { "content-type": "text/csv" } });
const patch = (kind: "query" | "ingest", id: string, state: string): Promise<OrgAnswer> =>
  admin.rest("PATCH", `/jobs/${kind}/${id}`, { body: { state } });
const ingest = async (body: object, data: string | Buffer): Promise<Job> => {
  const { id } = await openIngest(body);
  expect((await put(id, data)).status).toBe(201);
  job(await patch("ingest", id, "UploadComplete"));
  return finish("ingest", id);
};
const results = async (id: string, which: string): Promise<string[][]> => {
  const answer = await admin.rest("GET", `/jobs/ingest/${id}/${which}/`);
  expect(answer.status).toBe(200);
  return rows(answer.text);
};

describe("a bulk query job (rest-api.md §10)", () => {
  it("is made in the state UploadComplete", async () => {
    const made = await startQuery("select id, name from account");
    expect(Object.keys(made)).toEqual([
      "id",
      "operation",
      "object",
      "createdById",
      "createdDate",
      "systemModstamp",
      "state",
      "concurrencyMode",
      "contentType",
      "apiVersion",
      "lineEnding",
      "columnDelimiter",
    ]);
    expect(made).toMatchObject({
      id: expect.stringMatching(/^750.{15}$/),
      object: "Account",
      state: "UploadComplete",
      apiVersion: 62,
      lineEnding: "LF",
      columnDelimiter: "COMMA",
    });
    expect(made.createdDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  });

  it("tells when polled how far it is", async () => {
    const { id } = await startQuery("SELECT Id FROM Account");
    const { totalSize } = (await admin.query("SELECT COUNT() FROM Account")).json as { totalSize: number };
    expect(await finish("query", id)).toMatchObject({
      state: "JobComplete",
      jobType: "V2Query",
      numberRecordsProcessed: totalSize,
      retries: 0,
      totalProcessingTime: expect.any(Number),
      isPkChunkingSupported: true,
    });
  });

  it("answers CSV in the order of the SELECT, with parents' columns and all in quotes", async () => {
    const text = await bulkQuery("SELECT Account.Name, id, account.owner.name, Amount FROM Opportunity LIMIT 1");
    expect(text.split("\n")[0]).toBe('"Account.Name","Id","Account.Owner.Name","Amount"');
    expect(rows(text)[1]?.[1]).toMatch(/^006/);
  });

  it("writes datetimes with Z, booleans as words and nothing for null", async () => {
    const made = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Bulk values", AnnualRevenue: 5 } });
    const { id } = made.json as { id: string };
    const text = await bulkQuery(`SELECT CreatedDate, IsDeleted, Phone, AnnualRevenue FROM Account WHERE Id = '${id}'`);
    expect(rows(text)[1]).toEqual([expect.stringMatching(/T\d\d:\d\d:\d\d\.000Z$/), "false", "", "5.0"]);
    expect(text).toContain('"false","",');
  });

  it("writes with the delimiter and line ending that it was asked for", async () => {
    const more = { columnDelimiter: "PIPE", lineEnding: "CRLF" };
    const text = await bulkQuery("SELECT Id, Name FROM Account LIMIT 2", more);
    expect(text).toMatch(/^"Id"\|"Name"\r\n"001\w{15}"\|".*"\r\n"001\w{15}"\|".*"\r\n$/);
  });

  it("answers deleted records, too, as queryAll", async () => {
    const made = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Bulk gone" } });
    const { id } = made.json as { id: string };
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    const soql = "SELECT Id FROM Account WHERE Name = 'Bulk gone'";
    expect(rows(await bulkQuery(soql))).toEqual([["Id"]]);
    expect(rows(await bulkQuery(soql, { operation: "queryAll" }))).toEqual([["Id"], [id]]);
  });

  it("answers in sets, each under the header, until the locator null", async () => {
    const { id } = await startQuery("SELECT Id FROM Account ORDER BY Id LIMIT 5");
    await finish("query", id);
    const found: string[] = [];
    for (let locator: string | null = ""; locator !== "null";) {
      const path = `/jobs/query/${id}/results?maxRecords=2${locator === "" ? "" : `&locator=${String(locator)}`}`;
      const answer = await admin.rest("GET", path);
      const [header, ...records] = rows(answer.text);
      expect([header, answer.headers.get("sforce-numberofrecords")]).toEqual([["Id"], String(records.length)]);
      expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
      found.push(...records.map(([value = ""]) => value));
      locator = answer.headers.get("sforce-locator");
    }
    expect([found.length, [...found].sort()]).toEqual([5, found]);
  });

  it("names sets to be read side by side from 58.0 on (Bulk API 2.0 guide, parallel results)", async () => {
    const { id } = await startQuery("SELECT Id FROM Account");
    await finish("query", id);
    const { json } = await admin.rest("GET", `/jobs/query/${id}/resultPages`);
    const { resultPages, done } = json as { resultPages: { resultUrl: string }[]; done: boolean };
    expect([resultPages.length, done]).toEqual([1, true]);
    expect((await admin.call("GET", resultPages[0]?.resultUrl ?? "")).status).toBe(200);
  });

  it("keeps what it answered when records change", async () => {
    const made = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Before" } });
    const { id } = made.json as { id: string };
    const query = await startQuery(`SELECT Name FROM Account WHERE Id = '${id}'`);
    await finish("query", query.id);
    await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Name: "After" } });
    expect((await admin.rest("GET", `/jobs/query/${query.id}/results`)).text).toBe('"Name"\n"Before"\n');
  });

  it("answers 409 in another version than its own (rest-api.md §2)", async () => {
    const { id } = await startQuery("SELECT Id FROM Account");
    await finish("query", id);
    expect((await admin.call("GET", `/services/data/v61.0/jobs/query/${id}/results`)).status).toBe(409);
  });

  it("is aborted, cannot be read then, and is deleted with 204", async () => {
    const { id } = await startQuery("SELECT Id FROM Account");
    const aborted = await patch("query", id, "Aborted");
    // It may have been over already.
    expect([200, 400]).toContain(aborted.status);
    if (aborted.status === 200) {
      const read = await admin.rest("GET", `/jobs/query/${id}/results`);
      expect([read.status, read.json]).toMatchObject([400, [{ errorCode: "INVALIDJOBSTATE" }]]);
    }
    const deleted = await admin.rest("DELETE", `/jobs/query/${id}`);
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect((await admin.rest("GET", `/jobs/query/${id}`)).status).toBe(404);
  });

  it.each([
    ["a field that is none", "SELECT Foo FROM Account", "INVALID_FIELD", "No such column"],
    ["an object that is none", "SELECT Id FROM Foo", "INVALID_TYPE", "is not supported"],
    ["what is no SOQL", "SELECT", "MALFORMED_QUERY", "unexpected token"],
    [
      "an address",
      "SELECT BillingAddress FROM Account",
      "API_ERROR",
      "Selecting compound data not supported in Bulk Query",
    ],
    [
      "a child list",
      "SELECT (SELECT Id FROM Contacts) FROM Account",
      "API_ERROR",
      "Aggregate Relationships not supported",
    ],
    ["a count", "SELECT COUNT() FROM Account", "API_ERROR", "Aggregate functions"],
    ["a group", "SELECT Name, COUNT(Id) FROM Account GROUP BY Name", "API_ERROR", "Aggregate functions"],
    ["OFFSET", "SELECT Id FROM Account LIMIT 1 OFFSET 1", "API_ERROR", "OFFSET is not supported"],
    ["TYPEOF", "SELECT TYPEOF What WHEN Account THEN Name END FROM Task", "API_ERROR", "TYPEOF is not supported"],
  ])("refuses %s when it is made", async (_what, query, errorCode, words) => {
    const answer = await admin.rest("POST", "/jobs/query", { body: { operation: "query", query } });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject([{ errorCode, message: expect.stringContaining(words) }]);
  });

  it.each([
    [{ query: "SELECT Id FROM Account" }],
    [{ operation: "fetch", query: "SELECT Id FROM Account" }],
    [{ operation: "query" }],
    [{ operation: "query", query: "SELECT Id FROM Account", columnDelimiter: "COLON" }],
    [{ operation: "query", query: "SELECT Id FROM Account", contentType: "JSON" }],
    [{ operation: "query", query: "SELECT Id FROM Account", foo: 1 }],
  ])("refuses the body %j", async (body) => {
    const answer = await admin.rest("POST", "/jobs/query", { body });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALIDJOB" }]]);
  });

  it("lists its kind, by page and parameter", async () => {
    const { id } = await startQuery("SELECT Id FROM Account");
    const list = async (query: string): Promise<{ done: boolean; records: Job[] }> =>
      (await admin.rest("GET", `/jobs/query${query}`)).json as { done: boolean; records: Job[] };
    const all = await list("");
    expect([all.done, all.records.some((listed) => listed.id === id)]).toEqual([true, true]);
    expect((await list("?jobType=Classic")).records).toEqual([]);
    expect((await list("?isPkChunkingEnabled=true")).records).toEqual([]);
  });

  it("is told in the day's limits (limits.md §5)", async () => {
    const remaining = async (): Promise<number> =>
      ((await admin.rest("GET", "/limits")).json as { DailyBulkV2QueryJobs: { Remaining: number } })
        .DailyBulkV2QueryJobs.Remaining;
    const before = await remaining();
    await startQuery("SELECT Id FROM Account");
    expect(await remaining()).toBe(before - 1);
  });

  it("is forgotten after seven days by the org's clock (limits.md §5)", async () => {
    let now = new Date("2026-03-02T09:00:00Z");
    const org = await startOrg({ scale: 0.1, now: () => now });
    const made = job(
      await org.rest("POST", "/jobs/query", { body: { operation: "query", query: "SELECT Id FROM Account" } }),
    );
    await finish("query", made.id, org);
    now = new Date("2026-03-09T09:00:00Z");
    expect((await org.rest("GET", `/jobs/query/${made.id}`)).status).not.toBe(200);
    await org.org.close();
  });
});

describe("an ingest job (rest-api.md §10)", () => {
  const contacts = { object: "Contact", operation: "insert" };

  it("is made open, with the place for its data", async () => {
    const made = await openIngest({ object: "contact", operation: "insert" });
    expect(made).toMatchObject({
      object: "Contact",
      state: "Open",
      contentUrl: `services/data/v62.0/jobs/ingest/${made.id}/batches`,
    });
  });

  it("inserts rows each for itself, and tells what became of them", async () => {
    const data = "LastName,Email\nBulkone,one@example.com\n,none@example.com\nBulkthree,nonsense\n";
    const info = await ingest(contacts, data);
    expect(info).toMatchObject({
      state: "JobComplete",
      jobType: "V2Ingest",
      numberRecordsProcessed: 3,
      numberRecordsFailed: 2,
    });
    const [header, saved] = await results(info.id, "successfulResults");
    expect(header).toEqual(["sf__Id", "sf__Created", "LastName", "Email"]);
    expect(saved).toEqual([expect.stringMatching(/^003/), "true", "Bulkone", "one@example.com"]);
    expect(await results(info.id, "failedResults")).toEqual([
      ["sf__Id", "sf__Error", "LastName", "Email"],
      ["", "REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --", "", "none@example.com"],
      ["", "INVALID_EMAIL_ADDRESS:Email: invalid email address: nonsense:Email --", "Bulkthree", "nonsense"],
    ]);
    expect(await results(info.id, "unprocessedrecords")).toEqual([["LastName", "Email"]]);
  });

  it("leaves fields alone for empty values, and empties them for #N/A", async () => {
    const made = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Bulk nulls", Phone: "1", Site: "s" } });
    const { id } = made.json as { id: string };
    const info = await ingest({ object: "Account", operation: "update" }, `Id,Phone,Site\n${id},,#N/A\n`);
    expect(info.numberRecordsFailed).toBe(0);
    expect((await admin.rest("GET", `/sobjects/Account/${id}?fields=Phone,Site`)).json).toMatchObject({
      Phone: "1",
      Site: null,
    });
    expect((await results(info.id, "successfulResults"))[1]).toEqual([id, "false", id, "", "#N/A"]);
  });

  it("words what is wrong with ids and values as saves of many records do", async () => {
    const data = "Id,NumberOfEmployees\n001000000000000AAA,1\nnonsense,1\n,1\n";
    const info = await ingest({ object: "Account", operation: "update" }, data);
    expect((await results(info.id, "failedResults")).slice(1).map(([, error]) => error)).toEqual([
      "INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--",
      "MALFORMED_ID:Account ID: id value of incorrect type: nonsense:Id --",
      "MISSING_ARGUMENT:Id not specified in an update call:--",
    ]);
    const typed = await ingest({ object: "Account", operation: "insert" }, "Name,NumberOfEmployees\nx,many\n");
    expect((await results(typed.id, "failedResults"))[1]?.[1]).toBe(
      "INVALID_TYPE_ON_FIELD_IN_RECORD:Employees: value not of required type: many:NumberOfEmployees --",
    );
  });

  it("deletes by id", async () => {
    const made = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Bulk delete" } });
    const { id } = made.json as { id: string };
    expect((await ingest({ object: "Account", operation: "delete" }, `Id\n${id}\n${id}\n`)).numberRecordsFailed).toBe(
      1,
    );
    expect((await admin.rest("GET", `/sobjects/Account/${id}`)).status).toBe(404);
  });

  it("upserts by Id: rows without one are new", async () => {
    const made = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Bulk upsert" } });
    const { id } = made.json as { id: string };
    const info = await ingest(
      { object: "Account", operation: "upsert", externalIdFieldName: "Id" },
      `Id,Name\n${id},Bulk upserted\n,Bulk new\n`,
    );
    const saved = await results(info.id, "successfulResults");
    expect(saved.slice(1).map(([, created]) => created)).toEqual(["false", "true"]);
  });

  it("finds parents by a key of theirs: User.Username of an owner", async () => {
    const data = "Name,Owner.Username\nBulk owned,admin@local.test\nBulk unowned,nobody@local.test\n";
    const info = await ingest({ object: "Account", operation: "insert" }, data);
    expect(info).toMatchObject({ state: "JobComplete", numberRecordsFailed: 1 });
    expect((await results(info.id, "failedResults"))[1]?.[1]).toBe(
      "INVALID_FIELD:Foreign key external ID: nobody@local.test not found for field Username in entity User:--",
    );
  });

  it.each([
    ["an unknown field", contacts, "LastName,Foo\nx,y\n", "InvalidBatch : Field name not found : Foo"],
    [
      "no Id to update by",
      { object: "Contact", operation: "update" },
      "LastName\nx\n",
      "InvalidBatch : Field name not found : Id",
    ],
    [
      "another line ending",
      contacts,
      "LastName\r\nx\r\n",
      "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF",
    ],
    ["another delimiter", contacts, "LastName;Email\nx;y\n", "InvalidBatch : Field name not found : LastName;Email"],
    ["broken quotes", contacts, 'LastName\n"x\n', "ClientInputError : Failed to parse CSV"],
    ["no data", contacts, "", "InvalidBatch : The data has no header"],
  ])("fails for %s, and hands back what it did not come to", async (_what, body, data, words) => {
    const info = await ingest(body, data);
    expect([info.state, info.errorMessage]).toEqual(["Failed", expect.stringContaining(words)]);
    for (const resource of ["unprocessedrecords", "unprocessedRecords/"]) {
      expect((await admin.rest("GET", `/jobs/ingest/${info.id}/${resource}`)).text).toBe(data);
    }
  });

  it("reads the delimiter and line ending that it was made with", async () => {
    const body = { ...contacts, columnDelimiter: "TAB", lineEnding: "CRLF" };
    const info = await ingest(body, "LastName\tEmail\r\nBulktab\ttab@example.com\r\n");
    expect(info).toMatchObject({ state: "JobComplete", numberRecordsFailed: 0 });
  });

  it("fails the rows that another transaction holds, and no others (wire fact 8)", async () => {
    const made = await ingest({ object: "Account", operation: "insert" }, "Name\nHeld\nFree\n");
    const [held = "", free = ""] = (await results(made.id, "successfulResults")).slice(1).map(([id]) => id);
    const fault = admin.org.addFault({ kind: "lock", record: held.slice(0, 15) });
    const data = `Id,Name\n${held},Changed\n${free},Changed\n`;
    for (const body of [
      { object: "Account", operation: "update" },
      { object: "Account", operation: "upsert", externalIdFieldName: "Id" },
      { object: "Account", operation: "delete" },
    ]) {
      const info = await ingest(body, body.operation === "delete" ? `Id\n${held}\n${free}\n` : data);
      expect(info).toMatchObject({ state: "JobComplete", numberRecordsProcessed: 2, numberRecordsFailed: 1 });
      const [, refused] = await results(info.id, "failedResults");
      const words = `unable to obtain exclusive access to this record or 1 records: ${held}`;
      expect(refused?.slice(0, 2)).toEqual([held, `UNABLE_TO_LOCK_ROW:${words}:--`]);
    }
    await admin.call("DELETE", `/_org/faults/${String(fault)}`);
    expect(await ingest({ object: "Account", operation: "delete" }, `Id\n${held}\n`)).toMatchObject({
      numberRecordsFailed: 0,
    });
  });

  it("takes its data once and only while it is open (Bulk API 2.0 guide)", async () => {
    const { id } = await openIngest(contacts);
    expect((await put(id, "LastName\nOnce\n")).status).toBe(201);
    const twice = await put(id, "LastName\nTwice\n");
    expect([twice.status, twice.text]).toEqual([400, expect.stringContaining("Found multiple contents for job")]);
    job(await patch("ingest", id, "UploadComplete"));
    await finish("ingest", id);
    expect((await put(id, "LastName\nLate\n")).json).toMatchObject([{ errorCode: "INVALIDJOBSTATE" }]);
    expect((await patch("ingest", id, "UploadComplete")).json).toMatchObject([{ errorCode: "INVALIDJOBSTATE" }]);
    expect((await patch("ingest", id, "Aborted")).json).toMatchObject([{ errorCode: "INVALIDJOBSTATE" }]);
  });

  it("is aborted while it is open; its rows are unprocessed", async () => {
    const { id } = await openIngest(contacts);
    await put(id, "LastName\nNever\n");
    expect(job(await patch("ingest", id, "Aborted")).state).toBe("Aborted");
    expect(await results(id, "unprocessedrecords")).toEqual([["LastName"], ["Never"]]);
    expect((await admin.rest("DELETE", `/jobs/ingest/${id}`)).status).toBe(204);
  });

  it("hands back, aborted while it runs, exactly what it did not come to", async () => {
    const { id } = await openIngest({ object: "Account", operation: "insert" });
    const names = Array.from({ length: 3_000 }, (_, i) => `Bulk "abort", ${String(i)}`);
    await put(id, csv([["Name"], ...names.map((name) => [name])]));
    job(await patch("ingest", id, "UploadComplete"));
    await patch("ingest", id, "Aborted");
    await finish("ingest", id);
    const saved = (await results(id, "successfulResults")).slice(1).map(([, , name]) => name);
    const left = (await results(id, "unprocessedrecords")).slice(1).map(([name]) => name);
    expect([...saved, ...left]).toEqual(names);
  }, 30_000);

  it("deletes for good whom a permission allows (Bulk API 2.0 guide, hardDelete)", async () => {
    const made = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Bulk purge" } });
    const { id } = made.json as { id: string };
    const { json } = await admin.query(
      "SELECT PermissionsBulkApiHardDelete FROM Profile WHERE Name = 'System Administrator'",
    );
    const [profile] = (json as { records: readonly { PermissionsBulkApiHardDelete: boolean }[] }).records;
    const hardDelete = { object: "Account", operation: "hardDelete" };
    if (profile?.PermissionsBulkApiHardDelete === true) {
      expect((await ingest(hardDelete, `Id\n${id}\n`)).numberRecordsFailed).toBe(0);
      const all = await admin.rest(
        "GET",
        `/queryAll?q=${encodeURIComponent(`SELECT Id FROM Account WHERE Id = '${id}'`)}`,
      );
      expect(all.json).toMatchObject({ totalSize: 0 });
    }
    const others = await admin.query(
      "SELECT Username FROM User WHERE Profile.Name = 'Standard User' AND IsActive = true LIMIT 1",
    );
    const [other] = (others.json as { records: readonly { Username: string }[] }).records;
    const user = await admin.as(other?.Username ?? "");
    const refused = await user.rest("POST", "/jobs/ingest", { body: hardDelete });
    expect([refused.status, refused.json]).toMatchObject([400, [{ errorCode: "FEATURENOTENABLED" }]]);
  });

  it("is not deleted while it is open, nor read", async () => {
    const { id } = await openIngest(contacts);
    expect((await admin.rest("DELETE", `/jobs/ingest/${id}`)).status).toBe(400);
    expect((await admin.rest("GET", `/jobs/ingest/${id}/successfulResults`)).status).toBe(400);
  });

  it("is made with its data by a multipart request (Bulk API 2.0 guide)", async () => {
    const part = (name: string, type: string, text: string): string =>
      `--BOUNDARY\r\nContent-Type: ${type}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const body =
      part("job", "application/json", JSON.stringify(contacts)) +
      part("content", "text/csv", "LastName\nMultipart\n") +
      "--BOUNDARY--\r\n";
    const headers = { "content-type": 'multipart/form-data; boundary="BOUNDARY"' };
    const made = job(await admin.rest("POST", "/jobs/ingest", { body, headers }));
    expect(made.state).toBe("UploadComplete");
    expect(await finish("ingest", made.id)).toMatchObject({ state: "JobComplete", numberRecordsProcessed: 1 });
  });

  it.each([
    [{ object: "Foo", operation: "insert" }, "INVALIDENTITY"],
    [{ object: "Contact", operation: "merge" }, "INVALIDJOB"],
    [{ object: "Contact", operation: "upsert" }, "INVALIDJOB"],
    [{ operation: "insert" }, "INVALIDJOB"],
  ])("refuses the body %j", async (body, errorCode) => {
    const answer = await admin.rest("POST", "/jobs/ingest", { body });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
  });

  it("takes 60 MB of data, more than other resources do (limits.md §5)", async () => {
    const { id } = await openIngest(contacts);
    expect((await put(id, Buffer.alloc(60 * 1024 * 1024, "x"))).status).toBe(201);
    job(await patch("ingest", id, "Aborted"));
  }, 60_000);

  it("charges every request (limits.md §2)", async () => {
    const before = admin.org.log().length;
    await openIngest(contacts);
    expect(
      admin.org
        .log()
        .slice(before)
        .map(({ calls }) => calls),
    ).toEqual([1]);
  });

  it("gives texts back as they were, through a job that writes and one that reads", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .filter((value) => value === value.trim() && value !== "" && value !== "#N/A" && !value.includes("\0"));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (table) => {
        const named = table.map(([name, site], i) => [`${String(i)}${name}`, site]);
        const info = await ingest({ object: "Account", operation: "insert" }, csv([["Name", "Site"], ...named]));
        expect(info).toMatchObject({ state: "JobComplete", numberRecordsFailed: 0 });
        const ids = (await results(info.id, "successfulResults")).slice(1).map(([id]) => `'${String(id)}'`);
        const found = await bulkQuery(`SELECT Name, Site FROM Account WHERE Id IN (${ids.join()}) ORDER BY Id`);
        expect(rows(found).slice(1)).toEqual(named);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("ends, whatever the bytes", async () => {
    const piece = fc.constantFrom(...'LastName\n|Name|,|"|\n|\r\n|x|é|\0|;|\'\'|""|#N/A'.split("|"));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array)),
      fc.array(piece, { maxLength: 30 }).map((list) => Buffer.from(list.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (data) => {
        const info = await ingest(contacts, data);
        expect(["JobComplete", "Failed"]).toContain(info.state);
        expect(info.errorMessage ?? "").not.toContain("InternalServerError");
        for (const which of ["successfulResults", "failedResults", "unprocessedrecords"]) {
          expect((await admin.rest("GET", `/jobs/ingest/${info.id}/${which}`)).status).toBe(200);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe("jsforce's bulk2 against the local org (rest-api.md §11)", () => {
  const connect = (): Connection => {
    const connection = new Connection({ instanceUrl: admin.org.url, accessToken: admin.token, version: "62.0" });
    connection.bulk2.pollInterval = 10;
    return connection;
  };

  it("queries", async () => {
    const stream = await connect().bulk2.query("SELECT Id, Name FROM Account LIMIT 3");
    const records = (await stream.toArray()) as readonly Readonly<Record<string, unknown>>[];
    expect(records).toHaveLength(3);
    expect(Object.keys(records[0] ?? {})).toEqual(["Id", "Name"]);
  });

  it("loads records and waits for the results", async () => {
    const outcome = await connect().bulk2.loadAndWaitForResults({
      object: "Contact",
      operation: "insert",
      input: [{ LastName: "Jsforce bulk", Email: "bulk@example.com" }, { Email: "nobody@example.com" }],
    });
    expect(outcome.successfulResults).toMatchObject([{ sf__Created: "true", LastName: "Jsforce bulk" }]);
    expect(outcome.failedResults).toMatchObject([{ sf__Error: expect.stringMatching(/^REQUIRED_FIELD_MISSING:/) }]);
    expect(outcome.unprocessedRecords).toEqual([]);
  });

  it("opens, uploads, closes, polls and reads a job", async () => {
    const ingestJob = connect().bulk2.createJob({ object: "Account", operation: "insert" });
    await ingestJob.open();
    await ingestJob.uploadData("Name\nJsforce one\nJsforce two\n");
    await ingestJob.close();
    await ingestJob.poll(10, 10_000);
    expect((await ingestJob.getAllResults()).successfulResults).toHaveLength(2);
    expect(await ingestJob.check()).toMatchObject({ state: "JobComplete", numberRecordsProcessed: 2 });
    await ingestJob.delete();
    await expect(ingestJob.check()).rejects.toMatchObject({ name: "NOT_FOUND" });
  });
});
