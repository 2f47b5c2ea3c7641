import type { JsonRecord } from "../soql/query";

/** A query's answer, or a child list in one, before it is cut into pages. */
export interface RecordList {
  readonly totalSize: number;
  readonly records: readonly JsonRecord[];
  /** The most records for one page, however many are asked for. */
  readonly pageRows?: number;
}

/** How child lists are cut, and how the rest of a list that is cut short can be asked for. */
export interface PageRules {
  /** At most so many records of a child list on the parent's page. */
  readonly childRows: number;
  /** Keeps a list and answers the url of its page that starts at `next`. */
  readonly nextRecordsUrl: (list: RecordList, next: number) => string;
}

interface Page {
  readonly records: readonly JsonRecord[];
  /** Records used up of the batch. */
  readonly used: number;
  /** Where the next page starts. */
  readonly next: number;
}

function isRecordList(value: unknown): value is RecordList {
  return typeof value === "object" && value !== null && "records" in value && Array.isArray(value.records);
}

function childLists(record: JsonRecord): readonly (readonly [name: string, list: RecordList])[] {
  return Object.entries(record).filter((entry): entry is [string, RecordList] => isRecordList(entry[1]));
}

/** Whether a child list in a list, however deep, has more than so many records. */
export function hasLongerChildList({ records }: RecordList, rows: number): boolean {
  return records.some((record) =>
    childLists(record).some(([, list]) => list.records.length > rows || hasLongerChildList(list, rows)),
  );
}

/** What a record takes of a batch when no page's end cuts its child lists. */
function weigh(record: JsonRecord, childRows: number): number {
  let weight = 1;
  for (const [, list] of childLists(record)) {
    for (const child of list.records.slice(0, childRows)) weight += weigh(child, childRows);
  }
  return weight;
}

function fitRecord(record: JsonRecord, room: number, rules: PageRules): { record: JsonRecord; used: number } {
  const lists = childLists(record);
  if (lists.length === 0) return { record, used: 1 };
  const fitted: JsonRecord = { ...record };
  let used = 1;
  for (const [name, list] of lists) {
    const page = fillPage(list, 0, room - used, rules, rules.childRows);
    used += page.used;
    fitted[name] = presentPage(list, page, rules);
  }
  return { record: fitted, used };
}

/**
 * Fills a page of `room` records, those of child lists included (rest-api.md §3), from a list. A record that does not fit with all its children starts the next page, as Salesforce
 * returns fewer parents then; only one that is too big for a page of its own has its child lists cut.
 */
export function fillPage(list: RecordList, start: number, room: number, rules: PageRules, atMost = Infinity): Page {
  const records: JsonRecord[] = [];
  let used = 0;
  let next = start;
  while (next < list.records.length && records.length < atMost && used < room) {
    const record = list.records[next] ?? {};
    if (records.length > 0 && used + weigh(record, rules.childRows) > room) break;
    const fitted = fitRecord(record, room - used, rules);
    records.push(fitted.record);
    used += fitted.used;
    next++;
  }
  return { records, used, next };
}

/** The page as the wire shows it; `nextRecordsUrl` is absent on the last one (wire fact 25). */
export function presentPage(list: RecordList, page: Page, rules: PageRules): JsonRecord {
  if (page.next >= list.records.length) return { totalSize: list.totalSize, done: true, records: page.records };
  return {
    totalSize: list.totalSize,
    done: false,
    nextRecordsUrl: rules.nextRecordsUrl(list, page.next),
    records: page.records,
  };
}
