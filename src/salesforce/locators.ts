import { GatewayError } from "../errors";
import type { SelectQuery, Statement } from "../soql/ast";
import type { StatementResult } from "../soql/executor";
import type { CallMeter } from "./call-meter";
import type { SalesforceClient } from "./client";
import { maxQueriesPerComposite, partOf, sendComposite } from "./composite";
import { type Answer, isSuccess, readError } from "./errors";
import { childPages, countRows, type Page, readPage } from "./page";

/** The first page of a statement's answer. */
export interface FirstPage {
  readonly statement: Statement;
  readonly page: Page;
}

/** A list that Salesforce cut short, and that is still wanted. */
interface OpenList {
  readonly page: Page;
  readonly query: SelectQuery;
  readonly wanted: number;
  readonly locator: string;
  /** Position of the statement that it belongs to. */
  readonly owner: number;
}

const callsAtOnce = 4;

/** Whole tables stand behind lists inside lists: an operation may read so many records, and so many further pages. */
const maxRows = 200_000;
const maxPages = 1_000;

/**
 * Follows locators until every statement has the rows that it asked for and every child list of those rows is whole.
 * Locators travel five to a call, whatever list they continue. A list that cannot be completed is an error of its
 * statement, never a shorter list.
 */
export async function readWhole(
  client: SalesforceClient,
  meter: CallMeter,
  firstPages: readonly FirstPage[],
): Promise<readonly (StatementResult | GatewayError)[]> {
  const failures = new Map<number, GatewayError>();
  let open = firstPages.flatMap(({ statement: { query, rows }, page }, owner) => {
    meter.rows += countRows(page.records, query);
    return openLists(page, query, rows, owner, 0);
  });

  for (let pages = 0; open.length > 0;) {
    if (meter.rows > maxRows || pages >= maxPages) {
      for (const { owner } of open) failures.set(owner, tooManyRows(meter.rows));
      break;
    }
    const batch = open.slice(0, callsAtOnce * maxQueriesPerComposite);
    pages += batch.length;
    const opened = await Promise.all(
      chunksOf(batch, maxQueriesPerComposite).map(async (lists) => {
        const pages = await fetchPages(client, lists);
        return lists.flatMap((list, i) => {
          const page = pages[i];
          if (page instanceof GatewayError) failures.set(list.owner, page);
          if (page === undefined || page instanceof GatewayError) return [];
          meter.rows += countRows(page.records, list.query);
          return append(list, page);
        });
      }),
    );
    open = [...open.slice(batch.length), ...opened.flat()].filter(({ owner }) => !failures.has(owner));
  }
  return firstPages.map(({ page }, owner) => failures.get(owner) ?? { totalSize: page.totalSize, rows: page.records });
}

/** The list itself, if it is cut before `wanted` rows, and the cut child lists of the rows from `from` on. */
function openLists(page: Page, query: SelectQuery, wanted: number, owner: number, from: number): readonly OpenList[] {
  const children = page.records
    .slice(from, Math.max(from, wanted))
    .flatMap((row) => childPages(row, query))
    .flatMap((child) => openLists(child.page, child.query, Infinity, owner, 0));
  if (page.done || page.nextRecordsUrl === undefined || page.records.length >= wanted) return children;
  return [{ page, query, wanted, owner, locator: page.nextRecordsUrl }, ...children];
}

function append({ page, query, wanted, owner }: OpenList, next: Page): readonly OpenList[] {
  const from = page.records.length;
  for (const row of next.records) page.records.push(row);
  page.done = next.done;
  page.nextRecordsUrl = next.nextRecordsUrl;
  return openLists(page, query, wanted, owner, from);
}

/** One page for each list, in order; a failure of the call is a failure of every list in it. */
async function fetchPages(
  client: SalesforceClient,
  lists: readonly OpenList[],
): Promise<readonly (Page | GatewayError)[]> {
  try {
    return (await fetchAnswers(client, lists)).map((answer) => {
      if (!isSuccess(answer)) return readError(answer);
      const page = readPage(answer.body);
      return page.records.length > 0 || page.done ? page : emptyPage();
    });
  } catch (error) {
    if (error instanceof GatewayError) return lists.map(() => error);
    throw error;
  }
}

async function fetchAnswers(client: SalesforceClient, lists: readonly OpenList[]): Promise<readonly Answer[]> {
  const [first, ...others] = lists;
  if (first !== undefined && others.length === 0) {
    return [await client.send({ method: "GET", path: first.locator, effect: "read", what: "next page" })];
  }
  const subrequests = lists.map(({ locator }, i) => ({
    method: "GET" as const,
    url: locator,
    referenceId: `p${i + 1}`,
  }));
  const answers = await sendComposite(client, { subrequests, effect: "read", what: `${lists.length} next pages` });
  return subrequests.map(({ referenceId }) => partOf(answers, referenceId));
}

/** Following a locator that brings nothing would never end. */
function emptyPage(): GatewayError {
  return new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce stopped in the middle of a list. Ask again.");
}

function tooManyRows(read: number): GatewayError {
  const count = read.toLocaleString("en-US");
  return new GatewayError(
    "QUERY_TOO_EXPENSIVE",
    `The lists go on beyond the ${count} records that were read. Ask for fewer, above all in lists inside lists, and page with \`after\`.`,
  );
}

function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
