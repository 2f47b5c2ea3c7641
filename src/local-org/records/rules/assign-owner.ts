import { compiledRules } from "../../formula/set-up-formulas";
import type { PendingSave } from "../pending-save";
import { refuseRecord } from "../refuse-record";
import { checkValue } from "../values/check-values";
import { evaluateRule } from "./evaluate-rule";
import { findAssignee } from "./find-assignee";
import { savingScope } from "./saving-scope";

/**
 * Gives a lead or case to whom the first entry of the active assignment rule names whose criteria hold: on every create
 * unless `Sforce-Auto-Assign` says FALSE, and on an update only when it says TRUE (rest-api.md §6). Without such an entry
 * the owner stays. Throws for one who cannot be the owner, as for any that is given.
 */
export function assignOwner(save: PendingSave): void {
  const { object, before, context } = save;
  if (object.name !== "Lead" && object.name !== "Case") return;
  const assign = context.options?.assign ?? before === undefined;
  if (typeof assign === "string") {
    // Assignment rules are no records here, so nobody can know an id of one.
    throw refuseRecord("INVALID_CROSS_REFERENCE_KEY", `Sforce-Auto-Assign: invalid cross reference id: ${assign}`, []);
  }
  const { assignments } = compiledRules(context.database.schema, object);
  if (!assign || assignments.length === 0) return;
  const scope = savingScope(save);
  const rule = `"${object.rules.assignmentRule?.name ?? ""}" assignment rule`;
  const found = assignments.find(
    ({ criteria }) => criteria === undefined || evaluateRule(criteria, scope, rule) === true,
  );
  const owner = object.field("OwnerId");
  if (found === undefined || owner === undefined) return;
  const assignee = findAssignee(context.database, found.entry.assignedTo) ?? null;
  checkValue(save, owner, assignee);
  save.next.OwnerId = assignee;
}
