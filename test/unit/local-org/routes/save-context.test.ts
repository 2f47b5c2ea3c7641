import { describe, expect, it } from "@jest/globals";
import { saveOptions } from "../../../../src/local-org/routes/save-context";

describe("the headers of a save (rest-api.md §6)", () => {
  it.each([
    [{}, { allowDuplicates: false, includeDuplicates: false, assign: undefined }],
    [
      { "sforce-duplicate-rule-header": "allowSave=true; includeRecordDetails=true; runAsCurrentUser=true" },
      { allowDuplicates: true, includeDuplicates: true, assign: undefined },
    ],
    [
      { "sforce-duplicate-rule-header": "ALLOWSAVE = TRUE,includeRecordDetails=false" },
      { allowDuplicates: true, includeDuplicates: false, assign: undefined },
    ],
    [
      { "sforce-duplicate-rule-header": "allowSave", "sforce-auto-assign": "FALSE" },
      { allowDuplicates: false, includeDuplicates: false, assign: false },
    ],
    [{ "sforce-auto-assign": " true " }, { allowDuplicates: false, includeDuplicates: false, assign: true }],
    [
      { "sforce-auto-assign": "01Qxx0000000001" },
      { allowDuplicates: false, includeDuplicates: false, assign: "01Qxx0000000001" },
    ],
  ])("%j mean %j", (headers, options) => {
    expect(saveOptions(headers)).toEqual(options);
  });
});
