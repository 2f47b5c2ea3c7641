import { type Condition, type SelectQuery, type Statement, type Value, writtenRecord } from "../soql/ast";

/** The statement with a known id in place of every reference to the written record: for reads in a call of their own. */
export function bindWrittenRecord({ query, rows }: Statement, id: string): Statement {
  return { query: bindQuery(query, id), rows };
}

function bindQuery(query: SelectQuery, id: string): SelectQuery {
  const select = query.select.map((item) =>
    item.kind === "subselect" ? { ...item, query: bindQuery(item.query, id) } : item,
  );
  return { ...query, select, where: query.where && bindCondition(query.where, id) };
}

function bindCondition(condition: Condition, id: string): Condition {
  switch (condition.kind) {
    case "and":
    case "or":
      return { ...condition, terms: condition.terms.map((term) => bindCondition(term, id)) };
    case "not":
      return { ...condition, term: bindCondition(condition.term, id) };
    case "comparison":
      return { ...condition, value: bindValue(condition.value, id) };
    case "in":
      return { ...condition, values: condition.values.map((value) => bindValue(value, id)) };
    case "semiJoin":
      return { ...condition, query: bindQuery(condition.query, id) };
  }
}

function bindValue(value: Value, id: string): Value {
  return value.kind === "reference" && value.target === writtenRecord ? { kind: "string", value: id } : value;
}
