import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const org = savesOf(sharedOrg());

describe("a case (objects.md §3)", () => {
  it("gets a number of eight digits that nobody else sets, one more than the last", async () => {
    const one = await org.create("Case", { Subject: "One" });
    const two = await org.create("Case", { Subject: "Two" });
    const numberOf = async (id: string): Promise<number> => {
      const { CaseNumber } = await org.read("Case", id, "CaseNumber");
      expect(CaseNumber).toMatch(/^\d{8}$/);
      return Number(CaseNumber);
    };
    expect((await numberOf(two)) - (await numberOf(one))).toBe(1);
    expect(await org.refuse("Case", { CaseNumber: "7" })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
    });
  });

  it("begins as new with medium priority, neither closed nor escalated (objects.md §2)", async () => {
    const id = await org.create("Case", {});
    expect(await org.read("Case", id, "Status,Priority,IsClosed,IsEscalated,ClosedDate")).toEqual({
      Status: "New",
      Priority: "Medium",
      IsClosed: false,
      IsEscalated: false,
      ClosedDate: null,
    });
  });

  it("is closed by its status, and forgets when it was closed as it is reopened", async () => {
    const id = await org.create("Case", {});
    await org.update("Case", id, { Status: "Closed" });
    expect(await org.read("Case", id, "IsClosed,ClosedDate")).toEqual({
      IsClosed: true,
      ClosedDate: expect.stringMatching(/^\d{4}-.*\.000\+0000$/),
    });
    await org.update("Case", id, { Status: "Working" });
    expect(await org.read("Case", id, "IsClosed,ClosedDate")).toEqual({ IsClosed: false, ClosedDate: null });
  });

  it("shows its contact's numbers and address, and belongs to its account", async () => {
    const account = await org.create("Account", { Name: "A" });
    const values = {
      LastName: "C",
      AccountId: account,
      Phone: "1",
      MobilePhone: "2",
      Fax: "3",
      Email: "c@example.com",
    };
    const contact = await org.create("Contact", values);
    const id = await org.create("Case", { ContactId: contact });
    const copies = "AccountId,ContactPhone,ContactMobile,ContactFax,ContactEmail";
    expect(await org.read("Case", id, copies)).toEqual({
      AccountId: account,
      ContactPhone: "1",
      ContactMobile: "2",
      ContactFax: "3",
      ContactEmail: "c@example.com",
    });
    await org.update("Contact", contact, { Phone: "4" });
    expect(await org.read("Case", id, "ContactPhone")).toEqual({ ContactPhone: "4" });
    expect(await org.refuseChange("Case", id, { ContactPhone: "5" })).toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
    });
  });

  it("keeps what whoever wrote in said of themselves", async () => {
    const supplied = { SuppliedName: "N", SuppliedEmail: "n@example.com", SuppliedPhone: "1", SuppliedCompany: "C" };
    const id = await org.create("Case", supplied);
    expect(await org.read("Case", id, Object.keys(supplied).join(","))).toEqual(supplied);
  });

  it("makes a comment of what is given for Comments", async () => {
    const id = await org.create("Case", { Subject: "S", Comments: "First" });
    await org.update("Case", id, { Comments: "Second" });
    expect(
      await org.select(`SELECT CommentBody, IsPublished FROM CaseComment WHERE ParentId = '${id}' ORDER BY Id`),
    ).toEqual([
      { CommentBody: "First", IsPublished: false },
      { CommentBody: "Second", IsPublished: false },
    ]);
    expect(await org.read("Case", id, "Comments")).toEqual({ Comments: null });
  });

  it("is not its own ancestor", async () => {
    const one = await org.create("Case", {});
    const two = await org.create("Case", { ParentId: one });
    expect(await org.refuseChange("Case", one, { ParentId: two })).toMatchObject({ errorCode: "CIRCULAR_DEPENDENCY" });
  });

  it("takes its comments with it when it is deleted", async () => {
    const id = await org.create("Case", { Comments: "Gone soon" });
    await org.remove("Case", id);
    expect(await org.select(`SELECT Id FROM CaseComment WHERE ParentId = '${id}'`)).toEqual([]);
  });
});

describe("a comment of a case", () => {
  it("needs its case, and stays with it (objects.md §3)", async () => {
    expect(await org.refuse("CaseComment", { CommentBody: "?" })).toMatchObject({
      errorCode: "REQUIRED_FIELD_MISSING",
      fields: ["ParentId"],
    });
    const one = await org.create("Case", {});
    const comment = await org.create("CaseComment", { ParentId: one, CommentBody: "B", IsPublished: true });
    await org.update("CaseComment", comment, { CommentBody: "C" });
    expect(await org.read("CaseComment", comment, "CommentBody,IsPublished")).toEqual({
      CommentBody: "C",
      IsPublished: true,
    });
    expect(await org.refuseChange("CaseComment", comment, { ParentId: one })).toMatchObject({ fields: ["ParentId"] });
  });
});
