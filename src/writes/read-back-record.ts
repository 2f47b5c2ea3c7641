import { GatewayError } from "../errors";
import type { ReadBack } from "../loaders/read-back";
import type { Row, StatementResult } from "../soql/executor";

export interface FoundRecord {
  /** An error in its place is told where the payload shows the record; null when the user cannot see it. */
  readonly record: object | null;
  readonly row: Row | undefined;
}

/** Reads a saved record for its payload. Never rejects: whatever becomes of the reading, the record is saved. */
export async function readBackRecord(
  readBack: ReadBack,
  id: string,
  results: readonly (StatementResult | GatewayError)[],
): Promise<FoundRecord> {
  try {
    const { record, row } = await readBack.finish(id, results);
    const cause = row ? undefined : results.find((result) => result instanceof GatewayError);
    return { record: cause ? notReadBack(id, cause) : record, row };
  } catch (cause) {
    return { record: notReadBack(id, cause), row: undefined };
  }
}

function notReadBack(id: string, cause: unknown): GatewayError {
  const reason = cause instanceof GatewayError ? ` ${cause.message}` : "";
  const code = cause instanceof GatewayError ? cause.code : "INTERNAL_SERVER_ERROR";
  return new GatewayError(code, `The record ${id} is saved and could not be read back.${reason}`, { cause });
}
