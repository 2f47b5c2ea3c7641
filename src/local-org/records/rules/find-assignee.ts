import type { OrgDatabase } from "../org-database";
import { toId18 } from "../record-id";

/**
 * The id of whom an assignment rule names: a user by its username, a queue by its developer name, or either by its id,
 * of which nothing is asked.
 */
export function findAssignee(database: OrgDatabase, assignedTo: string): string | undefined {
  const [user] = database.table("User").findBy("Username", assignedTo);
  const queue = database
    .table("Group")
    .findBy("DeveloperName", assignedTo)
    .find(({ Type }) => Type === "Queue");
  const id = user?.Id ?? queue?.Id;
  return typeof id === "string" ? id : toId18(assignedTo);
}
