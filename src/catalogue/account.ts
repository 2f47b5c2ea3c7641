import { Contact } from "./contact";
import { children, defineSObject, field, parent, type SObjectDef } from "./define";
import { Opportunity } from "./opportunity";
import { currencyIsoCode, systemFields, systemParents } from "./system-fields";
import { Task } from "./task";
import { User } from "./user";

export const Account: SObjectDef = defineSObject({
  name: "Account",
  apiName: "Account",
  keyPrefix: "001",
  singular: "account",
  plural: "accounts",
  description: "A company or organization that business is done with.",
  fields: {
    id: field("Id", "id", "The record's id, 18 characters."),
    name: field("Name", "text", "Legal or trading name."),
    accountNumber: field("AccountNumber", "text", "The company's own number for the account."),
    type: field("Type", "picklist", "Relationship to the company, such as `Prospect`."),
    industry: field("Industry", "picklist", "Line of business."),
    rating: field("Rating", "picklist", "How promising the account is, such as `Hot`."),
    ownership: field("Ownership", "picklist", "Form of ownership, such as `Public`."),
    accountSource: field("AccountSource", "picklist", "Where the account came from."),
    annualRevenue: field("AnnualRevenue", "currency", "Yearly revenue, in `currencyIsoCode`."),
    currencyIsoCode,
    numberOfEmployees: field("NumberOfEmployees", "int", "Number of employees."),
    site: field("Site", "text", "Which of the company's sites this is."),
    tickerSymbol: field("TickerSymbol", "text", "Stock market symbol."),
    sic: field("Sic", "text", "Standard Industrial Classification code."),
    yearStarted: field("YearStarted", "text", "The year the company was founded."),
    phone: field("Phone", "text", "Phone number."),
    fax: field("Fax", "text", "Fax number."),
    website: field("Website", "text", "Web address."),
    description: field("Description", "longText", "Free text, up to 32,000 characters."),
    billingAddress: field("BillingAddress", "address", "Where invoices go."),
    shippingAddress: field("ShippingAddress", "address", "Where goods go."),
    lastActivityDate: field("LastActivityDate", "date", "Due date of the latest activity."),
    ...systemFields,
  },
  parents: {
    parent: parent("Parent", () => Account, "The account above this one in its hierarchy."),
    owner: parent("Owner", () => User, "The user who is responsible for the account."),
    ...systemParents,
  },
  children: {
    childAccounts: children("ChildAccounts", "ParentId", () => Account, "Accounts below this one in its hierarchy."),
    contacts: children("Contacts", "AccountId", () => Contact, "People at the account."),
    opportunities: children("Opportunities", "AccountId", () => Opportunity, "Deals with the account."),
    tasks: children("Tasks", "WhatId", () => Task, "Tasks about the account itself."),
  },
});
