import type { FieldDescribe } from "../../metadata/schema";
import type { OrgDatabase } from "../org-database";
import type { OrgRecord } from "../table";

/**
 * The bytes behind a record's base64 field, such as a version's `VersionData` or a note's `Content`: what
 * `/sobjects/X/{id}/{field}` answers. Undefined when it has none, as a version that is a link.
 */
export function readBlob(
  database: OrgDatabase,
  field: Pick<FieldDescribe, "name" | "type">,
  row: Readonly<OrgRecord>,
): Buffer | undefined {
  if (field.type !== "base64" || typeof row[field.name] !== "string") return undefined;
  return database.blobs.get(String(row.LatestPublishedVersionId ?? row.Id));
}
