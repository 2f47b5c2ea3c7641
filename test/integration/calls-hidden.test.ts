import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { startGateway, type Answer, type RequestOptions, type TestGateway } from "../support/start-gateway";

let gateway: TestGateway;

const everyObject = `{
  opportunities(first: 0) { totalCount } accounts(first: 0) { totalCount } contacts(first: 0) { totalCount }
  leads(first: 0) { totalCount } tasks(first: 0) { totalCount } users(first: 0) { totalCount } }`;

beforeEach(async () => {
  gateway = await startGateway();
  await gateway.execute(everyObject);
  gateway.org.clearLog();
});
afterEach(() => gateway.close());

type Deal = Readonly<Record<string, unknown>>;

interface Deals {
  readonly opportunities: { readonly nodes: readonly Deal[] } | null;
}

interface Told {
  readonly deals: readonly Deal[] | undefined;
  /** Code and path of every error. */
  readonly errors: readonly string[];
  readonly billed: number;
}

async function ask(fields: string, options: RequestOptions = {}): Promise<Told> {
  const answer: Answer<Deals> = await gateway.execute<Deals>(
    `{ opportunities(first: 3, where: { account: { id: { isNull: false } } }) { nodes { ${fields} } } }`,
    {},
    options,
  );
  return {
    deals: answer.data?.opportunities?.nodes,
    errors: answer.errors.map(({ extensions, path }) => `${String(extensions?.code)} ${path?.join(".") ?? ""}`),
    billed: gateway.billedCalls(),
  };
}

const everyDeal = (deals: readonly Deal[] | undefined, field: string) => deals?.map((deal) => deal[field]);

describe("a field that is hidden while the gateway runs", () => {
  it("answers null and one error at its path, the rest is answered, and no later question is refused for it", async () => {
    gateway.org.addFault({ kind: "hideField", object: "Opportunity", field: "Amount" });
    const first = await ask("name amount");
    expect(everyDeal(first.deals, "name")).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
    expect(everyDeal(first.deals, "amount")).toEqual([null, null, null]);
    expect(first.errors).toEqual(["FIELD_NOT_ACCESSIBLE opportunities.nodes.0.amount"]);
    expect(first.billed).toBe(2);

    const again = await ask("name amount");
    expect(again).toEqual({ ...first, billed: 1 });
  });

  it("may be a parent's", async () => {
    gateway.org.addFault({ kind: "hideField", object: "Account", field: "Industry" });
    const first = await ask("account { name industry }");
    expect(first.errors).toEqual(["FIELD_NOT_ACCESSIBLE opportunities.nodes.0.account.industry"]);
    expect(first.deals?.[0]).toEqual({ account: { name: expect.any(String), industry: null } });
    expect((await ask("account { name industry }")).billed).toBe(1);
  });

  it("may be one of a child list", async () => {
    gateway.org.addFault({ kind: "hideField", object: "Task", field: "Priority" });
    const { errors, deals } = await ask("name tasks { nodes { subject priority } }");
    expect(errors).toEqual([
      expect.stringMatching(/^FIELD_NOT_ACCESSIBLE opportunities\.nodes\.\d\.tasks\.nodes\.0\.priority$/),
    ]);
    expect(deals).toHaveLength(3);
  });

  it("may be one of several: then the org is described afresh, once", async () => {
    for (const field of ["Amount", "NextStep", "Probability"]) {
      gateway.org.addFault({ kind: "hideField", object: "Opportunity", field });
    }
    const first = await ask("name amount nextStep probability");
    expect(first.errors).toHaveLength(3);
    expect(first.billed).toBe(4);
    expect(await ask("name amount nextStep probability")).toEqual({ ...first, billed: 1 });
  });

  it("may be a lookup, and then its record is null", async () => {
    gateway.org.addFault({ kind: "hideField", object: "Opportunity", field: "OwnerId" });
    const first = await ask("name owner { name }");
    expect(first.errors).toEqual(["FIELD_NOT_ACCESSIBLE opportunities.nodes.0.owner"]);
    expect(everyDeal(first.deals, "owner")).toEqual([null, null, null]);
    expect(first.billed).toBe(3);
    expect((await ask("name owner { name }")).billed).toBe(1);
  });

  it("cannot be filtered or ordered by, and the error says where it was", async () => {
    gateway.org.addFault({ kind: "hideField", object: "Opportunity", field: "Amount" });
    const { errors } = await gateway.execute(
      "{ opportunities(orderBy: [{ amount: DESC }]) { nodes { id } } users(first: 1) { nodes { name } } }",
    );
    expect(errors).toMatchObject([{ path: ["opportunities"], extensions: { code: "FIELD_NOT_ACCESSIBLE" } }]);
    expect(errors[0]?.message).toContain("`orderBy[0].amount` uses Opportunity.Amount");
    expect(gateway.billedCalls()).toBe(1);
  });

  it("does not trouble those who still see it", async () => {
    gateway.org.addFault({ kind: "hideField", object: "Opportunity", field: "Amount", user: "rep@local.test" });
    const key = await gateway.signIn("rep@local.test");
    const representative = await ask("amount", { key });
    expect(representative.errors).toEqual(["FIELD_NOT_ACCESSIBLE opportunities.nodes.0.amount"]);
    const configured = await ask("amount");
    expect(configured.errors).toEqual([]);
    expect(everyDeal(configured.deals, "amount")).not.toEqual([null, null, null]);
    expect((await ask("amount", { key })).errors).toEqual(representative.errors);
  });
});

