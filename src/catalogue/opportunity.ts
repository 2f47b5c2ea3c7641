import { Account } from "./account";
import { children, defineSObject, field, parent, type SObjectDef } from "./define";
import { OpportunityContactRole } from "./opportunity-contact-role";
import { currencyIsoCode, systemFields, systemParents } from "./system-fields";
import { Task } from "./task";
import { User } from "./user";

export const Opportunity: SObjectDef = defineSObject({
  name: "Opportunity",
  apiName: "Opportunity",
  keyPrefix: "006",
  singular: "opportunity",
  plural: "opportunities",
  description: "A deal: something an account may buy.",
  fields: {
    id: field("Id", "id", "The record's id, 18 characters."),
    name: field("Name", "text", "The deal's name."),
    stageName: field("StageName", "picklist", "How far the deal has come. It decides `isClosed` and `isWon`."),
    type: field("Type", "picklist", "Kind of business, such as `New Customer`."),
    amount: field("Amount", "currency", "Expected total, in `currencyIsoCode`."),
    currencyIsoCode,
    probability: field("Probability", "percent", "Likelihood of winning, 0 to 100."),
    expectedRevenue: field("ExpectedRevenue", "currency", "`amount` times `probability`, in `currencyIsoCode`."),
    totalOpportunityQuantity: field("TotalOpportunityQuantity", "double", "Total of the quantities sold."),
    closeDate: field("CloseDate", "date", "When the deal is expected to close, or did."),
    nextStep: field("NextStep", "text", "What to do next, up to 255 characters."),
    leadSource: field("LeadSource", "picklist", "Where the deal came from."),
    forecastCategory: field("ForecastCategory", "picklist", "Forecast category as code, such as `BestCase`."),
    forecastCategoryName: field("ForecastCategoryName", "picklist", "Forecast category as text, such as `Best Case`."),
    isClosed: field("IsClosed", "boolean", "Whether the stage is a closed one."),
    isWon: field("IsWon", "boolean", "Whether the stage is a won one."),
    isPrivate: field("IsPrivate", "boolean", "Whether only the owner and those above see it."),
    hasOpportunityLineItem: field("HasOpportunityLineItem", "boolean", "Whether products are listed on the deal."),
    fiscal: field("Fiscal", "text", "Fiscal year and quarter of `closeDate`, such as `2026 3`."),
    fiscalYear: field("FiscalYear", "int", "Fiscal year of `closeDate`."),
    fiscalQuarter: field("FiscalQuarter", "int", "Fiscal quarter of `closeDate`, 1 to 4."),
    description: field("Description", "longText", "Free text, up to 32,000 characters."),
    lastActivityDate: field("LastActivityDate", "date", "Due date of the latest activity."),
    lastStageChangeDate: field("LastStageChangeDate", "dateTime", "When the stage last changed."),
    ...systemFields,
  },
  parents: {
    account: parent("Account", () => Account, "The account the deal is with."),
    owner: parent("Owner", () => User, "The user who is responsible for the deal."),
    ...systemParents,
  },
  children: {
    contactRoles: children(
      "OpportunityContactRoles",
      "OpportunityId",
      () => OpportunityContactRole,
      "The people in the deal and the parts they play.",
    ),
    tasks: children("Tasks", "WhatId", () => Task, "Tasks about the deal."),
  },
});
