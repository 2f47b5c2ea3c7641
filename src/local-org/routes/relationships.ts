import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import type { ChildRelationship, FieldDescribe, ObjectSchema } from "../metadata/schema";
import { requireRecord } from "../records/find-record";
import type { OrgRecord } from "../records/table";
import { refuse, resourceNotFound } from "../refusals";
import type { OrgRequest } from "../request";
import { query } from "../soql/query";
import { answerBlob } from "./blobs";
import { pathObject } from "./describe";
import { pageRequest } from "./page-request";
import { queryContext } from "./query-context";
import type { Handler, Params, RestContext } from "./route";
import { changeRow, readRow, removeRow } from "./rows";
import { saveContext } from "./save-context";

interface Parent {
  readonly object: ObjectSchema;
  readonly record: OrgRecord;
}

/** The record that a lookup names. Throws NOT_FOUND when it is empty, or names what the user cannot see. */
function parentOf(context: RestContext, request: OrgRequest, record: OrgRecord, { name }: FieldDescribe): Parent {
  const id = record[name];
  const object = typeof id === "string" ? context.schema.byKeyPrefix(id.slice(0, 3)) : undefined;
  if (object === undefined) throw resourceNotFound();
  return { object, record: requireRecord(saveContext(context, request), object, String(id)) };
}

/** The children as the answer of a query, with pages like any other. */
function answerChildren(
  context: RestContext,
  request: OrgRequest,
  parent: OrgRecord,
  { childSObject, field }: ChildRelationship,
): Answer {
  const child = context.schema.object(childSObject);
  if (child === undefined) throw resourceNotFound();
  const named = request.query.get("fields")?.split(",");
  const fields = (named ?? child.fields.map(({ name }) => name)).map((name) => name.trim());
  const unknown = fields.find((name) => child.field(name) === undefined);
  if (unknown !== undefined) {
    throw refuse(400, "INVALID_FIELD", `No such column '${unknown}' on sobject of type ${child.name}`);
  }
  const names = new Set(fields.map((name) => name.toLowerCase()));
  const soql = `SELECT ${[...names].join(", ")} FROM ${child.name} WHERE ${field} = '${String(parent.Id)}'`;
  const { json, rows } = context.org.locators.firstPage(
    query(queryContext(context, false), soql),
    pageRequest(context, request),
  );
  context.trace.rows += rows;
  return jsonAnswer(json);
}

/** Does something with the parent to which a path leads: `/Contact/003…/Account` (rest-api.md §5). */
const withParent =
  (act: (context: RestContext, request: OrgRequest, parent: Parent) => Answer): Handler =>
  (context, request, params) => {
    const object = pathObject(context, params);
    const record = requireRecord(saveContext(context, request), object, params.id ?? "");
    const lookup = object.parent(params.part ?? "");
    if (lookup !== undefined) return act(context, request, parentOf(context, request, record, lookup));
    if (object.child(params.part ?? "") === undefined) throw resourceNotFound();
    throw refuse(405, "METHOD_NOT_ALLOWED", `HTTP Method '${request.method}' not allowed. Allowed are HEAD,GET`);
  };

export const patchParent = withParent((context, request, { object, record }) => {
  changeRow(context, request, object, record);
  return emptyAnswer(204);
});

export const removeParent = withParent((context, request, { object, record }) =>
  removeRow(context, request, object, record),
);

/** The parent or the children to which the path leads, or the bytes of a field. */
export const getRelated: Handler = (context, request, params: Params) => {
  const object = pathObject(context, params);
  const record = requireRecord(saveContext(context, request), object, params.id ?? "");
  const field = object.field(params.part ?? "");
  if (field?.type === "base64") return answerBlob(context, field, record);
  const children = object.child(params.part ?? "");
  if (children !== undefined) return answerChildren(context, request, record, children);
  const lookup = object.parent(params.part ?? "");
  if (lookup === undefined) throw resourceNotFound();
  const parent = parentOf(context, request, record, lookup);
  return readRow(context, request, parent.object, parent.record);
};
