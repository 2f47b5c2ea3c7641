import type { FieldDescribe, ObjectSchema } from "../metadata/schema";
import type { OrgRecord } from "./table";

/** The `attributes` that open every record on the wire. The url names the 18-character id (wire fact 22). */
export function recordAttributes(objectName: string, id: string, apiVersion: string): { type: string; url: string } {
  return { type: objectName, url: `/services/data/v${apiVersion}/sobjects/${objectName}/${id}` };
}

/** One field as the wire shows it, to be printed by `stringify`: decimals as `Decimal`, dateTimes with `+0000`. */
export function fieldJson(_object: ObjectSchema, _field: FieldDescribe, _row: OrgRecord): unknown {
  throw new Error("not yet");
}

/** A record as the wire shows it: attributes first, then the given fields, or all, in that order. */
export function recordJson(
  object: ObjectSchema,
  row: OrgRecord,
  apiVersion: string,
  fields: readonly FieldDescribe[] = object.fields,
): Record<string, unknown> {
  const json: Record<string, unknown> = { attributes: recordAttributes(object.name, String(row["Id"]), apiVersion) };
  for (const field of fields) json[field.name] = fieldJson(object, field, row);
  return json;
}
