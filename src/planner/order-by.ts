import { createHash } from "node:crypto";
import { addressPartField, addressParts, type FieldDef, type FieldType, type SObjectDef } from "../catalogue/define";
import type { OrgMetadata } from "../catalogue/metadata";
import { GatewayError } from "../errors";
import type { OrderTerm } from "../soql/ast";
import { printCondition } from "../soql/compile";
import type { Folded } from "../soql/conditions";
import { requireReadable } from "./access";
import { maxParentDepth } from "./filter";

export interface OrderKey extends OrderTerm {
  readonly type: FieldType;
}

/** How a list is ordered. The last key is always the id, so that no two records are equal and no page loses one. */
export interface Ordering {
  readonly keys: readonly OrderKey[];
  /** Tells this ordering and filter from others: a cursor of another list is refused by it. */
  readonly digest: string;
}

/** Salesforce orders by at most 32 fields (soql.md §7), and the id is one of them. */
const maxKeys = 31;

const byId: OrderKey = { path: "Id", type: "id", direction: "ASC", nulls: "LAST" };

const sortOrders: Readonly<Record<string, Pick<OrderTerm, "direction" | "nulls">>> = {
  ASC: { direction: "ASC", nulls: "LAST" },
  DESC: { direction: "DESC", nulls: "LAST" },
  ASC_NULLS_FIRST: { direction: "ASC", nulls: "FIRST" },
  DESC_NULLS_FIRST: { direction: "DESC", nulls: "FIRST" },
};

/** Makes an ordering of an `orderBy` argument; the filter only goes into the digest. */
export function compileOrderBy(object: SObjectDef, orderBy: unknown, filter: Folded, metadata: OrgMetadata): Ordering {
  const entries: readonly unknown[] = Array.isArray(orderBy) ? orderBy : [];
  if (entries.length > maxKeys) {
    throw refusal(
      `\`orderBy\` has ${entries.length} keys; Salesforce orders by at most ${maxKeys} beside the id. Leave out the last.`,
    );
  }
  const keys: OrderKey[] = [];
  for (const [index, entry] of entries.entries()) {
    const key = compileEntry(object, entry, { metadata, prefix: "", at: `orderBy[${index}]` });
    if (keys.some((other) => other.path === key.path)) {
      throw refusal(`\`orderBy[${index}]\` names ${key.path} a second time. Name each field once.`);
    }
    keys.push(key);
  }
  // What comes after the id could decide nothing, as ids are unique.
  const idAt = keys.findIndex((key) => key.path === "Id");
  const ordered = idAt >= 0 ? keys.slice(0, idAt + 1) : [...keys, byId];
  const text = `${object.apiName} ${JSON.stringify(ordered)} ${typeof filter === "boolean" ? filter : printCondition(filter)}`;
  return { keys: ordered, digest: createHash("sha256").update(text).digest("base64url").slice(0, 11) };
}

interface Place {
  readonly metadata: OrgMetadata;
  readonly prefix: string;
  readonly at: string;
}

function compileEntry(object: SObjectDef, entry: unknown, place: Place): OrderKey {
  const [name = "", value] = singleEntry(entry, place.at);
  const at = `${place.at}.${name}`;
  const field = object.fields.get(name);
  if (field?.type === "address") {
    const [part, sortOrder] = singleEntry(value, at);
    const known = addressParts.find((other) => other === part);
    if (!known) throw new TypeError(`An address cannot be ordered by ${part}`);
    return compileField(object, addressPartField(field, known), sortOrder, { ...place, at: `${at}.${part}` });
  }
  if (field) return compileField(object, field, value, { ...place, at });
  const parent = object.parents.get(name);
  const target = parent?.target();
  if (!parent || target?.kind !== "object") throw new TypeError(`${object.name} cannot be ordered by ${name}`);
  requireReadable(place.metadata, object, parent.foreignKey, at);
  const prefix = `${place.prefix}${parent.relationshipName}.`;
  if (prefix.split(".").length - 1 > maxParentDepth) {
    throw refusal(`\`${at}\` follows more than ${maxParentDepth} lookups. Salesforce orders no deeper.`);
  }
  return compileEntry(target, value, { metadata: place.metadata, prefix, at });
}

function compileField(object: SObjectDef, field: FieldDef, value: unknown, place: Place): OrderKey {
  requireReadable(place.metadata, object, field.apiName, place.at);
  const sortOrder = sortOrders[String(value)];
  if (!sortOrder) throw new TypeError(`Unknown sort order ${String(value)}`);
  if (field.type === "boolean" && place.prefix) {
    // A record with no parent has neither true nor false there, and SOQL cannot tell that null from false.
    throw refusal(
      `\`${place.at}\` is a yes-or-no field of another record, by which pages cannot be told apart. Order by a field of ${object.name} lists themselves.`,
    );
  }
  if (field.type === "currency" && place.metadata.get(object.apiName)?.fields.has("CurrencyIsoCode")) {
    // Salesforce orders such money by its corporate value and compares it by its own: pages would lose records.
    throw refusal(
      `\`${place.at}\` is money of several currencies, which cannot be paged in order. Order by another field.`,
    );
  }
  return { path: place.prefix + field.apiName, type: field.type, ...sortOrder };
}

function singleEntry(entry: unknown, at: string): [string, unknown] {
  const entries = Object.entries(entry ?? {});
  const [only, ...others] = entries;
  if (!only || others.length > 0) throw refusal(`\`${at}\` must name exactly one field. Use a list for several.`);
  return only;
}

function refusal(message: string): GatewayError {
  return new GatewayError("BAD_USER_INPUT", message);
}
