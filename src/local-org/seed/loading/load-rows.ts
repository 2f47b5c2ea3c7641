import { cell } from "./compile-rule";
import type { Load } from "./mapping";
import { orderRows } from "./order-rows";
import type { LoadPlan } from "./plan-load";
import type { Row } from "./read-csv";
import type { RecordKeys } from "./record-keys";
import type { Values } from "./row-values";
import { valuesOf } from "./row-values";
import type { UniqueValues } from "./unique-values";

interface RowLoading {
  readonly keys: RecordKeys;
  readonly unique: UniqueValues;
  /** By how many days dates move. */
  readonly shift: number;
  readonly fail: (line: number, message: string) => void;
  /** Puts a record into the org and answers its id. */
  readonly insert: (values: Values) => string;
}

/** What lookups find of a row that could not be loaded, so that its mistake is not told again by all that refer to it. */
const notLoaded = "";

function firstOfEach(rows: readonly Row[], key: string): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const value = cell(row, key);
    if (value === null || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}

/** Makes the file's records, a record after those it refers to; answers how many. */
export function loadRows(load: Load, plan: LoadPlan, rows: readonly Row[], loading: RowLoading): number {
  const { keys, unique, shift, fail, insert } = loading;
  const { key, distinct } = load;
  const wanted = distinct === true && key !== undefined ? firstOfEach(rows, key) : rows;
  const { ordered, circular } = orderRows(wanted, key, plan.selfLookups);
  for (const row of circular) {
    fail(row.line, `${plan.selfLookups.join(", ")} leads round in a circle.`);
    keys.add(load.object, cell(row, key ?? "") ?? "", notLoaded);
  }
  for (const row of ordered) {
    const { line } = row;
    const values = valuesOf(plan, row, shift, (message) => {
      fail(line, message);
    });
    const taken = plan.unique.filter((name) => {
      const owner = unique.claim(load.object, name, values?.[name], `${load.file} line ${String(line)}`);
      if (owner !== undefined) fail(line, `${name} is unique, and ${owner} has "${String(values?.[name])}" too.`);
      return owner !== undefined;
    });
    const id = values === undefined || taken.length > 0 ? notLoaded : insert(values);
    const name = key === undefined ? null : cell(row, key);
    if (name === null || keys.add(load.object, name, id)) continue;
    fail(line, `column "${key ?? ""}": another ${load.object} has the key "${name}".`);
  }
  return ordered.length;
}
