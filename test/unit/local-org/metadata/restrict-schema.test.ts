import { describe, expect, it } from "@jest/globals";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import { restrictSchema } from "../../../../src/local-org/metadata/restrict-schema";

const schema = loadSchema();

describe("restrictSchema", () => {
  it("takes a hidden field away, and the relationships through it", () => {
    const seen = restrictSchema(schema, new Set(["Opportunity.ExpectedRevenue", "Opportunity.AccountId"]));
    const opportunity = seen.object("Opportunity");
    expect(opportunity?.field("ExpectedRevenue")).toBeUndefined();
    expect(opportunity?.field("Amount")).toBeDefined();
    expect(opportunity?.parent("Account")).toBeUndefined();
    expect(seen.object("Account")?.child("Opportunities")).toBeUndefined();
    expect(seen.object("Account")?.child("Contacts")).toBeDefined();
  });

  it("takes a hidden object away, and the relationships to it", () => {
    const seen = restrictSchema(schema, new Set(["OpportunityContactRole", "Contact"]));
    expect(seen.objects.map(({ name }) => name)).not.toContain("Contact");
    expect(seen.objects).toHaveLength(schema.objects.length - 2);
    expect(seen.byKeyPrefix("00K")).toBeUndefined();
    expect(seen.object("Opportunity")?.child("OpportunityContactRoles")).toBeUndefined();
    expect(seen.object("Task")?.parent("Who")?.referenceTo).toEqual(["Lead"]);
  });

  it("keeps the ids of a lookup whose every target is hidden, but no way through it", () => {
    const seen = restrictSchema(schema, new Set(["Account"]));
    expect(seen.object("Contact")?.field("AccountId")).toMatchObject({ referenceTo: [], relationshipName: null });
    expect(seen.object("Contact")?.parent("Account")).toBeUndefined();
  });

  it("leaves the given schema as it is", () => {
    restrictSchema(schema, new Set(["Account", "Opportunity.Amount"]));
    expect(schema.object("Account")).toBeDefined();
    expect(schema.object("Opportunity")?.field("Amount")).toBeDefined();
  });
});
