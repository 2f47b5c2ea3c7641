import { describe, expect, it } from "@jest/globals";
import { catalogue, interfaces, objectOfId, objectOfType } from "../../../src/catalogue/catalogue";
import { addressPartField, addressParts, type FieldType } from "../../../src/catalogue/define";
import { loadSchema } from "../../../src/local-org/metadata/load-schema";

const schema = loadSchema();

/** Salesforce's types of the fields that the catalogue types so. */
const salesforceTypes: Readonly<Record<FieldType, readonly string[]>> = {
  id: ["id"],
  text: ["string", "email", "phone", "url", "combobox", "textarea"],
  longText: ["textarea"],
  picklist: ["picklist"],
  boolean: ["boolean"],
  int: ["int"],
  double: ["double"],
  currency: ["currency"],
  percent: ["percent"],
  date: ["date"],
  dateTime: ["datetime"],
  address: ["address"],
};

describe.each(catalogue)("the catalogue's $name", (object) => {
  const described = schema.object(object.apiName);

  it("is the object of its key prefix and of its type's name", () => {
    expect(described?.keyPrefix).toBe(object.keyPrefix);
    expect(objectOfId(`${object.keyPrefix}000000000001AAA`)).toBe(object);
    expect(objectOfType(object.name)).toBe(object);
  });

  it("has the fields of a stock org with their types, and says what brings the others", () => {
    for (const { apiName, type, feature } of object.fields.values()) {
      const field = described?.field(apiName);
      if (feature !== undefined) expect([apiName, field]).toEqual([apiName, undefined]);
      else expect(salesforceTypes[type]).toContain(field?.type);
    }
  });

  it("can filter and order by whatever it says can be compared", () => {
    for (const field of object.fields.values()) {
      if (field.feature !== undefined) continue;
      const compared = field.type === "address" ? addressParts.map((part) => addressPartField(field, part)) : [field];
      for (const { apiName, type } of compared) {
        const { filterable, sortable } = described?.field(apiName) ?? {};
        expect([apiName, filterable, sortable]).toEqual([apiName, type !== "longText", type !== "longText"]);
      }
    }
  });

  it("has lookups to where the org's lookups lead", () => {
    for (const { relationshipName, foreignKey, target } of object.parents.values()) {
      const lookup = described?.field(foreignKey);
      expect([foreignKey, lookup?.relationshipName]).toEqual([foreignKey, relationshipName]);
      const to = target();
      const objects = to.kind === "object" ? [to] : to.members();
      expect(lookup?.referenceTo).toEqual(expect.arrayContaining(objects.map(({ apiName }) => apiName)));
      expect(to.kind === "interface").toBe((lookup?.referenceTo.length ?? 0) > 1);
    }
  });

  it("has child lists under the org's names", () => {
    for (const { relationshipName, foreignKey, target } of object.children.values()) {
      expect(described?.child(relationshipName)).toMatchObject({ childSObject: target().apiName, field: foreignKey });
    }
  });
});

describe("the catalogue", () => {
  it("names every root field, type and key prefix once", () => {
    const names = catalogue.flatMap(({ singular, plural }) => [singular, plural]);
    expect(new Set(names).size).toBe(names.length);
    const types = [...catalogue, ...interfaces].map(({ name }) => name);
    expect(new Set(types).size).toBe(types.length);
    expect(new Set(catalogue.map(({ keyPrefix }) => keyPrefix)).size).toBe(catalogue.length);
  });

  it("knows nothing of ids and types that it does not present", () => {
    expect(objectOfId("500000000000001AAA")).toBeUndefined();
    expect(objectOfType("OpportunityConnection")).toBeUndefined();
  });

  it("gives no field, parent and list of an object the same name", () => {
    for (const { fields, parents, children } of catalogue) {
      const names = [...fields.keys(), ...parents.keys(), ...children.keys()];
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
