import { describe, expect, it } from "@jest/globals";
import { Connection } from "jsforce";
import { root, sharedOrg } from "./call-org";

const admin = sharedOrg({ metadata: "sample" });
const connect = (): Connection =>
  new Connection({ instanceUrl: admin.org.url, accessToken: admin.token, version: "62.0" });

const callsOf = (path: string): number => admin.org.log().filter((entry) => entry.path === path).length;

/** The public methods of jsforce's Connection, SObject and RecordReference for the org's resources, unchanged. */
describe("jsforce's Connection and SObject against the local org", () => {
  it("describe once what is asked for through the cache, and again without it", async () => {
    const connection = connect();
    const before = callsOf(`${root}/sobjects/Lead/describe`);
    const first = await connection.describe$("Lead");
    expect(await connection.sobject("Lead").describe$()).toEqual(first);
    expect(connection.describe$$("Lead")).toEqual(first);
    expect(callsOf(`${root}/sobjects/Lead/describe`)).toBe(before + 1);
    expect(await connection.sobject("Lead").describe()).toEqual(first);
    expect((await connection.describeGlobal$()).sobjects).toEqual(connection.describeGlobal$$().sobjects);
    await expect(connection.describe("Nope")).rejects.toMatchObject({ name: "NOT_FOUND" });
  });

  it("say all that they do by their other names", async () => {
    const connection = connect();
    const { id = "" } = await connection.insert("Account", { Name: "Synonym" });
    expect(await connection.update("Account", { Id: id, Industry: "Energy" })).toMatchObject({ success: true });
    expect(await connection.retrieve("Account", id)).toMatchObject({ Industry: "Energy" });
    expect(await connection.delete("Account", id)).toMatchObject({ id, success: true });
    const { id: other = "" } = await connection.sobject("Account").insert({ Name: "Synonym" });
    expect(await connection.sobject("Account").del(other)).toMatchObject({ success: true });
  });

  it("reach one record by its reference", async () => {
    const accounts = connect().sobject("Account");
    const { id = "" } = await accounts.create({ Name: "Referenced" });
    const record = accounts.record(id);
    expect(await record.retrieve({ fields: ["Name"] })).toMatchObject({ Id: id, Name: "Referenced" });
    expect(await record.update({ Name: "Renamed" })).toMatchObject({ success: true });
    expect(await record.retrieve()).toMatchObject({ Name: "Renamed" });
    expect(await record.destroy()).toMatchObject({ success: true });
  });

  it("split what is more than a call may hold, when they may (rest-api.md §7)", async () => {
    const contacts = connect().sobject("Contact");
    const records = Array.from({ length: 450 }, (_, i) => ({ LastName: `Split${i}`, Email: `split${i}@jsforce.test` }));
    const options = { allowRecursive: true };
    const created = await contacts.create(records, options);
    expect(created.filter(({ success }) => success)).toHaveLength(450);
    const ids = created.map(({ id }) => id ?? "");
    const updated = await contacts.update(
      ids.map((Id) => ({ Id, Title: "Split" })),
      options,
    );
    expect(updated.map(({ id }) => id)).toEqual(ids);
    const upserted = await contacts.upsert(records, "Email", options);
    expect(upserted.map(({ id }) => id)).toEqual(ids);
    expect(await contacts.destroy(ids, options)).toHaveLength(450);
    await expect(contacts.create(records)).rejects.toMatchObject({ name: "EXCEEDED_ID_LIMIT" });
  });

  it("retrieve none for what is not there, with the others (rest-api.md §7)", async () => {
    const accounts = connect().sobject("Account");
    const [kept, gone] = await accounts.create([{ Name: "Kept" }, { Name: "Gone" }]);
    await accounts.destroy(gone?.id ?? "");
    const read = await accounts.retrieve([kept?.id ?? "", gone?.id ?? ""], { fields: ["Name"] });
    expect(read).toMatchObject([{ Name: "Kept" }, null]);
  });

  it("send headers with a call, and the name of the client with all (rest-api.md §2)", async () => {
    const connection = new Connection({
      instanceUrl: admin.org.url,
      accessToken: admin.token,
      version: "62.0",
      callOptions: { client: "jsforce/test" },
    });
    const contacts = connection.sobject("Contact");
    const twin = { LastName: "Twin", FirstName: "Header", Email: "header@jsforce.test" };
    await contacts.create(twin);
    await expect(contacts.create(twin)).rejects.toMatchObject({ name: "DUPLICATES_DETECTED" });
    const headers = { "Sforce-Duplicate-Rule-Header": "allowSave=true" };
    expect(await contacts.create(twin, { headers })).toMatchObject({ success: true });
  });

  it("ask for updated and deleted records by texts, and for what was looked at by object and number", async () => {
    const connection = connect();
    const moment = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
    const { ids, latestDateCovered } = await connection.updated("Account", moment(-5), moment(5));
    expect([ids, latestDateCovered]).toEqual([expect.any(Array), expect.stringMatching(/\+0000$/)]);
    const deleted = await connection.deleted("Account", moment(-5), moment(5));
    expect(deleted).toMatchObject({ earliestDateAvailable: expect.any(String), deletedRecords: expect.any(Array) });
    expect(await connection.recent(1)).toEqual([]);
    expect(await connection.recent("Account", 1)).toEqual([]);
    expect(await connection.sobject("Account").recent()).toEqual([]);
  });

  it("search (rest-api.md §9)", async () => {
    const { searchRecords } = await connect().search("FIND {Cascadia} IN ALL FIELDS RETURNING Account(Id, Name)");
    expect(searchRecords[0]).toMatchObject({
      attributes: { type: "Account" },
      Name: expect.stringContaining("Cascadia"),
    });
    await expect(connect().search("FIND Cascadia")).rejects.toMatchObject({ name: "MALFORMED_SEARCH" });
  });

  it("request any resource by any method, below the version or the host", async () => {
    const connection = connect();
    const { id } = await connection.requestPost<{ id: string }>("/sobjects/Account", { Name: "Requested" });
    expect(await connection.requestPatch(`/sobjects/Account/${id}`, { Industry: "Energy" })).toBeFalsy();
    expect(await connection.requestGet(`${root}/sobjects/Account/${id}`)).toMatchObject({ Industry: "Energy" });
    const url = `${admin.org.url}${root}/sobjects/Account/${id}`;
    expect(await connection.request({ method: "GET", url })).toMatchObject({ Id: id });
    expect(await connection.requestDelete(`/sobjects/Account/${id}`)).toBeFalsy();
    await expect(connection.requestPut(`/sobjects/Account/${id}`, {})).rejects.toMatchObject({
      name: "METHOD_NOT_ALLOWED",
    });
  });

  it("tell who they are, with and without a session of their own making (wire fact 38)", async () => {
    const connection = connect();
    const { username, user_id: id } = await connection.identity();
    expect([username, connection.userInfo?.id]).toEqual(["admin@local.test", id]);
    expect(connection.limitInfo.apiUsage?.used).toBeGreaterThan(0);
  });

  it("are told plainly what the local org does not do", async () => {
    const connection = connect();
    const accounts = connection.sobject("Account");
    const refused = [
      connection.tabs(),
      connection.theme(),
      connection.quickActions(),
      connection.tooling.query("SELECT Id FROM ApexClass"),
      connection.chatter.resource("/users/me").retrieve(),
      connection.analytics.reports(),
      connection.apex.get("/Mine"),
      accounts.layouts(),
      accounts.compactLayouts(),
      accounts.approvalLayouts(),
      accounts.listviews(),
      accounts.quickActions(),
      connection.bulk.createJob("Account", "insert").open(),
    ];
    for (const outcome of await Promise.allSettled(refused)) {
      expect(outcome).toMatchObject({
        status: "rejected",
        reason: { message: expect.stringMatching(/does not exist/) },
      });
    }
  });
});
