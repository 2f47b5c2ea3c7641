import type { LoadedAudit } from "../records/begin-save";
import type { Seeding } from "./seeding";
import { slug } from "./slug";
import { activities, people, siblings } from "./words/first-deal";

/** What else belongs to the first deal hangs on these. */
export interface FirstDeal {
  readonly opportunityId: string;
  readonly contactIds: readonly string[];
  readonly ownerId: string;
}

/**
 * The first opportunity of every seeded org, so with the id that `makeId("006", 1)` gives, whatever seed and scale: a
 * large deal about to close, with people in roles, work done and due, and an account whose other deals are in play.
 */
export function seedFirstDeal({ insert, calendar }: Seeding, ownerId: string): FirstDeal {
  const audit = (day: number): LoadedAudit => ({
    ownerId,
    createdById: ownerId,
    createdDate: calendar.moment(day, 600),
  });
  const holding = insert(
    "Account",
    { Name: "Cascadia Holdings", Industry: "Utilities", Ownership: "Public" },
    audit(-420),
  );
  const accountId = insert(
    "Account",
    {
      Name: "Cascadia Water & Power",
      ParentId: holding,
      Industry: "Utilities",
      Type: "Customer - Direct",
      Rating: "Hot",
      Ownership: "Subsidiary",
      AnnualRevenue: 1_240_000_000,
      NumberOfEmployees: 5_300,
      Phone: "+1 206 555 0142",
      Website: "https://www.cascadia-water.example",
      BillingStreet: "4th Avenue, Floor 12",
      BillingCity: "Seattle",
      BillingState: "WA",
      BillingPostalCode: "98101",
      BillingCountry: "United States",
    },
    audit(-418),
  );
  const opportunityId = insert(
    "Opportunity",
    {
      Name: "Cascadia Water & Power - Predictive Maintenance, all plants",
      AccountId: accountId,
      StageName: "Negotiation/Review",
      Amount: 384_000,
      CloseDate: calendar.date(24),
      Type: "Existing Customer - Upgrade",
      LeadSource: "Partner Referral",
      NextStep: "Call procurement about payment terms",
      Description: "Eleven plants, three years. They bought Plant Monitoring last year and it's running well.",
      LastStageChangeDate: calendar.moment(-4, 930),
    },
    { ...audit(-55), lastModifiedDate: calendar.moment(-4, 930) },
  );
  const contactIds = people.map(({ FirstName, LastName, Title }) => {
    const Email = `${slug(`${FirstName}.${LastName}`, ".")}@cascadia-water.example`;
    return insert("Contact", { FirstName, LastName, Title, Email, AccountId: accountId }, audit(-400));
  });
  people.forEach(({ role }, index) => {
    const values = {
      OpportunityId: opportunityId,
      ContactId: contactIds[index] ?? null,
      Role: role,
      IsPrimary: index === 0,
    };
    insert("OpportunityContactRole", values, audit(-50 + index));
  });
  for (const { Name, StageName, Amount, day } of siblings) {
    const values = { Name, AccountId: accountId, StageName, Amount, CloseDate: calendar.date(day) };
    insert("Opportunity", values, audit(Math.min(day, 0) - 60));
  }
  for (const { subtype, subject, day, status, who } of activities) {
    const completed = status === "Completed" && day !== null ? calendar.moment(day, 900) : null;
    const values = {
      Subject: subject,
      TaskSubtype: subtype,
      Status: status,
      Priority: status === "Not Started" ? "High" : "Normal",
      ActivityDate: day === null ? null : calendar.date(day),
      WhatId: opportunityId,
      WhoId: who === null ? null : (contactIds[who] ?? null),
      CompletedDateTime: completed,
      CallDurationInSeconds: subtype === "Call" && completed !== null ? 1_260 : null,
    };
    const entered = audit(Math.min(day ?? 0, 0) - 5);
    insert("Task", values, completed === null ? entered : { ...entered, lastModifiedDate: completed });
  }
  return { opportunityId, contactIds, ownerId };
}
