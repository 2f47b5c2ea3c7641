import { describe, expect, it } from "@jest/globals";
import { parseRecordId } from "../../../src/catalogue/record-id";

describe("parseRecordId", () => {
  it.each([
    ["001xx000003DGb1", "001xx000003DGb1AAG"],
    ["0015500001QdQWa", "0015500001QdQWaAAN"],
    ["0035500001H9cak", "0035500001H9cakAAB"],
    ["0057e00000RmwSW", "0057e00000RmwSWAAZ"],
  ])("completes the 15 characters %s to the 18 of objects.md", (short, long) => {
    expect(parseRecordId(short)).toBe(long);
    expect(parseRecordId(long)).toBe(long);
  });

  it("restores the case of 18 characters that lost it", () => {
    expect(parseRecordId("001xx000003dgb1aag")).toBe("001xx000003DGb1AAG");
    expect(parseRecordId("001XX000003DGB1AAG")).toBe("001xx000003DGb1AAG");
  });

  it("takes 15 characters as they are, because nothing tells their case", () => {
    expect(parseRecordId("001xx000003dgb1")).toBe("001xx000003dgb1AAA");
  });

  it("reads an id that has digits in its suffix", () => {
    expect(parseRecordId("001AAAAAAAAAAAA")).toBe("001AAAAAAAAAAAAY55");
    expect(parseRecordId("001aaaaaaaaaaaay55")).toBe("001AAAAAAAAAAAAY55");
  });

  it("ignores blanks around an id, as they come with copying", () => {
    expect(parseRecordId("  001xx000003DGb1AAG\n")).toBe("001xx000003DGb1AAG");
  });

  it.each([
    "https://acme.lightning.force.com/lightning/r/Account/001xx000003DGb1AAG/view",
    "https://acme.lightning.force.com/lightning/r/001xx000003DGb1AAG/view?ws=%2Flightning%2Fr%2FOpportunity%2F006xx000001a2b3AAA%2Fview",
    "https://acme.my.salesforce.com/001xx000003DGb1",
    "HTTPS://acme.my.salesforce.com/001xx000003DGb1AAG#top",
    "http://127.0.0.1:4010/001xx000003DGb1AAG",
  ])("finds the id in the record page's address %s", (address) => {
    expect(parseRecordId(address)).toBe("001xx000003DGb1AAG");
  });

  it.each([
    ["nothing", ""],
    ["blanks", "   "],
    ["14 characters", "001xx000003DGb"],
    ["16 characters", "001xx000003DGb1A"],
    ["17 characters", "001xx000003DGb1AA"],
    ["19 characters", "001xx000003DGb1AAGA"],
    ["a character that ids do not have", "001xx000003DG-1"],
    ["a letter with an accent", "001xx000003DGé1"],
    ["a quote", "001xx000003DG'1"],
    ["a blank inside", "001xx0 0003DGb1"],
    ["two ids", "001xx000003DGb1AAG,001xx000003DGb1AAG"],
    ["a capital digit by its suffix", "001xx000003DGb1AAH"],
    ["a suffix with a character that none has", "001xx000003DGb1AA9"],
    ["an address without an id", "https://acme.lightning.force.com/lightning/o/Account/list"],
    ["an address whose host alone looks like an id", "https://001xx000003DGb1/"],
    ["an address that cannot be read", "https://"],
    ["an id behind a scheme that is no web page's", "javascript:001xx000003DGb1"],
  ])("refuses %s", (_what, text) => {
    expect(parseRecordId(text)).toBeUndefined();
  });

  it("refuses a suffix that contradicts the case of the rest: that is another record's, or a typing error", () => {
    expect(parseRecordId("001xx000003DGb1AAA")).toBeUndefined();
    expect(parseRecordId("001xx000003DGb1AAC")).toBeUndefined();
    expect(parseRecordId("001xx000003DgB1AAG")).toBeUndefined();
  });
});
