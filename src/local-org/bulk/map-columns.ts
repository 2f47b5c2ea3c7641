import type { FieldDescribe, ObjectSchema, Schema } from "../metadata/schema";
import { JobFailure } from "./refuse-job";

/** What a column of the data means. */
export type UploadColumn =
  | { readonly kind: "id" }
  | { readonly kind: "field"; readonly field: FieldDescribe }
  /** `Account.Code__c`: the record that a lookup is to name, by an external id of its own. */
  | {
      readonly kind: "parent";
      readonly lookup: FieldDescribe;
      readonly object: ObjectSchema;
      readonly key: FieldDescribe;
    };

/** The columns of a header. Throws for names that are no fields of the object, or come twice. */
export function mapColumns(schema: Schema, object: ObjectSchema, header: readonly string[]): readonly UploadColumn[] {
  const names = header.map((name) => name.trim());
  names.forEach((name, i) => {
    if (names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i) {
      throw new JobFailure(`InvalidBatch : Field name is duplicated : ${name}`);
    }
  });
  return names.map((name) => mapColumn(schema, object, name) ?? notFound(name));
}

function notFound(name: string): never {
  throw new JobFailure(`InvalidBatch : Field name not found : ${name}`);
}

function mapColumn(schema: Schema, object: ObjectSchema, name: string): UploadColumn | undefined {
  const field = object.field(name);
  if (field !== undefined) return field.type === "id" ? { kind: "id" } : { kind: "field", field };
  // A lookup to several objects says before a colon which of them is meant.
  const [, type, relationship = "", keyName = ""] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name) ?? [];
  const lookup = object.parent(relationship);
  const targetName = type ?? (lookup?.referenceTo.length === 1 ? lookup.referenceTo[0] : undefined);
  const isTarget = lookup?.referenceTo.some((other) => other.toLowerCase() === targetName?.toLowerCase());
  const target = isTarget === true ? schema.object(targetName ?? "") : undefined;
  const key = target?.field(keyName);
  if (lookup === undefined || target === undefined || key === undefined) return undefined;
  return key.externalId || key.idLookup ? { kind: "parent", lookup, object: target, key } : undefined;
}
