import { jsonAnswer, type Answer } from "../answer";
import { recordJson } from "../records/record-json";
import { toId18 } from "../records/record-id";
import { refuse } from "../refusals";
import { jsonObjectBody } from "../request";
import { pathObject } from "./describe";
import { queryContext } from "./query-context";
import type { Handler, Params, RestContext } from "./route";
import { namedFields } from "./select-fields";

const mostRecords = 2_000;

function textList(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every((item) => typeof item === "string" && item !== "")) {
    throw refuse(400, "JSON_PARSER_ERROR", `"${name}" must be a list of at least one text`);
  }
  return value as string[];
}

/** Records in the order of their ids, null for those that are missing or deleted (rest-api.md §7). */
function retrieve(context: RestContext, params: Params, ids: readonly string[], names: readonly string[]): Answer {
  const object = pathObject(context, params);
  if (ids.length > mostRecords) {
    const message = `record limit reached. cannot submit more than ${mostRecords} records into this call`;
    throw refuse(400, "EXCEEDED_ID_LIMIT", message);
  }
  const fields = namedFields(object, names);
  const table = context.org.database.table(object.name);
  const reader = queryContext(context, false);
  return jsonAnswer(
    ids.map((text) => {
      const id = toId18(text);
      if (id === undefined) throw refuse(400, "MALFORMED_ID", `malformed id ${text}`);
      const record = table.get(id);
      if (record === undefined || record.IsDeleted === true || !context.access.canRead(object, record)) return null;
      context.trace.rows++;
      return recordJson(reader, object, record, fields);
    }),
  );
}

export const postRetrieve: Handler = (context, request, params) => {
  const { ids, fields } = jsonObjectBody(request);
  return retrieve(context, params, textList(ids, "ids"), textList(fields, "fields"));
};

export const getRetrieve: Handler = (context, request, params) => {
  const list = (name: string): readonly string[] => {
    const text = request.query.get(name);
    if (text === null || text === "") throw refuse(400, "MISSING_ARGUMENT", `The parameter ${name} is required`);
    return text.split(",").map((item) => item.trim());
  };
  return retrieve(context, params, list("ids"), list("fields"));
};
