import { describe, expect, it } from "@jest/globals";
import { sharedOrg, type OrgAnswer } from "./call-org";

const admin = sharedOrg();

type Node = Readonly<Record<string, unknown>>;
const node = (type: string, referenceId: unknown, values: Node): Node => ({
  attributes: { type, referenceId },
  ...values,
});
const account = (referenceId: string, values: Node = {}): Node =>
  node("Account", referenceId, { Name: "Tree", ...values });
const contact = (referenceId: string, values: Node = {}): Node =>
  node("Contact", referenceId, { LastName: "Leaf", ...values });
const plant = (records: unknown, object = "Account"): Promise<OrgAnswer> =>
  admin.rest("POST", `/composite/tree/${object}`, { body: { records } });
const count = async (soql: string): Promise<number> =>
  ((await admin.query(`SELECT COUNT() FROM ${soql}`)).json as { totalSize: number }).totalSize;
const refusal = (referenceId: string | null, errors: readonly object[]): object => ({
  hasErrors: true,
  results: [{ referenceId, errors }],
});

describe("a tree of records in the local org (rest-api.md §7)", () => {
  it("saves records with their children and answers 201, level by level", async () => {
    const answer = await plant([
      account("r1", { Name: "Root", Contacts: { records: [contact("r2"), contact("r3")] } }),
      account("r4", { Name: "Root" }),
    ]);
    const { results } = answer.json as { results: { referenceId: string; id: string }[] };
    expect([answer.status, answer.json]).toEqual([201, { hasErrors: false, results }]);
    expect(results.map(({ referenceId, id }) => `${referenceId} ${id.slice(0, 3)}`)).toEqual([
      "r1 001",
      "r4 001",
      "r2 003",
      "r3 003",
    ]);
    expect(await count(`Contact WHERE AccountId = '${results[0]?.id ?? ""}'`)).toBe(2);
    expect(admin.org.log().at(-2)?.calls).toBe(1);
  });

  it("takes several kinds of children, and children of children", async () => {
    const deal = node("Opportunity", "o", {
      Name: "Deal",
      StageName: "Prospecting",
      CloseDate: "2027-01-01",
      Tasks: { records: [node("Task", "t", { Subject: "Deep" })] },
    });
    const tree = account("a", { Contacts: { records: [contact("c")] }, opportunities: { records: [deal] } });
    expect((await plant([tree])).status).toBe(201);
    expect(await count("Task WHERE Subject = 'Deep' AND What.Type = 'Opportunity'")).toBe(1);
  });

  it("saves nothing when one record fails, and tells which (errors.md §1d)", async () => {
    const before = await count("Account");
    const tree = account("r1", { Contacts: { records: [contact("ok"), contact("bad", { Email: "no email" })] } });
    const answer = await plant([tree]);
    expect([answer.status, answer.json]).toEqual([
      400,
      refusal("bad", [
        { statusCode: "INVALID_EMAIL_ADDRESS", message: "Email: invalid email address: no email", fields: ["Email"] },
      ]),
    ]);
    expect(await count("Account")).toBe(before);
  });

  it("tells all that fail on one level, and nothing of the levels below", async () => {
    const answer = await plant([
      node("Account", "one", { Contacts: { records: [contact("deep", { Email: "x" })] } }),
      node("Account", "two", {}),
    ]);
    const { results } = answer.json as { results: { referenceId: string }[] };
    expect(results.map(({ referenceId }) => referenceId)).toEqual(["one", "two"]);
  });

  it("refuses a reference id that is used twice", async () => {
    const answer = await plant([account("same", { Contacts: { records: [contact("same")] } })]);
    const message = "Duplicate ReferenceId provided in the request.";
    expect([answer.status, answer.json]).toEqual([
      400,
      refusal("same", [{ statusCode: "INVALID_INPUT", message, fields: [] }]),
    ]);
  });

  it.each([
    ["without a reference id", node("Account", undefined, { Name: "x" }), null],
    ["of another object than the path's", contact("c"), "c"],
    ["whose child is of another object", account("a", { Contacts: { records: [account("b")] } }), "b"],
    ["without attributes", { Name: "x" }, null],
  ])("refuses a record %s", async (_what, record, referenceId) => {
    const answer = await plant([record]);
    const error = { statusCode: "INVALID_INPUT", message: expect.any(String), fields: [] };
    expect([answer.status, answer.json]).toEqual([400, refusal(referenceId, [error])]);
  });

  it("takes 200 records in all and refuses 201", async () => {
    const contacts = (size: number): object => ({
      Contacts: { records: Array.from({ length: size }, (_, i) => contact(`c${i}`)) },
    });
    expect((await plant([account("a", { Name: "Wide", ...contacts(199) })])).status).toBe(201);
    const answer = await plant([account("a", { Name: "Wide", ...contacts(200) })]);
    expect([answer.status, answer.json]).toMatchObject([400, { results: [{ referenceId: "c199" }] }]);
    expect(await count("Account WHERE Name = 'Wide'")).toBe(1);
  });

  it("takes five levels and refuses six", async () => {
    const chain = (levels: number): Node =>
      account(`l${levels}`, {
        Name: "Chain",
        ...(levels > 1 ? { ChildAccounts: { records: [chain(levels - 1)] } } : {}),
      });
    expect((await plant([chain(5)])).status).toBe(201);
    expect(await count("Account WHERE Parent.Parent.Parent.Parent.Name = 'Chain'")).toBe(1);
    const answer = await plant([chain(6)]);
    expect([answer.status, answer.json]).toMatchObject([400, { hasErrors: true, results: [{ referenceId: "l1" }] }]);
  });

  it.each([
    ["no list", { Name: "x" }],
    ["a list of texts", ["x"]],
    ["a child that is no list", [account("a", { Contacts: { records: "x" } })]],
    ["a child without records", [account("a", { Contacts: [contact("c")] })]],
  ])("refuses records that are %s as no JSON that it can read", async (_what, records) => {
    const answer = await plant(records);
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "JSON_PARSER_ERROR" }]]);
  });

  it("refuses a list below a name that is no relationship as an unknown field", async () => {
    const answer = await plant([account("a", { Friends: { records: [] } })]);
    expect(answer.json).toMatchObject(refusal("a", [{ statusCode: "INVALID_FIELD" }]));
  });

  it("answers 404 for an unknown object", async () => {
    expect((await plant([], "Nonsense")).status).toBe(404);
  });
});
