import { describe, expect, it } from "@jest/globals";
import { loginRefused } from "../../../src/salesforce/login-refusal";

const refusedWith = (name: string, description: string) =>
  loginRefused(Object.assign(new Error(description), { name }));

describe("loginRefused", () => {
  it.each([
    ["invalid_client_id", "client identifier invalid", /client id and the client secret/],
    ["invalid_client", "invalid client credentials", /client id and the client secret/],
    ["invalid_client", "app must be installed into org", /install the app/],
    ["invalid_grant", "no client credentials user enabled", /runs as/],
    ["invalid_grant", "request not supported on this domain", /My Domain/],
    ["inactive_user", "user is inactive", /activate/],
    ["invalid_grant", "ip restricted", /IP restrictions/],
    ["unsupported_grant_type", "grant type not supported", /switch on/],
    ["invalid_grant", "expired access/refresh token", /check the app's set-up/],
  ])("says what to do about %s: %s", (name, description, expected) => {
    const error = refusedWith(name, description);
    expect(error.code).toBe("RECONNECT_REQUIRED");
    expect(error.message).toMatch(expected);
    expect(String(error.cause)).toContain(description);
  });

  it("does not ask for a reconnection when log-ins are only too frequent", () => {
    expect(refusedWith("rate_limit_exceeded", "login rate exceeded").code).toBe("RATE_LIMITED");
  });
});
