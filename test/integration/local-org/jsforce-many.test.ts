import { describe, expect, it } from "@jest/globals";
import { Connection } from "jsforce";
import { root, sharedOrg } from "./call-org";

const admin = sharedOrg();
const connect = (): Connection =>
  new Connection({ instanceUrl: admin.org.url, accessToken: admin.token, version: "62.0" });

/** The rest of the names that a stock client has for records, unchanged. */
describe("jsforce's calls for many records against the local org (rest-api.md §11)", () => {
  it("create, change, upsert, retrieve and destroy collections", async () => {
    const contacts = connect().sobject("Contact");
    const created = await contacts.create([
      { LastName: "One", Email: "one@jsforce.test" },
      { LastName: "Two", Email: "two@jsforce.test" },
    ]);
    const ids = created.map(({ id }) => id ?? "");
    expect(created).toMatchObject([{ success: true }, { success: true }]);
    const updated = await contacts.update(ids.map((Id) => ({ Id, FirstName: "Changed" })));
    expect(updated.map(({ id }) => id)).toEqual(ids);
    const upserted = await contacts.upsert(
      [
        { LastName: "One more", Email: "one@jsforce.test" },
        { LastName: "Three", Email: "three@jsforce.test" },
      ],
      "Email",
    );
    expect(upserted).toMatchObject([
      { id: ids[0], success: true, created: false },
      { success: true, created: true },
    ]);
    const read = await contacts.retrieve(ids);
    expect(read).toMatchObject([{ LastName: "One more", FirstName: "Changed" }, { LastName: "Two" }]);
    expect(await contacts.destroy(ids)).toMatchObject([{ success: true }, { success: true }]);
  });

  it("tell what failed record by record, and undo all with allOrNone", async () => {
    const accounts = connect().sobject("Account");
    const records = [{ Name: "Jsforce" }, {}];
    expect(await accounts.create(records, { allOrNone: true })).toMatchObject([
      { success: false, errors: [{ statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK" }] },
      { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING", fields: ["Name"] }] },
    ]);
    expect(await connect().query("SELECT Id FROM Account WHERE Name = 'Jsforce'")).toMatchObject({ totalSize: 0 });
  });

  it("upsert one record, and see MULTIPLE_CHOICES where there are several (wire fact 14)", async () => {
    const contacts = connect().sobject("Contact");
    const key = { LastName: "Single", Email: "single@jsforce.test" };
    expect(await contacts.upsert(key, "Email")).toMatchObject({ success: true, created: true });
    expect(await contacts.upsert(key, "Email")).toMatchObject({ success: true, created: false });
    await contacts.create({ LastName: "Twin", Email: "single@jsforce.test" });
    await expect(contacts.upsert(key, "Email")).rejects.toMatchObject({ name: "MULTIPLE_CHOICES" });
  });

  it("ask what was updated, deleted and looked at", async () => {
    const connection = connect();
    const accounts = connection.sobject("Account");
    const [kept = { id: "" }, gone = { id: "" }] = await accounts.create([{ Name: "Kept" }, { Name: "Gone" }]);
    await accounts.destroy(gone.id ?? "");
    const start = new Date(Date.now() - 5 * 60_000);
    const end = new Date(Date.now() + 5 * 60_000);
    expect((await accounts.updated(start, end)).ids).toContain(kept.id);
    expect((await accounts.deleted(start, end)).deletedRecords.map(({ id }) => id)).toContain(gone.id);
    expect(await connection.recent()).toEqual([]);
  });

  it("send batches, trees and graphs", async () => {
    const connection = connect();
    const records = [{ attributes: { type: "Account", referenceId: "a" }, Name: "Tree" }];
    expect(await connection.requestPost("/composite/tree/Account", { records })).toMatchObject({ hasErrors: false });
    const batchRequests = [{ method: "GET", url: "v62.0/limits" }];
    expect(await connection.requestPost("/composite/batch", { batchRequests })).toMatchObject({ hasErrors: false });
    const compositeRequest = [
      { method: "POST", url: `${root}/sobjects/Account`, referenceId: "a", body: { Name: "Graph" } },
    ];
    expect(
      await connection.requestPost("/composite/graph", { graphs: [{ graphId: "g", compositeRequest }] }),
    ).toMatchObject({ graphs: [{ isSuccessful: true }] });
  });

  it("read a file's bytes", async () => {
    const connection = connect();
    const VersionData = Buffer.from("Hello").toString("base64");
    const { id } = await connection.sobject("ContentVersion").create({ PathOnClient: "hello.txt", VersionData });
    const chunks: Buffer[] = [];
    for await (const chunk of connection
      .sobject("ContentVersion")
      .record(id ?? "")
      .blob("VersionData")) {
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
    expect(Buffer.concat(chunks).toString()).toBe("Hello");
  });
});
