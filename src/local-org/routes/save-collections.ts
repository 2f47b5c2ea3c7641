import { jsonAnswer } from "../answer";
import {
  numberChunks,
  readCollection,
  refuseDuplicateId,
  repeatedKeys,
  requireFewRecords,
  valueOf,
  without,
  type ListedRecord,
} from "../composite/collection";
import { requireListedId } from "../composite/listed-record";
import { saveAll } from "../composite/save-all";
import type { ObjectSchema } from "../metadata/schema";
import { toId18 } from "../records/record-id";
import { refuseRecord } from "../records/refuse-record";
import { refuse } from "../refusals";
import { jsonObjectBody } from "../request";
import type { Handler, RestContext } from "./route";
import { changeListed, createListed, removeListed, type Writer } from "./save-listed";

/** Creates up to 200 records of any objects (rest-api.md §7). */
export const postCollection: Handler = (context, request) => {
  const { allOrNone, records } = readCollection(context.schema, jsonObjectBody(request));
  const writer = { context, request };
  const saves = records.map(({ object, values }) => () => ({ id: createListed(writer, object, { ...values }) }));
  return jsonAnswer(saveAll(context.org.database, saves, { allOrNone, isUpsert: false }));
};

/** Ids are told apart within a chunk only: the chunks of a call are saved one after the other. */
function idKey({ values, chunk }: ListedRecord): string | undefined {
  const id = valueOf(values, "Id");
  return typeof id === "string" ? `${chunk} ${toId18(id) ?? id}` : undefined;
}

/** Changes up to 200 records by the ids that they bring. */
export const patchCollection: Handler = (context, request) => {
  const { allOrNone, records } = readCollection(context.schema, jsonObjectBody(request));
  const repeated = repeatedKeys(records.map(idKey));
  const saves = records.map((record) => () => {
    const id = requireListedId(record.object, valueOf(record.values, "Id"));
    if (repeated.has(idKey(record) ?? "")) throw refuseDuplicateId(id);
    changeListed({ context, request }, record.object, id, without(record.values, "Id"));
    return { id };
  });
  return jsonAnswer(saveAll(context.org.database, saves, { allOrNone, isUpsert: false }));
};

function objectOfId({ schema }: RestContext, text: string): ObjectSchema | undefined {
  const id = toId18(text);
  return id === undefined ? undefined : schema.byKeyPrefix(id.slice(0, 3));
}

function remove(writer: Writer, text: string): string {
  const object = objectOfId(writer.context, text);
  if (object === undefined) throw refuseRecord("MALFORMED_ID", `malformed id ${text}`, []);
  // Who may not delete what others may is told so by the record.
  if (!writer.context.org.database.table(object.name).object.deletable) {
    const message = `entity type ${object.name} does not support delete`;
    throw refuseRecord("INVALID_TYPE_FOR_OPERATION", message, []);
  }
  const id = requireListedId(object, text);
  removeListed(writer, object, id);
  return id;
}

/** Deletes up to 200 records: `?ids=001…,003…&allOrNone=true`. */
export const deleteCollection: Handler = (context, request) => {
  const text = request.query.get("ids") ?? "";
  if (text.trim() === "") throw refuse(400, "MISSING_ARGUMENT", "The parameter ids is required");
  const ids = text.split(",").map((id) => id.trim());
  requireFewRecords(ids.length);
  numberChunks(ids.flatMap((id) => objectOfId(context, id) ?? []));
  const allOrNone = request.query.get("allOrNone")?.toLowerCase() === "true";
  const saves = ids.map((id) => () => ({ id: remove({ context, request }, id) }));
  return jsonAnswer(saveAll(context.org.database, saves, { allOrNone, isUpsert: false }));
};
