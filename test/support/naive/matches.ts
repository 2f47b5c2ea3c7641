import { objectOfId } from "../../../src/catalogue/catalogue";
import { addressPartField, addressParts, type SObjectDef } from "../../../src/catalogue/define";
import type { FieldValue, OrgRecord } from "../../../src/local-org/records/table";

/** Reads a record by its id. */
export type FindRecord = (id: FieldValue | undefined) => OrgRecord | undefined;

type Input = Readonly<Record<string, unknown>>;

/**
 * Whether a record matches a `where`, as its documentation says and by none of the planner's means: text without regard
 * to case, `ne` and `notIn` also for records without a value, everything about a missing parent as if it were null, but
 * yes or no as if it were no (soql.md §4).
 */
export function matches(find: FindRecord, object: SObjectDef, where: Input, row: OrgRecord | undefined): boolean {
  return Object.entries(where).every(([name, value]) => {
    const all = () => (value as Input[]).map((part) => matches(find, object, part, row));
    if (name === "and") return all().every(Boolean);
    if (name === "or") return all().some(Boolean);
    if (name === "not") return !matches(find, object, value as Input, row);
    const field = object.fields.get(name);
    if (field?.type === "address") {
      return Object.entries(value as Input).every(([part, operators]) => {
        const known = addressParts.find((other) => other === part);
        if (!known) throw new Error(`unknown part ${part}`);
        return holds(row?.[addressPartField(field, known).apiName] ?? null, operators as Input);
      });
    }
    if (field) return holds(row?.[field.apiName] ?? (field.type === "boolean" ? false : null), value as Input);
    const parent = object.parents.get(name);
    if (!parent) throw new Error(`unknown field ${name}`);
    const parentRow = find(row?.[parent.foreignKey]);
    const target = parent.target();
    if (target.kind === "object") return matches(find, target, value as Input, parentRow);
    return Object.entries(value as Input).every(([of, operators]) =>
      holds(parentRow?.[of === "id" ? "Id" : "Name"] ?? null, operators as Input),
    );
  });
}

/** The record that a lookup points to, and its object. */
export function follow(find: FindRecord, id: FieldValue | undefined): [SObjectDef, OrgRecord] | undefined {
  const row = find(id);
  const object = typeof id === "string" ? objectOfId(id) : undefined;
  return row && object && [object, row];
}

function holds(value: FieldValue, operators: Input): boolean {
  return Object.entries(operators).every(([operator, operand]) => holdsOne(fold(value), operator, operand));
}

function holdsOne(value: FieldValue, operator: string, operand: unknown): boolean {
  const other = Array.isArray(operand) ? null : fold(operand as FieldValue);
  const among = () => (operand as FieldValue[]).some((item) => fold(item) === value);
  const compared = (test: (a: string | number | boolean, b: string | number | boolean) => boolean) =>
    value !== null && other !== null && test(value, other);
  const text = typeof value === "string" ? value : "";
  switch (operator) {
    case "eq":
    case "during":
      return value === other;
    case "ne":
      return value !== other;
    case "in":
      return among();
    case "notIn":
      return !among();
    case "lt":
    case "before":
      return compared((a, b) => a < b);
    case "lte":
      return compared((a, b) => a <= b);
    case "gt":
    case "after":
      return compared((a, b) => a > b);
    case "gte":
      return compared((a, b) => a >= b);
    case "isNull":
      return (value === null) === operand;
    case "contains":
      return value !== null && text.includes(String(other));
    case "startsWith":
      return value !== null && text.startsWith(String(other));
    case "endsWith":
      return value !== null && text.endsWith(String(other));
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}

/** Ids are texts here, too: no two of a test differ in case alone. */
export function fold(value: FieldValue): FieldValue {
  return typeof value === "string" ? value.toUpperCase() : value;
}
