import { Account } from "./account";
import { children, defineSObject, field, parent, type SObjectDef } from "./define";
import { OpportunityContactRole } from "./opportunity-contact-role";
import { systemFields, systemParents } from "./system-fields";
import { Task } from "./task";
import { User } from "./user";

export const Contact: SObjectDef = defineSObject({
  name: "Contact",
  apiName: "Contact",
  keyPrefix: "003",
  singular: "contact",
  plural: "contacts",
  description: "A person, usually at an account.",
  fields: {
    id: field("Id", "id", "The record's id, 18 characters."),
    name: field("Name", "text", "First and last name."),
    salutation: field("Salutation", "picklist", "Form of address, such as `Ms.`."),
    firstName: field("FirstName", "text", "First name."),
    lastName: field("LastName", "text", "Last name."),
    title: field("Title", "text", "Job title."),
    department: field("Department", "text", "Department."),
    email: field("Email", "text", "E-mail address."),
    isEmailBounced: field("IsEmailBounced", "boolean", "Whether mail to the address came back."),
    phone: field("Phone", "text", "Business phone number."),
    mobilePhone: field("MobilePhone", "text", "Mobile phone number."),
    homePhone: field("HomePhone", "text", "Home phone number."),
    otherPhone: field("OtherPhone", "text", "Another phone number."),
    fax: field("Fax", "text", "Fax number."),
    assistantName: field("AssistantName", "text", "The assistant's name."),
    assistantPhone: field("AssistantPhone", "text", "The assistant's phone number."),
    birthdate: field("Birthdate", "date", "Date of birth."),
    leadSource: field("LeadSource", "picklist", "Where the contact came from."),
    description: field("Description", "longText", "Free text, up to 32,000 characters."),
    mailingAddress: field("MailingAddress", "address", "Where letters go."),
    otherAddress: field("OtherAddress", "address", "Another address."),
    lastActivityDate: field("LastActivityDate", "date", "Due date of the latest activity."),
    ...systemFields,
  },
  parents: {
    account: parent("Account", () => Account, "The account the person belongs to."),
    reportsTo: parent("ReportsTo", () => Contact, "The contact this person reports to."),
    owner: parent("Owner", () => User, "The user who is responsible for the contact."),
    ...systemParents,
  },
  children: {
    opportunityContactRoles: children(
      "OpportunityContactRoles",
      "ContactId",
      () => OpportunityContactRole,
      "The parts this person plays in deals.",
    ),
    tasks: children("Tasks", "WhoId", () => Task, "Tasks with this person."),
  },
});
