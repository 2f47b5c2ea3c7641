import { describe, expect, it } from "@jest/globals";
import { bindWrittenRecord } from "../../../src/salesforce/bind-written-record";
import { type Condition, type SelectQuery, type Statement, type Value, writtenRecord } from "../../../src/soql/ast";
import { compile } from "../../../src/soql/compile";

const id = "00T000000000001AAA";
const reference: Value = { kind: "reference", target: writtenRecord, path: "id" };
const isWritten: Condition = { kind: "comparison", path: "Id", operator: "=", value: reference };
const queryWhere = (where: Condition, from = "Task"): SelectQuery => ({
  select: [{ kind: "field", path: "Id" }],
  from,
  where,
});

function bind(statement: Statement): Statement {
  const [bound] = bindWrittenRecord([statement], id);
  if (!bound) throw new Error("A statement is missing");
  return bound;
}

describe("bindWrittenRecord", () => {
  it("puts the id in wherever a condition can refer to the written record", () => {
    const where: Condition = {
      kind: "or",
      terms: [
        { kind: "and", terms: [isWritten, { kind: "not", term: isWritten }] },
        { kind: "in", path: "Id", negated: false, values: [reference, { kind: "string", value: "x" }] },
        { kind: "semiJoin", path: "WhatId", negated: false, query: queryWhere(isWritten, "Opportunity") },
      ],
    };
    const select = [{ kind: "subselect", query: queryWhere(isWritten, "TaskRelations") } as const];
    const bound = bind({ query: { ...queryWhere(where), select }, rows: 7 });

    expect(bound.rows).toBe(7);
    const { soql } = compile(bound.query);
    expect(soql.split(`'${id}'`)).toHaveLength(6);
  });

  it("leaves references to other statements alone", () => {
    const other: Statement = { query: queryWhere({ kind: "and", terms: [] }), rows: 1 };
    const value: Value = { kind: "reference", target: other, path: "records[0].Id" };
    const where: Condition = { kind: "comparison", path: "Id", operator: "=", value };
    expect(bind({ query: queryWhere(where), rows: 1 }).query.where).toEqual(where);
  });

  it("keeps statements that refer to one another together", () => {
    const first: Statement = { query: queryWhere(isWritten), rows: 1 };
    const value: Value = { kind: "reference", target: first, path: "records[0].AccountId" };
    const second = { query: queryWhere({ kind: "comparison", path: "Id", operator: "=", value }, "Account"), rows: 1 };
    const [boundFirst, boundSecond] = bindWrittenRecord([first, second], id);
    expect(boundSecond?.query.where).toMatchObject({ value: { target: boundFirst, path: "records[0].AccountId" } });
  });

  it("keeps a query without conditions as it is", () => {
    const query: SelectQuery = { select: [{ kind: "count" }], from: "Task" };
    expect(compile(bind({ query, rows: 1 }).query)).toEqual(compile(query));
  });
});
