import { type Condition, type SelectQuery, type Statement, type Value, writtenRecord } from "../soql/ast";

/**
 * The statements with a known id in place of every reference to the written record: for reads in a call of their own.
 * Those that refer to one another refer to the new ones.
 */
export function bindWrittenRecord(statements: readonly Statement[], id: string): readonly Statement[] {
  const bound = new Map<Statement, Statement>();
  const bind = (value: Value): Value => {
    if (value.kind !== "reference") return value;
    if (value.target === writtenRecord) return { kind: "string", value: id };
    return { ...value, target: bound.get(value.target) ?? value.target };
  };
  return statements.map((statement) => {
    const copy = { query: bindQuery(statement.query, bind), rows: statement.rows };
    bound.set(statement, copy);
    return copy;
  });
}

type Bind = (value: Value) => Value;

function bindQuery(query: SelectQuery, bind: Bind): SelectQuery {
  const select = query.select.map((item) =>
    item.kind === "subselect" ? { ...item, query: bindQuery(item.query, bind) } : item,
  );
  return { ...query, select, where: query.where && bindCondition(query.where, bind) };
}

function bindCondition(condition: Condition, bind: Bind): Condition {
  switch (condition.kind) {
    case "and":
    case "or":
      return { ...condition, terms: condition.terms.map((term) => bindCondition(term, bind)) };
    case "not":
      return { ...condition, term: bindCondition(condition.term, bind) };
    case "comparison":
      return { ...condition, value: bind(condition.value) };
    case "in":
      return { ...condition, values: condition.values.map(bind) };
    case "semiJoin":
      return { ...condition, query: bindQuery(condition.query, bind) };
  }
}
