import { createHash } from "node:crypto";
import type { PendingSave } from "../pending-save";
import { refuseRecord } from "../refuse-record";
import { readFileName } from "./file-types";
import { cleanNote, previewNote } from "./note-text";

function missing(field: string): Error {
  return refuseRecord("REQUIRED_FIELD_MISSING", `Required fields are missing: [${field}]`, [field]);
}

/** The file's bytes, which leave the record here: it keeps the place where they are read. */
function storeFile({ context, next }: PendingSave, extension: string | null): void {
  const given = Buffer.from(String(next.VersionData), "base64");
  const isNote = extension === "snote";
  const bytes = isNote ? Buffer.from(cleanNote(given.toString("utf8"))) : given;
  context.database.blobs.put(String(next.Id), bytes);
  next.VersionData = `ContentVersion/${String(next.Id)}/VersionData`;
  next.ContentSize = bytes.length;
  next.Checksum = createHash("md5").update(bytes).digest("hex");
  if (isNote) next.TextPreview = previewNote(bytes.toString("utf8"));
}

function describeFile(save: PendingSave): void {
  const { next } = save;
  if (typeof next.ContentUrl === "string") {
    next.FileType = "LINK";
    next.ContentLocation = "E";
    next.Title ??= next.ContentUrl.slice(0, 255);
    return;
  }
  if (next.VersionData === null) throw missing("VersionData");
  if (typeof next.PathOnClient !== "string") throw missing("PathOnClient");
  const { title, extension, type } = readFileName(next.PathOnClient);
  next.Title ??= title.slice(0, 255);
  next.FileExtension = extension;
  next.FileType = type;
  storeFile(save, extension);
}

/**
 * What follows from an uploaded file (objects.md §3, §7): it is the latest version of its document, a new document
 * unless the request names one.
 */
export function deriveVersion(save: PendingSave): void {
  const { context, before, next, moment } = save;
  // After automation, what follows from a record is derived a second time.
  if (before !== undefined || next.VersionNumber !== null) return;
  const { database } = context;
  if (next.ContentDocumentId !== null && next.FirstPublishLocationId !== null) {
    const message = "FirstPublishLocationId is for new documents, not for another version of one";
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, ["FirstPublishLocationId"]);
  }
  describeFile(save);
  const earlier =
    typeof next.ContentDocumentId === "string"
      ? database.table("ContentVersion").referringTo("ContentDocumentId", next.ContentDocumentId).length
      : 0;
  next.ContentDocumentId ??= database.nextId(database.table("ContentDocument").object);
  next.VersionNumber = String(earlier + 1);
  next.IsLatest = true;
  next.PublishStatus = "R";
  next.ContentModifiedDate = moment;
  next.ContentModifiedById = next.LastModifiedById ?? null;
}
