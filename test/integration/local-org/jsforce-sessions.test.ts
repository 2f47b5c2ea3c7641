import { afterEach, describe, expect, it } from "@jest/globals";
import { Connection, OAuth2 } from "jsforce";
import { startOrg, type OrgCaller } from "./call-org";
import type { LocalOrgOptions } from "../../../src/local-org/server";

const started: OrgCaller[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ org }) => org.close())));

async function start(options: LocalOrgOptions = {}): Promise<OrgCaller> {
  const caller = await startOrg({ scale: 0.02, ...options });
  started.push(caller);
  return caller;
}

const appOf = ({ org }: OrgCaller): OAuth2 =>
  new OAuth2({
    loginUrl: org.url,
    clientId: "local-client",
    clientSecret: "local-secret",
    redirectUri: "http://localhost/callback",
  });

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function consent(admin: OrgCaller, username = "rep@local.test"): Promise<Tokens> {
  return (await admin.call("POST", "/_org/tokens", { body: { username } })).json as Tokens;
}

/** Ends all sessions of the org's users at once. */
const expireAll = (admin: OrgCaller) =>
  admin.call("POST", "/_org/faults", { body: { kind: "expireSession", all: true } });

const whoIs = async (connection: Connection): Promise<string> => (await connection.identity()).username;

/** jsforce's OAuth2 and what its Connection does with sessions, unchanged. */
describe("jsforce's sessions against the local org", () => {
  it("authenticate by password, refresh and revoke (auth.md §3)", async () => {
    const admin = await start();
    const app = appOf(admin);
    const person = await app.authenticate("rep@local.test", "local");
    expect(person).toMatchObject({ token_type: "Bearer", instance_url: admin.org.url });
    expect(person.access_token).toMatch(/^00D\w{12}!/);
    await expect(app.authenticate("rep@local.test", "wrong")).rejects.toMatchObject({
      name: "invalid_grant",
      message: "authentication failure",
    });
    const { refresh_token: token } = await consent(admin);
    const renewed = await app.refreshToken(token);
    expect(renewed.access_token).toMatch(/^00D\w{12}!/);
    await app.revokeToken(token);
    await expect(app.refreshToken(token)).rejects.toMatchObject({
      name: "invalid_grant",
      message: "expired access/refresh token",
    });
  });

  it("log in by password through the app", async () => {
    const admin = await start();
    const connection = new Connection({ oauth2: appOf(admin), version: "62.0" });
    const info = await connection.login("rep@local.test", "local");
    expect(info).toMatchObject({ id: expect.stringMatching(/^005/), organizationId: expect.stringMatching(/^00D/) });
    expect(await whoIs(connection)).toBe("rep@local.test");
    await expect(connection.login("rep@local.test", "x")).rejects.toMatchObject({ name: "invalid_grant" });
  });

  it("name the page of consent, and are told plainly that there is no code to exchange yet", async () => {
    const admin = await start();
    const app = appOf(admin);
    expect(app.getAuthorizationUrl({ scope: "api refresh_token" })).toMatch(
      `${admin.org.url}/services/oauth2/authorize?`,
    );
    await expect(app.requestToken("aPrxcode")).rejects.toMatchObject({ name: "unsupported_grant_type" });
  });

  it("renew an expired session with the refresh token, once for all calls that need it (rest-api.md §11)", async () => {
    const admin = await start();
    const tokens = await consent(admin);
    const connection = new Connection({
      oauth2: appOf(admin),
      instanceUrl: admin.org.url,
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      version: "62.0",
    });
    const renewed: string[] = [];
    connection.on("refresh", (token: string) => renewed.push(token));
    await expireAll(admin);
    const answers = await Promise.all([1, 2, 3].map(() => connection.query("SELECT Id FROM Account LIMIT 1")));
    expect(answers.map(({ totalSize }) => totalSize)).toEqual([1, 1, 1]);
    expect(renewed).toEqual([connection.accessToken]);
  });

  it("renew by whatever function they are given", async () => {
    const admin = await start();
    let asked = 0;
    const connection = new Connection({
      instanceUrl: admin.org.url,
      accessToken: "00DLc0000000001!expired",
      version: "62.0",
      refreshFn: (_connection, done) => {
        asked++;
        void admin.as("rep@local.test").then(({ token }) => {
          done(null, token);
        });
      },
    });
    const created = await connection.sobject("Account").create({ Name: "After renewal" });
    expect([created.success, asked]).toEqual([true, 1]);
    expect(await whoIs(connection)).toBe("rep@local.test");
  });

  it("without the scope api are not valid for REST (errors.md §3)", async () => {
    const admin = await start();
    const { json } = await admin.call("POST", "/_org/tokens", { body: { username: "rep@local.test", scope: "id" } });
    const { access_token: accessToken } = json as Tokens;
    const connection = new Connection({ instanceUrl: admin.org.url, accessToken, version: "62.0" });
    await expect(connection.query("SELECT Id FROM Account")).rejects.toMatchObject({
      name: "INVALID_SESSION_ID",
      message: "This session is not valid for use with the REST API",
    });
  });

  it("take the rotated refresh token from the answer that they tell of (auth.md §8)", async () => {
    const admin = await start({ rotateRefreshTokens: true });
    const tokens = await consent(admin);
    const connection = new Connection({
      oauth2: appOf(admin),
      instanceUrl: admin.org.url,
      accessToken: "00DLc0000000001!expired",
      refreshToken: tokens.refresh_token,
      version: "62.0",
    });
    const rotated: (string | undefined)[] = [];
    connection.on("refresh", (_token: string, answer: Partial<Tokens>) => rotated.push(answer.refresh_token));
    expect((await connection.query("SELECT COUNT() FROM Account")).totalSize).toBeGreaterThan(0);
    expect(rotated).toEqual([expect.stringMatching(/^5Aep861/)]);
    expect(rotated).not.toContain(tokens.refresh_token);
  });

  it("end by logout; revoking takes the refresh token and all that it opened (auth.md §2)", async () => {
    const admin = await start();
    const { access_token: accessToken, refresh_token: refreshToken } = await consent(admin);
    const config = { oauth2: appOf(admin), instanceUrl: admin.org.url, version: "62.0" };
    await new Connection({ ...config, accessToken }).logout();
    const connection = new Connection({ ...config, accessToken, refreshToken });
    expect((await connection.query("SELECT Id FROM Account LIMIT 1")).totalSize).toBe(1);
    const renewed = connection.accessToken ?? "";
    await connection.logout(true);
    const after = await admin.rest("GET", "/limits", { headers: { authorization: `Bearer ${renewed}` } });
    expect(after.status).toBe(401);
    await expect(appOf(admin).refreshToken(refreshToken)).rejects.toMatchObject({ name: "invalid_grant" });
  });

  it("are refused by SOAP login plainly: the local org has none", async () => {
    const admin = await start();
    const connection = new Connection({ loginUrl: admin.org.url, version: "62.0" });
    await expect(connection.login("rep@local.test", "local")).rejects.toThrow("The requested resource does not exist");
  });
});
