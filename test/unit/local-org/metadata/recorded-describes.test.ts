import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { describeObject } from "../../../../src/local-org/metadata/describe-object";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";

interface Describe {
  readonly fields: readonly Readonly<Record<string, unknown>>[];
  readonly childRelationships: readonly { readonly childSObject: string; readonly field: string }[];
}

// Describes recorded from real orgs, kept beside the repository where it is worked on.
const folder = path.resolve(__dirname, "../../../../../shared/data/describe");
const isThere = existsSync(folder);
if (!isThere) console.log(`Recorded describes are not compared: there is no ${folder}`);

const schema = loadSchema();

function recorded(name: string): Describe {
  return JSON.parse(readFileSync(path.join(folder, `cci_${name}.json`), "utf8")) as Describe;
}

(isThere ? describe : describe.skip).each(["Account", "Opportunity"])("the describe of %s", (name) => {
  const object = schema.object(name);
  if (object === undefined) throw new Error(`no ${name}`);
  const ours = JSON.parse(JSON.stringify(describeObject(object, "62.0"))) as Describe;

  it("has each standard field as a real org describes it, key by key", () => {
    const standard = recorded(name).fields.filter((field) => !String(field.name).endsWith("__c"));
    expect(ours.fields).toEqual(standard);
  });

  it("has those child relationships whose objects the org holds", () => {
    const held = recorded(name).childRelationships.filter(
      ({ childSObject, field }) => schema.object(childSObject) !== undefined && !field.endsWith("__c"),
    );
    // Those orgs had neither Shared Activities nor contacts of several accounts; this one has both.
    const features = new Set(["AccountContactRelation", "EventRelation", "TaskRelation"]);
    expect(ours.childRelationships.filter(({ childSObject }) => !features.has(childSObject))).toEqual(held);
  });
});
