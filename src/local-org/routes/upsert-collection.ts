import { jsonAnswer } from "../answer";
import {
  readCollection,
  refuseDuplicateExternalId,
  refuseDuplicateId,
  repeatedKeys,
  valueOf,
  without,
  type ListedRecord,
} from "../composite/collection";
import { requireListedId } from "../composite/listed-record";
import { saveAll, type Saved } from "../composite/save-all";
import type { FieldDescribe } from "../metadata/schema";
import { refuseSeveral, requireExternalId, requireExternalIdField } from "../records/external-id";
import { toId18 } from "../records/record-id";
import { findUpsertTargets, valuesToInsert } from "../records/upsert-record";
import { refuse } from "../refusals";
import { jsonObjectBody } from "../request";
import { pathObject } from "./describe";
import type { Handler } from "./route";
import { saveContext } from "./save-context";
import { changeListed, createListed, type Writer } from "./save-listed";

/** What makes two records of a list the same one. */
function keyOf(field: FieldDescribe, { values }: ListedRecord): string | undefined {
  const value = valueOf(values, field.name);
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  if (text === "") return undefined;
  if (field.type === "id") return toId18(text) ?? text;
  return field.caseSensitive ? text : text.toLowerCase();
}

/** An empty Id inserts (wire fact 17). */
function upsertById(writer: Writer, { object, values }: ListedRecord, isRepeated: boolean): Saved {
  const given = valueOf(values, "Id") ?? null;
  const rest = without(values, "Id");
  if (given === null || given === "") return { id: createListed(writer, object, rest), created: true };
  const id = requireListedId(object, given);
  if (isRepeated) throw refuseDuplicateId(id);
  changeListed(writer, object, id, rest);
  return { id, created: false };
}

function upsertByField(
  writer: Writer,
  { object, values }: ListedRecord,
  field: FieldDescribe,
  isRepeated: boolean,
): Saved {
  const externalId = requireExternalId(field, valueOf(values, field.name) ?? null);
  if (isRepeated) throw refuseDuplicateExternalId(field.name, externalId.value);
  const found = findUpsertTargets(saveContext(writer.context, writer.request), object, externalId);
  const rest = without(values, field.name);
  if (found.length > 1) throw refuseSeveral(field, found);
  if (found[0] === undefined) {
    return { id: createListed(writer, object, valuesToInsert(rest, externalId, false)), created: true };
  }
  const id = String(found[0].Id);
  changeListed(writer, object, id, rest);
  return { id, created: false };
}

/** Changes or creates up to 200 records of the path's object by an external id, or by `Id` (rest-api.md §7). */
export const upsertCollection: Handler = (context, request, params) => {
  const object = pathObject(context, params);
  const field = requireExternalIdField(object, params.field ?? "");
  const { allOrNone, records } = readCollection(context.schema, jsonObjectBody(request));
  const other = records.find((record) => record.object !== object);
  if (other !== undefined) {
    const message = `All records must be of type ${object.name}; there is one of ${other.object.name}`;
    throw refuse(400, "INVALID_INPUT", message);
  }
  const keys = records.map((record) => keyOf(field, record));
  const repeated = repeatedKeys(keys);
  const saves = records.map((record, index) => () => {
    const writer = { context, request };
    const isRepeated = repeated.has(keys[index] ?? "");
    return field.type === "id"
      ? upsertById(writer, record, isRepeated)
      : upsertByField(writer, record, field, isRepeated);
  });
  return jsonAnswer(saveAll(context.org.database, saves, { allOrNone, isUpsert: true }));
};
