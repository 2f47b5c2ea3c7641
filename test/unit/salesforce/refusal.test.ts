import { describe, expect, it } from "@jest/globals";
import { readRefusals, SalesforceRefusal } from "../../../src/salesforce/refusal";

describe("readRefusals", () => {
  it("reads the array of the REST API, with and without fields", () => {
    expect(
      readRefusals([
        { message: "Required fields are missing: [Name]", errorCode: "REQUIRED_FIELD_MISSING", fields: ["Name"] },
        { errorCode: "NOT_FOUND", message: "The requested resource does not exist" },
      ]),
    ).toEqual([
      {
        code: "REQUIRED_FIELD_MISSING",
        message: "Required fields are missing: [Name]",
        fields: ["Name"],
        duplicates: [],
      },
      { code: "NOT_FOUND", message: "The requested resource does not exist", fields: [], duplicates: [] },
    ]);
  });

  it("reads the collections' spelling of the code", () => {
    const body = [{ statusCode: "DUPLICATE_VALUE", message: "duplicate value found", fields: [] }];
    expect(readRefusals(body)).toMatchObject([{ code: "DUPLICATE_VALUE" }]);
  });

  it.each(["duplicateResut", "duplicateResult"])("finds the duplicates under %s, each once", (key) => {
    const record = (id: string) => ({ record: { attributes: { type: "Contact" }, Id: id } });
    const matchResults = [
      { matchRecords: [record("003000000000001AAA"), record("003000000000002AAA")] },
      { matchRecords: [record("003000000000001AAA")] },
    ];
    const body = [{ [key]: { allowSave: true, matchResults }, errorCode: "DUPLICATES_DETECTED", message: "Use one?" }];
    expect(readRefusals(body)).toMatchObject([{ duplicates: ["003000000000001AAA", "003000000000002AAA"] }]);
  });

  it.each([undefined, null, "<html>", { error: "x" }, [null, 3, "x"], [{ duplicateResut: { matchResults: [{}] } }]])(
    "makes nothing up from %j",
    (body) => {
      expect(readRefusals(body).every(({ code, duplicates }) => code === "" && duplicates.length === 0)).toBe(true);
    },
  );
});

describe("SalesforceRefusal", () => {
  it("keeps the statement, and the values in it, out of the log", () => {
    const message =
      "\nselect Id from Account where Name = 'Secret Deal'\n                    ^\nERROR at Row:1:Column:21\nunexpected token: 'x'";
    const refusal = new SalesforceRefusal(400, [{ code: "MALFORMED_QUERY", message, fields: [], duplicates: [] }]);
    expect(refusal.message).toBe("HTTP 400 MALFORMED_QUERY: Row:1:Column:21 unexpected token: 'x'");
  });
});
