import { toId18 } from "../records/record-id";
import { getByExternalId, removeByExternalId, upsertByExternalId } from "./external-ids";
import { pathObject } from "./describe";
import { getRelated, patchParent, removeParent } from "./relationships";
import type { Handler } from "./route";

/** What follows an object in a path is a record's id and a part of it, or a field and the value that names a record. */
const byForm =
  (ofRecord: Handler, ofField: Handler): Handler =>
  (context, request, params) => {
    const id = params.id ?? "";
    const isField = pathObject(context, params).field(id) !== undefined;
    return !isField && toId18(id) !== undefined
      ? ofRecord(context, request, params)
      : ofField(context, request, params);
  };

export const getRowPart = byForm(getRelated, getByExternalId);
export const patchRowPart = byForm(patchParent, upsertByExternalId);
export const removeRowPart = byForm(removeParent, removeByExternalId);
