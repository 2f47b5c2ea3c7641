import { makeId } from "../records/record-id";
import { refuse } from "../refusals";
import type { JsonRecord } from "../soql/query";
import { fillPage, presentPage, type PageRules, type RecordList } from "./fill-page";

export const batchSizes = { least: 200, most: 2_000, standard: 2_000 } as const;

const lifetimeMs = 2 * 24 * 60 * 60 * 1_000;
/** Records held for later pages. Salesforce keeps any number of queries open; here the oldest go when it is reached. */
const capacity = 500_000;

const locatorForm = /^(0r8[0-9A-Za-z]{15})-(\d{1,9})$/;

interface OpenQuery {
  readonly list: RecordList;
  readonly userId: string;
  readonly batchSize: number;
  readonly openedAt: number;
}

/** Who asks for a page, and how it is to be cut. */
export interface PageRequest {
  readonly userId: string;
  readonly apiVersion: string;
  /** The query's own is kept for its later pages, unless they ask for another. */
  readonly batchSize?: number | undefined;
  readonly childRows?: number | undefined;
}

/** A page as the wire shows it, and how many records are on it, those of child lists included. */
export interface AnsweredPage {
  readonly json: JsonRecord;
  readonly rows: number;
}

/** Answers of queries that take more than one page. They belong to the user who asked, and live for two days. */
export class QueryLocators {
  private readonly queries = new Map<string, OpenQuery>();
  private opened = 0;
  private held = 0;

  constructor(private readonly now: () => Date) {}

  firstPage(list: RecordList, request: PageRequest): AnsweredPage {
    return this.page(list, 0, request.batchSize ?? batchSizes.standard, request);
  }

  /** The page that a locator names, as often as it is asked for. Throws INVALID_QUERY_LOCATOR. */
  nextPage(locator: string, request: PageRequest): AnsweredPage {
    const [, id = "", offset = ""] = locatorForm.exec(locator) ?? [];
    const query = this.queries.get(id);
    const start = Number(offset);
    if (query?.userId !== request.userId || this.hasExpired(query) || start >= query.list.records.length) {
      throw refuse(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    return this.page(query.list, start, request.batchSize ?? query.batchSize, request, id);
  }

  private page(list: RecordList, start: number, batchSize: number, request: PageRequest, id?: string): AnsweredPage {
    const rules: PageRules = {
      childRows: request.childRows ?? Infinity,
      nextRecordsUrl: (rest, next) => {
        const locatorId = rest === list && id !== undefined ? id : this.open(rest, request.userId, batchSize);
        return `/services/data/v${request.apiVersion}/query/${locatorId}-${next}`;
      },
    };
    const page = fillPage(list, start, batchSize, rules, list.pageRows);
    return { json: presentPage(list, page, rules), rows: page.used };
  }

  private open(list: RecordList, userId: string, batchSize: number): string {
    const id = makeId("0r8", ++this.opened);
    this.queries.set(id, { list, userId, batchSize, openedAt: this.now().getTime() });
    this.held += list.records.length;
    for (const [oldest, query] of this.queries) {
      if (oldest === id || (this.held <= capacity && !this.hasExpired(query))) break;
      this.queries.delete(oldest);
      this.held -= query.list.records.length;
    }
    return id;
  }

  private hasExpired({ openedAt }: OpenQuery): boolean {
    return this.now().getTime() - openedAt > lifetimeMs;
  }
}
