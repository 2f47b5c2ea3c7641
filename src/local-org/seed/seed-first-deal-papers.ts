import type { LoadedAudit } from "../records/begin-save";
import type { FirstDeal } from "./seed-first-deal";
import type { Seeding } from "./seeding";
import { files, meetings, notes, stages } from "./words/first-deal";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** What the first deal has been through: its earlier stages, meetings, notes of both kinds and a file. */
export function seedFirstDealPapers(
  { insert, calendar }: Seeding,
  { opportunityId, contactIds, ownerId }: FirstDeal,
): void {
  const audit = (day: number): LoadedAudit => ({
    ownerId,
    createdById: ownerId,
    createdDate: calendar.moment(day, 600),
  });
  for (const { StageName, Probability, Amount, day } of stages) {
    const values = {
      OpportunityId: opportunityId,
      StageName,
      Probability,
      Amount,
      ExpectedRevenue: (Amount * Probability) / 100,
      CloseDate: calendar.date(24),
      ForecastCategory: "Pipeline",
    };
    insert("OpportunityHistory", values, audit(day));
  }
  for (const { Subject, day, minute, minutes, who, Location } of meetings) {
    const values = {
      Subject,
      Location,
      WhatId: opportunityId,
      WhoId: contactIds[who] ?? null,
      StartDateTime: calendar.moment(day, minute),
      DurationInMinutes: minutes,
    };
    insert("Event", values, audit(Math.min(day, 0) - 6));
  }
  const [plain, rich] = notes;
  insert("Note", { ParentId: opportunityId, Title: plain.title, Body: plain.text }, audit(-30));
  const noteId = insert("ContentNote", { Title: rich.title, Content: base64(rich.text) }, audit(-9));
  insert("ContentDocumentLink", { ContentDocumentId: noteId, LinkedEntityId: opportunityId }, audit(-9));
  for (const { PathOnClient, text, day } of files) {
    const values = { PathOnClient, VersionData: base64(text), FirstPublishLocationId: opportunityId, Origin: "H" };
    insert("ContentVersion", values, audit(day));
  }
}
