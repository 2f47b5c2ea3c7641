import { createHmac } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, passwordOf, sharedOrg } from "./call-org";

const admin = sharedOrg();

describe("the local org's token endpoint", () => {
  it("answers client credentials as the administrator, with a token in Salesforce's form (wire fact 35)", async () => {
    const answer = await askToken(admin.org, clientCredentials);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-cache, no-store");
    expect(answer.headers.get("pragma")).toBe("no-cache");
    expect(answer.headers.get("sforce-limit-info")).toBeNull();
    expect(answer.json).toEqual({
      access_token: expect.stringMatching(/^00D\w{12}![\w.-]{20,}$/),
      signature: expect.any(String),
      scope: "api id",
      instance_url: admin.org.url,
      id: expect.stringMatching(new RegExp(`^${admin.org.url}/id/00D\\w{15}/005\\w{15}$`)),
      token_type: "Bearer",
      issued_at: expect.stringMatching(/^\d{13}$/),
    });
  });

  it("signs id and issued_at with the client's secret (auth.md §3)", async () => {
    const { json } = await askToken(admin.org, clientCredentials);
    const { id, issued_at: issuedAt, signature } = json as Record<string, string>;
    expect(signature).toBe(createHmac("sha256", "local-secret").update(`${id}${issuedAt}`).digest("base64"));
  });

  it("takes client id and secret by HTTP Basic, too (auth.md §3)", async () => {
    const basic = Buffer.from("local-client:local-secret").toString("base64");
    const answer = await admin.call("POST", "/services/oauth2/token", {
      body: "grant_type=client_credentials",
      headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(200);
  });

  it("answers the password grant as that user, in any case, without scope (wire fact 35)", async () => {
    const answer = await askToken(admin.org, passwordOf("Rep@Local.Test"));
    expect(Object.keys(answer.json as object).sort()).toEqual(
      ["access_token", "id", "instance_url", "issued_at", "signature", "token_type"].sort(),
    );
  });

  it("puts the origin that the client used into its urls", async () => {
    const { port } = new URL(admin.org.url);
    const response = await fetch(`http://localhost:${port}/services/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams(clientCredentials),
    });
    expect(await response.json()).toMatchObject({ instance_url: `http://localhost:${port}` });
  });

  it.each([
    ["no grant", {}, "unsupported_grant_type", "grant type not supported"],
    ["an unknown grant", { grant_type: "implicit" }, "unsupported_grant_type", "grant type not supported"],
    ["no client", { grant_type: "client_credentials" }, "invalid_request", "missing required parameter: client_id"],
    ["an unknown client", { ...clientCredentials, client_id: "x" }, "invalid_client_id", "client identifier invalid"],
    ["a wrong secret", { ...clientCredentials, client_secret: "x" }, "invalid_client", "invalid client credentials"],
    ["a wrong password", { ...passwordOf("rep@local.test"), password: "x" }, "invalid_grant", "authentication failure"],
    ["an unknown user", passwordOf("nobody@local.test"), "invalid_grant", "authentication failure"],
    ["an inactive user", passwordOf("grace@local.test"), "inactive_user", "user is inactive"],
  ])("refuses %s with an object (wire fact 1)", async (_what, fields, error, description) => {
    const answer = await askToken(admin.org, fields);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error, error_description: description });
  });
});

describe("the local org's token endpoint and requests that are none", () => {
  const form = "application/x-www-form-urlencoded";
  const fields = new URLSearchParams(clientCredentials).toString();

  it.each([
    ["GET", "GET", `?${fields}`, {}, undefined, "invalid_request", "must use HTTP POST"],
    ["PUT", "PUT", "", { "content-type": form }, fields, "invalid_request", "must use HTTP POST"],
    ["a JSON body", "POST", "", {}, clientCredentials, "unsupported_grant_type", "grant type not supported"],
    ["another type", "POST", "", { "content-type": "text/plain" }, fields, "unsupported_grant_type", undefined],
    ["broken bytes", "POST", "", { "content-type": form }, "grant_type=%ff%zz", "unsupported_grant_type", undefined],
    [
      "what is not gzip",
      "POST",
      "",
      { "content-type": form, "content-encoding": "gzip" },
      "x",
      "invalid_request",
      undefined,
    ],
  ] as const)("refuses %s with an object (wire fact 1)", async (_what, method, query, headers, body, error, words) => {
    const answer = await admin.call(method, `/services/oauth2/token${query}`, { headers, body });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error, error_description: words ?? expect.any(String) });
  });

  it.each([
    ["without a client", "client_id", "missing required parameter: client_id"],
    ["without a secret", "client_secret", "missing required parameter: client_secret"],
    ["without a username", "username", "missing required parameter: username"],
    ["without a password", "password", "missing required parameter: password"],
  ])("refuses the password grant %s (auth.md §3)", async (_what, name, description) => {
    for (const absent of [{}, { [name]: "" }]) {
      const { [name]: _gone, ...fields } = { ...passwordOf("rep@local.test"), client_id: "local-client" } as Record<
        string,
        string
      >;
      const answer = await askToken(admin.org, { ...fields, ...absent });
      expect([answer.status, answer.json]).toEqual([400, { error: "invalid_request", error_description: description }]);
    }
  });

  it("refuses to answer in a form that it does not know", async () => {
    expect((await askToken(admin.org, { ...clientCredentials, format: "json" })).status).toBe(200);
    expect((await askToken(admin.org, { ...clientCredentials, format: "xml" })).json).toEqual({
      error: "invalid_request",
      error_description: "The local org answers in JSON only, and not in xml",
    });
  });

  it("takes credentials from the form before those of HTTP Basic, and slashes and cases as they come", async () => {
    const answer = await admin.call("POST", "//services/oauth2//token/", {
      headers: { "content-type": `${form.toUpperCase()}; charset=UTF-8`, authorization: "Basic eDp5" },
      body: fields,
    });
    expect(answer.status).toBe(200);
  });
});

