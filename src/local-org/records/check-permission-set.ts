import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";

const apiName = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;

/** A permission set has an API name that no other has, in whatever case. The words are our own. */
export function checkPermissionSet({ context, next }: PendingSave): void {
  const name = String(next.Name);
  if (!apiName.test(name)) {
    const form = "letters, digits and single underscores, a letter first and no underscore last";
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", `Permission Set Name: an API name has ${form}: ${name}`, ["Name"]);
  }
  const others = context.database.table("PermissionSet").findBy("Name", name);
  if (others.every((other) => other.Id === next.Id)) return;
  const message = `Permission Set Name: ${name} is the name of another permission set`;
  throw refuseRecord("DUPLICATE_DEVELOPER_NAME", message, ["Name"]);
}
