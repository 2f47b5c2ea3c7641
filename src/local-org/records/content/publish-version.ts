import type { StoredChange } from "../pending-save";
import type { SaveContext } from "../save-context";
import type { FieldValue, OrgRecord } from "../table";

/** What a document, and a note, shows of its latest version. */
function documentValues(version: Readonly<OrgRecord>): Record<string, FieldValue> {
  const same = ["Title", "FileType", "FileExtension", "ContentSize", "SharingPrivacy", "ContentModifiedDate"];
  const audit = ["LastModifiedDate", "LastModifiedById", "SystemModstamp"];
  return {
    ...Object.fromEntries([...same, ...audit].map((field) => [field, version[field] ?? null])),
    LatestPublishedVersionId: version.Id ?? null,
  };
}

function fileValues(version: Readonly<OrgRecord>): Record<string, FieldValue> {
  const { Description = null, SharingOption = null, PublishStatus = null } = version;
  return { ...documentValues(version), Description, SharingOption, PublishStatus };
}

function noteValues(version: Readonly<OrgRecord>): Record<string, FieldValue> {
  const { TextPreview = null, ContentDocumentId } = version;
  return { ...documentValues(version), TextPreview, Content: `ContentNote/${String(ContentDocumentId)}/Content` };
}

function put({ database }: SaveContext, object: string, id: string, version: OrgRecord, values: OrgRecord): void {
  const table = database.table(object);
  const known = table.get(id);
  if (known !== undefined) {
    table.update(known, values);
    return;
  }
  table.insert({
    ...table.blank(),
    ...values,
    Id: id,
    OwnerId: version.OwnerId ?? null,
    CreatedDate: version.CreatedDate ?? null,
    CreatedById: version.CreatedById ?? null,
  });
}

function link({ database }: SaveContext, version: OrgRecord, entityId: string, ShareType: string): void {
  const table = database.table("ContentDocumentLink");
  table.insert({
    ...table.blank(),
    Id: database.nextId(table.object),
    ContentDocumentId: version.ContentDocumentId ?? null,
    LinkedEntityId: entityId,
    ShareType,
    Visibility: "AllUsers",
    SystemModstamp: version.SystemModstamp ?? null,
  });
}

/** Makes a stored version the latest of its document; a new document belongs to its owner, and where it was published. */
export function publishVersion({ context, before, record: version }: StoredChange): void {
  const { database } = context;
  const id = String(version.ContentDocumentId);
  if (version.IsDeleted === true) return;
  if (before !== undefined) {
    if (version.IsLatest === true) put(context, "ContentDocument", id, version, fileValues(version));
    return;
  }
  const versions = database.table("ContentVersion");
  const { SystemModstamp = null } = version;
  for (const earlier of versions.referringTo("ContentDocumentId", id)) {
    if (earlier !== version && earlier.IsLatest === true) versions.update(earlier, { IsLatest: false, SystemModstamp });
  }
  const isNew = database.table("ContentDocument").get(id) === undefined;
  put(context, "ContentDocument", id, version, fileValues(version));
  if (version.FileType === "SNOTE") put(context, "ContentNote", id, version, noteValues(version));
  if (!isNew) return;
  const owner = String(version.OwnerId);
  link(context, version, owner, "I");
  const place = version.FirstPublishLocationId;
  if (typeof place === "string" && place !== owner) link(context, version, place, "V");
}
