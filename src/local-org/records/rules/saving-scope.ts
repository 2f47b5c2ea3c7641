import type { FormulaScope } from "../../formula/expression";
import { readingScope } from "../../formula/read-formula-field";
import { organization } from "../../organization";
import type { PendingSave } from "../pending-save";

/** What formulas see while a record is saved: the record as it will be and as it was, by the clock of who saves it. */
export function savingScope({ context, before, next }: PendingSave): FormulaScope {
  const zone = context.database.table("User").get(context.userId)?.TimeZoneSidKey;
  const timeZone = typeof zone === "string" ? zone : organization.defaultTimeZone;
  return { ...readingScope({ ...context, timeZone }, next), before };
}
