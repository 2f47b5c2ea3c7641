import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer, type Subanswer } from "./call-org";

const admin = sharedOrg();

interface GraphAnswer {
  readonly graphId: string;
  readonly graphResponse: { readonly compositeResponse: readonly Subanswer[] };
  readonly isSuccessful: boolean;
}
const node = (method: string, path: string, referenceId: string, body?: object): object => ({
  method,
  url: `${root}/${path}`,
  referenceId,
  ...(body === undefined ? {} : { body }),
});
const account = (id: string, Name?: string): object => node("POST", "sobjects/Account", id, { Name });
const post = (graphs: unknown): Promise<OrgAnswer> => admin.rest("POST", "/composite/graph", { body: { graphs } });
const run = async (...graphs: (readonly object[])[]): Promise<readonly GraphAnswer[]> => {
  const answer = await post(graphs.map((compositeRequest, i) => ({ graphId: `g${i}`, compositeRequest })));
  expect(answer.status).toBe(200);
  return (answer.json as { graphs: GraphAnswer[] }).graphs;
};
const statuses = (graph: GraphAnswer | undefined): readonly number[] =>
  graph?.graphResponse.compositeResponse.map(({ httpStatusCode }) => httpStatusCode) ?? [];
const count = async (where: string, object = "Account"): Promise<number> =>
  ((await admin.query(`SELECT COUNT() FROM ${object} WHERE ${where}`)).json as { totalSize: number }).totalSize;

