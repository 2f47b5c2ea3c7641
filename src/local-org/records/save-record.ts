import type { SaveContext } from "./save-context";

/**
 * Creates a record from a request's values and answers its id. Throws `SalesforceError` as the platform words it
 * (errors.md §5), and then nothing has changed.
 */
export function createRecord(_context: SaveContext, _objectName: string, _values: Record<string, unknown>): string {
  throw new Error("not yet");
}

/** Changes the named fields of a record; null clears one. Throws as `createRecord` does. */
export function updateRecord(
  _context: SaveContext,
  _objectName: string,
  _id: string,
  _values: Record<string, unknown>,
): void {
  throw new Error("not yet");
}

/** Moves a record and what cascades from it to the recycle bin: `IsDeleted` becomes true. */
export function deleteRecord(_context: SaveContext, _objectName: string, _id: string): void {
  throw new Error("not yet");
}
