import type { ObjectSchema, Schema } from "./schema";

/** The record that decides over another: through which lookup it is found, and of which object it is. */
export interface Master {
  readonly field: string;
  readonly object: string;
}

/** Standard objects that belong to a record of another object and share its permissions and its sharing. */
const standardMasters: Readonly<Record<string, Master>> = {
  AccountContactRelation: { field: "AccountId", object: "Account" },
  AccountHistory: { field: "AccountId", object: "Account" },
  CaseComment: { field: "ParentId", object: "Case" },
  CaseHistory: { field: "CaseId", object: "Case" },
  ContactHistory: { field: "ContactId", object: "Contact" },
  EventRelation: { field: "EventId", object: "Event" },
  LeadHistory: { field: "LeadId", object: "Lead" },
  OpportunityContactRole: { field: "OpportunityId", object: "Opportunity" },
  OpportunityFieldHistory: { field: "OpportunityId", object: "Opportunity" },
  OpportunityHistory: { field: "OpportunityId", object: "Opportunity" },
  TaskRelation: { field: "TaskId", object: "Task" },
};

function customMaster(schema: Schema, object: ObjectSchema): Master | undefined {
  if (object.name.endsWith("__History")) {
    return { field: "ParentId", object: object.name.replace(/__History$/, "__c") };
  }
  // A custom object that goes with its master when that is deleted is the detail of a master-detail relationship.
  if (!object.name.endsWith("__c") || object.field("OwnerId") !== undefined) return undefined;
  for (const { name, referenceTo } of object.fields) {
    const master = schema.object(referenceTo[0] ?? "");
    const isDetail = master?.childRelationships.some(
      (child) => child.childSObject === object.name && child.field === name && child.cascadeDelete,
    );
    if (master !== undefined && isDetail === true) return { field: name, object: master.name };
  }
  return undefined;
}

/** The master of an object that has no permissions and no owner of its own; undefined for one that stands by itself. */
export function masterOf(schema: Schema, object: ObjectSchema): Master | undefined {
  return standardMasters[object.name] ?? customMaster(schema, object);
}
