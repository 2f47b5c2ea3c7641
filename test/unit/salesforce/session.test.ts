import { describe, expect, it } from "@jest/globals";
import { GatewayError } from "../../../src/errors";
import { createRenewableSession, type Grant } from "../../../src/salesforce/session";

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const grantOf = (accessToken: string): Grant => ({
  accessToken,
  instanceUrl: "https://acme.my.salesforce.com",
  userId: "005000000000001AAA",
  organizationId: "00D000000000001AAA",
});

/** A session over a list of what the log-in answers, one after the other. */
function sessionOver(answers: readonly (string | Error)[]) {
  const clock = { now: 0 };
  let logins = 0;
  const session = createRenewableSession(
    async () => {
      const answer = answers[logins++] ?? new Error("unexpected log-in");
      if (answer instanceof Error) throw answer;
      return grantOf(answer);
    },
    { now: () => clock.now, logger },
  );
  return { session, clock, logins: () => logins };
}

describe("renewable session", () => {
  it("logs in once for all who ask", async () => {
    const { session, logins } = sessionOver(["one"]);
    const grants = await Promise.all([session.grant(), session.grant(), session.grant()]);
    expect(new Set(grants.map(({ accessToken }) => accessToken))).toEqual(new Set(["one"]));
    await session.grant();
    expect(logins()).toBe(1);
  });

  it("renews once for all requests that were refused together", async () => {
    const { session, logins } = sessionOver(["one", "two"]);
    const refused = await session.grant();
    const renewed = await Promise.all(Array.from({ length: 10 }, () => session.renew(refused)));
    expect(new Set(renewed.map(({ accessToken }) => accessToken))).toEqual(new Set(["two"]));
    expect(logins()).toBe(2);
  });

  it("gives the present grant to a request that was refused with an older one", async () => {
    const { session, logins } = sessionOver(["one", "two"]);
    const old = await session.grant();
    await session.renew(old);
    expect(await session.renew(old)).toMatchObject({ accessToken: "two" });
    expect(logins()).toBe(2);
  });

  it("lets requests that come during a renewal wait for it", async () => {
    const { session, logins } = sessionOver(["one", "two"]);
    const renewal = session.renew(await session.grant());
    expect(await session.grant()).toMatchObject({ accessToken: "two" });
    await renewal;
    expect(logins()).toBe(2);
  });

  it("asks again after an outage", async () => {
    const { session } = sessionOver([new GatewayError("SALESFORCE_UNAVAILABLE", "down"), "one"]);
    await expect(session.grant()).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect(await session.grant()).toMatchObject({ accessToken: "one" });
  });

  it("does not ask again for half a minute after it was refused", async () => {
    const { session, clock, logins } = sessionOver([new GatewayError("RECONNECT_REQUIRED", "refused"), "one"]);
    await expect(session.grant()).rejects.toMatchObject({ code: "RECONNECT_REQUIRED" });
    clock.now = 29_999;
    await expect(session.grant()).rejects.toMatchObject({ code: "RECONNECT_REQUIRED" });
    expect(logins()).toBe(1);
    clock.now = 30_000;
    expect(await session.grant()).toMatchObject({ accessToken: "one" });
  });
});