describe("an object that is hidden while the gateway runs", () => {
  it("makes its lists null, and the rest is answered", async () => {
    gateway.org.addFault({ kind: "hideObject", object: "Task" });
    const first = await ask("name tasks { nodes { subject } totalCount }");
    expect(first.errors).toEqual(["FIELD_NOT_ACCESSIBLE opportunities.nodes.0.tasks"]);
    expect(everyDeal(first.deals, "tasks")).toEqual([null, null, null]);
    expect(first.billed).toBeLessThanOrEqual(3);
    expect((await ask("name tasks { nodes { subject } totalCount }")).billed).toBe(1);
  });

  it("fails a list of its own, and no other", async () => {
    gateway.org.addFault({ kind: "hideObject", object: "Lead" });
    const { data, errors } = await gateway.execute<Record<string, object | null>>(
      "{ leads { nodes { name } } users(first: 1) { nodes { name } } }",
    );
    expect(data).toMatchObject({ leads: null, users: { nodes: [{ name: expect.any(String) }] } });
    expect(errors).toMatchObject([{ path: ["leads"], extensions: { code: "FIELD_NOT_ACCESSIBLE" } }]);
  });

  it("is left out where a lookup may point to it, and the people of the others are answered", async () => {
    gateway.org.addFault({ kind: "hideObject", object: "Lead" });
    const document =
      "{ tasks(first: 100) { nodes { who { name ... on Contact { email } ... on Lead { company } } } } }";
    const { data, errors } = await gateway.execute<{ tasks: { nodes: { who: { email?: string } | null }[] } }>(
      document,
    );
    expect(errors.every(({ path }) => path?.at(-1) === "company")).toBe(true);
    expect(data?.tasks.nodes).toHaveLength(100);
    expect(data?.tasks.nodes.some(({ who }) => who?.email)).toBe(true);
    expect(gateway.billedCalls()).toBe(2);
  });
});

describe("a field that metadata does not show", () => {
  it("costs no refused call", async () => {
    await gateway.close();
    gateway = await startGateway();
    gateway.org.addFault({ kind: "hideField", object: "Opportunity", field: "Amount" });
    await gateway.execute(everyObject);
    gateway.billedCalls();
    expect(await ask("name amount")).toMatchObject({
      errors: ["FIELD_NOT_ACCESSIBLE opportunities.nodes.0.amount"],
      billed: 1,
    });
  });

  it("says once which feature the org lacks", async () => {
    const { deals, errors, billed } = await ask("name currencyIsoCode account { currencyIsoCode }");
    expect(everyDeal(deals, "currencyIsoCode")).toEqual([null, null, null]);
    expect([...errors].sort()).toEqual([
      "FEATURE_NOT_ENABLED opportunities.nodes.0.account.currencyIsoCode",
      "FEATURE_NOT_ENABLED opportunities.nodes.0.currencyIsoCode",
    ]);
    expect(billed).toBe(1);
  });
});
