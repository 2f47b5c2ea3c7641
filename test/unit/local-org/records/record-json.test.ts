import { describe, expect, it } from "@jest/globals";
import { restrictSchema } from "../../../../src/local-org/metadata/restrict-schema";
import { recordJson } from "../../../../src/local-org/records/record-json";
import { createRecord } from "../../../../src/local-org/records/save-record";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import { stringify } from "../../../../src/local-org/records/stringify";
import { createDeal, emptyOrg, stored } from "./org-fixture";

function onTheWire(context: SaveContext, objectName: string, id: string, names: readonly string[]): string {
  const object = context.schema.object(objectName);
  if (object === undefined) throw new Error(objectName);
  const fields = names.flatMap((name) => object.field(name) ?? []);
  return stringify(recordJson({ ...context, timeZone: "GMT" }, object, stored(context, objectName, id), fields));
}

describe("recordJson (wire facts 22 and 24)", () => {
  it("shows attributes first, then the fields in the canonical case and the wire's formats", () => {
    const context = emptyOrg();
    const id = createDeal(context, { Amount: 125_000 });
    const names = ["name", "AMOUNT", "Probability", "FiscalYear", "CreatedDate", "CloseDate", "IsWon", "NextStep"];
    expect(onTheWire(context, "Opportunity", id, names)).toBe(
      `{"attributes":{"type":"Opportunity","url":"/services/data/v62.0/sobjects/Opportunity/${id}"},` +
        '"Name":"Acme renewal","Amount":125000.0,"Probability":10.0,"FiscalYear":2026,' +
        '"CreatedDate":"2026-09-14T09:00:00.000+0000","CloseDate":"2026-11-30","IsWon":false,"NextStep":null}',
    );
  });

  it("shows every field without a choice of fields", () => {
    const context = emptyOrg();
    const id = createDeal(context);
    const object = context.schema.object("Opportunity");
    if (object === undefined) throw new Error("no Opportunity");
    const json = recordJson({ ...context, timeZone: "GMT" }, object, stored(context, "Opportunity", id));
    expect(Object.keys(json)).toEqual(["attributes", ...object.fields.map((field) => field.name)]);
  });

  it("shows an address as one object, and as null without any part", () => {
    const context = emptyOrg();
    const id = createRecord(context, "Account", { Name: "Acme", BillingCity: "Lyon", BillingLatitude: 45.5 });
    expect(onTheWire(context, "Account", id, ["BillingAddress", "ShippingAddress"])).toContain(
      '"BillingAddress":{"city":"Lyon","country":null,"geocodeAccuracy":null,"latitude":45.5,"longitude":null,' +
        '"postalCode":null,"state":null,"street":null},"ShippingAddress":null}',
    );
  });

  it("shows no part of an address that is hidden from the user", () => {
    const context = emptyOrg();
    const id = createRecord(context, "Account", { Name: "Acme", BillingCity: "Lyon", BillingStreet: "1 rue Hé" });
    const restricted = { ...context, schema: restrictSchema(context.schema, new Set(["Account.BillingStreet"])) };
    expect(onTheWire(restricted, "Account", id, ["BillingAddress"])).not.toContain("street");
    expect(onTheWire(context, "Account", id, ["BillingAddress"])).toContain('"street":"1 rue Hé"');
  });
});
