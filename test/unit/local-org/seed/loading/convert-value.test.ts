import { describe, expect, it } from "@jest/globals";

import { loadSchema } from "../../../../../src/local-org/metadata/load-schema";
import type { Conversion } from "../../../../../src/local-org/seed/loading/convert-value";
import { convertValue } from "../../../../../src/local-org/seed/loading/convert-value";

const schema = loadSchema();

function convert(objectName: string, fieldName: string, text: string, shift = 0): Conversion {
  const field = schema.object(objectName)?.field(fieldName);
  if (field === undefined) throw new Error(`no field ${fieldName}`);
  return convertValue(field, text, shift);
}

const refused = (reason: string): unknown => ({ kind: "refusal", reason: expect.stringContaining(reason) as unknown });

describe("convertValue", () => {
  it.each([
    ["Opportunity", "IsPrivate", "False", false],
    ["Opportunity", "IsPrivate", "yes", true],
    ["Account", "NumberOfEmployees", "265.0", 265],
    ["Account", "AnnualRevenue", "1100040000.4", 1_100_040_000],
    ["Opportunity", "Amount", "-12.345", -12.35],
    ["Opportunity", "CloseDate", "2020-02-29", "2020-02-29"],
    ["Contact", "Email", "b.levy@expressl&t.net", "b.levy@expressl&t.net"],
    ["Account", "Id", "0013z00002QeTIg", "0013z00002QeTIgAAN"],
    ["Account", "Industry", "Space Mining", "Space Mining"],
  ])("stores %s.%s %j as %j", (object, field, text, value) => {
    expect(convert(object, field, text)).toEqual({ kind: "value", value });
  });

  it.each([
    ["Opportunity", "IsPrivate", "maybe", '"maybe" is neither true nor false.'],
    ["Account", "NumberOfEmployees", "1.5", '"1.5" is no whole number.'],
    ["Account", "NumberOfEmployees", "123456789", "more digits than the 8"],
    ["Opportunity", "Amount", "1,054", '"1,054" is no number.'],
    ["Opportunity", "CloseDate", "2020-02-30", '"2020-02-30" is no date'],
    ["Opportunity", "StageName", "Closed won", 'Did you mean "Closed Won"?'],
    ["Account", "Id", "0013z00002QeTIgAAX", "is no Salesforce id"],
    ["Account", "AccountNumber", "x".repeat(41), "41 characters are more than the 40"],
  ])("refuses %s.%s %j", (object, field, text, reason) => {
    expect(convert(object, field, text)).toEqual(refused(reason));
  });

  it("moves dates, and keeps the whole seconds of a moment in UTC", () => {
    expect(convert("Opportunity", "CloseDate", "2020-02-02", 30)).toEqual({ kind: "value", value: "2020-03-03" });
    expect(convert("Account", "CreatedDate", "2020-02-02", -2)).toEqual({
      kind: "value",
      value: "2020-01-31T00:00:00.000Z",
    });
    expect(convert("Account", "CreatedDate", "2020-02-02T01:30:00.750+0200")).toEqual({
      kind: "value",
      value: "2020-02-01T23:30:00.000Z",
    });
    expect(convert("Account", "CreatedDate", "02.02.2020 10:00")).toEqual(refused("is no date and time"));
  });

  it("keeps to the values of a restricted picklist", () => {
    expect(convert("Opportunity", "ForecastCategoryName", "Commit")).toEqual({ kind: "value", value: "Commit" });
    expect(convert("Opportunity", "ForecastCategoryName", "Certain")).toEqual(refused("is no value of"));
  });
});
