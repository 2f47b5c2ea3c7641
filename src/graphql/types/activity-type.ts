import type * as writes from "../../writes/writes";
import { describedEnum } from "./described-enum";

export const ActivityType = describedEnum<writes.ActivityType>(
  "ActivityType",
  "What kind of activity a task is; stored in `taskSubtype`.",
  {
    TASK: "Something to do. `Task` in Salesforce.",
    CALL: "A call. `Call` in Salesforce.",
    EMAIL: "An e-mail. `Email` in Salesforce.",
    LIST_EMAIL: "An e-mail to many. `ListEmail` in Salesforce.",
    LINKED_IN: "A message on LinkedIn. `LinkedIn` in Salesforce.",
  },
);