describe("graphs of the local org (rest-api.md §7)", () => {
  it("are answered in their order, each by its id and as a composite of its own", async () => {
    const [graph] = await run([
      account("a", "Graph"),
      node("POST", "sobjects/Contact", "c", { LastName: "x", AccountId: "@{a.id}" }),
    ]);
    expect(Object.keys(graph ?? {})).toEqual(["graphId", "graphResponse", "isSuccessful"]);
    expect(graph).toMatchObject({ graphId: "g0", isSuccessful: true });
    expect(statuses(graph)).toEqual([201, 201]);
    expect(graph?.graphResponse.compositeResponse[0]).toMatchObject({
      body: { success: true, errors: [] },
      httpHeaders: { Location: expect.stringContaining("/sobjects/Account/001") },
      referenceId: "a",
    });
    expect(await count("Account.Name = 'Graph'", "Contact")).toBe(1);
    expect(admin.org.log().at(-2)?.calls).toBe(1);
  });

  it("are saved as a whole or not at all, whatever becomes of the others", async () => {
    const [good, bad] = await run([account("a", "Whole")], [account("a", "Half"), account("b"), account("c", "Half")]);
    expect([good?.isSuccessful, bad?.isSuccessful]).toEqual([true, false]);
    expect(bad?.graphResponse.compositeResponse).toMatchObject([
      { httpStatusCode: 400, body: [{ errorCode: "PROCESSING_HALTED" }] },
      { httpStatusCode: 400, body: [{ errorCode: "REQUIRED_FIELD_MISSING" }] },
      { httpStatusCode: 400, body: [{ errorCode: "PROCESSING_HALTED" }] },
    ]);
    expect([await count("Name = 'Whole'"), await count("Name = 'Half'")]).toEqual([1, 0]);
  });

  it("run in the order of their references and are answered in that of the request", async () => {
    const [graph] = await run([
      node("POST", "sobjects/Contact", "c", { LastName: "Early", AccountId: "@{a.id}" }),
      account("a", "Late"),
    ]);
    expect(graph?.isSuccessful).toBe(true);
    expect(graph?.graphResponse.compositeResponse.map(({ referenceId }) => referenceId)).toEqual(["c", "a"]);
    expect(await count("Account.Name = 'Late'", "Contact")).toBe(1);
  });

  it("cannot refer to each other", async () => {
    const [, second] = await run(
      [account("a", "First")],
      [node("POST", "sobjects/Contact", "c", { LastName: "Across", AccountId: "@{a.id}" })],
    );
    expect(second?.isSuccessful).toBe(false);
    expect(second?.graphResponse.compositeResponse[0]?.body).toMatchObject([{ errorCode: "PROCESSING_HALTED" }]);
    expect(await count("LastName = 'Across'", "Contact")).toBe(0);
  });

  it("read, change and delete rows by id and by external id", async () => {
    const [graph] = await run([
      account("a", "Rows"),
      node("PATCH", "sobjects/Account/@{a.id}", "p", { Name: "Rows 2" }),
      node("GET", "sobjects/Account/@{a.id}?fields=Name", "g"),
      node("PATCH", "sobjects/Contact/Email/rows@graph.test", "u", { LastName: "x", AccountId: "@{a.id}" }),
      node("DELETE", "sobjects/Contact/@{u.id}", "d"),
    ]);
    expect(statuses(graph)).toEqual([201, 204, 200, 201, 204]);
    expect(graph?.graphResponse.compositeResponse[2]?.body).toMatchObject({ Name: "Rows 2" });
  });

  it.each([
    ["GET", "query?q=SELECT Id FROM Account"],
    ["GET", "sobjects/Account/describe"],
    ["GET", "sobjects"],
    ["GET", "sobjects/Account"],
    ["POST", "composite/sobjects"],
    ["GET", "limits"],
  ])("refuse %s %s as a node (rest-api.md §7)", async (method, path) => {
    const [graph] = await run([node(method, path, "x")]);
    expect(graph?.graphResponse.compositeResponse[0]).toMatchObject({
      httpStatusCode: 400,
      body: [{ errorCode: "INVALID_BATCH_REQUEST" }],
    });
  });

  it("stop after 14 that failed (limits.md §4)", async () => {
    const graphs = await run(...Array.from({ length: 14 }, () => [account("a")]), [account("a", "After")]);
    expect(graphs.map(({ isSuccessful }) => isSuccessful)).toEqual(Array(15).fill(false));
    expect(await count("Name = 'After'")).toBe(0);
  });

  const graphsOf = (size: number, nodes: number): object[] =>
    Array.from({ length: size }, (_, g) => ({
      graphId: `g${g}`,
      compositeRequest: Array.from({ length: nodes }, (_node, n) => account(`r${n}`, "Limit")),
    }));
  const chain = Array.from({ length: 16 }, (_, i) => account(`r${i}`, i === 0 ? "Limit" : `@{r${i - 1}.id}`));
  const kinds = Array.from({ length: 16 }, (_, i) => node("POST", `sobjects/Kind${i}`, `k${i}`, {}));
  const circle = [account("a", "@{b.id}"), account("b", "@{a.id}")];

  it.each([
    ["76 graphs", graphsOf(76, 1), "LIMIT_EXCEEDED"],
    ["501 nodes", graphsOf(3, 167), "LIMIT_EXCEEDED"],
    ["a chain of 16 nodes", [{ graphId: "g", compositeRequest: chain }], "LIMIT_EXCEEDED"],
    ["16 kinds of nodes", [{ graphId: "g", compositeRequest: kinds }], "LIMIT_EXCEEDED"],
    ["references in a circle", [{ graphId: "g", compositeRequest: circle }], "INVALID_INPUT"],
    ["two graphs of one id", [...graphsOf(1, 1), ...graphsOf(1, 1)], "INVALID_INPUT"],
    ["a graph without an id", [{ compositeRequest: [account("a", "Limit")] }], "JSON_PARSER_ERROR"],
    [
      "a reference id used twice",
      [{ graphId: "g", compositeRequest: [account("a", "Limit"), account("a", "Limit")] }],
      "JSON_PARSER_ERROR",
    ],
    ["no list of graphs", { graphId: "g" }, "JSON_PARSER_ERROR"],
  ])("are refused as a whole for %s (limits.md §4)", async (_what, graphs, errorCode) => {
    const answer = await post(graphs);
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
    expect(await count("Name = 'Limit'")).toBe(0);
  });

  it("take a chain of 15 nodes (limits.md §4)", async () => {
    const [graph] = await run(chain.slice(0, 15));
    expect(graph?.isSuccessful).toBe(true);
  });
});
