import { describe, expect, it } from "@jest/globals";
import { readWhole } from "../../../src/salesforce/locators";
import type { Page } from "../../../src/salesforce/page";
import type { SelectQuery, Statement } from "../../../src/soql/ast";
import type { Row } from "../../../src/soql/executor";
import { answerComposite, answerJson, refuseWith, scriptedClient } from "../../support/scripted-salesforce";

const idOf = { kind: "field", path: "Id" } as const;
const tasks: SelectQuery = { select: [idOf], from: "Tasks" };
const deals: SelectQuery = { select: [idOf, { kind: "subselect", query: tasks }], from: "Opportunities" };
const accounts: SelectQuery = { select: [idOf, { kind: "subselect", query: deals }], from: "Account" };
const contacts: SelectQuery = { select: [idOf], from: "Contact" };

const rowsOf = (from: number, to: number): Row[] =>
  Array.from({ length: to - from }, (_, i) => ({ Id: `${from + i}` }));
const wholeList = (records: Row[]): Page => ({ totalSize: records.length, done: true, records });
const cutList = (totalSize: number, locator: string, records: Row[]): Page => ({
  totalSize,
  done: false,
  nextRecordsUrl: `/services/data/v62.0/query/${locator}`,
  records,
});
const statementOf = (query: SelectQuery, rows: number): Statement => ({ query, rows });
const urlsOf = (body: string | undefined) =>
  (JSON.parse(body ?? "{}") as { compositeRequest: { url: string }[] }).compositeRequest.map(({ url }) => url);

