import { getNamedType, isObjectType, type GraphQLResolveInfo } from "graphql";
import { collectSubfields } from "graphql/execution/collectFields";
import type { SObjectDef } from "../catalogue/define";
import { GatewayError } from "../errors";
import type { Operation } from "../loaders/operation";
import { maxStatementsPerCall } from "../planner/root-planner";
import type { QueryExecutor } from "../soql/executor";
import { readBackRecord } from "./read-back-record";

interface Ports {
  readonly operation: Pick<Operation, "readBack">;
  readonly queries: QueryExecutor;
}

interface SavedRecord {
  readonly object: SObjectDef;
  readonly payloadField: string;
  readonly id: string;
}

/**
 * Reads a record that an earlier request saved, as this payload shows it; no call when it does not show it. Never
 * rejects: an error in the record's place is told there, so that the receipt still arrives.
 */
export async function rereadRecord(
  { operation, queries }: Ports,
  saved: SavedRecord,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  if (!showsRecord(info, saved.payloadField)) return null;
  try {
    const readBack = await operation.readBack(info, { ...saved, alsoRead: [], room: maxStatementsPerCall });
    return (await readBackRecord(readBack, saved.id, await queries.run(readBack.statements))).record;
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

/** Whether the document asks for this field of the payload. */
export function showsRecord(
  { schema, fragments, variableValues, returnType, fieldNodes }: GraphQLResolveInfo,
  payloadField: string,
): boolean {
  const payload = getNamedType(returnType);
  if (!isObjectType(payload)) throw new TypeError(`${payload.name} is no payload`);
  const fields = collectSubfields(schema, fragments, variableValues, payload, fieldNodes);
  return [...fields.values()].flat().some((node) => node.name.value === payloadField);
}
