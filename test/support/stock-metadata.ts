import type { FieldMetadata, ObjectMetadata } from "../../src/catalogue/metadata";

/** A field as describes have it: text of 255 characters that may be empty, and what differs from that. */
export function describedField(apiName: string, particulars: Partial<FieldMetadata> = {}): FieldMetadata {
  return {
    ...{ apiName, label: apiName, type: "string", length: 255, precision: 0, scale: 0, digits: 0 },
    ...{ nillable: true, createable: true, updateable: true, calculated: false, defaultedOnCreate: false },
    ...{ picklistValues: [], restrictedPicklist: false, referenceTo: [] },
    ...particulars,
  };
}

function describedObject(apiName: string, ...fields: readonly FieldMetadata[]): ObjectMetadata {
  return {
    ...{ apiName, label: apiName, createable: true, updateable: true },
    fields: new Map(fields.map((field) => [field.apiName, field])),
    childRelationships: new Set<string>(),
  };
}

/** The fields of a stock org's tasks that mutations write. */
export const taskMetadata = describedObject(
  "Task",
  describedField("WhatId", { type: "reference", length: 18 }),
  describedField("WhoId", { type: "reference", length: 18 }),
  describedField("TaskSubtype", {
    type: "picklist",
    updateable: false,
    picklistValues: ["Task", "Email", "ListEmail", "Cadence", "Call", "LinkedIn"],
  }),
  describedField("Subject", { type: "combobox" }),
  describedField("Description", { type: "textarea", length: 32_000 }),
  describedField("ActivityDate", { type: "date", length: 0 }),
  describedField("CallDurationInSeconds", { type: "int", length: 0, digits: 8 }),
  describedField("Status", {
    type: "picklist",
    nillable: false,
    picklistValues: ["Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred"],
  }),
  describedField("Priority", { type: "picklist", nillable: false, picklistValues: ["High", "Normal", "Low"] }),
  describedField("OwnerId", { type: "reference", length: 18, nillable: false }),
);

/** The fields of a stock org's deals that mutations write. */
export const opportunityMetadata = describedObject(
  "Opportunity",
  describedField("Name", { length: 120, nillable: false }),
  describedField("StageName", {
    type: "picklist",
    nillable: false,
    picklistValues: [
      ...["Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Id. Decision Makers"],
      ...["Perception Analysis", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"],
    ],
  }),
  describedField("Amount", { type: "currency", length: 0, precision: 18, scale: 2 }),
  describedField("CloseDate", { type: "date", length: 0, nillable: false }),
  describedField("NextStep"),
  describedField("Probability", { type: "percent", length: 0, precision: 3 }),
  describedField("Description", { type: "textarea", length: 32_000 }),
  describedField("Type", { type: "picklist", picklistValues: ["New Customer"] }),
  describedField("LeadSource", { type: "picklist", picklistValues: [] }),
  describedField("ForecastCategoryName", {
    type: "picklist",
    restrictedPicklist: true,
    picklistValues: ["Omitted", "Pipeline", "Best Case", "Commit", "Closed"],
  }),
  describedField("AccountId", { type: "reference", length: 18 }),
  describedField("OwnerId", { type: "reference", length: 18, nillable: false }),
);

/** The same object with some fields described otherwise, or, where that is undefined, hidden. */
export function alter(
  object: ObjectMetadata,
  changes: Readonly<Record<string, Partial<FieldMetadata> | undefined>>,
): ObjectMetadata {
  const fields = new Map(object.fields);
  for (const [apiName, change] of Object.entries(changes)) {
    if (change) fields.set(apiName, describedField(apiName, { ...fields.get(apiName), ...change }));
    else fields.delete(apiName);
  }
  return { ...object, fields };
}
