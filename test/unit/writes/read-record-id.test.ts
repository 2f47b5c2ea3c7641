import { describe, expect, it } from "@jest/globals";
import { Account } from "../../../src/catalogue/account";
import { Opportunity } from "../../../src/catalogue/opportunity";
import { User } from "../../../src/catalogue/user";
import { readRecordId } from "../../../src/writes/read-record-id";

const slot = {
  name: "accountId",
  takes: [Account],
  elsewhere: new Map([
    [Account, "accountId"],
    [User, "ownerId"],
  ]),
};

const problemWith = (input: string) => {
  const read = readRecordId(slot, input);
  return read.kind === "problem" ? read.problem : undefined;
};

describe("readRecordId", () => {
  it.each([
    ["15 characters", "001Lc0000000002"],
    ["18 characters", "001Lc0000000002IAA"],
    ["18 characters in the wrong case", "001lc0000000002iaa"],
    ["a record's address", "https://acme.lightning.force.com/lightning/r/Account/001Lc0000000002IAA/view"],
    ["blanks around", " 001Lc0000000002IAA "],
  ])("reads %s", (_form, input) => {
    expect(readRecordId(slot, input)).toEqual({ kind: "id", id: "001Lc0000000002IAA", object: Account });
  });

  it.each([
    ["", "is blank, where an id is wanted."],
    ["001Lc000000000", 'has 14 characters, and an id has 15 or 18: "001Lc000000000".'],
    ["001Lc00000000-2IAA", 'holds characters that no id has: "001Lc00000000-2IAA". An id is letters and digits.'],
    [
      "001Lc0000000002IAB",
      'is not an id: the last three characters of "001Lc0000000002IAB" do not fit the others, so one of them is mistyped.',
    ],
    [
      "https://acme.my.salesforce.com/home",
      'is the address of a page that shows no record: "https://acme.my.salesforce.com/home".',
    ],
  ])("says what is wrong with %j", (input, complaint) => {
    expect(problemWith(input)).toMatchObject({
      code: "INVALID_ID",
      field: "accountId",
      message: `\`accountId\` ${complaint}`,
      remedy: "Copy the id from the address of the record's page, or give that whole address.",
    });
  });

  it("quotes no more of a long text than is needed to recognize it", () => {
    expect(problemWith("x".repeat(10_000))?.message.length).toBeLessThan(150);
  });

  it("says where a record of another object goes", () => {
    expect(problemWith("005Lc0000000001")).toMatchObject({
      code: "WRONG_RECORD_TYPE",
      message: "`accountId` takes a record of type Account; 005Lc0000000001IAA is of type User.",
      remedy: "A record of type User goes in `ownerId`.",
    });
  });

  it("says what to give when no field takes such a record, or its object is unknown", () => {
    expect(problemWith("006Lc0000000001")).toMatchObject({
      code: "WRONG_RECORD_TYPE",
      remedy: "Give the id of a record of type Account.",
    });
    expect(problemWith("a0X000000000001")?.message).toContain('is of another type, as "a0X" shows.');
    expect(readRecordId({ ...slot, takes: [Account, Opportunity] }, "005Lc0000000001")).toMatchObject({
      problem: { message: expect.stringContaining("takes a record of type Account or Opportunity;") },
    });
  });
});
