import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Statement } from "../../../src/soql/ast";
import { operationOf, type SalesforceFixture, signIn, startSalesforce } from "../../support/salesforce-fixture";

let fixture: SalesforceFixture;

beforeEach(async () => {
  fixture = await startSalesforce();
});
afterEach(() => fixture.close());

const accounts: Statement = { query: { select: [{ kind: "field", path: "Id" }], from: "Account", limit: 3 }, rows: 3 };
const userinfo = "GET /services/oauth2/userinfo 200";
const query = "GET /services/data/v62.0/query";

describe("a caller with an own access token", () => {
  it("is who the org says, and asks as that person, without a log-in of the gateway", async () => {
    const { org, salesforce, sent } = fixture;
    const token = await signIn(org, "rep@local.test");
    const caller = await salesforce.identify(token);
    expect(caller).toMatchObject({ username: "rep@local.test", accessToken: token });

    const operation = operationOf();
    const connection = salesforce.forCaller(await salesforce.identify(token), operation);
    expect(await connection.identity()).toEqual({ userId: caller.userId, organizationId: caller.organizationId });
    await connection.queries.run([accounts]);
    expect(org.log().at(-1)?.user).toBe("rep@local.test");
    expect(sent()).toEqual([userinfo, `${query} 200`]);
    expect(operation.meter.calls).toBe(1);
  });

  it("is nobody with a token that the org did not give out", async () => {
    const { org, salesforce } = fixture;
    const token = await signIn(org, "rep@local.test");
    const forged = `${token.slice(0, -4)}AAAA`;
    await expect(salesforce.identify(forged)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("has to sign in again when the session ends: the gateway cannot renew it", async () => {
    const { org, salesforce, sent } = fixture;
    const token = await signIn(org, "rep@local.test");
    const { queries } = salesforce.forCaller(await salesforce.identify(token), operationOf());
    sent();
    org.addFault({ kind: "expireSession", all: true });
    await expect(queries.run([accounts])).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(sent()).toEqual([`${query} 401`]);
    await expect(salesforce.identify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("shares nothing that was learned with another user", async () => {
    const { org, salesforce } = fixture;
    org.addFault({ kind: "hideField", object: "Account", field: "Industry", user: "rep@local.test" });
    const caller = await salesforce.identify(await signIn(org, "rep@local.test"));
    const seenByCaller = await salesforce.forCaller(caller, operationOf()).metadata.load(["Account"]);
    const seenByApiUser = await salesforce.forApiUser(operationOf()).metadata.load(["Account"]);
    expect(seenByCaller.get("Account")?.fields.has("Industry")).toBe(false);
    expect(seenByApiUser.get("Account")?.fields.has("Industry")).toBe(true);
  });
});
