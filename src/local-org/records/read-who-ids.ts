import type { ObjectSchema } from "../metadata/schema";
import { refuse } from "../refusals";
import { toId18 } from "./record-id";
import { refuseRecord } from "./refuse-record";

type JsonValues = Readonly<Record<string, unknown>>;

/** The lists of people that a create or update of an activity may carry beside its fields, in lower case. */
const lists: Readonly<Record<string, string>> = { Task: "taskwhoids", Event: "eventwhoids" };

function readIds(name: string, value: unknown): readonly string[] {
  if (value === null) return [];
  if (!Array.isArray(value)) {
    throw refuse(400, "JSON_PARSER_ERROR", `"${name}" must be a list of ids, or null to let everybody go`);
  }
  return value.map((item: unknown) => {
    const id = typeof item === "string" ? toId18(item) : undefined;
    if (id === undefined) throw refuseRecord("MALFORMED_ID", `malformed id ${String(item)}`, [name]);
    return id;
  });
}

/**
 * Takes `TaskWhoIds` or `EventWhoIds` out of a request's values: everybody that the activity is with, the primary one
 * first unless `WhoId` names it (objects.md §5). The list can only be written; who is in it, the relations tell.
 */
export function readWhoIds(
  object: ObjectSchema,
  values: JsonValues,
): { readonly whoIds: readonly string[] | undefined; readonly rest: JsonValues } {
  const list = lists[object.name];
  const name = list === undefined ? undefined : Object.keys(values).find((key) => key.toLowerCase() === list);
  if (name === undefined) return { whoIds: undefined, rest: values };
  const { [name]: value, ...rest } = values;
  return { whoIds: readIds(name, value), rest };
}
