import { beginInsert } from "../begin-save";
import type { StoredChange } from "../pending-save";
import type { OrgRecord } from "../table";
import { deriveVersion } from "./derive-version";
import { publishVersion } from "./publish-version";

/** A note that is written is a document with a version, like any file (objects.md §7). */
function writeNote(change: StoredChange, text: string | null): void {
  const { context, record: note } = change;
  const { database } = context;
  const values = {
    ContentDocumentId: note.Id ?? null,
    Title: note.Title ?? null,
    PathOnClient: `${String(note.Title)}.snote`.slice(-500),
    VersionData: text ?? "",
    SharingPrivacy: note.SharingPrivacy ?? null,
  };
  const save = beginInsert(context, "ContentVersion", values, {
    createdDate: String(note.LastModifiedDate),
    createdById: String(note.LastModifiedById),
    ownerId: String(note.OwnerId),
  });
  deriveVersion(save);
  database.table("ContentVersion").insert(save.next);
  publishVersion({ ...change, before: undefined, record: save.next });
}

/** A note that was saved: new text makes a new version, a new title renames the latest. */
export function settleNote(change: StoredChange): void {
  const { context, before, record: note } = change;
  const { database } = context;
  if (note.IsDeleted === true) {
    if (before?.IsDeleted !== true) recycleTwin(change, "ContentDocument");
    return;
  }
  if (before === undefined || before.Content !== note.Content) {
    writeNote(change, typeof note.Content === "string" ? note.Content : null);
  } else if (before.Title !== note.Title) {
    rename(change, String(note.LatestPublishedVersionId));
    const document = database.table("ContentDocument").get(String(note.Id));
    if (document !== undefined) database.table("ContentDocument").update(document, titleOf(note));
  }
}

/** A document that was saved gives its title to its latest version and, if it is one, its note. */
export function settleDocument(change: StoredChange): void {
  const { context, before, record: document } = change;
  if (document.IsDeleted === true) {
    if (before?.IsDeleted !== true) recycleTwin(change, "ContentNote");
    return;
  }
  if (before === undefined || before.Title === document.Title) return;
  rename(change, String(document.LatestPublishedVersionId));
  const note = context.database.table("ContentNote").get(String(document.Id));
  if (note !== undefined) context.database.table("ContentNote").update(note, titleOf(document));
}

function titleOf({ Title, LastModifiedDate, LastModifiedById, SystemModstamp }: Readonly<OrgRecord>): OrgRecord {
  return {
    Title: Title ?? null,
    LastModifiedDate: LastModifiedDate ?? null,
    LastModifiedById: LastModifiedById ?? null,
    SystemModstamp: SystemModstamp ?? null,
  };
}

function rename({ context, record }: StoredChange, versionId: string): void {
  const versions = context.database.table("ContentVersion");
  const version = versions.get(versionId);
  if (version !== undefined) versions.update(version, titleOf(record));
}

/** A note and its document are one: deleting either deletes both. */
function recycleTwin({ context, record, recycle }: StoredChange, object: "ContentDocument" | "ContentNote"): void {
  const twin = context.database.table(object).get(String(record.Id));
  if (twin !== undefined && twin.IsDeleted !== true) recycle(object, twin);
}
