import { GatewayError } from "../errors";
import type { QueryExecutor, RecordWriter, StatementResult, WriteRequest, WriteResult } from "../soql/executor";
import { bindWrittenRecord } from "./bind-written-record";
import { type Subrequest, sendComposite } from "./composite";
import { type Answer, isSuccess, outcomeUnknown, writeRefusal } from "./errors";
import { prepareStatements, querySubrequest, writeReferenceId } from "./prepared-statement";
import { readRefusals, SalesforceRefusal } from "./refusal";
import { readResults, type ResultReader } from "./statement-results";

type ReadResult = StatementResult | GatewayError;

export function createRecordWriter(reader: ResultReader, queries: QueryExecutor): RecordWriter {
  return {
    async write(request) {
      const hasReads = request.before !== undefined || request.after.length > 0;
      const canShareCall = hasReads && !isExpandable(request.fields);
      try {
        return await (canShareCall ? writeWithReads(request, reader) : writeAlone(request, reader, queries));
      } catch (error) {
        if (error instanceof GatewayError && error.code === "WRITE_OUTCOME_UNKNOWN") {
          reader.logger.error({ object: request.object, err: error }, "Nobody knows whether Salesforce saved a record");
        }
        throw error;
      }
    },
  };
}

/** Salesforce would put other parts of a composite call into a value that holds `@{` (rest-api.md §7). */
function isExpandable(fields: WriteRequest["fields"]): boolean {
  return JSON.stringify(fields).includes("@{");
}

/** Before-read, write and read-back as one call. */
async function writeWithReads(request: WriteRequest, reader: ResultReader): Promise<WriteResult> {
  const { client } = reader;
  const { before, after } = request;
  const prepared = prepareStatements(before === undefined ? after : [before, ...after]);
  const reads = prepared.map((statement) => querySubrequest(client, statement));
  const position = before === undefined ? 0 : 1;
  const { method, path, headers, body } = describeWrite(client.root, request);
  const write: Subrequest = { method, url: path, referenceId: writeReferenceId, httpHeaders: headers, body };

  const answers = await sendComposite(client, {
    subrequests: [...reads.slice(0, position), write, ...reads.slice(position)],
    effect: "write",
    decisive: writeReferenceId,
    what: `${method} ${request.object} with ${reads.length} queries`,
  });
  const outcome = readOutcome(answers.get(writeReferenceId), request);
  if (outcome.kind === "refused") return outcome;

  const results = await settle(prepared.length, () =>
    readResults(
      prepared.map((statement) => ({ prepared: statement, answer: answers.get(statement.referenceId) ?? missing })),
      reader,
    ),
  );
  return written(outcome.id, results.slice(0, position), results.slice(position));
}

/** The write in a call of its own, with the reads in calls before and after it. */
async function writeAlone(
  request: WriteRequest,
  { client }: ResultReader,
  queries: QueryExecutor,
): Promise<WriteResult> {
  const { before, after } = request;
  const beforeResults = before === undefined ? [] : await queries.run([before]);
  const answer = await client.send({
    ...describeWrite(client.root, request),
    effect: "write",
    what: `write ${request.object}`,
  });
  const outcome = readOutcome(answer, request);
  if (outcome.kind === "refused") return outcome;

  const bound = bindWrittenRecord(after, outcome.id);
  return written(outcome.id, beforeResults, await settle(after.length, () => queries.run(bound)));
}

function describeWrite(root: string, { object, id, fields }: WriteRequest) {
  // Otherwise an org's assignment rules give the record to somebody else (rest-api.md §6).
  const isAssignable = object === "Lead" || object === "Case";
  return {
    method: id === undefined ? "POST" : "PATCH",
    path: `${root}/sobjects/${object}${id === undefined ? "" : `/${encodeURIComponent(id)}`}`,
    headers: isAssignable ? { "Sforce-Auto-Assign": "FALSE" } : {},
    body: fields,
  } as const;
}

type Outcome = { readonly kind: "written"; readonly id: string } | Extract<WriteResult, { kind: "refused" }>;

function readOutcome(answer: Answer = missing, request: WriteRequest): Outcome {
  if (answer.status >= 500) throw outcomeUnknown(new SalesforceRefusal(answer.status, readRefusals(answer.body)));
  if (!isSuccess(answer)) {
    const refusal = writeRefusal(answer);
    if (refusal instanceof GatewayError) throw refusal;
    return { kind: "refused", errors: refusal };
  }
  // An update answers 204 and no body.
  const id = request.id ?? (answer.body as { readonly id?: string } | undefined)?.id;
  if (id === undefined) throw outcomeUnknown(new SalesforceRefusal(answer.status, []));
  return { kind: "written", id };
}

/** A composite request that was carried out answers every part; one that it left out has no known outcome. */
const missing: Answer = { status: 500, body: undefined };

/** The record is written whatever becomes of the reads after it, so that their failure must not look like the write's. */
async function settle(count: number, read: () => Promise<readonly ReadResult[]>): Promise<readonly ReadResult[]> {
  try {
    return await read();
  } catch (cause) {
    const unread = new GatewayError("INTERNAL_SERVER_ERROR", "The saved record could not be read back.", { cause });
    return Array.from({ length: count }, () => (cause instanceof GatewayError ? cause : unread));
  }
}

function written(id: string, [before]: readonly ReadResult[], after: readonly ReadResult[]): WriteResult {
  return { kind: "written", id, ...(before !== undefined && { before }), after };
}
