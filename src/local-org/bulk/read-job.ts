import { columnDelimiters, lineEndings, type CsvFormat } from "./csv-format";
import { invalidJob } from "./refuse-job";

type JobBody = Readonly<Record<string, unknown>>;

function readName<T extends string>(body: JobBody, key: string, names: readonly T[], standard: T): T {
  const value = body[key] ?? standard;
  const name = names.find((known) => known === value);
  if (name !== undefined) return name;
  throw invalidJob(`${key} must be one of ${names.join(", ")}, and not ${JSON.stringify(value)}`);
}

/** How the data of a job is to be written, from the body that makes it. Throws for what there is not. */
export function readFormat(body: JobBody): CsvFormat {
  readName(body, "contentType", ["CSV"], "CSV");
  return {
    columnDelimiter: readName(
      body,
      "columnDelimiter",
      Object.keys(columnDelimiters) as CsvFormat["columnDelimiter"][],
      "COMMA",
    ),
    lineEnding: readName(body, "lineEnding", Object.keys(lineEndings) as CsvFormat["lineEnding"][], "LF"),
  };
}

/** A text that the body must give. */
export function readText(body: JobBody, key: string): string {
  const value = body[key];
  if (typeof value === "string" && value !== "") return value;
  throw invalidJob(`${key} is required`);
}

/** What the job is to do. Throws for what such jobs do not do. */
export function readOperation<T extends string>(body: JobBody, operations: readonly T[]): T {
  const text = readText(body, "operation");
  const operation = operations.find((known) => known === text);
  if (operation !== undefined) return operation;
  throw invalidJob(`operation must be one of ${operations.join(", ")}, and not "${text}"`);
}

export function refuseOtherKeys(body: JobBody, known: readonly string[]): void {
  const other = Object.keys(body).find((key) => !known.includes(key));
  if (other !== undefined) throw invalidJob(`A job has no property '${other}'`);
}
