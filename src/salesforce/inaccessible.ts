import type { Inaccessible } from "../soql/inaccessible-error";
import type { WriteRefusal } from "../soql/executor";

const patterns: readonly { readonly text: RegExp; readonly read: (first: string, second: string) => Inaccessible }[] = [
  {
    text: /No such column '([^']+)' on entity '([^']+)'/,
    read: (field, object) => ({ kind: "field", object, field }),
  },
  {
    text: /sObject type '([^']+)' is not supported/,
    read: (object) => ({ kind: "object", object }),
  },
  {
    text: /Didn't understand relationship '([^']+)' in field path/,
    read: (relationship) => ({ kind: "parentRelationship", relationship }),
  },
  {
    text: /Didn't understand relationship '([^']+)' in FROM part/,
    read: (relationship) => ({ kind: "childRelationship", relationship }),
  },
];

/**
 * Recognizes the refusal of a statement that names what its user cannot see; Salesforce words "hidden" and "absent"
 * alike (soql.md §12). Other complaints under the same codes, such as a field that cannot be filtered, are none.
 */
export function findInaccessible(refusals: readonly WriteRefusal[]): Inaccessible | undefined {
  for (const { code, message } of refusals) {
    if (code !== "INVALID_FIELD" && code !== "INVALID_TYPE") continue;
    for (const { text, read } of patterns) {
      const [, first, second = ""] = text.exec(message) ?? [];
      if (first !== undefined) return read(first, second);
    }
  }
  return undefined;
}

/** Says it to the client: API names are no secret, the statement is not repeated. */
export function describeInaccessible(inaccessible: Inaccessible): string {
  const because = "it is hidden from this Salesforce user, or the org does not have it";
  switch (inaccessible.kind) {
    case "field":
      return `The field "${inaccessible.field}" of ${inaccessible.object} cannot be read: ${because}.`;
    case "object":
      return `${inaccessible.object} records cannot be read: ${because}.`;
    case "parentRelationship":
    case "childRelationship":
      return `The relationship "${inaccessible.relationship}" cannot be followed: ${because}.`;
  }
}
