import { describe, expect, it } from "@jest/globals";
import { describeInaccessible, findInaccessible } from "../../../src/salesforce/inaccessible";

const hint =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. " +
  "Please reference your WSDL or the describe call for the appropriate names.";
const frame = "\nSELECT Id, Foo FROM Account\n           ^\nERROR at Row:1:Column:12\n";
const refusalOf = (code: string, message: string) => [{ code, message, fields: [], duplicates: [] }];

describe("findInaccessible", () => {
  it.each([
    [
      "INVALID_FIELD",
      `No such column 'Foo' on entity 'Account'. ${hint}`,
      { kind: "field", object: "Account", field: "Foo" },
    ],
    ["INVALID_TYPE", `sObject type 'Asset' is not supported. ${hint}`, { kind: "object", object: "Asset" }],
    [
      "INVALID_FIELD",
      `Didn't understand relationship 'Accont' in field path. ${hint}`,
      { kind: "parentRelationship", relationship: "Accont" },
    ],
    [
      "INVALID_TYPE",
      `Didn't understand relationship 'Foos' in FROM part of query call. ${hint}`,
      { kind: "childRelationship", relationship: "Foos" },
    ],
  ])("reads %s: %s", (code, text, expected) => {
    expect(findInaccessible(refusalOf(code, frame + text))).toEqual(expected);
    expect(findInaccessible(refusalOf(code, text))).toEqual(expected);
  });

  it.each([
    ["INVALID_FIELD", "field 'Description' can not be filtered in a query call"],
    ["INVALID_FIELD", "No such column 'Foo' on sobject of type Account"],
    ["MALFORMED_QUERY", "No such column 'Foo' on entity 'Account'."],
  ])("takes %s: %s for something else", (code, text) => {
    expect(findInaccessible(refusalOf(code, text))).toBeUndefined();
  });
});

describe("describeInaccessible", () => {
  it.each([
    [{ kind: "field", object: "Account", field: "Foo" } as const, /"Foo" of Account/],
    [{ kind: "object", object: "Asset" } as const, /Asset records/],
    [{ kind: "parentRelationship", relationship: "Owner" } as const, /relationship "Owner"/],
    [{ kind: "childRelationship", relationship: "Tasks" } as const, /relationship "Tasks"/],
  ])("names what is missing in %j", (inaccessible, expected) => {
    expect(describeInaccessible(inaccessible)).toMatch(expected);
  });
});
