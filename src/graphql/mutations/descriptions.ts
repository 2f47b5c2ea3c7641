/** Sentences that several inputs share. */
export const shared = {
  relatedTo:
    "The record it is about: the id of an account, of an opportunity, or of another object that can have activities, " +
    "such as a case; or the id of a contact or a lead, which is then the person it is with.",
  people:
    "Ids of the contacts it is with, at most 50; the first is the task's `who`. More than one needs the org's feature " +
    "“Shared Activities”. Or the id of one lead, which Salesforce relates to nothing else. Default none.",
  subject: "What it is about, up to 255 characters.",
  description: "Free text, up to 32,000 characters. Default none.",
  priority: "How urgent it is, as the org names it. Default the org's.",
  ownerId: "Id of the user who owns it. Default the user who asks.",
  idempotencyKey:
    "A text of your own, up to 255 characters, that names this one wish. Sent again within 24 hours it answers what the " +
    "first request did and writes nothing; with another input it is an error.",
} as const;
