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
    const bound = bindWrittenRecord({ query: { ...queryWhere(where), select }, rows: 7 }, id);

    expect(bound.rows).toBe(7);
    const { soql } = compile(bound.query);
    expect(soql.split(`'${id}'`)).toHaveLength(6);
  });

  it("leaves references to other statements alone", () => {
    const other: Statement = { query: queryWhere({ kind: "and", terms: [] }), rows: 1 };
    const value: Value = { kind: "reference", target: other, path: "records[0].Id" };
    const where: Condition = { kind: "comparison", path: "Id", operator: "=", value };
    expect(bindWrittenRecord({ query: queryWhere(where), rows: 1 }, id).query.where).toEqual(where);
  });

  it("keeps a query without conditions as it is", () => {
    const query: SelectQuery = { select: [{ kind: "count" }], from: "Task" };
    expect(compile(bindWrittenRecord({ query, rows: 1 }, id).query)).toEqual(compile(query));
  });
});
