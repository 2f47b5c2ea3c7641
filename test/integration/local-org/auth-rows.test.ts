import { createHmac } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, passwordOf, root, sharedOrg, type OrgAnswer } from "./call-org";

/**
 * Rows of auth.md §2 to §4 that the tests of logins and sessions do not prove. The local org has neither pages to log in
 * at nor the flows that need them: a test gets its refresh tokens from `/_org`.
 */

const admin = sharedOrg({ scale: 0.1 });

type Json = Readonly<Record<string, unknown>>;
const keys = (value: unknown): readonly string[] => Object.keys(value as object).sort();
const words = (text: string): readonly string[] => text.trim().split(/\s+/).sort();
const token = (fields: Readonly<Record<string, string>>): Promise<OrgAnswer> => askToken(admin.org, fields);

describe("flows at the token endpoint of the local org (auth.md §3)", () => {
  it("answers client credentials without a refresh token, signed for who verifies it (auth.md §3)", async () => {
    const { status, json } = await token(clientCredentials);
    const answer = json as Record<string, string>;
    expect([status, keys(json)]).toEqual([
      200,
      words("access_token id instance_url issued_at scope signature token_type"),
    ]);
    const signed = createHmac("sha256", "local-secret").update(`${answer.id}${answer.issued_at}`).digest("base64");
    expect(answer.signature).toBe(signed);
    expect(answer.id).toMatch(/\/id\/00D\w{15}\/005\w{15}$/);
  });

  it.each([
    ["the device flow", { grant_type: "device", client_id: "local-client", code: "x" }],
    ["token exchange", { ...clientCredentials, grant_type: "urn:ietf:params:oauth:grant-type:token-exchange" }],
    ["codes", { ...clientCredentials, grant_type: "authorization_code", code: "aPrx" }],
    ["SAML", { ...clientCredentials, grant_type: "urn:ietf:params:oauth:grant-type:saml2-bearer" }],
  ])("refuses %s, which it has not, as a grant that is not supported (auth.md §3)", async (_what, fields) => {
    const { status, json } = await token(fields);
    expect([status, json]).toEqual([
      400,
      { error: "unsupported_grant_type", error_description: "grant type not supported" },
    ]);
  });

  it("says that it has no page to log in at (auth.md §2)", async () => {
    const answer = await admin.call("GET", "/services/oauth2/authorize?response_type=code&client_id=local-client");
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining("does not provide")]);
  });

  it.each([
    [
      "missing required parameter: refresh_token",
      "invalid_request",
      { ...clientCredentials, grant_type: "refresh_token" },
    ],
    [
      "expired access/refresh token",
      "invalid_grant",
      { ...clientCredentials, grant_type: "refresh_token", refresh_token: "5Aep861" },
    ],
    ["authentication failure", "invalid_grant", { ...passwordOf("rep@local.test"), password: "wrong" }],
    ["client identifier invalid", "invalid_client_id", { ...clientCredentials, client_id: "x" }],
    ["invalid client credentials", "invalid_client", { ...clientCredentials, client_secret: "x" }],
    ["user is inactive", "inactive_user", passwordOf("grace@local.test")],
    ["grant type not supported", "unsupported_grant_type", { ...clientCredentials, grant_type: "x" }],
  ])("says %s (auth.md §3)", async (description, error, fields) => {
    const { status, json, headers } = await token(fields);
    expect([status, json]).toEqual([400, { error, error_description: description }]);
    expect(headers.get("cache-control")).toBe("no-cache, no-store");
  });

  it.each([
    ["inactive_org", "organization is inactive"],
    ["rate_limit_exceeded", "login rate exceeded"],
  ] as const)("says %s when a fault asks for it (auth.md §3)", async (error, description) => {
    admin.org.addFault({ kind: "refuseToken", error, count: 1 });
    expect((await token(clientCredentials)).json).toEqual({ error, error_description: description });
  });

  it("tells of an active and of another token by introspection (auth.md §3)", async () => {
    const { json } = await token(passwordOf("rep@local.test"));
    const introspect = async (which: string) =>
      (
        await admin.call("POST", "/services/oauth2/introspect", {
          body: new URLSearchParams({ ...clientCredentials, token: which }).toString(),
          headers: { "content-type": "application/x-www-form-urlencoded" },
        })
      ).json;
    const active = await introspect((json as { access_token: string }).access_token);
    expect(active).toMatchObject({
      active: true,
      client_id: "local-client",
      username: "rep@local.test",
      token_type: "access_token",
      sub: (json as Json).id,
      scope: expect.stringContaining("api"),
      exp: expect.any(Number),
      iat: expect.any(Number),
      nbf: expect.any(Number),
    });
    expect(await introspect("00D!nobody")).toEqual({ active: false });
  });

  it("revokes by POST, 200 and nothing more, and refuses a token that is none (auth.md §2)", async () => {
    const rep = await admin.as("rep@local.test");
    const revoke = (which: string) =>
      admin.call("POST", "/services/oauth2/revoke", {
        body: new URLSearchParams({ token: which }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    const done = await revoke(rep.token);
    expect([done.status, done.text]).toEqual([200, ""]);
    expect((await rep.call("GET", `${root}/limits`)).status).toBe(401);
    const again = await revoke(rep.token);
    expect([again.status, (again.json as Json).error]).toEqual([400, "invalid_token"]);
  });
});

describe("who a token's user is, key by key (auth.md §4)", () => {
  const urls = words(`enterprise metadata partner rest sobjects search query recent tooling_soap tooling_rest profile
    feeds groups users feed_items custom_domain`);

  it("is told by userinfo (auth.md §4)", async () => {
    const { json } = await admin.call("GET", "/services/oauth2/userinfo");
    expect(keys(json)).toEqual(
      expect.arrayContaining([
        ...words(`sub user_id organization_id preferred_username nickname name email email_verified given_name
          family_name zoneinfo photos profile picture address is_salesforce_integration_user urls active user_type
          language locale utcOffset updated_at phone_number`),
      ]),
    );
    const info = json as Json & { urls: Json; photos: Json };
    expect(keys(info.urls)).toEqual(urls);
    expect(keys(info.photos)).toEqual(["picture", "thumbnail"]);
  });

  it("is told by the identity url (auth.md §4)", async () => {
    const { identity } = (await admin.rest("GET", "/")).json as { identity: string };
    const { json } = await admin.call("GET", new URL(identity).pathname);
    expect(keys(json)).toEqual(
      expect.arrayContaining([
        ...words(`id asserted_user user_id organization_id username nick_name display_name email email_verified
          first_name last_name timezone photos addr_street addr_city addr_state addr_country addr_zip mobile_phone
          status urls active user_type language locale utcOffset last_modified_date is_app_installed
          is_lightning_login_user`),
      ]),
    );
    expect(keys((json as { urls: Json }).urls)).toEqual(urls);
  });

  it.each([
    ["Bearer bad", "Bad_OAuth_Token"],
    ["", "Missing_OAuth_Token"],
  ])("is not told to %j: 403 in plain text (auth.md §4)", async (authorization, text) => {
    const { identity } = (await admin.rest("GET", "/")).json as { identity: string };
    const answer = await fetch(identity, { headers: authorization === "" ? {} : { authorization } });
    expect([answer.status, await answer.text()]).toEqual([403, text]);
  });
});
