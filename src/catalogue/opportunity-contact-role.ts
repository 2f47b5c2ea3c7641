import { Contact } from "./contact";
import { defineSObject, field, parent, type SObjectDef } from "./define";
import { Opportunity } from "./opportunity";
import { systemFields, systemParents } from "./system-fields";

export const OpportunityContactRole: SObjectDef = defineSObject({
  name: "OpportunityContactRole",
  apiName: "OpportunityContactRole",
  keyPrefix: "00K",
  singular: "opportunityContactRole",
  plural: "opportunityContactRoles",
  description: "The part that a contact plays in a deal.",
  fields: {
    id: field("Id", "id", "The record's id, 18 characters."),
    role: field("Role", "picklist", "The part, such as `Decision Maker`."),
    isPrimary: field("IsPrimary", "boolean", "Whether this is the deal's main contact; at most one is."),
    ...systemFields,
  },
  parents: {
    opportunity: parent("Opportunity", () => Opportunity, "The deal."),
    contact: parent("Contact", () => Contact, "The person."),
    ...systemParents,
  },
});
