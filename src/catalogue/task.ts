import { Account } from "./account";
import { defineSObject, field, parent, type SObjectDef } from "./define";
import { Owner, What, Who } from "./interfaces";
import { systemFields, systemParents } from "./system-fields";

export const Task: SObjectDef = defineSObject({
  name: "Task",
  apiName: "Task",
  keyPrefix: "00T",
  singular: "task",
  plural: "tasks",
  description: "Something to do, or done: a call, an e-mail, a to-do.",
  fields: {
    id: field("Id", "id", "The record's id, 18 characters."),
    subject: field("Subject", "text", "What it is about, up to 255 characters."),
    status: field("Status", "picklist", "How far it has come. It decides `isClosed`."),
    priority: field("Priority", "picklist", "How urgent it is."),
    taskSubtype: field("TaskSubtype", "picklist", "Kind of task: `Task`, `Call`, `Email` and others."),
    activityDate: field("ActivityDate", "date", "Due date; for a logged activity the day it took place."),
    description: field("Description", "longText", "Free text, up to 32,000 characters."),
    isClosed: field("IsClosed", "boolean", "Whether the status is a closed one."),
    isHighPriority: field("IsHighPriority", "boolean", "Whether the priority is a high one."),
    completedDateTime: field("CompletedDateTime", "dateTime", "When the task was closed."),
    callType: field("CallType", "picklist", "Direction of a call: `Internal`, `Inbound` or `Outbound`."),
    callDurationInSeconds: field("CallDurationInSeconds", "int", "Length of a call in seconds."),
    callDisposition: field("CallDisposition", "text", "Outcome of a call."),
    isReminderSet: field("IsReminderSet", "boolean", "Whether the owner is reminded."),
    reminderDateTime: field("ReminderDateTime", "dateTime", "When the owner is reminded."),
    isRecurrence: field(
      "IsRecurrence",
      "boolean",
      "Whether this is the master of a recurring series. Lists leave masters out unless `where` names this field.",
    ),
    ...systemFields,
  },
  parents: {
    who: parent("Who", () => Who, "The person it is with: a contact or a lead."),
    what: parent("What", () => What, "What it is about: an account, an opportunity or another record."),
    account: parent("Account", () => Account, "The account it belongs to, as Salesforce derives it."),
    owner: parent("Owner", () => Owner, "The user or queue that is to do it."),
    ...systemParents,
  },
  excludedUnlessFiltered: "isRecurrence",
  barredFromSemiJoins: true,
});
