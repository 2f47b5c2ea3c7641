import { GatewayError } from "../errors";
import type { Statement, writtenRecord } from "../soql/ast";
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
  const wholes = await readWhole(client, meter, firstPages);
  const results = new Map<Statement | typeof writtenRecord, Result>();
  firstPages.forEach(({ statement }, i) => results.set(statement, wholes[i] ?? noRows));

  return answered.map(({ prepared: { statement, shape, targets }, answer }) => {
    const known = results.get(statement);
    if (known !== undefined) return known;
    const result = isHalted(answer) && targets.size > 0 ? haltedResult([...targets], results) : readError(answer);
    results.set(statement, result);
    if (result instanceof GatewayError) {
      logger.warn({ shape, code: result.code, err: result.cause }, "Salesforce refused a statement");
    }
    return result;
  });
}

/** A statement is halted because one that it refers to failed, or because that one found no row to refer to. */
function haltedResult<Target>(targets: readonly Target[], results: ReadonlyMap<Target, Result>): Result {
  return targets.map((target) => results.get(target)).find((result) => result instanceof GatewayError) ?? noRows;
}

function toFirstPage({ prepared: { statement }, answer }: AnsweredStatement): FirstPage {
  return { statement, page: readPage(answer.body) };
}

/** Salesforce could not fill in a reference, and did not run the statement (rest-api.md §7). */
function isHalted(answer: Answer): boolean {
  return readRefusals(answer.body).some(({ code }) => code === "PROCESSING_HALTED");
}
