import type { ObjectSchema, Schema } from "./schema";

/** An object's describe: every key of rest-api.md §4. */
export function describeObject(_object: ObjectSchema, _apiVersion: string): Record<string, unknown> {
  throw new Error("not yet");
}

/** The answer of `/sobjects`. */
export function describeGlobal(_schema: Schema, _apiVersion: string): Record<string, unknown> {
  throw new Error("not yet");
}
