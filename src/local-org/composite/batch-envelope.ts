import { refuse } from "../refusals";
import { isJsonObject } from "../request";

export interface BatchItem {
  readonly method: string;
  /** From `/services/data` on. */
  readonly url: string;
  /** Undefined when there is none. */
  readonly body: unknown;
}

interface BatchEnvelope {
  readonly haltOnError: boolean;
  readonly items: readonly BatchItem[];
}

const mostItems = 25;
const oldestVersion = 34;
const itemForm = /^\/?(?:services\/data\/)?(v(\d{1,3})\.0(?:[/?].*)?)$/s;
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];

function malformed(message: string): Error {
  return refuse(400, "JSON_PARSER_ERROR", message);
}

function readItem(value: unknown, index: number, apiVersion: string): BatchItem {
  const where = `batchRequests[${index}]`;
  if (!isJsonObject(value)) throw malformed(`${where} must be an object`);
  const { method, url, richInput } = value;
  if (typeof method !== "string" || !methods.includes(method.toUpperCase())) {
    throw malformed(`"method" of ${where} must be one of ${methods.join(", ")}`);
  }
  const [, path, version] = (typeof url === "string" ? itemForm.exec(url) : null) ?? [];
  if (path === undefined) throw malformed(`"url" of ${where} must start with a version, such as v${apiVersion}/limits`);
  if (Number(version) < oldestVersion || Number(version) > Number(apiVersion)) {
    const range = `from ${oldestVersion}.0 to that of the batch, ${apiVersion}`;
    throw refuse(400, "INVALID_BATCH_REQUEST", `The version of ${where} must be ${range}`);
  }
  if ("binaryPartName" in value) throw malformed(`${where}: the local org takes no binary parts in a batch`);
  return { method: method.toUpperCase(), url: `/services/data/${path}`, body: richInput ?? undefined };
}

/** Reads a batch, and refuses one that breaks its rules as a whole (rest-api.md §7). The words are our own. */
export function readBatch(
  { haltOnError = false, batchRequests }: Readonly<Record<string, unknown>>,
  apiVersion: string,
): BatchEnvelope {
  if (typeof haltOnError !== "boolean") throw malformed('"haltOnError" must be true or false');
  if (!Array.isArray(batchRequests)) throw malformed('"batchRequests" must be a list of requests');
  if (batchRequests.length > mostItems) {
    const message = `Cannot specify more than ${mostItems} subrequests: ${batchRequests.length} given`;
    throw refuse(400, "LIMIT_EXCEEDED", message);
  }
  return { haltOnError, items: batchRequests.map((item: unknown, index) => readItem(item, index, apiVersion)) };
}
