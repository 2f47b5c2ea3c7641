import type { WriteRefusal } from "../soql/executor";

/** What Salesforce said when it refused a request, for the operator's log: the client's message never repeats it. */
export class SalesforceRefusal extends Error {
  override readonly name = "SalesforceRefusal";

  constructor(
    readonly status: number,
    items: readonly WriteRefusal[],
  ) {
    const reasons = items.map((item) => `${item.code}: ${withoutStatement(item.message)}`).join("; ");
    super(`HTTP ${status} ${reasons === "" ? "without a reason" : reasons}`);
  }
}

/**
 * Reads the reasons out of an answer's body, `[]` when it holds none that can be read (an edge server's HTML). The code
 * is `errorCode` in most answers and `statusCode` in collections (errors.md §1).
 */
export function readRefusals(body: unknown): readonly WriteRefusal[] {
  return Array.isArray(body) ? body.filter(isObject).map(readRefusal) : [];
}

function readRefusal(item: Readonly<Record<string, unknown>>): WriteRefusal {
  const { errorCode, statusCode, message, fields } = item;
  return {
    code: firstString(errorCode, statusCode),
    message: firstString(message),
    fields: Array.isArray(fields) ? fields.filter((field) => typeof field === "string") : [],
    duplicates: readDuplicates(item),
  };
}

/** Salesforce really spells the key `duplicateResut` in many versions (errors.md §1). */
function readDuplicates(item: Readonly<Record<string, unknown>>): readonly string[] {
  const found = item.duplicateResult ?? item.duplicateResut;
  const ids = list(found, "matchResults")
    .flatMap((match) => list(match, "matchRecords"))
    .map((match) => (isObject(match) && isObject(match.record) ? match.record.Id : undefined));
  return [...new Set(ids.filter((id) => typeof id === "string"))];
}

function list(holder: unknown, key: string): readonly unknown[] {
  const value = isObject(holder) ? holder[key] : undefined;
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function firstString(...candidates: readonly unknown[]): string {
  return candidates.find((candidate) => typeof candidate === "string") ?? "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A query's refusal repeats the statement, values included, above a line that says where it went wrong (soql.md §12). */
function withoutStatement(message: string): string {
  return message.replace(/^[\s\S]*?\nERROR at (Row:\d+:Column:\d+)\n/, "$1 ");
}
