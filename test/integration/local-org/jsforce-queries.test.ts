import { Writable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { Connection, SfDate, type Record as Row } from "jsforce";
import { sharedOrg } from "./call-org";

const admin = sharedOrg({ scale: 4 });
const connect = (): Connection =>
  new Connection({ instanceUrl: admin.org.url, accessToken: admin.token, version: "62.0" });

/** What arrives until a stream ends. */
async function gather(start: (sink: Writable) => unknown): Promise<string> {
  const chunks: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(chunk.toString());
        done();
      },
    });
    sink.on("finish", resolve).on("error", reject);
    start(sink);
  });
  return chunks.join("");
}

const children = (row: Row | undefined, name: string): readonly Row[] =>
  (row?.[name] as { records: readonly Row[] } | null)?.records ?? [];

/** Every public method of jsforce's Query, unchanged. */
describe("jsforce's Query against the local org", () => {
  it("fetches all pages by itself, up to as many records as it is told (rest-api.md §11)", async () => {
    const { totalSize } = await connect().query("SELECT COUNT() FROM Task");
    expect(totalSize).toBeGreaterThan(2_000);
    const all = await connect().query("SELECT Id FROM Task", { autoFetch: true });
    expect([all.records.length, all.done]).toEqual([totalSize, true]);
    const some = await connect().query("SELECT Id FROM Task", { autoFetch: true, maxFetch: 2_100 });
    expect(some.records).toHaveLength(2_100);
  });

  it("tells each record and the end by events", async () => {
    const query = connect().query("SELECT Id FROM Task");
    let records = 0;
    await new Promise<void>((resolve, reject) => {
      query.on("record", () => records++);
      query.on("end", () => resolve()).on("error", reject);
      query.run({ autoFetch: true, maxFetch: 3_000 });
    });
    expect(records).toBe(Math.min(3_000, query.totalSize));
    expect(query.totalFetched).toBe(records);
  });

  it("streams records and CSV", async () => {
    const find = () => connect().sobject("Account").find({}, ["Id", "Name"]).limit(3);
    const csv = await gather((sink) => find().stream("csv").pipe(sink));
    expect(csv.split("\n")[0]).toBe("Id,Name");
    expect(csv.trim().split("\n")).toHaveLength(4);
    const rows: Row[] = [];
    for await (const row of find().stream("record")) rows.push(row as Row);
    expect(rows).toHaveLength(3);
  });

  it("finds by conditions, dates, order, limit and offset", async () => {
    const find = connect()
      .sobject("Opportunity")
      .find({
        $or: [{ StageName: { $in: ["Prospecting", "Qualification"] } }, { Name: { $like: "C%" } }],
        Amount: { $gte: 1_000, $lt: 1_000_000 },
        CreatedDate: { $gt: SfDate.toDateTimeLiteral(new Date("2020-01-01T00:00:00Z")) },
        "Account.Name": { $ne: null },
      })
      .select("Id, Name, Amount, Account.Name")
      .sort({ Amount: -1, Name: 1 })
      .limit(5)
      .skip(1);
    expect(await find.toSOQL()).toContain("ORDER BY Amount DESC, Name ASC LIMIT 5 OFFSET 1");
    const rows = (await find) as readonly Row[];
    expect(rows).toHaveLength(5);
    const amounts = rows.map(({ Amount }) => Number(Amount));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it("expands * by the describe, below parents too", async () => {
    const [row] = await connect().sobject("Contact").find({}, "*, Account.*").limit(1);
    const { fields } = await connect().describe("Contact");
    expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(fields.map(({ name }) => name)));
    expect(Object.keys((row as Row).Account as object)).toContain("Industry");
  });

  it("includes children, with their own conditions, order and limit", async () => {
    const accounts = connect().sobject("Account");
    const rows = (await accounts
      .find({ Name: { $like: "Cascadia%" } }, "Id, Name")
      .include("Contacts")
      .select("Id, LastName")
      .where({ LastName: { $ne: null } })
      .orderby("LastName", "DESC")
      .limit(2)
      .end()
      .include("Opportunities", {}, ["Id"])
      .end()) as readonly Row[];
    const found = rows.find((row) => children(row, "Contacts").length > 0);
    expect(children(found, "Contacts").length).toBeLessThanOrEqual(2);
    expect(children(found, "Contacts")[0]).toMatchObject({ LastName: expect.any(String) });
  });

  it("finds one, none, and counts", async () => {
    const accounts = connect().sobject("Account");
    const one = await accounts.findOne({ Name: "Cascadia Holdings" }, ["Id", "Name"]);
    expect(one).toMatchObject({ Name: "Cascadia Holdings" });
    expect(await accounts.findOne({ Name: "Nobody's" })).toBeNull();
    expect(await accounts.count({ Name: { $like: "Cascadia%" } })).toBeGreaterThan(0);
    expect(await accounts.select("Id").where("Name = 'Cascadia Holdings'")).toHaveLength(1);
    expect(await connect().query("SELECT Id FROM Account LIMIT 4").setResponseTarget("Count")).toBe(4);
    expect(await connect().query("SELECT Id FROM Account LIMIT 4").setResponseTarget("SingleRecord")).toHaveProperty(
      "Id",
    );
  });

  it("explains how it would be run (rest-api.md §5)", async () => {
    const { plans } = await connect().query("SELECT Id FROM Account WHERE Name = 'x'").explain();
    expect(plans[0]).toMatchObject({ sobjectType: "Account", leadingOperationType: expect.any(String) });
    expect(Object.keys(plans[0] ?? {}).sort()).toEqual([
      "cardinality",
      "fields",
      "leadingOperationType",
      "notes",
      "relativeCost",
      "sobjectCardinality",
      "sobjectType",
    ]);
  });

  it("updates and destroys what it finds, and sees the deleted with scanAll", async () => {
    const connection = connect();
    const contacts = connection.sobject("Contact");
    const names = Array.from({ length: 30 }, (_, i) => `Queried${i}`);
    await contacts.create(names.map((LastName) => ({ LastName })));
    const find = () => contacts.find({ LastName: { $like: "Queried%" } }, ["Id", "LastName"]);
    expect(await find().update({ Title: "Fixed" })).toHaveLength(30);
    const mapped = await find().update(({ Id }) => ({ Id, Title: "Mapped" }));
    expect(mapped.every(({ success }) => success)).toBe(true);
    expect(await contacts.count({ Title: "Mapped" })).toBe(30);
    expect(await find().destroy()).toHaveLength(30);
    expect(await contacts.count({ LastName: { $like: "Queried%" } })).toBe(0);
    expect(await find().scanAll(true)).toHaveLength(30);
  });

  it("updates and destroys by bulk jobs when there are many", async () => {
    const connection = connect();
    connection.bulk2.pollInterval = 10;
    const contacts = connection.sobject("Contact");
    const records = Array.from({ length: 250 }, (_, i) => ({ LastName: `Masses${i}` }));
    const created = await contacts.create(records, { allowRecursive: true });
    expect(created.filter(({ success }) => success)).toHaveLength(250);
    const find = () => contacts.find({ LastName: { $like: "Masses%" } }, ["Id"]);
    const bulk = { allowBulk: true, bulkThreshold: 200, bulkApiVersion: 2 as const };
    expect(await find().update({ Title: "Many" }, bulk)).toHaveLength(250);
    expect(await contacts.count({ Title: "Many" })).toBe(250);
    expect(await find().destroy(bulk)).toHaveLength(250);
    expect(await find()).toEqual([]);
  });

  it("rejects with the platform's code for a bad statement, and goes on", async () => {
    const connection = connect();
    await expect(connection.query("SELECT Nope FROM Account")).rejects.toMatchObject({ name: "INVALID_FIELD" });
    await expect(connection.query("SELECT Id FROM Nope")).rejects.toMatchObject({ name: "INVALID_TYPE" });
    await expect(connection.query("SELECT")).rejects.toMatchObject({ name: "MALFORMED_QUERY" });
    await expect(connection.queryMore("nonsense-2000")).rejects.toMatchObject({ name: "INVALID_QUERY_LOCATOR" });
    expect((await connection.query("SELECT Id FROM Account LIMIT 1")).totalSize).toBe(1);
  });
});
