import { isDate, moveDay, parseDateExpression } from "./date-expression";
import type { ColumnRule, DateRule, Rule, SimpleRule } from "./mapping";
import type { Row } from "./read-csv";

/** What a rule makes of a row; null when it has nothing to say. `fail` tells what is wrong with the row. */
export type Evaluate = (row: Row, fail: (message: string) => void) => string | null;

/** What rules are compiled against. */
export interface RuleScope {
  /** What TODAY means in the data. */
  readonly today: string;
  /** Remembers that the rule reads a column. */
  readonly useColumn: (column: string) => void;
  /** Finds the id of a record loaded before by its key; undefined when there is none. */
  readonly lookup: (object: string, key: string) => string | undefined;
  /** Says what is wrong with the rule itself. */
  readonly complain: (message: string) => void;
}

/** The row's text, or null where it is blank. */
export function cell(row: Row, column: string): string | null {
  const text = row.cells[column] ?? "";
  return text.trim() === "" ? null : text;
}

function partOfName(name: string, part: "firstName" | "lastName"): string | null {
  const trimmed = name.trim();
  const space = trimmed.lastIndexOf(" ");
  if (part === "lastName") return trimmed.slice(space + 1);
  return space < 0 ? null : trimmed.slice(0, space).trim();
}

function compileColumn({ column, part, map, multiply }: ColumnRule, scope: RuleScope): Evaluate {
  scope.useColumn(column);
  return (row, fail) => {
    let text = cell(row, column);
    if (text !== null && part !== undefined) text = partOfName(text, part);
    if (text !== null && map !== undefined) {
      const mapped = Object.hasOwn(map, text) ? map[text] : undefined;
      if (mapped === undefined) fail(`column "${column}": "${text}" is not in the mapping's "map".`);
      text = mapped ?? null;
    }
    if (text !== null && multiply !== undefined) {
      const product = Number(text) * multiply;
      if (Number.isNaN(product)) fail(`column "${column}": "${text}" is no number.`);
      text = Number.isNaN(product) ? null : String(product);
    }
    return text;
  };
}

function compileTemplate(template: string, scope: RuleScope): Evaluate {
  const parts = template.split(/\{([^{}]*)\}/);
  const columns = parts.filter((_, index) => index % 2 === 1);
  columns.forEach((column) => {
    scope.useColumn(column);
  });
  if (columns.length === 0) scope.complain(`the template "${template}" has no column in braces.`);
  return (row) => {
    const texts = parts.map((part, index) => (index % 2 === 1 ? cell(row, part) : part));
    return texts.includes(null) ? null : texts.join("");
  };
}

function compileDate({ date }: DateRule, scope: RuleScope): Evaluate {
  const expression = parseDateExpression(date, scope.today);
  if (expression === undefined) {
    scope.complain(`"${date}" is no date expression such as "2017-12-31", "TODAY - 1 month" or "{column} + 90 days".`);
    return () => null;
  }
  const { base, count, unit } = expression;
  if (base.kind === "day") {
    const day = moveDay(base.day, count, unit);
    return () => day;
  }
  scope.useColumn(base.column);
  return (row, fail) => {
    const day = cell(row, base.column);
    if (day === null) return null;
    if (isDate(day)) return moveDay(day, count, unit);
    fail(`column "${base.column}": "${day}" is no date such as 2017-12-31.`);
    return null;
  };
}

function compileSimple(rule: SimpleRule, scope: RuleScope): Evaluate {
  if (typeof rule === "string") return compileColumn({ column: rule }, scope);
  if ("lookup" in rule) {
    const { lookup, column } = rule;
    scope.useColumn(column);
    return (row, fail) => {
      const key = cell(row, column);
      if (key === null) return null;
      const id = scope.lookup(lookup, key);
      if (id === undefined) fail(`column "${column}": no ${lookup} has the key "${key}".`);
      return id ?? null;
    };
  }
  if ("column" in rule) return compileColumn(rule, scope);
  if ("template" in rule) return compileTemplate(rule.template, scope);
  if ("date" in rule) return compileDate(rule, scope);
  const constant = String(rule.constant);
  return () => constant;
}

function isList(rule: Rule): rule is readonly SimpleRule[] {
  return Array.isArray(rule);
}

/** The rules that are tried in turn. */
export function stepsOf(rule: Rule): readonly SimpleRule[] {
  return isList(rule) ? rule : [rule];
}

/** Makes a function of a rule, once per file rather than once per row. */
export function compileRule(rule: Rule, scope: RuleScope): Evaluate {
  const steps = stepsOf(rule).map((step) => compileSimple(step, scope));
  return (row, fail) => {
    for (const step of steps) {
      const value = step(row, fail);
      if (value !== null) return value;
    }
    return null;
  };
}
