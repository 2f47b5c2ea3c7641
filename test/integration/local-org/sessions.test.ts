import { createSign, generateKeyPairSync } from "node:crypto";
import { afterEach, describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, passwordOf, root, startOrg, type OrgAnswer, type OrgCaller } from "./call-org";
import type { LocalOrgOptions } from "../../../src/local-org/server";

const started: OrgCaller[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ org }) => org.close())));

async function start(options: LocalOrgOptions = {}): Promise<OrgCaller> {
  const caller = await startOrg({ scale: 0.02, ...options });
  started.push(caller);
  return caller;
}

/** A clock that tests turn. */
function clockAt(start: string): { readonly now: () => Date; pass: (minutes: number) => void } {
  let now = new Date(start);
  return {
    now: () => now,
    pass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** What the app gets when a user consents in a browser. */
async function consent(admin: OrgCaller, username = "rep@local.test", scope?: string): Promise<Tokens> {
  const answer = await admin.call("POST", "/_org/tokens", { body: { username, scope } });
  expect(answer.status).toBe(200);
  return answer.json as Tokens;
}

const refresh = (admin: OrgCaller, token: string): Promise<OrgAnswer> =>
  askToken(admin.org, { ...clientCredentials, grant_type: "refresh_token", refresh_token: token });

const statusWith = async (admin: OrgCaller, token: string): Promise<number> =>
  (await admin.rest("GET", "/limits", { headers: { authorization: `Bearer ${token}` } })).status;

const expired = { error: "invalid_grant", error_description: "expired access/refresh token" };

describe("sessions of the local org", () => {
  it("end two hours after they were last used (auth.md §6)", async () => {
    const clock = clockAt("2026-11-02T10:00:00Z");
    const admin = await start({ now: clock.now });
    clock.pass(119);
    expect(await statusWith(admin, admin.token)).toBe(200);
    clock.pass(119);
    expect(await statusWith(admin, admin.token)).toBe(200);
    clock.pass(120);
    const answer = await admin.rest("GET", "/limits");
    expect([answer.status, answer.json]).toEqual([
      401,
      [{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }],
    ]);
  });

  it("end after as many minutes as the org is told (auth.md §6)", async () => {
    const clock = clockAt("2026-11-02T10:00:00Z");
    const admin = await start({ now: clock.now, sessionMinutes: 15 });
    clock.pass(15);
    expect(await statusWith(admin, admin.token)).toBe(401);
  });

  it("end when their user is deactivated, and refuse it as inactive from then on (auth.md §3)", async () => {
    const admin = await start();
    const rep = await admin.as("rep@local.test");
    const { refresh_token: token } = await consent(admin);
    const { json } = await rep.call("GET", "/services/oauth2/userinfo");
    const { user_id: id } = json as { user_id: string };
    expect((await admin.rest("PATCH", `/sobjects/User/${id}`, { body: { IsActive: false } })).status).toBe(204);
    expect(await statusWith(admin, rep.token)).toBe(401);
    expect((await refresh(admin, token)).json).toEqual({
      error: "inactive_user",
      error_description: "user is inactive",
    });
    expect((await admin.rest("PATCH", `/sobjects/User/${id}`, { body: { IsActive: true } })).status).toBe(204);
    expect(await statusWith(admin, rep.token)).toBe(401);
    expect((await refresh(admin, token)).status).toBe(200);
  });

  it("that were opened without the scope api are not valid for REST (errors.md §3)", async () => {
    const admin = await start();
    const { access_token: token } = await consent(admin, "rep@local.test", "id");
    const answer = await admin.rest("GET", "/limits", { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.json]).toEqual([
      401,
      [{ message: "This session is not valid for use with the REST API", errorCode: "INVALID_SESSION_ID" }],
    ]);
    const identity = await admin.call("GET", "/services/oauth2/userinfo", {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(identity.status).toBe(200);
  });

  it("of several users at once are told apart", async () => {
    const admin = await start();
    const names = ["admin", "rep", "tom", "luisa", "readonly", "integration"].map((name) => `${name}@local.test`);
    const callers = await Promise.all(names.map((name) => admin.as(name)));
    const told = await Promise.all(
      callers.flatMap((caller) => [1, 2, 3].map(() => caller.call("GET", "/services/oauth2/userinfo"))),
    );
    expect(told.map(({ json }) => (json as { preferred_username: string }).preferred_username)).toEqual(
      names.flatMap((name) => [name, name, name]),
    );
  });

  it("take the scheme OAuth for Bearer, and refuse any other as a header that is none (wire fact 37, errors.md §3)", async () => {
    const admin = await start();
    const ask = (authorization: string): Promise<OrgAnswer> =>
      admin.rest("GET", "/limits", { headers: { authorization } });
    expect((await ask(`OAuth ${admin.token}`)).status).toBe(200);
    const basic = await ask("Basic abc");
    expect([basic.status, basic.json]).toEqual([
      401,
      [{ message: "INVALID_HEADER_TYPE", errorCode: "INVALID_AUTH_HEADER" }],
    ]);
  });
});

describe("refresh tokens of the local org", () => {
  it("begin with 5Aep, and open new sessions without being replaced (auth.md §3)", async () => {
    const admin = await start();
    const { refresh_token: token, access_token: first } = await consent(admin);
    expect(token).toMatch(/^5Aep861/);
    const answer = await refresh(admin, token);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json as object).sort()).toEqual(
      ["access_token", "id", "instance_url", "issued_at", "scope", "signature", "token_type"].sort(),
    );
    expect(answer.json).toMatchObject({ scope: "api refresh_token id" });
    const { access_token: second } = answer.json as Tokens;
    expect(second).not.toBe(first);
    expect([await statusWith(admin, first), await statusWith(admin, second)]).toEqual([200, 200]);
    expect((await refresh(admin, token)).status).toBe(200);
  });

  it("need no client secret, but never a wrong one (auth.md §3)", async () => {
    const admin = await start();
    const { refresh_token: token } = await consent(admin);
    const fields = { grant_type: "refresh_token", client_id: "local-client", refresh_token: token };
    expect((await askToken(admin.org, fields)).status).toBe(200);
    expect((await askToken(admin.org, { ...fields, client_secret: "x" })).json).toMatchObject({
      error: "invalid_client",
    });
    expect((await askToken(admin.org, { ...clientCredentials, grant_type: "refresh_token" })).json).toEqual({
      error: "invalid_request",
      error_description: "missing required parameter: refresh_token",
    });
    expect((await refresh(admin, "5Aep861nonsense")).json).toEqual(expired);
  });

  it("are replaced on every use with rotation, and one that comes back ends everything (auth.md §3)", async () => {
    const admin = await start({ rotateRefreshTokens: true });
    const first = await consent(admin);
    const second = (await refresh(admin, first.refresh_token)).json as Tokens;
    expect(second.refresh_token).toMatch(/^5Aep861/);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const third = (await refresh(admin, second.refresh_token)).json as Tokens;
    expect(await statusWith(admin, third.access_token)).toBe(200);
    expect((await refresh(admin, first.refresh_token)).json).toEqual(expired);
    expect((await refresh(admin, third.refresh_token)).json).toEqual(expired);
    const tokens = [first, second, third].map(({ access_token: token }) => statusWith(admin, token));
    expect(await Promise.all(tokens)).toEqual([401, 401, 401]);
  });

  it("are five a user: the sixth consent drops the oldest and its sessions (limits.md §3, auth.md §2)", async () => {
    const admin = await start();
    const other = await consent(admin, "tom@local.test");
    const tokens: Tokens[] = [];
    for (let i = 0; i < 6; i++) tokens.push(await consent(admin));
    const statuses = await Promise.all(tokens.map(async (token) => (await refresh(admin, token.refresh_token)).status));
    expect(statuses).toEqual([400, 200, 200, 200, 200, 200]);
    const sessions = await Promise.all(tokens.map(({ access_token: token }) => statusWith(admin, token)));
    expect(sessions).toEqual([401, 200, 200, 200, 200, 200]);
    expect((await refresh(admin, other.refresh_token)).status).toBe(200);
  });

  it("take their access tokens with them when they are revoked (auth.md §2)", async () => {
    const admin = await start();
    const { refresh_token: token, access_token: first } = await consent(admin);
    const { access_token: second } = (await refresh(admin, token)).json as Tokens;
    const other = await consent(admin);
    const revoked = await admin.call("GET", `/services/oauth2/revoke?token=${encodeURIComponent(token)}`);
    expect([revoked.status, revoked.text]).toEqual([200, ""]);
    expect([await statusWith(admin, first), await statusWith(admin, second)]).toEqual([401, 401]);
    expect(await statusWith(admin, other.access_token)).toBe(200);
    expect((await refresh(admin, token)).json).toEqual(expired);
  });

  it("are given to whoever asks the org itself, and to nobody for a user who is not there", async () => {
    const admin = await start();
    const unknown = await admin.call("POST", "/_org/tokens", { body: { username: "nobody@local.test" } });
    expect([unknown.status, unknown.json]).toEqual([400, { error: 'There is no user "nobody@local.test"' }]);
    const { status } = await admin.call("POST", "/_org/tokens", { body: {} });
    expect(status).toBe(400);
    const { status: inactive } = await admin.call("POST", "/_org/tokens", { body: { username: "grace@local.test" } });
    expect(inactive).toBe(400);
    const plain = (await consent(admin, "rep@local.test", "api")) as Partial<Tokens>;
    expect(plain.refresh_token).toBeUndefined();
  });
});

describe("introspection in the local org (auth.md §3)", () => {
  const introspect = (admin: OrgCaller, token: string, client: object = clientCredentials): Promise<OrgAnswer> =>
    admin.call("POST", "/services/oauth2/introspect", {
      body: new URLSearchParams({ ...client, token }).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });

  it("tells whose token it is and when it ends, and does not keep it alive", async () => {
    const clock = clockAt("2026-11-02T10:00:00Z");
    const admin = await start({ now: clock.now });
    const { access_token: token } = await consent(admin);
    clock.pass(60);
    const issued = Date.parse("2026-11-02T10:00:00Z") / 1_000;
    for (const _ of [1, 2]) {
      expect((await introspect(admin, token)).json).toEqual({
        active: true,
        scope: "api refresh_token id",
        client_id: "local-client",
        username: "rep@local.test",
        sub: expect.stringMatching(/\/id\/00D\w{15}\/005\w{15}$/),
        token_type: "access_token",
        exp: issued + 2 * 3_600,
        iat: issued,
        nbf: issued,
      });
    }
    clock.pass(60);
    expect((await introspect(admin, token)).json).toEqual({ active: false });
  });

  it("knows refresh tokens, says only that others are not active, and answers the app alone", async () => {
    const admin = await start();
    const { refresh_token: token } = await consent(admin);
    expect((await introspect(admin, token)).json).toMatchObject({ active: true, token_type: "refresh_token" });
    expect((await introspect(admin, "nonsense")).json).toEqual({ active: false });
    const stranger = await introspect(admin, token, { client_id: "local-client", client_secret: "x" });
    expect([stranger.status, stranger.json]).toEqual([
      400,
      { error: "invalid_client", error_description: "invalid client credentials" },
    ]);
  });
});

describe("the JWT bearer grant of the local org (auth.md §3)", () => {
  const grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  const now = new Date("2026-11-02T10:00:00Z");
  const claims = {
    iss: "local-client",
    sub: "rep@local.test",
    aud: "https://login.salesforce.com",
    exp: now.getTime() / 1_000 + 180,
  };

  function sign(payload: object, key: string, header: object = { alg: "RS256" }): string {
    const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${text}.${createSign("RSA-SHA256").update(text).sign(key).toString("base64url")}`;
  }

  const ask = (admin: OrgCaller, assertion: string): Promise<OrgAnswer> =>
    askToken(admin.org, { grant_type: grant, assertion });

  const keyOf = async (admin: OrgCaller): Promise<string> => (await admin.call("GET", "/_org/jwt-key")).text;

  it("opens a session for the user that a signed assertion names, without a refresh token", async () => {
    const admin = await start({ now: () => now });
    const key = await keyOf(admin);
    for (const aud of ["https://test.salesforce.com", admin.org.url, `${admin.org.url}/`]) {
      const answer = await ask(admin, sign({ ...claims, aud }, key));
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({ scope: "api id", token_type: "Bearer", instance_url: admin.org.url });
      expect(Object.keys(answer.json as object)).not.toContain("refresh_token");
      const { access_token: token } = answer.json as Tokens;
      const me = await admin.call("GET", "/services/oauth2/userinfo", {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(me.json).toMatchObject({ preferred_username: "rep@local.test" });
    }
    const { sub, ...rest } = claims;
    expect((await ask(admin, sign({ ...rest, prn: sub }, key))).status).toBe(200);
  });

  it("takes an end that is written as a text, or in milliseconds, as clients do (simple-salesforce, Salesforce CLI)", async () => {
    const admin = await start({ now: () => now });
    const key = await keyOf(admin);
    for (const exp of [String(claims.exp), now.getTime() + 300]) {
      expect((await ask(admin, sign({ ...claims, exp }, key))).status).toBe(200);
    }
    expect((await ask(admin, sign({ ...claims, exp: "soon" }, key))).json).toMatchObject({ error: "invalid_grant" });
  });

  it.each([
    ["for another audience", { aud: "https://example.com" }, "invalid_grant", "audience is invalid"],
    ["that has expired", { exp: claims.exp - 200 }, "invalid_grant", "expired authorization code"],
    ["that lives too long", { exp: claims.exp + 3_600 }, "invalid_grant", "invalid assertion"],
    ["without an end", { exp: undefined }, "invalid_grant", "invalid assertion"],
    ["of an unknown user", { sub: "nobody@local.test" }, "invalid_grant", "user hasn't approved this consumer"],
    ["of an inactive user", { sub: "grace@local.test" }, "inactive_user", "user is inactive"],
    ["of another app", { iss: "other" }, "invalid_client_id", "client identifier invalid"],
  ])("refuses an assertion %s", async (_what, changes, error, description) => {
    const admin = await start({ now: () => now });
    const answer = await ask(admin, sign({ ...claims, ...changes }, await keyOf(admin)));
    expect([answer.status, answer.json]).toEqual([400, { error, error_description: description }]);
  });

  it("refuses what is not signed with the app's key and RS256, and an assertion that was used before", async () => {
    const admin = await start({ now: () => now });
    const key = await keyOf(admin);
    const other = generateKeyPairSync("rsa", {
      modulusLength: 2_048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const invalid = { error: "invalid_grant", error_description: "invalid assertion" };
    const good = sign(claims, key);
    for (const bad of [
      sign(claims, other.privateKey),
      sign(claims, key, { alg: "none" }),
      sign(claims, key, { alg: "HS256" }),
      `${good}x.y`,
      good.slice(0, -4),
      "a.b.c",
      "nonsense",
    ]) {
      expect((await ask(admin, bad)).json).toEqual(invalid);
    }
    const once = sign({ ...claims, jti: "1" }, key);
    expect((await ask(admin, once)).status).toBe(200);
    expect((await ask(admin, once)).json).toEqual(invalid);
    expect((await askToken(admin.org, { grant_type: grant })).json).toEqual({
      error: "invalid_request",
      error_description: "missing required parameter: assertion",
    });
  });

  it("checks with the certificate that the org was started with, whose key it does not have", async () => {
    const pair = generateKeyPairSync("rsa", {
      modulusLength: 2_048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const admin = await start({ now: () => now, jwtCertificate: pair.publicKey });
    expect((await admin.call("GET", "/_org/jwt-key")).status).toBe(404);
    expect((await ask(admin, sign(claims, pair.privateKey))).status).toBe(200);
  });
});

describe("the endpoints of the local org", () => {
  it("are listed for OpenID clients (auth.md §1)", async () => {
    const admin = await start();
    const response = await fetch(`${admin.org.url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: admin.org.url,
      token_endpoint: `${admin.org.url}/services/oauth2/token`,
      userinfo_endpoint: `${admin.org.url}/services/oauth2/userinfo`,
      revocation_endpoint: `${admin.org.url}/services/oauth2/revoke`,
    });
  });

  it("name the user's identity url in the version's root (wire fact 38)", async () => {
    const admin = await start();
    const rep = await admin.as("rep@local.test");
    const { identity } = (await rep.call("GET", `${root}/`)).json as { identity: string };
    const short = identity.replace(/(00D\w{12})\w{3}\/(005\w{12})\w{3}$/, "$1/$2");
    for (const url of [identity, short]) {
      const answer = await rep.call("GET", `${new URL(url).pathname}?format=json`);
      expect(answer.json).toMatchObject({ id: identity, username: "rep@local.test" });
    }
  });

  it("answer the organization to clients that ask for it at login (wire fact 38)", async () => {
    const admin = await start({ edition: "developer" });
    const fields = "Id, Name, OrganizationType, IsSandbox, TrialExpirationDate, NamespacePrefix, InstanceName";
    const answer = await admin.query(`SELECT ${fields}, TimeZoneSidKey, FiscalYearStartMonth FROM Organization`);
    expect(answer.json).toMatchObject({
      totalSize: 1,
      records: [
        {
          Name: "Local Test Inc.",
          OrganizationType: "Developer Edition",
          IsSandbox: false,
          TrialExpirationDate: null,
          NamespacePrefix: null,
          FiscalYearStartMonth: 1,
        },
      ],
    });
    const { json } = await admin.call("GET", "/services/oauth2/userinfo");
    const [{ Id }] = (answer.json as { records: [{ Id: string }] }).records;
    expect((json as { organization_id: string }).organization_id).toBe(Id);
  });

  it("give the password grant no refresh token (wire fact 35)", async () => {
    const admin = await start();
    const { json } = await askToken(admin.org, passwordOf("rep@local.test"));
    expect(Object.keys(json as object)).not.toContain("refresh_token");
  });
});
