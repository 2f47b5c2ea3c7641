import { requireListedRecord } from "../composite/listed-record";
import type { ObjectSchema } from "../metadata/schema";
import { createRecord, deleteRecord, updateRecord } from "../records/save-record";
import type { OrgRequest } from "../request";
import { lockRow } from "./lock-row";
import type { RestContext } from "./route";
import { saveContext } from "./save-context";

/** Who saves a list of records. */
export interface Writer {
  readonly context: RestContext;
  readonly request: OrgRequest;
}

/** Creates one record of a list. */
export function createListed(
  { context, request }: Writer,
  { name }: ObjectSchema,
  values: Record<string, unknown>,
): string {
  lockRow(context, request, name);
  return createRecord(saveContext(context, request), name, values);
}

/** Changes one record of a list. */
export function changeListed(
  { context, request }: Writer,
  object: ObjectSchema,
  id: string,
  values: Record<string, unknown>,
): void {
  const save = saveContext(context, request);
  requireListedRecord(save, object, id);
  lockRow(context, request, object.name, id);
  updateRecord(save, object.name, id, values);
}

/** Deletes one record of a list. */
export function removeListed({ context, request }: Writer, object: ObjectSchema, id: string): void {
  const save = saveContext(context, request);
  requireListedRecord(save, object, id);
  lockRow(context, request, object.name, id);
  deleteRecord(save, object.name, id);
}
