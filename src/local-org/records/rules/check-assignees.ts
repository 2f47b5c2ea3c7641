import { suggest } from "../../documents/suggest";
import type { OrgDatabase } from "../org-database";
import type { OrgRecord } from "../table";
import { findAssignee } from "./find-assignee";

function namesOf(rows: Iterable<OrgRecord>, field: string): readonly string[] {
  return [...rows].flatMap((row) => (typeof row[field] === "string" ? [row[field]] : []));
}

/** Tells of whomever the assignment rules of set-up name and the filled org does not have. */
export function checkAssignees(database: OrgDatabase, complain: (place: string, message: string) => void): void {
  for (const { name: object, rules } of database.schema.objects) {
    (rules.assignmentRule?.entries ?? []).forEach(({ assignedTo }, index) => {
      const id = findAssignee(database, assignedTo);
      if (id !== undefined && ["User", "Group"].some((table) => database.table(table).get(id) !== undefined)) return;
      const queues = [...database.table("Group").rows()].filter(({ Type }) => Type === "Queue");
      const known = [...namesOf(database.table("User").rows(), "Username"), ...namesOf(queues, "DeveloperName")];
      const advice = suggest(assignedTo, known) || ` Queues are ${namesOf(queues, "DeveloperName").join(", ")}.`;
      const place = `${object}: assignment rule ${rules.assignmentRule?.name ?? ""}, entry ${index + 1}`;
      complain(place, `this org has no user and no queue "${assignedTo}".${advice}`);
    });
  }
}
