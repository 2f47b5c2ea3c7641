import { bytesAnswer, type Answer } from "../answer";
import type { FieldDescribe } from "../metadata/schema";
import { readBlob } from "../records/content/read-blob";
import type { OrgRecord } from "../records/table";
import { resourceNotFound } from "../refusals";
import type { RestContext } from "./route";

/** The platform's spelling, whatever the file is. */
const blobType = "application/octetstream";

/** The bytes of a record's field: `/ContentVersion/068…/VersionData` (rest-api.md §5). Throws NOT_FOUND without any. */
export function answerBlob({ org }: RestContext, field: FieldDescribe, record: OrgRecord): Answer {
  const bytes = readBlob(org.database, field, record);
  if (bytes === undefined) throw resourceNotFound();
  return bytesAnswer(bytes, blobType);
}
