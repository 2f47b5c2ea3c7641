import type { FieldDescribe, ObjectSchema } from "../metadata/schema";
import type { ReadContext } from "./read-context";
import { readValue } from "./read-value";
import { Decimal } from "./stringify";
import type { FieldValue, OrgRecord } from "./table";

/** The `attributes` that open every record on the wire. The url names the 18-character id (wire fact 22). */
export function recordAttributes(objectName: string, id: string, apiVersion: string): { type: string; url: string } {
  return { type: objectName, url: `/services/data/v${apiVersion}/sobjects/${objectName}/${id}` };
}

interface AddressPart {
  /** The part's key in the address: `postalCode` for `BillingPostalCode`. */
  readonly key: string;
  readonly field: FieldDescribe;
}

const addressParts = new WeakMap<ObjectSchema, Map<string, readonly AddressPart[]>>();

function partsOf(object: ObjectSchema, address: FieldDescribe): readonly AddressPart[] {
  const ofObject = addressParts.get(object) ?? new Map<string, readonly AddressPart[]>();
  addressParts.set(object, ofObject);
  const known = ofObject.get(address.name);
  if (known !== undefined) return known;
  const prefix = address.name.slice(0, -"Address".length);
  const parts = object.fields
    .filter((field) => field.compoundFieldName === address.name)
    .map((field) => {
      const name = field.name.slice(prefix.length);
      return { key: name.charAt(0).toLowerCase() + name.slice(1), field };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  ofObject.set(address.name, parts);
  return parts;
}

/** An address as one object; null when none of its parts has a value. */
function addressJson(object: ObjectSchema, address: FieldDescribe, row: OrgRecord): unknown {
  const parts = partsOf(object, address);
  if (parts.every(({ field }) => (row[field.name] ?? null) === null)) return null;
  return Object.fromEntries(parts.map(({ key, field }) => [key, valueJson(field, row[field.name] ?? null)]));
}

/** A value of a field of this type as the wire shows it. */
export function valueJson(field: Pick<FieldDescribe, "type">, value: FieldValue): unknown {
  switch (field.type) {
    case "currency":
    case "double":
    case "percent":
    case "anyType":
      return typeof value === "number" ? new Decimal(value) : value;
    case "datetime":
      return typeof value === "string" ? value.replace("Z", "+0000") : value;
    default:
      return value;
  }
}

/** Where the bytes of a file or note are read (soql.md §9): a record keeps the address below `/sobjects`. */
function blobUrl({ apiVersion }: ReadContext, place: FieldValue): string | null {
  return place === null ? null : `/services/data/v${apiVersion}/sobjects/${String(place)}`;
}

/**
 * One field as the wire shows it, to be printed by `stringify`: decimals as `Decimal`, dateTimes with `+0000`. Formula
 * fields are computed.
 */
export function fieldJson(context: ReadContext, object: ObjectSchema, field: FieldDescribe, row: OrgRecord): unknown {
  if (field.type === "address") return addressJson(object, field, row);
  if (field.type === "base64") return blobUrl(context, row[field.name] ?? null);
  return valueJson(field, readValue(context, field, row));
}

/** A record as the wire shows it: attributes first, then the given fields, or all, in that order. */
export function recordJson(
  context: ReadContext,
  object: ObjectSchema,
  row: OrgRecord,
  fields: readonly FieldDescribe[] = object.fields,
): Record<string, unknown> {
  const json: Record<string, unknown> = {
    attributes: recordAttributes(object.name, String(row.Id), context.apiVersion),
  };
  for (const field of fields) json[field.name] = fieldJson(context, object, field, row);
  return json;
}
