import { describe, expect, it } from "@jest/globals";
import { Connection, OAuth2 } from "jsforce";
import { clientCredentials, sharedOrg } from "./call-org";

const admin = sharedOrg({ scale: 2 });
const connect = (): Connection =>
  new Connection({ instanceUrl: admin.org.url, accessToken: admin.token, version: "62.0" });

/** The names of a stock client, unchanged. */
describe("jsforce against the local org (rest-api.md §11)", () => {
  it("logs in by client credentials", async () => {
    const oauth2 = new OAuth2({
      loginUrl: admin.org.url,
      clientId: clientCredentials.client_id,
      clientSecret: clientCredentials.client_secret,
    });
    const connection = new Connection({ oauth2, version: "62.0" });
    const user = await connection.authorize({ grant_type: "client_credentials" });
    expect(user.id).toMatch(/^005/);
    expect(connection.instanceUrl).toBe(admin.org.url);
    expect((await connection.query("SELECT COUNT() FROM Account")).totalSize).toBeGreaterThan(0);
  });

  it("queries, and follows locators to the last page", async () => {
    const connection = connect();
    const first = await connection.query("SELECT Id FROM Task", {
      autoFetch: false,
      headers: { "Sforce-Query-Options": "batchSize=200" },
    });
    expect([first.records.length, first.done]).toEqual([200, false]);
    const ids = new Set(first.records.map(({ Id }) => Id));
    for (let url = first.nextRecordsUrl; url !== undefined;) {
      const next = await connection.queryMore<{ Id: string }>(url);
      for (const { Id } of next.records) ids.add(Id);
      url = next.nextRecordsUrl;
    }
    expect(ids.size).toBe(first.totalSize);
    expect(connection.limitInfo.apiUsage?.limit).toBe(1_100_000);
  });

  it("creates, reads, updates and deletes", async () => {
    const accounts = connect().sobject("Account");
    const created = await accounts.create({ Name: "By jsforce", Industry: "Energy" });
    expect(created).toMatchObject({ success: true, errors: [] });
    const id = created.id ?? "";
    expect(await accounts.retrieve(id, { fields: ["Name", "Industry"] })).toMatchObject({ Industry: "Energy" });
    expect(await accounts.update({ Id: id, Industry: null })).toEqual({ id, success: true, errors: [] });
    expect(await accounts.destroy(id)).toEqual({ id, success: true, errors: [] });
    await expect(accounts.retrieve(id)).rejects.toMatchObject({ name: "ENTITY_IS_DELETED" });
    await expect(accounts.create({ Industry: "Energy" })).rejects.toMatchObject({
      name: "REQUIRED_FIELD_MISSING",
      data: { fields: ["Name"] },
    });
  });

  it("retrieves several records at once", async () => {
    const accounts = connect().sobject("Account");
    const found = await accounts.find({}, ["Id"], { limit: 3 });
    const ids = found.map(({ Id }) => Id ?? "");
    const records = await accounts.retrieve(ids, { fields: ["Name"] });
    expect(records.map(({ Id }) => Id)).toEqual(ids);
  });

  it("describes", async () => {
    const connection = connect();
    expect((await connection.describeGlobal()).sobjects.map(({ name }) => name)).toContain("OpportunityContactRole");
    const { fields } = await connection.describe("Opportunity");
    expect(fields.find(({ name }) => name === "StageName")).toMatchObject({ type: "picklist", nillable: false });
  });

  it("tells identity, versions and limits (wire fact 38)", async () => {
    const connection = connect();
    expect(await connection.identity()).toMatchObject({ username: "admin@local.test", timezone: "GMT" });
    expect(await connection.request("/services/data")).toHaveLength(38);
    expect((await connection.limits()).DailyApiRequests).toMatchObject({ Max: 1_100_000 });
  });

  it("sends composites", async () => {
    const connection = connect();
    const answer = await connection.requestPost<{ compositeResponse: { httpStatusCode: number }[] }>("/composite", {
      allOrNone: true,
      compositeRequest: [
        { method: "POST", url: "/services/data/v62.0/sobjects/Account", referenceId: "a", body: { Name: "C" } },
        {
          method: "GET",
          url: "/services/data/v62.0/query?q=SELECT Name FROM Account WHERE Id = '@{a.id}'",
          referenceId: "q",
        },
      ],
    });
    expect(answer.compositeResponse).toMatchObject([
      { httpStatusCode: 201 },
      { httpStatusCode: 200, body: { totalSize: 1, records: [{ Name: "C" }] } },
    ]);
  });

  it("logs out", async () => {
    const rep = await admin.as("rep@local.test");
    const connection = new Connection({
      instanceUrl: admin.org.url,
      accessToken: rep.token,
      oauth2: { loginUrl: admin.org.url },
    });
    await connection.logout();
    expect((await rep.rest("GET", "/limits")).status).toBe(401);
  });
});