describe("the local org's userinfo and identity", () => {
  it("tell who the token's user is, without charging (limits.md §2)", async () => {
    const rep = await admin.as("rep@local.test");
    const before = admin.org.log().length;
    const userInfo = await rep.call("GET", "/services/oauth2/userinfo");
    expect(userInfo.status).toBe(200);
    const info = userInfo.json as Record<string, string>;
    expect(info).toMatchObject({
      preferred_username: "rep@local.test",
      email: "rep@local.test",
      zoneinfo: "America/Los_Angeles",
      active: true,
      language: "en_US",
      utcOffset: -28_800_000,
    });
    const identity = await rep.call("GET", new URL(info.sub ?? "").pathname);
    expect(identity.status).toBe(200);
    expect(identity.headers.get("sforce-limit-info")).toBeNull();
    expect(identity.json).toMatchObject({
      id: info.sub,
      asserted_user: true,
      user_id: info.user_id,
      organization_id: info.organization_id,
      username: "rep@local.test",
      timezone: "America/Los_Angeles",
    });
    expect(
      admin.org
        .log()
        .slice(before)
        .map(({ calls }) => calls),
    ).toEqual([0, 0]);
  });

  it.each(["oauth_token", "access_token"])("take the token from the query as %s, too (auth.md §4)", async (name) => {
    const path = `/services/oauth2/userinfo?${name}=${encodeURIComponent(admin.token)}`;
    const answer = await fetch(admin.org.url + path);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ preferred_username: "admin@local.test" });
  });

  it("leave {version} in their urls and mix 15- and 18-character ids (wire fact 36)", async () => {
    const { json } = await admin.call("GET", "/services/oauth2/userinfo");
    const { urls, user_id: userId } = json as { urls: Record<string, string>; user_id: string };
    expect(urls.rest).toBe(`${admin.org.url}/services/data/v{version}/`);
    expect(urls.enterprise).toMatch(/\/services\/Soap\/c\/\{version\}\/00D\w{12}$/);
    expect(urls.profile).toBe(`${admin.org.url}/${userId}`);
    expect(userId).toHaveLength(18);
  });

  it.each(["/services/oauth2/userinfo", "/id/00DLc0000000001EAA/005Lc0000000001AAA"])(
    "refuse a bad or missing token at %s with 403 and plain text (wire fact 9)",
    async (path) => {
      const bad = await admin.call("GET", path, { headers: { authorization: "Bearer 00Dnope" } });
      expect([bad.status, bad.text]).toEqual([403, "Bad_OAuth_Token"]);
      expect(bad.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
      const missing = await fetch(admin.org.url + path);
      expect([missing.status, await missing.text()]).toEqual([403, "Missing_OAuth_Token"]);
    },
  );

  it("do not tell of another user", async () => {
    const { json } = await admin.call("GET", "/services/oauth2/userinfo");
    const rep = await admin.as("rep@local.test");
    const answer = await rep.call("GET", new URL((json as { sub: string }).sub).pathname);
    expect([answer.status, answer.text]).toEqual([404, "Bad_Id"]);
  });
});

describe("the local org's revoke endpoint", () => {
  it("ends the session (auth.md §2)", async () => {
    const rep = await admin.as("rep@local.test");
    const form = { headers: { "content-type": "application/x-www-form-urlencoded" } };
    const revoke = await rep.call("POST", "/services/oauth2/revoke", { ...form, body: `token=${rep.token}` });
    expect([revoke.status, revoke.text]).toEqual([200, ""]);
    expect((await rep.rest("GET", "/limits")).status).toBe(401);
    const again = await rep.call("POST", "/services/oauth2/revoke", { ...form, body: `token=${rep.token}` });
    expect([again.status, again.json]).toEqual([400, { error: "invalid_token", error_description: "invalid token" }]);
  });
});
