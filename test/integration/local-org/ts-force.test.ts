import { createSign } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import {
  Composite,
  CompositeBatch,
  CompositeCollection,
  queryAllComposite,
  requestAccessToken,
  Rest,
  RestObject,
  SalesforceFieldType,
  sField,
  type SObject,
} from "ts-force";
import { clientCredentials, sharedOrg } from "./call-org";

const admin = sharedOrg({ scale: 4 });
const connect = (): Rest => new Rest({ accessToken: admin.token, instanceUrl: admin.org.url, version: 62 });

const text = (apiName: string) => ({
  apiName,
  createable: true,
  updateable: true,
  required: false,
  externalId: false,
  childRelationship: false,
  salesforceType: SalesforceFieldType.STRING,
});

class Account extends RestObject {
  static readonly API_NAME = "Account";
  @sField(text("Name")) name?: string;
  @sField(text("Industry")) industry?: string;
  @sField({
    ...text("CreatedDate"),
    createable: false,
    updateable: false,
    salesforceType: SalesforceFieldType.DATETIME,
  })
  createdDate: Date | null = null;

  constructor(fields?: { name?: string; industry?: string }, client?: Rest) {
    super("Account", client);
    this.initObject(fields as Partial<object>);
  }
}

/** A client that shares nothing with jsforce: it stands on axios, and uses batches and composites for its own purposes. */
describe("ts-force against the local org", () => {
  it("gets tokens by client credentials and by password (auth.md §3)", async () => {
    const { client_id, client_secret } = clientCredentials;
    const app = await requestAccessToken({
      grant_type: "client_credentials",
      instanceUrl: admin.org.url,
      client_id,
      client_secret,
    });
    expect(app).toMatchObject({ token_type: "Bearer", instance_url: admin.org.url });
    const person = await requestAccessToken({
      grant_type: "password",
      instanceUrl: admin.org.url,
      client_id,
      client_secret,
      username: "rep@local.test",
      password: "local",
    });
    const rep = new Rest({ ...person, version: 62 });
    expect((await rep.query("SELECT COUNT() FROM Account")).totalSize).toBeGreaterThan(0);
  });

  it("renews by a refresh token, and signs in by a JWT (auth.md §3)", async () => {
    const { client_id, client_secret } = clientCredentials;
    const instanceUrl = admin.org.url;
    const consent = await admin.call("POST", "/_org/tokens", { body: { username: "rep@local.test" } });
    const { refresh_token } = consent.json as { refresh_token: string };
    const renewed = await requestAccessToken({
      ...{ grant_type: "refresh_token", instanceUrl, client_id, client_secret, refresh_token },
    });
    expect(renewed).toMatchObject({ scope: "api refresh_token id", instance_url: instanceUrl });
    const claims = {
      iss: client_id,
      sub: "rep@local.test",
      aud: instanceUrl,
      exp: Math.floor(Date.now() / 1_000) + 180,
    };
    const [header, payload] = [{ alg: "RS256" }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const signer = createSign("RSA-SHA256").update(`${header}.${payload}`);
    const signature = signer.sign((await admin.call("GET", "/_org/jwt-key")).text).toString("base64url");
    const assertion = `${header}.${payload}.${signature}`;
    const grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    const signedIn = await requestAccessToken({ grant_type, instanceUrl, assertion });
    for (const { access_token: accessToken } of [renewed, signedIn]) {
      const rest = new Rest({ accessToken, instanceUrl, version: 62 });
      expect((await rest.query("SELECT COUNT() FROM Account")).totalSize).toBeGreaterThan(0);
    }
    await expect(requestAccessToken({ grant_type, instanceUrl, assertion: "a.b.c" })).rejects.toMatchObject({
      response: { status: 400, data: { error: "invalid_grant", error_description: "invalid assertion" } },
    });
  });

  it("describes, and reads limits from the answer and from its headers (wire fact 10)", async () => {
    const rest = connect();
    const { fields, name } = await rest.getSObjectDescribe("opportunity");
    expect(name).toBe("Opportunity");
    expect(fields.find((field) => field.name === "StageName")).toMatchObject({ type: "picklist" });
    expect((await rest.limits()).DailyApiRequests).toMatchObject({ Max: 1_100_000 });
    expect(rest.apiLimit).toMatchObject({ limit: 1_100_000 });
  });

  it("queries, and follows locators to the last page (wire fact 25)", async () => {
    const rest = connect();
    const records: unknown[] = [];
    let page = await rest.query<{ Id: string }>("SELECT Id FROM Task");
    for (records.push(...page.records); !page.done; records.push(...page.records)) page = await rest.queryMore(page);
    expect(new Set(records).size).toBe(page.totalSize);
  });

  it("chains the pages of a query by references in one composite (rest-api.md §7)", async () => {
    const rest = connect();
    const tasks: SObject[] = await queryAllComposite("SELECT Id FROM Task", { restInstance: rest });
    const { totalSize } = await rest.query("SELECT COUNT() FROM Task");
    expect(totalSize).toBeGreaterThan(2_000);
    expect(tasks).toHaveLength(totalSize);
  });

  it("inserts and reads back in a composite, updates and reads back in a batch, and deletes", async () => {
    const account = new Account({ name: "By ts-force", industry: "Energy" }, connect());
    await account.insert({ refresh: true });
    expect(account.id).toMatch(/^001.{15}$/);
    expect(account.createdDate).toBeInstanceOf(Date);
    account.industry = "Utilities";
    account._modified.add("Industry");
    await account.update({ refresh: true });
    expect(account.industry).toBe("Utilities");
    account.name = "Renamed";
    account._modified.add("Name");
    await account.update();
    await account.refresh();
    expect(account.name).toBe("Renamed");
    await account.delete();
    await expect(account.refresh()).rejects.toMatchObject({
      response: { status: 404, data: [{ errorCode: "ENTITY_IS_DELETED" }] },
    });
  });

  it("writes collections, all or none (wire facts 15 and 16)", async () => {
    const rest = connect();
    const collection = new CompositeCollection(rest);
    const accounts = ["One", "Two", "Three"].map((name) => new Account({ name }, rest));
    const saved = await collection.insert(accounts);
    expect(saved).toMatchObject(Array.from({ length: 3 }, () => ({ success: true, errors: [] })));
    expect(accounts.map(({ id }) => id)).toEqual(saved.map(({ id }) => id));
    const refused = await collection.insert([new Account({ name: "Four" }, rest), new Account({}, rest)], true, false);
    expect(refused.map(({ success, errors }) => [success, errors[0]?.statusCode])).toEqual([
      [false, "ALL_OR_NONE_OPERATION_ROLLED_BACK"],
      [false, "REQUIRED_FIELD_MISSING"],
    ]);
    for (const account of accounts) {
      account.industry = "Energy";
      account._modified.add("Industry");
    }
    expect(await collection.update(accounts)).toMatchObject(accounts.map(({ id }) => ({ id, success: true })));
    expect(await collection.delete(accounts)).toMatchObject(accounts.map(({ id }) => ({ id, success: true })));
  });

  it("sends batches, each part of which is charged (limits.md §2)", async () => {
    const rest = connect();
    admin.org.clearLog();
    const { hasErrors, results } = await new CompositeBatch(rest)
      .addInsert(new Account({ name: "In a batch" }, rest))
      .addQuery("SELECT Name FROM Account WHERE Name = 'In a batch'")
      .addQuery("SELECT Nme FROM Account")
      .send();
    expect(hasErrors).toBe(true);
    expect(results).toMatchObject([
      { statusCode: 201, result: { success: true } },
      { statusCode: 200, result: { totalSize: 1 } },
      { statusCode: 400, result: [{ errorCode: "INVALID_FIELD" }] },
    ]);
    expect(admin.org.log().map(({ calls }) => calls)).toEqual([3]);
  });

  it("sends composites that refer to earlier parts", async () => {
    const { compositeResponse } = await new Composite(connect())
      .addRequest({
        method: "POST",
        url: "/services/data/v62.0/sobjects/Account",
        referenceId: "a",
        body: { Name: "Composed" },
      })
      .addRequest({ method: "GET", url: "/services/data/v62.0/sobjects/Account/@{a.id}?fields=Name", referenceId: "r" })
      .send({ allOrNone: true });
    expect(compositeResponse.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 200]);
    expect(compositeResponse[1]?.body).toMatchObject({ Name: "Composed" });
  });

  it("searches (rest-api.md §9)", async () => {
    const { searchRecords } = await connect().search<{ Name: string }>(
      "FIND {Cascadia} IN NAME FIELDS RETURNING Account(Id, Name)",
    );
    expect(searchRecords.map(({ Name }) => Name).sort()).toEqual(["Cascadia Holdings", "Cascadia Water & Power"]);
  });
});
