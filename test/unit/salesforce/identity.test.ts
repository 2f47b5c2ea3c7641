import { describe, expect, it } from "@jest/globals";
import { createMemoryCache } from "../../../src/store/memory-cache";
import { createCallerCheck, type TokenVerdict } from "../../../src/salesforce/identity";
import { answerJson, scriptedTransport, type Step, virtualTiming } from "../../support/scripted-salesforce";

const token = "00D000000000001!AQ4AQsecret.part_of-it";
const userinfo = answerJson(200, {
  user_id: "005000000000001AAA",
  organization_id: "00D000000000001AAA",
  preferred_username: "rep@acme.test",
});
const refused = { status: 403, headers: {}, body: "Bad_OAuth_Token" };
const outage = { status: 503, headers: {}, body: "" };

function checkOver(...steps: readonly Step[]) {
  const { transport, requests } = scriptedTransport(...steps);
  const clock = { now: 0 };
  const keys: string[] = [];
  const cache = createMemoryCache<TokenVerdict>({ maxEntries: 10, now: () => clock.now });
  const check = createCallerCheck({
    origin: "https://acme.my.salesforce.com",
    timeoutMs: 1_000,
    transport,
    timing: virtualTiming(),
    cache: {
      ...cache,
      set: (key, value, ttlMs) => {
        keys.push(key, JSON.stringify(value));
        return cache.set(key, value, ttlMs);
      },
    },
  });
  return { check, requests, clock, keys };
}

describe("caller check", () => {
  it("asks the configured org whose token it is", async () => {
    const { check, requests } = checkOver(userinfo);
    expect(await check.identify(token)).toEqual({
      userId: "005000000000001AAA",
      organizationId: "00D000000000001AAA",
      username: "rep@acme.test",
      accessToken: token,
    });
    expect(requests).toMatchObject([
      {
        origin: "https://acme.my.salesforce.com",
        path: "/services/oauth2/userinfo",
        headers: { authorization: `Bearer ${token}` },
      },
    ]);
  });

  it("asks once for all who come together, and not again for five minutes", async () => {
    const { check, requests, clock } = checkOver(userinfo, userinfo);
    await Promise.all([check.identify(token), check.identify(token)]);
    clock.now = 5 * 60 * 1000 - 1;
    await check.identify(token);
    expect(requests).toHaveLength(1);
    clock.now++;
    await check.identify(token);
    expect(requests).toHaveLength(2);
  });

  it("does not keep the token", async () => {
    const { check, keys } = checkOver(userinfo);
    await check.identify(token);
    expect(keys.join()).not.toContain("secret");
  });

  it("refuses a token that the org refuses, and asks again after ten seconds", async () => {
    const { check, requests, clock } = checkOver(refused, userinfo);
    await expect(check.identify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    clock.now = 9_999;
    await expect(check.identify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(requests).toHaveLength(1);
    clock.now = 10_000;
    expect(await check.identify(token)).toMatchObject({ username: "rep@acme.test" });
  });

  it.each(["demo-key", "00D000000000001", "00D00000000001!x", `${token}\r\nx: y`, `${token} x`, "eyJhbGciOi.x.y"])(
    "sends nothing for what is no access token: %j",
    async (text) => {
      const { check, requests } = checkOver();
      await expect(check.identify(text)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
      expect(requests).toHaveLength(0);
    },
  );

  it("does not call a caller unauthenticated because Salesforce is down", async () => {
    const { check, requests } = checkOver(outage, outage, outage, userinfo);
    await expect(check.identify(token)).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect(requests).toHaveLength(3);
    expect(await check.identify(token)).toMatchObject({ username: "rep@acme.test" });
  });

  it.each([answerJson(200, { user_id: "005" }), { status: 200, headers: {}, body: "<html>" }, answerJson(302, {})])(
    "believes no answer that names nobody",
    async (answer) => {
      const { check } = checkOver(answer);
      await expect(check.identify(token)).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    },
  );

  it("asks for no more than sixteen tokens at once, and is not held up by others for those that it knows", async () => {
    const { check, requests } = checkOver(userinfo, ...Array.from({ length: 16 }, () => refused));
    await check.identify(token);
    const invented = Array.from({ length: 20 }, (_, index) => check.identify(`00D000000000001!invented.${index}`));
    const known = check.identify(token);
    const codes = (await Promise.allSettled(invented)).map((result) =>
      result.status === "rejected" ? (result.reason as { code: string }).code : "accepted",
    );
    expect(codes.filter((code) => code === "UNAUTHENTICATED")).toHaveLength(16);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(4);
    expect(requests).toHaveLength(17);
    expect(await known).toMatchObject({ username: "rep@acme.test" });
  });

  it("asks again for a token that it was told to forget", async () => {
    const { check, requests } = checkOver(userinfo, refused);
    await check.identify(token);
    await check.forget(token);
    await expect(check.identify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(requests).toHaveLength(2);
  });
});
