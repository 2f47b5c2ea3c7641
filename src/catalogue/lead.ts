import { Account } from "./account";
import { Contact } from "./contact";
import { children, defineSObject, field, parent, type SObjectDef } from "./define";
import { Owner } from "./interfaces";
import { Opportunity } from "./opportunity";
import { currencyIsoCode, systemFields, systemParents } from "./system-fields";
import { Task } from "./task";

export const Lead: SObjectDef = defineSObject({
  name: "Lead",
  apiName: "Lead",
  keyPrefix: "00Q",
  singular: "lead",
  plural: "leads",
  description: "A person who may become a customer and is not yet a contact.",
  fields: {
    id: field("Id", "id", "The record's id, 18 characters."),
    name: field("Name", "text", "First and last name."),
    salutation: field("Salutation", "picklist", "Form of address, such as `Ms.`."),
    firstName: field("FirstName", "text", "First name."),
    lastName: field("LastName", "text", "Last name."),
    company: field("Company", "text", "The company the person works for."),
    title: field("Title", "text", "Job title."),
    email: field("Email", "text", "E-mail address."),
    phone: field("Phone", "text", "Phone number."),
    mobilePhone: field("MobilePhone", "text", "Mobile phone number."),
    fax: field("Fax", "text", "Fax number."),
    website: field("Website", "text", "Web address."),
    address: field("Address", "address", "Postal address."),
    status: field("Status", "picklist", "How far the lead has come."),
    leadSource: field("LeadSource", "picklist", "Where the lead came from."),
    industry: field("Industry", "picklist", "The company's line of business."),
    rating: field("Rating", "picklist", "How promising the lead is, such as `Hot`."),
    annualRevenue: field("AnnualRevenue", "currency", "The company's yearly revenue, in `currencyIsoCode`."),
    currencyIsoCode,
    numberOfEmployees: field("NumberOfEmployees", "int", "The company's number of employees."),
    description: field("Description", "longText", "Free text, up to 32,000 characters."),
    isConverted: field("IsConverted", "boolean", "Whether the lead became a contact."),
    convertedDate: field("ConvertedDate", "date", "When the lead became a contact."),
    isUnreadByOwner: field("IsUnreadByOwner", "boolean", "Whether the owner has yet to open the lead."),
    lastActivityDate: field("LastActivityDate", "date", "Due date of the latest activity."),
    ...systemFields,
  },
  parents: {
    owner: parent("Owner", () => Owner, "The user or queue that is responsible for the lead."),
    convertedAccount: parent("ConvertedAccount", () => Account, "The account the lead became."),
    convertedContact: parent("ConvertedContact", () => Contact, "The contact the lead became."),
    convertedOpportunity: parent("ConvertedOpportunity", () => Opportunity, "The deal the lead became."),
    ...systemParents,
  },
  children: {
    tasks: children("Tasks", "WhoId", () => Task, "Tasks with this person."),
  },
});
