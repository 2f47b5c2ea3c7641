import { describe, expect, it } from "@jest/globals";
import { describeGlobal, describeObject } from "../../../../src/local-org/metadata/describe-object";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";

const schema = loadSchema();

function described(name: string): Record<string, unknown> {
  const object = schema.object(name);
  if (object === undefined) throw new Error(`no ${name}`);
  return describeObject(object, "62.0", "https://umbra.example");
}

// The keys that rest-api.md §4 lists for a describe.
const describeKeys = `actionOverrides activateable associateEntityType associateParentEntity childRelationships
  compactLayoutable createable custom customSetting deepCloneable defaultImplementation deletable deprecatedAndHidden
  extendedBy extendsInterfaces feedEnabled fields hasSubtypes implementedBy implementsInterfaces isInterface isSubtype
  keyPrefix label labelPlural layoutable listviewable lookupLayoutable mergeable mruEnabled name namedLayoutInfos
  networkScopeFieldName queryable recordTypeInfos replicateable retrieveable searchLayoutable searchable
  sobjectDescribeOption supportedScopes triggerable undeletable updateable urls`.split(/\s+/);

const globalKeys = `activateable associateEntityType associateParentEntity createable custom customSetting deepCloneable
  deletable deprecatedAndHidden feedEnabled hasSubtypes isInterface isSubtype keyPrefix label labelPlural layoutable
  mergeable mruEnabled name queryable replicateable retrieveable searchable triggerable undeletable updateable
  urls`.split(/\s+/);

describe("describeObject (rest-api.md §4)", () => {
  it.each(schema.objects.map(({ name }) => name))("has every key for %s and no other, in the wire's order", (name) => {
    expect(Object.keys(described(name))).toEqual(describeKeys);
  });

  it("has the one record type Master", () => {
    expect(described("Opportunity").recordTypeInfos).toEqual([
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: "Master",
        master: true,
        name: "Master",
        recordTypeId: "012000000000000AAA",
        urls: { layout: "/services/data/v62.0/sobjects/Opportunity/describe/layouts/012000000000000AAA" },
      },
    ]);
  });

  it("has the object's addresses in the asked version", () => {
    expect(described("Opportunity").urls).toMatchObject({
      sobject: "/services/data/v62.0/sobjects/Opportunity",
      describe: "/services/data/v62.0/sobjects/Opportunity/describe",
      rowTemplate: "/services/data/v62.0/sobjects/Opportunity/{ID}",
      listviews: "/services/data/v62.0/sobjects/Opportunity/listviews",
      layouts: "/services/data/v62.0/sobjects/Opportunity/describe/layouts",
      uiNewRecord: "https://umbra.example/006/e",
    });
    expect(described("User").urls).toMatchObject({
      passwordUtilities: "/services/data/v62.0/sobjects/User/{ID}/password",
    });
    expect(described("User").urls).not.toHaveProperty("listviews");
  });

  it("differs by object where the recorded describes do", () => {
    expect(described("User")).toMatchObject({ deletable: false, undeletable: false, mergeable: false });
    expect(described("Account")).toMatchObject({ deletable: true, undeletable: true, mergeable: true });
    expect(described("OpportunityContactRole")).toMatchObject({
      searchable: false,
      labelPlural: "Opportunity Contact Role",
    });
    expect(described("Opportunity").supportedScopes).toContainEqual({ label: "My opportunities", name: "mine" });
  });
});

describe("describeGlobal (rest-api.md §4)", () => {
  it("lists every object by name with the keys of an entry", () => {
    const { encoding, maxBatchSize, sobjects } = describeGlobal(schema, "62.0");
    expect([encoding, maxBatchSize]).toEqual(["UTF-8", 200]);
    const names = sobjects.map((entry) => entry.name);
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(schema.objects.length);
    for (const entry of sobjects) expect(Object.keys(entry)).toEqual(globalKeys);
  });
});
