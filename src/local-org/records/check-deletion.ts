import type { ObjectSchema } from "../metadata/schema";
import { refuseRecord } from "./refuse-record";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";

const restrained: Readonly<Record<string, (record: Readonly<OrgRecord>) => string | undefined>> = {
  AccountContactRelation: ({ IsDirect }) =>
    IsDirect === true ? "The direct relation goes when the contact's account changes" : undefined,
  ContentDocumentLink: ({ ShareType }) =>
    ShareType === "I" ? "The owner of a document cannot be taken off it" : undefined,
  Knowledge__kav: ({ PublishStatus }) =>
    PublishStatus === "Online"
      ? "A published article cannot be deleted: archive it by knowledge management"
      : undefined,
};

/** Throws for a record that clients cannot delete by itself, for what it is. The words are our own. */
export function checkDeletion(object: string, record: Readonly<OrgRecord>): void {
  const reason = restrained[object]?.(record);
  if (reason !== undefined) throw refuseRecord("DELETE_FAILED", reason, []);
}

function nameOf(object: ObjectSchema, record: Readonly<OrgRecord>): string {
  const name = object.fields.find((field) => field.nameField)?.name ?? "Id";
  return String(record[name] ?? record.Id);
}

/**
 * Throws DELETE_FAILED when live records hold on to this one, as cases to their account (objects.md §8). Only the
 * beginning of the text is known (errors.md §5).
 */
export function refuseWhileHeld({ database }: SaveContext, object: ObjectSchema, record: Readonly<OrgRecord>): void {
  for (const { childSObject, field, restrictedDelete } of object.childRelationships) {
    if (!restrictedDelete) continue;
    const children = database.table(childSObject);
    const holding = [...children.referringTo(field, String(record.Id))].filter((child) => child.IsDeleted !== true);
    if (holding.length === 0) continue;
    const names = holding.slice(0, 10).map((child) => nameOf(children.object, child));
    const message =
      `Your attempt to delete ${nameOf(object, record)} could not be completed because it is associated with the ` +
      `following ${children.object.labelPlural.toLowerCase()}.: ${names.join(", ")}\n`;
    throw refuseRecord("DELETE_FAILED", message, []);
  }
}
