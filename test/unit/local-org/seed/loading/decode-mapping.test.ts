import { describe, expect, it } from "@jest/globals";

import { decodeMapping } from "../../../../../src/local-org/seed/loading/decode-mapping";

function complaints(document: unknown): string[] {
  const found: string[] = [];
  decodeMapping(document, "", (path, message) => found.push(`${path}: ${message}`));
  return found;
}

const load = (fields: Readonly<Record<string, unknown>>): unknown => ({
  load: [{ object: "Account", file: "a.csv", fields }],
});

describe("decodeMapping", () => {
  it("answers a good document as it is", () => {
    const document = {
      description: "Two of everything.",
      asOf: "2020-02-29",
      customFields: [{ object: "Account", fullName: "Tier__c", type: "Picklist", values: ["A", "B"] }],
      load: [
        {
          object: "Account",
          file: "a.csv",
          key: "name",
          distinct: true,
          corrections: { name: { Amce: "Acme" } },
          copy: ["Phone"],
          fields: {
            Name: "name",
            Site: ["site", { column: "name", part: "lastName" }],
            ParentId: { lookup: "Account", column: "parent" },
            Type: { constant: "Other" },
            Description: { template: "{name}" },
            AnnualRevenue: { column: "revenue", multiply: 1000 },
            CreatedDate: { date: "TODAY" },
          },
          ignoreColumns: { comment: "Gossip." },
        },
      ],
      ignoreFiles: { "b.csv": "Empty." },
    };
    expect(complaints(document)).toEqual([]);
    expect(decodeMapping(document, "", () => undefined)).toEqual(document);
  });

  it.each([
    [null, ": expected an object, got null."],
    [{}, ': lacks "load".'],
    [{ load: {} }, "load: expected a list, got {}."],
    [{ load: [], lode: [] }, ': knows no "lode". Did you mean "load"?'],
    [{ load: [{ file: "a.csv" }] }, 'load[0]: lacks "object".'],
    [{ load: [{ object: "Account", file: 7 }] }, "load[0].file: expected a text, got 7."],
    [{ load: [{ object: "Account", file: "a.csv", keys: "x" }] }, 'load[0]: knows no "keys". Did you mean "key"?'],
    [{ load: [], asOf: "yesterday" }, 'asOf: expected a date such as "2017-12-31", got "yesterday".'],
    [
      { load: [], customFields: [{ object: "Account", fullName: "Tier", type: "Text" }] },
      'customFields[0].fullName: "Tier" is no name of a custom field: letters, digits and single underscores, then "__c".',
    ],
    [
      { load: [], customFields: [{ object: "Account", fullName: "Tier__c", type: "Picklist" }] },
      "customFields[0].values: is missing: list the values.",
    ],
    [load({ Name: 5 }), "load[0].fields.Name: expected a text, got 5."],
    [load({ Name: "" }), 'load[0].fields.Name: expected a text, got "".'],
    [
      load({ Name: { colum: "name" } }),
      'load[0].fields.Name: needs one of "lookup", "column", "constant", "template", "date".',
    ],
    [load({ Name: { column: "name", mapp: {} } }), 'load[0].fields.Name: knows no "mapp". Did you mean "map"?'],
    [load({ Name: { column: "name", lookup: "Account", map: {} } }), 'load[0].fields.Name: knows no "map".'],
    [
      load({ Name: { column: "name", part: "middleName" } }),
      'load[0].fields.Name.part: expected one of firstName, lastName, got "middleName".',
    ],
    [load({ Name: ["a", { constant: null }] }), "load[0].fields.Name[1].constant: expected a text, a number"],
  ])("says what is wrong with %j", (document, message) => {
    expect(complaints(document)).toEqual([expect.stringContaining(message)]);
  });

  it("finds every mistake of a document", () => {
    expect(complaints({ load: [{ object: 1, file: 2 }], asOf: 3, more: 4 })).toHaveLength(4);
  });
});
