import type { Condition, OrderTerm, SelectItem, SelectQuery, Statement, Value, writtenRecord } from "./ast";
import { printValue } from "./literal";

export interface CompiledQuery {
  /** What is sent. */
  readonly soql: string;
  /** The same with `?` for every value: this may be logged and counted. */
  readonly shape: string;
  /** The values that the `?` stand for, in order. */
  readonly parameters: readonly unknown[];
}

/** Gives the `referenceId` under which a reference's target travels in the composite call. */
export type ReferenceNames = (target: Statement | typeof writtenRecord) => string;

/** Prints a query. `nameOf` is asked only where the query refers to another part of its call. */
export function compile(query: SelectQuery, nameOf: ReferenceNames = noReferences): CompiledQuery {
  const printer = new Printer(nameOf);
  printer.query(query);
  return { soql: printer.soql, shape: printer.shape, parameters: printer.parameters };
}

/** Prints a condition alone: two conditions that print alike mean the same. */
export function printCondition(condition: Condition): string {
  const printer = new Printer(noReferences);
  printer.condition(condition);
  return printer.soql;
}

function noReferences(): never {
  throw new TypeError("A statement that refers to another can only be printed as a part of a composite call");
}

class Printer {
  soql = "";
  shape = "";
  readonly parameters: unknown[] = [];

  constructor(private readonly nameOf: ReferenceNames) {}

  query(query: SelectQuery): void {
    this.text("SELECT ");
    this.list(query.select, (item) => this.item(item));
    this.text(` FROM ${query.from}`);
    if (query.where) {
      this.text(" WHERE ");
      this.terms(query.where);
    }
    if (query.groupBy) this.text(` GROUP BY ${query.groupBy.join(", ")}`);
    if (query.orderBy?.length) {
      this.text(" ORDER BY ");
      this.list(query.orderBy, (term) => this.order(term));
    }
    if (query.limit !== undefined) this.text(` LIMIT ${query.limit}`);
  }

  condition(condition: Condition): void {
    switch (condition.kind) {
      case "and":
      case "or":
        this.text("(");
        this.terms(condition);
        this.text(")");
        return;
      case "not":
        this.text("(NOT ");
        this.condition(condition.term);
        this.text(")");
        return;
      case "comparison":
        this.text(`${condition.path} ${condition.operator} `);
        this.value(condition.value);
        return;
      case "in":
        this.values(condition.path, condition.negated, condition.values);
        return;
      case "semiJoin":
        this.text(`${condition.path} ${condition.negated ? "NOT IN" : "IN"} (`);
        this.query(condition.query);
        this.text(")");
        return;
    }
  }

  /** The terms of AND or OR without the brackets that any condition inside another needs. */
  private terms(condition: Condition): void {
    if (condition.kind !== "and" && condition.kind !== "or") {
      this.condition(condition);
      return;
    }
    this.list(condition.terms, (term) => this.condition(term), condition.kind === "and" ? " AND " : " OR ");
  }

  private item(item: SelectItem): void {
    switch (item.kind) {
      case "field":
        this.text(item.path);
        return;
      case "count":
        this.text("COUNT()");
        return;
      case "countOf":
        this.text(`COUNT(${item.path}) ${item.alias}`);
        return;
      case "subselect":
        this.text("(");
        this.query(item.query);
        this.text(")");
        return;
      case "typeof":
        this.text(`TYPEOF ${item.relationship}`);
        for (const branch of item.branches) this.text(` WHEN ${branch.type} THEN ${branch.paths.join(", ")}`);
        this.text(` ELSE ${item.otherwise.join(", ")} END`);
        return;
    }
  }

  private order(term: OrderTerm): void {
    this.text(`${term.path} ${term.direction} NULLS ${term.nulls}`);
  }

  /** However many values there are, the shape is one, so that shapes can be counted. */
  private values(path: string, negated: boolean, values: readonly Value[]): void {
    this.text(`${path} ${negated ? "NOT IN" : "IN"} (`);
    const shape = `${this.shape}?)`;
    this.list(values, (value) => this.value(value));
    this.soql += ")";
    this.shape = shape;
  }

  private value(value: Value): void {
    switch (value.kind) {
      case "null":
      case "dateLiteral":
        this.text(printValue(value));
        return;
      case "reference":
        this.text(`'@{${this.nameOf(value.target)}.${value.path}}'`);
        return;
      case "boolean":
      case "string":
      case "pattern":
      case "number":
      case "date":
      case "dateTime":
        this.soql += printValue(value);
        this.shape += "?";
        this.parameters.push(value.value);
        return;
    }
  }

  private list<T>(items: readonly T[], print: (item: T) => void, separator = ", "): void {
    items.forEach((item, index) => {
      if (index > 0) this.text(separator);
      print(item);
    });
  }

  private text(text: string): void {
    this.soql += text;
    this.shape += text;
  }
}
