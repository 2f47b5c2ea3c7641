import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { describeGlobal, describeObject } from "../../../../src/local-org/metadata/describe-object";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import type { FieldDescribe } from "../../../../src/local-org/metadata/schema";
import { explainedDifferences } from "./explained-differences";
import { listDifferences } from "./list-differences";

type Json = Readonly<Record<string, unknown>>;
interface Describe extends Json {
  readonly name: string;
  readonly fields: readonly Json[];
}

// Describes recorded from real orgs, kept beside the repository where it is worked on.
const shared = path.resolve(__dirname, "../../../../../shared");
const isThere = existsSync(shared);
if (!isThere) console.log(`Recorded describes are not compared: there is no ${shared}`);
const whereRecorded = isThere ? describe : describe.skip;

const schema = loadSchema();
const read = (file: string): string => readFileSync(path.join(shared, file), "utf8");

/** The recordings' versions differ, and their host was replaced. */
function parseVersionless(json: string): unknown {
  return JSON.parse(json.replace(/\/services\/data\/v(?:xx|\d+)\.0\//g, "/services/data/v62.0/"));
}

function ours(name: string): Describe {
  const object = schema.object(name);
  if (object === undefined) throw new Error(`no ${name}`);
  const described = describeObject(object, "62.0", "https://orgname.my.salesforce.com");
  return JSON.parse(JSON.stringify(described)) as Describe;
}

const isExplained = (difference: string): boolean => explainedDifferences.some(([pattern]) => pattern.test(difference));

/** A member's part that the other has, too. */
function shortened(member: Json, model: Json | undefined): Json {
  return Object.fromEntries(Object.entries(member).filter(([key]) => model !== undefined && Object.hasOwn(model, key)));
}

/** Our describe with the keys and field keys that a shorter recording has. */
function inFormOf(recorded: Describe): Json {
  const { fields, ...rest } = ours(recorded.name);
  return { ...shortened(rest, recorded), fields: fields.map((field) => shortened(field, recorded.fields[0])) };
}

const fullDescribes = ["Account", "Opportunity"];
const recordedDescribe = (name: string): unknown => parseVersionless(read(`data/describe/cci_${name}.json`));

whereRecorded.each(fullDescribes)("the describe of %s (data/describe)", (name) => {
  it("equals the recorded one field by field, flag by flag, but for what is explained", () => {
    const differences = listDifferences(recordedDescribe(name), ours(name), name);
    expect(differences.filter((difference) => !isExplained(difference))).toEqual([]);
  });

  it("has the recorded order of its fields", () => {
    const recorded = recordedDescribe(name) as Describe;
    const standard = recorded.fields.map((field) => field.name).filter((field) => !String(field).endsWith("__c"));
    expect(ours(name).fields.map((field) => field.name)).toEqual(standard);
  });
});

whereRecorded("the list of explained differences", () => {
  it("holds none that is no more", () => {
    const differences = fullDescribes.flatMap((name) => listDifferences(recordedDescribe(name), ours(name), name));
    const stale = explainedDifferences.filter(([pattern]) => !differences.some((each) => pattern.test(each)));
    expect(stale).toEqual([]);
  });
});

whereRecorded("the global describe (data/describe/cci_Global.json)", () => {
  const recorded = isThere ? (recordedDescribe("Global") as { sobjects: Describe[] }) : { sobjects: [] };
  const global = describeGlobal(schema, "62.0");

  it.each(recorded.sobjects.filter(({ name }) => schema.object(name) !== undefined).map(({ name }) => name))(
    "has the recorded entry of %s",
    (name) => {
      const entry = recorded.sobjects.find((each) => each.name === name);
      const own = global.sobjects.find((each) => each.name === name);
      // Those who kept the recording added the entries of Event and Lead by hand, without their prefixes.
      const isByHand = entry?.keyPrefix === null;
      expect(listDifferences(entry, isByHand ? { ...own, keyPrefix: null } : own, name)).toEqual([]);
    },
  );

  it("has the recorded keys beside the entries", () => {
    expect({ ...global, sobjects: [] }).toEqual({ ...recorded, sobjects: [] });
  });
});

whereRecorded("describes in a composite (data/recorded/cci_interactions.json, the last)", () => {
  it.each([0, 1])("equal ours in what they say of the object and its id: part %d", (part) => {
    const interactions = parseVersionless(read("data/recorded/cci_interactions.json")) as {
      response: { body: { compositeResponse: { body: Describe }[] } };
    }[];
    // The third part, PermissionSet's, was written by hand after Account's. So were the urls.
    const body = interactions.at(-1)?.response.body.compositeResponse[part]?.body;
    if (body === undefined) throw new Error(`no part ${String(part)}`);
    const { urls, ...recorded } = body;
    const own = inFormOf({ ...recorded, name: body.name, fields: body.fields });
    const { fields } = own as { fields: Json[] };
    expect({ ...own, fields: fields.slice(0, recorded.fields.length) }).toEqual(recorded);
    expect(urls === undefined || "a" in (urls as Json)).toBe(true);
  });
});

/** Why an object's short describe is not ours, beside what is explained of all. */
const shortDifferences: readonly (readonly [difference: RegExp, reason: string])[] = [
  ...explainedDifferences,
  [/\._picklistTrimmedFrom is missing$/, "Whoever kept the recording cut lists of more than 60 values, and says so."],
  [/\.picklistValues\[[^\]]+\] is added$/, "Of these lists the recording has the first 60 values alone."],
  [
    /^Task\.fields\[(?:Who|What)Count\] is added$/,
    "Shared Activities, which the recorded org had not, bring the two counts (objects.md §4).",
  ],
  [
    /^User\.childRelationships\[(?:ContentNote|Knowledge__kav?)\.\w+\] is added$/,
    "The recorded org had neither enhanced notes nor Knowledge, and this one has both.",
  ],
];

whereRecorded.each(["Task", "User"])("the short describe of %s (data/soqlMetadata)", (name) => {
  it("equals the recorded one but for what is explained", () => {
    const recorded = parseVersionless(read(`data/soqlMetadata/${name}.json`)) as Describe;
    const differences = listDifferences(recorded, inFormOf(recorded), name);
    const unexplained = differences.filter((each) => !shortDifferences.some(([pattern]) => pattern.test(each)));
    expect(unexplained).toEqual([]);
  });
});

type Row = Readonly<Record<string, string>>;

/** A field's flags as the sheet writes them. */
function asRow(field: FieldDescribe, columns: readonly string[]): Row {
  const text = (column: string): string => {
    const value = field[column];
    if (column === "picklistValues") return field.picklistValues.map((each) => each.value).join("|");
    if (Array.isArray(value)) return value.join("|");
    if (typeof value === "boolean") return column === "defaultValue" ? (value ? "True" : "False") : value ? "1" : "0";
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  return Object.fromEntries(columns.map((column) => [column, text(column)]));
}

whereRecorded("the fields of reference/describe-fields.csv", () => {
  const rows = isThere ? parse<Row>(read("reference/describe-fields.csv"), { columns: true }) : [];

  it.each(["Account", "Contact", "Lead", "Opportunity", "OpportunityContactRole", "Event", "Case"])(
    "are those of %s, in its order, flag by flag",
    (name) => {
      const listed = rows.filter((row) => row.object === name);
      expect(listed.length).toBeGreaterThan(0);
      const object = schema.object(name);
      const own = listed.map(({ object: _object, field: _field, ...columns }) => Object.keys(columns));
      const described = listed.map(({ field = "" }, index) => {
        const found = object?.field(field);
        return found === undefined ? { field } : { object: name, field, ...asRow(found, own[index] ?? []) };
      });
      // The sheet leaves out the values of time zones.
      const withoutZones = described.map((row) =>
        row.field === "RecurrenceTimeZoneSidKey" ? { ...row, picklistValues: "" } : row,
      );
      expect(withoutZones).toEqual(listed);
    },
  );

  it.each([
    ["Account", []],
    ["Contact", []],
    ["Lead", []],
    ["Opportunity", []],
    ["OpportunityContactRole", []],
    // They come with Shared Activities (objects.md §4).
    ["Event", ["WhoCount", "WhatCount"]],
    ["Case", []],
  ])("are all of %s but %j", (name, others) => {
    const listed = new Set(rows.filter((row) => row.object === name).map(({ field }) => field));
    const fields = schema.object(name)?.fields.map((field) => field.name);
    expect(fields?.filter((field) => !listed.has(field))).toEqual(others);
  });
});
