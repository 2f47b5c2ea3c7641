import { describe, expect, it } from "@jest/globals";
import { requestClientCredentialsGrant } from "../../../src/salesforce/client-credentials";
import { TransportError } from "../../../src/salesforce/transport-error";
import { answerJson, scriptedTransport, type Step, virtualTiming } from "../../support/scripted-salesforce";

const settings = {
  loginUrl: "https://acme.my.salesforce.com",
  clientId: "the-client",
  clientSecret: "the-secret",
  apiVersion: "v62.0",
  timeoutMs: 1_000,
};
const token = {
  access_token: "00D000000000001!AQ",
  instance_url: "https://acme.my.salesforce.com",
  id: "https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA",
  token_type: "Bearer",
  issued_at: "1772000000000",
};

function logInOver(...steps: readonly Step[]) {
  const { transport, requests } = scriptedTransport(...steps);
  return { grant: requestClientCredentialsGrant(settings, transport, virtualTiming()), requests };
}

describe("client credentials", () => {
  it("asks the token endpoint and says who is logged in, and where", async () => {
    const { grant, requests } = logInOver(answerJson(200, token));
    expect(await grant).toEqual({
      accessToken: "00D000000000001!AQ",
      instanceUrl: "https://acme.my.salesforce.com",
      organizationId: "00D000000000001AAA",
      userId: "005000000000001AAA",
    });
    expect(requests).toMatchObject([{ method: "POST", path: "/services/oauth2/token" }]);
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: "the-client",
      client_secret: "the-secret",
    });
  });

  it("asks again in an outage, three times at most", async () => {
    const down = { status: 503, headers: {}, body: "Server Unavailable" };
    const { grant, requests } = logInOver(down, new TransportError("broken", true), answerJson(200, token));
    expect(await grant).toMatchObject({ accessToken: "00D000000000001!AQ" });
    expect(requests).toHaveLength(3);

    const lost = logInOver(down, down, down);
    await expect(lost.grant).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
  });

  it("asks once when it is refused, and repeats no secret", async () => {
    const { grant, requests } = logInOver(
      answerJson(400, { error: "invalid_client", error_description: "invalid client credentials" }),
    );
    const error = await grant.then(
      () => new Error("logged in"),
      (reason: unknown) => reason as Error,
    );
    expect(error).toMatchObject({ code: "RECONNECT_REQUIRED" });
    expect(requests).toHaveLength(1);
    const everything = `${String(error)} ${JSON.stringify(error)} ${String(error.cause)}`;
    expect(everything).toContain("invalid_client");
    expect(everything).not.toContain("the-secret");
  });

  it.each([{ ...token, id: "https://login.salesforce.com/id/" }, { ...token, access_token: undefined }, undefined])(
    "does not take half an answer for a session: %#",
    async (body) => {
      await expect(logInOver(answerJson(200, body)).grant).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    },
  );
});
