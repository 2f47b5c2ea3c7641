import { GatewayError } from "../errors";
import type { StatementResult } from "../soql/executor";
import type { CallMeter } from "./call-meter";
import type { SalesforceClient } from "./client";
import { type Answer, isSuccess, readError } from "./errors";
import { type FirstPage, readWhole } from "./locators";
import { readPage } from "./page";
import type { PreparedStatement } from "./prepared-statement";
import { readRefusals } from "./refusal";
import type { Logger } from "./settings";

export interface AnsweredStatement {
  readonly prepared: PreparedStatement;
  readonly answer: Answer;
}

export interface ResultReader {
  readonly client: SalesforceClient;
  readonly meter: CallMeter;
  readonly logger: Logger;
}

type Result = StatementResult | GatewayError;

const noRows: StatementResult = { totalSize: 0, rows: [] };

/** Turns the answers to one call's statements into results, completing what Salesforce cut short. */
export async function readResults(
  answered: readonly AnsweredStatement[],
  { client, meter, logger }: ResultReader,
): Promise<readonly Result[]> {
  const firstPages = answered.filter(({ answer }) => isSuccess(answer)).map(toFirstPage);
  const wholes = (await readWhole(client, meter, firstPages)).values();
  // By position: one statement may be asked twice in a call, before and after a write.
  const results: Result[] = [];
  for (const { prepared, answer } of answered) {
    if (isSuccess(answer)) results.push(wholes.next().value ?? noRows);
    else if (isHalted(answer) && prepared.targets.size > 0) results.push(haltedResult(prepared, answered, results));
    else results.push(refusedResult(prepared, answer, logger));
  }
  return results;
}

function refusedResult({ shape }: PreparedStatement, answer: Answer, logger: Logger): GatewayError {
  const error = readError(answer);
  logger.warn({ shape, code: error.code, err: error.cause }, "Salesforce refused a statement");
  return error;
}

/** A statement is halted because one that it refers to failed, or because that one found no row to refer to. */
function haltedResult(
  { targets }: PreparedStatement,
  answered: readonly AnsweredStatement[],
  results: readonly Result[],
): Result {
  const failure = results.find((result, i) => {
    const target = answered[i]?.prepared.statement;
    return result instanceof GatewayError && target !== undefined && targets.has(target);
  });
  return failure ?? noRows;
}

function toFirstPage({ prepared: { statement }, answer }: AnsweredStatement): FirstPage {
  return { statement, page: readPage(answer.body) };
}

/** Salesforce could not fill in a reference, and did not run the statement (rest-api.md §7). */
function isHalted(answer: Answer): boolean {
  return readRefusals(answer.body).some(({ code }) => code === "PROCESSING_HALTED");
}