describe("readWhole", () => {
  it("follows a list until it has the rows that the statement asked for, and no further", async () => {
    const { client, meter, requests } = scriptedClient(
      answerJson(200, cutList(900, "0r8-400", rowsOf(200, 400))),
      answerJson(200, cutList(900, "0r8-600", rowsOf(400, 600))),
    );
    const page = cutList(900, "0r8-200", rowsOf(0, 200));
    const results = await readWhole(client, meter, [{ statement: statementOf(contacts, 500), page }]);
    expect(results).toEqual([{ totalSize: 900, rows: rowsOf(0, 600) }]);
    expect(requests.map(({ path }) => path)).toEqual([
      "/services/data/v62.0/query/0r8-200",
      "/services/data/v62.0/query/0r8-400",
    ]);
    expect(meter).toMatchObject({ calls: 2, rows: 600 });
  });

  it("asks nothing for lists that are whole", async () => {
    const { client, meter, requests } = scriptedClient();
    const page = wholeList([
      { Id: "a", Opportunities: null },
      { Id: "b", Opportunities: wholeList(rowsOf(0, 3)) },
    ]);
    const [result] = await readWhole(client, meter, [{ statement: statementOf(accounts, 10), page }]);
    expect(result).toMatchObject({ rows: page.records });
    expect(requests).toHaveLength(0);
    expect(meter.rows).toBe(5);
  });

  it("completes cut child lists five to a call, nested ones included", async () => {
    const cut = (n: number) => ({ Id: `d${n}`, Tasks: cutList(3, `t${n}`, rowsOf(0, 1)) });
    const rest = (): readonly [number, Page] => [200, wholeList(rowsOf(1, 3))];
    const { client, meter, requests } = scriptedClient(
      answerComposite(rest(), rest(), rest(), rest(), rest()),
      answerComposite(rest(), [200, wholeList([cut(7)])]),
      answerJson(200, wholeList(rowsOf(1, 3))),
    );
    const page = wholeList([
      { Id: "a", Opportunities: wholeList([cut(1), cut(2), cut(3)]) },
      { Id: "b", Opportunities: wholeList([cut(4), cut(5), cut(6)]) },
      { Id: "c", Opportunities: cutList(2, "d", [{ Id: "d0", Tasks: null }]) },
    ]);
    const [result] = await readWhole(client, meter, [{ statement: statementOf(accounts, 10), page }]);

    const done = (n: number) => ({ Id: `d${n}`, Tasks: { totalSize: 3, done: true, records: rowsOf(0, 3) } });
    expect(result).toMatchObject({
      rows: [
        { Opportunities: { records: [done(1), done(2), done(3)] } },
        { Opportunities: { records: [done(4), done(5), done(6)] } },
        { Opportunities: { done: true, records: [{ Id: "d0" }, done(7)] } },
      ],
    });
    expect(requests).toHaveLength(3);
    expect(urlsOf(requests[0]?.body)).toEqual([1, 2, 3, 4, 5].map((n) => `/services/data/v62.0/query/t${n}`));
    expect(meter).toMatchObject({ calls: 3, rows: 3 + 8 + 7 * 3 });
  });

  it("leaves child lists alone of rows that nobody asked for", async () => {
    const { client, meter, requests } = scriptedClient();
    const page = wholeList([
      { Id: "a", Opportunities: wholeList([]) },
      { Id: "b", Opportunities: cutList(9, "x", rowsOf(0, 1)) },
    ]);
    await readWhole(client, meter, [{ statement: statementOf(accounts, 1), page }]);
    expect(requests).toHaveLength(0);
  });

  it("continues several statements with one call", async () => {
    const { client, meter, requests } = scriptedClient(
      answerComposite([200, wholeList(rowsOf(1, 2))], [200, wholeList(rowsOf(1, 2))]),
    );
    const results = await readWhole(client, meter, [
      { statement: statementOf(contacts, 2), page: cutList(2, "a", rowsOf(0, 1)) },
      { statement: statementOf(contacts, 2), page: cutList(2, "b", rowsOf(0, 1)) },
    ]);
    expect(results).toEqual([
      { totalSize: 2, rows: rowsOf(0, 2) },
      { totalSize: 2, rows: rowsOf(0, 2) },
    ]);
    expect(requests).toHaveLength(1);
  });

  it("reports a statement whose list cannot be completed, and completes the others", async () => {
    const { client, meter } = scriptedClient(
      answerComposite(
        [400, [{ errorCode: "INVALID_QUERY_LOCATOR", message: "invalid query locator" }]],
        [200, wholeList(rowsOf(1, 2))],
      ),
    );
    const results = await readWhole(client, meter, [
      { statement: statementOf(contacts, 2), page: cutList(2, "a", rowsOf(0, 1)) },
      { statement: statementOf(contacts, 2), page: cutList(2, "b", rowsOf(0, 1)) },
    ]);
    expect(results).toMatchObject([{ code: "SALESFORCE_UNAVAILABLE" }, { rows: rowsOf(0, 2) }]);
  });

  it("reports every statement of a call that failed as a whole", async () => {
    const { client, meter } = scriptedClient(
      refuseWith(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
    );
    const results = await readWhole(client, meter, [
      { statement: statementOf(contacts, 1), page: cutList(2, "a", rowsOf(0, 1)) },
      { statement: statementOf(contacts, 2), page: cutList(2, "b", rowsOf(0, 1)) },
    ]);
    expect(results).toMatchObject([{ rows: rowsOf(0, 1) }, { code: "API_BUDGET_EXHAUSTED" }]);
  });

  it("gives up on a list that does not go on", async () => {
    const { client, meter, requests } = scriptedClient(answerJson(200, cutList(9, "a", [])));
    const page = cutList(9, "a", rowsOf(0, 1));
    const results = await readWhole(client, meter, [{ statement: statementOf(contacts, 9), page }]);
    expect(results).toMatchObject([{ code: "SALESFORCE_UNAVAILABLE" }]);
    expect(requests).toHaveLength(1);
  });

  it("stops with an error when a whole table would follow", async () => {
    const many = rowsOf(0, 1000);
    const endless = () => answerComposite(...many.slice(0, 5).map(() => [200, cutList(1e9, "x", [...many])] as const));
    const { client, meter, requests } = scriptedClient(...Array.from({ length: 44 }, endless));
    const page = wholeList(many.slice(0, 5).map(({ Id }) => ({ Id, Opportunities: cutList(1e9, "x", rowsOf(0, 1)) })));
    const whole = { statement: statementOf(contacts, 1), page: wholeList(rowsOf(0, 1)) };
    const results = await readWhole(client, meter, [{ statement: statementOf(accounts, 5), page }, whole]);
    expect(results).toMatchObject([{ code: "QUERY_TOO_EXPENSIVE" }, { rows: rowsOf(0, 1) }]);
    expect(requests.length).toBeLessThan(44);
  });

  it("stops with an error when pages with next to nothing do not end", async () => {
    const small = () => answerComposite(...[1, 2, 3, 4, 5].map(() => [200, cutList(1e9, "x", rowsOf(0, 1))] as const));
    const { client, meter, requests } = scriptedClient(...Array.from({ length: 220 }, small));
    const page = wholeList(rowsOf(0, 5).map(({ Id }) => ({ Id, Opportunities: cutList(1e9, "x", rowsOf(0, 1)) })));
    const results = await readWhole(client, meter, [{ statement: statementOf(accounts, 5), page }]);
    expect(results).toMatchObject([{ code: "QUERY_TOO_EXPENSIVE" }]);
    expect(requests).toHaveLength(200);
  });
});
