import { addressPartField, addressParts, type FieldDef, type InterfaceDef, type SObjectDef } from "../catalogue/define";
import type { OrgMetadata } from "../catalogue/metadata";
import { GatewayError } from "../errors";
import { and, compare, not, or, type Folded } from "../soql/conditions";
import { requireReadable } from "./access";
import { compileOperators } from "./operators";

/** SOQL follows at most so many lookups in one path (soql.md §2). */
export const maxParentDepth = 5;

interface Place {
  readonly metadata: OrgMetadata;
  /** The lookups on the way to the object, as SOQL writes them: `Account.Owner.`, or nothing. */
  readonly prefix: string;
  /** Where in the arguments, for messages: `where.account`. */
  readonly at: string;
}

/**
 * Makes a condition of a `where` argument. Whatever could match more than was meant is refused: an empty object (that
 * may once have held a value which JSON left out), an operator with `null`, an empty `and`, `or` or `not`.
 */
export function compileFilter(object: SObjectDef, where: unknown, metadata: OrgMetadata): Folded {
  if (where === undefined) return standingFilter(object, {}, metadata);
  const input = requireEntries(where, "where");
  return and(
    compileObject(object, input, { metadata, prefix: "", at: "where" }),
    standingFilter(object, input, metadata),
  );
}

/** Leaves out what lists do not show unless asked, such as the masters of recurring tasks (soql.md §9). */
function standingFilter(object: SObjectDef, where: Input, metadata: OrgMetadata): Folded {
  const field = object.excludedUnlessFiltered && object.fields.get(object.excludedUnlessFiltered);
  if (!field || mentions(where, field.name) || !metadata.get(object.apiName)?.fields.has(field.apiName)) return true;
  return compare(field.apiName, "=", { kind: "boolean", value: false });
}

function mentions(input: Input, name: string): boolean {
  if (name in input) return true;
  const nested = [input.and, input.or, input.not].flat().filter(isObject);
  return nested.some((part) => mentions(part, name));
}

type Input = Readonly<Record<string, unknown>>;

function compileObject(object: SObjectDef, input: Input, place: Place): Folded {
  return and(
    ...Object.entries(input).map(([name, value]): Folded => {
      const at = `${place.at}.${name}`;
      if (name === "and") return and(...compileList(object, value, { ...place, at }));
      if (name === "or") return or(...compileList(object, value, { ...place, at }));
      if (name === "not") return not(compileObject(object, requireEntries(value, at), { ...place, at }));
      const field = object.fields.get(name);
      if (field) return compileField(object, field, value, { ...place, at });
      const parent = object.parents.get(name);
      if (!parent) throw new TypeError(`${object.name} cannot be filtered by ${name}`);
      requireReadable(place.metadata, object, parent.foreignKey, at);
      const target = parent.target();
      const { id, ...rest } = requireEntries(value, at);
      // The id of a parent is a field of the record itself: comparing that needs no join, and can use its index.
      const byId: Folded =
        id === undefined ||
        compileOperators({ type: "id", path: place.prefix + parent.foreignKey, of: target }, id, `${at}.id`);
      if (Object.keys(rest).length === 0) return byId;
      const prefix = `${place.prefix}${parent.relationshipName}.`;
      requireDepth(prefix, at);
      const next = { metadata: place.metadata, prefix, at };
      return and(byId, target.kind === "object" ? compileObject(target, rest, next) : compileNamed(target, rest, next));
    }),
  );
}

/** A polymorphic parent has nothing but a name to filter by. */
function compileNamed(target: InterfaceDef, input: Input, place: Place): Folded {
  return and(
    ...Object.entries(input).map(([name, operators]): Folded => {
      if (name !== "name") throw new TypeError(`${target.name} cannot be filtered by ${name}`);
      return compileOperators({ type: "text", path: `${place.prefix}Name` }, operators, `${place.at}.name`);
    }),
  );
}

function compileField(object: SObjectDef, field: FieldDef, value: unknown, place: Place): Folded {
  if (field.type !== "address") {
    requireReadable(place.metadata, object, field.apiName, place.at);
    const of = field.type === "id" ? { of: object } : {};
    return compileOperators({ type: field.type, path: place.prefix + field.apiName, ...of }, value, place.at);
  }
  return and(
    ...Object.entries(requireEntries(value, place.at)).map(([name, operators]): Folded => {
      const part = addressParts.find((known) => known === name);
      if (!part) throw new TypeError(`An address cannot be filtered by ${name}`);
      return compileField(object, addressPartField(field, part), operators, { ...place, at: `${place.at}.${name}` });
    }),
  );
}

function compileList(object: SObjectDef, value: unknown, place: Place): Folded[] {
  const terms: readonly unknown[] = Array.isArray(value) ? value : [];
  if (terms.length === 0) throw emptyInput(place.at);
  return terms.map((term, index) => {
    const at = `${place.at}[${index}]`;
    return compileObject(object, requireEntries(term, at), { ...place, at });
  });
}

function requireDepth(prefix: string, at: string): void {
  if (prefix.split(".").length - 1 > maxParentDepth) {
    throw new GatewayError(
      "BAD_USER_INPUT",
      `\`${at}\` follows more than ${maxParentDepth} lookups. Salesforce filters no deeper.`,
    );
  }
}

/** An object with at least one entry: no part of a filter may be empty. */
function requireEntries(value: unknown, at: string): Input {
  if (!isObject(value) || Object.keys(value).length === 0) throw emptyInput(at);
  return value;
}

function isObject(value: unknown): value is Input {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function emptyInput(at: string): GatewayError {
  return new GatewayError(
    "BAD_USER_INPUT",
    `\`${at}\` is empty and would match every record. Give it a condition, or leave it out.`,
  );
}
