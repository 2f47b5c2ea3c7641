import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { Connection } from "jsforce";
import { sharedOrg } from "./call-org";

const admin = sharedOrg();

function connect(): Connection {
  const connection = new Connection({ instanceUrl: admin.org.url, accessToken: admin.token, version: "62.0" });
  connection.bulk2.pollInterval = 10;
  return connection;
}

/** What jsforce's bulk2 has beside what bulk.test.ts asks of it. */
describe("jsforce's bulk2 against the local org, method by method", () => {
  it("runs a query job step by step, and takes it up again by its id", async () => {
    const { bulk2 } = connect();
    await (await bulk2.query("SELECT Id FROM Account")).toArray();
    const { path = "" } = admin.org.log().findLast((entry) => entry.path.includes("/jobs/query/750")) ?? {};
    const made = /750\w{15}/.exec(path)?.[0] ?? "";
    const job = bulk2.job("query", { id: made });
    expect(await job.check()).toMatchObject({ id: made, state: "JobComplete", jobType: "V2Query", operation: "query" });
    await job.poll(10, 1_000);
    const rows = await (await job.result()).toArray();
    expect(rows).toHaveLength((await connect().query("SELECT COUNT() FROM Account")).totalSize);
    await job.delete();
    await expect(job.check()).rejects.toMatchObject({ name: "NOT_FOUND" });
  });

  it("reads deleted records with scanAll", async () => {
    const connection = connect();
    const { id = "" } = await connection.sobject("Contact").create({ LastName: "Scanned" });
    await connection.sobject("Contact").destroy(id);
    const soql = "SELECT Id, IsDeleted FROM Contact WHERE LastName = 'Scanned'";
    expect(await (await connection.bulk2.query(soql)).toArray()).toEqual([]);
    const all = await connection.bulk2.query(soql, { scanAll: true });
    expect(await all.toArray()).toEqual([{ Id: id, IsDeleted: "true" }]);
  });

  it("rejects a statement that bulk jobs do not take", async () => {
    await expect(connect().bulk2.query("SELECT COUNT() FROM Account")).rejects.toMatchObject({ name: "API_ERROR" });
    await expect(connect().bulk2.query("SELECT Nope FROM Account")).rejects.toMatchObject({ name: "INVALID_FIELD" });
  });

  it("loads records, text and streams; updates, upserts and deletes", async () => {
    const { bulk2 } = connect();
    const load = async (
      operation: "insert" | "update" | "upsert" | "delete",
      input: Parameters<typeof bulk2.loadAndWaitForResults>[0]["input"],
    ) => {
      const key = operation === "upsert" ? { externalIdFieldName: "Email" } : {};
      const outcome = await bulk2.loadAndWaitForResults({ object: "Contact", operation, input, ...key });
      expect(outcome.failedResults).toEqual([]);
      return outcome.successfulResults as readonly { readonly sf__Id: string; readonly sf__Created: string }[];
    };
    const created = await load("insert", "LastName,Email\nText,text@bulk.test\n");
    const piped = await load("insert", Readable.from(["LastName,Email\n", "Stream,stream@bulk.test\n"]));
    expect([...created, ...piped].map((row) => row.sf__Created)).toEqual(["true", "true"]);
    const Id = created[0]?.sf__Id ?? "";
    expect(await load("update", [{ Id, Title: "Bulk" }])).toMatchObject([{ sf__Id: Id, sf__Created: "false" }]);
    const upserted = await load("upsert", [
      { LastName: "Text", Email: "text@bulk.test" },
      { LastName: "New", Email: "new@bulk.test" },
    ]);
    expect(upserted.map((row) => row.sf__Created).sort()).toEqual(["false", "true"]);
    expect(await load("delete", [{ Id }])).toHaveLength(1);
  });

  it("tells by events what a job does, and gives its results raw", async () => {
    const job = connect().bulk2.createJob({ object: "Contact", operation: "insert" });
    const events: string[] = [];
    for (const name of ["open", "close", "jobComplete", "inProgress"]) job.on(name, () => events.push(name));
    await job.open();
    expect(job.getInfo()).toMatchObject({ id: job.id, state: "Open" });
    await job.uploadData([
      { LastName: "Raw", Title: "x" },
      { LastName: "", Title: "x" },
    ]);
    await job.close();
    await job.poll(10, 10_000);
    expect(events).toEqual(expect.arrayContaining(["open", "jobComplete"]));
    expect(await job.getSuccessfulResults(true)).toMatch(/^"sf__Id","sf__Created",/);
    expect(await job.getFailedResults(true)).toContain("REQUIRED_FIELD_MISSING:");
    expect(await job.getUnprocessedRecords()).toEqual([]);
    const again = connect().bulk2.job("ingest", { id: job.id });
    expect(await again.check()).toMatchObject({ numberRecordsProcessed: 2, numberRecordsFailed: 1 });
  });

  it("aborts an open job", async () => {
    const job = connect().bulk2.createJob({ object: "Contact", operation: "insert" });
    await job.open();
    await job.abort();
    expect(await job.check()).toMatchObject({ state: "Aborted" });
    await expect(job.poll(10, 1_000)).rejects.toThrow("Job has been aborted");
  });
});
