import type { FieldValue } from "../../records/table";
import { slug } from "../slug";
import { userDefaults } from "../user-values";
import { convertValue } from "./convert-value";
import type { LoadPlan } from "./plan-load";
import type { Row } from "./read-csv";

export type Values = Readonly<Record<string, FieldValue>>;

/** A user's values with what logging in takes, made of the name where the row does not say. */
function completeUser(values: Values): Values {
  const name = [values.FirstName, values.LastName].filter((part) => part !== undefined).join(".");
  const username = values.Username ?? `${slug(name, ".") || "user"}@local.test`;
  return { ...userDefaults(String(username)), ...values };
}

/** What the row's record holds, in stored form; undefined when something is wrong with it, which `fail` then tells. */
export function valuesOf(
  { object, fields, required }: LoadPlan,
  row: Row,
  shift: number,
  fail: (message: string) => void,
): Values | undefined {
  const values: Record<string, FieldValue> = {};
  let failed = false;
  const refuse = (message: string): void => {
    failed = true;
    fail(message);
  };
  for (const { field, evaluate } of fields) {
    const text = evaluate(row, refuse);
    if (text === null) continue;
    const conversion = convertValue(field, text, shift);
    if (conversion.kind === "value") values[field.name] = conversion.value;
    else refuse(`${field.name}: ${conversion.reason}`);
  }
  const { Id: id } = values;
  if (typeof id === "string" && !id.startsWith(object.keyPrefix)) {
    refuse(`Id: "${id}" is no id of ${object.name}, which begin with ${object.keyPrefix}.`);
  }
  // What could not be converted is missing too, but has been told already.
  if (!failed)
    required
      .filter((name) => values[name] === undefined)
      .forEach((name) => {
        refuse(`${name} has no value.`);
      });
  if (failed) return undefined;
  return object.name === "User" ? completeUser(values) : values;
}
