import { describe, expect, it } from "@jest/globals";
import { loadRecord } from "../../../../src/local-org/records/load-record";
import { makeId } from "../../../../src/local-org/records/record-id";
import { emptyOrg, stored, userId } from "./org-fixture";

describe("loadRecord", () => {
  it("numbers the records of each object from one", () => {
    const context = emptyOrg();
    expect(loadRecord(context, "Account", { Name: "First" })).toBe(makeId("001", 1));
    expect(loadRecord(context, "Account", { Name: "Second" })).toBe(makeId("001", 2));
    expect(loadRecord(context, "Lead", { LastName: "Ito", Company: "Acme" })).toBe(makeId("00Q", 1));
  });

  it("takes the record's past from whoever loads it", () => {
    const context = emptyOrg();
    const id = loadRecord(
      context,
      "Opportunity",
      {
        Name: "Old",
        StageName: "Closed Won",
        CloseDate: "2025-03-31",
        LastStageChangeDate: "2025-03-30T10:00:00.000Z",
      },
      {
        createdDate: "2025-01-02T08:00:00.000Z",
        lastModifiedDate: "2025-04-01T08:00:00.000Z",
        createdById: makeId("005", 7),
        ownerId: makeId("005", 8),
      },
    );
    expect(stored(context, "Opportunity", id)).toMatchObject({
      CreatedDate: "2025-01-02T08:00:00.000Z",
      CreatedById: makeId("005", 7),
      OwnerId: makeId("005", 8),
      LastModifiedDate: "2025-04-01T08:00:00.000Z",
      SystemModstamp: "2025-04-01T08:00:00.000Z",
      LastStageChangeDate: "2025-03-30T10:00:00.000Z",
      Probability: 100,
      Fiscal: "2025 1",
    });
  });

  it("takes what is not told from the context and the defaults", () => {
    const context = emptyOrg();
    const id = loadRecord(
      context,
      "Task",
      { Status: "Completed", Priority: null },
      { createdDate: "2026-01-02T08:00:00.000Z" },
    );
    expect(stored(context, "Task", id)).toMatchObject({
      OwnerId: userId,
      CreatedById: userId,
      LastModifiedDate: "2026-01-02T08:00:00.000Z",
      CompletedDateTime: "2026-01-02T08:00:00.000Z",
      Priority: "Normal",
    });
  });

  it("keeps an id that a record brings with it, and gives it to no other", () => {
    const context = emptyOrg();
    const second = makeId("001", 2);
    expect(loadRecord(context, "Account", { Id: second, Name: "Second" })).toBe(second);
    expect(loadRecord(context, "Account", { Name: "First" })).toBe(makeId("001", 1));
    expect(loadRecord(context, "Account", { Name: "Third" })).toBe(makeId("001", 3));
    expect(() => loadRecord(context, "Account", { Id: second, Name: "Twin" })).toThrow("is there already");
  });

  it("refuses names that are no fields", () => {
    expect(() => loadRecord(emptyOrg(), "Account", { Nmae: "Acme" })).toThrow('Account has no field "Nmae"');
  });
});
