import { readFileSync } from "node:fs";

import { CsvError, parse } from "csv-parse/sync";

/** One row under its header. */
export interface Row {
  /** Of the file, counted from 1. */
  readonly line: number;
  /** By column; an empty text where the file has none. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

type Corrections = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Says what is wrong with a line. */
type ReportLine = (line: number, message: string) => void;

function checkHeader(columns: readonly string[], report: ReportLine): void {
  columns.forEach((column, index) => {
    if (column.trim() === "") report(1, `column ${String(index + 1)} has no name.`);
    else if (columns.indexOf(column) !== index) report(1, `two columns are called "${column}".`);
  });
}

/** Reads a CSV file with a header (RFC 4180, UTF-8 with or without a byte order mark) and mends its known misspellings. */
export function readCsv(path: string, corrections: Corrections, report: ReportLine): Sheet {
  let records: ParsedRecord[];
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    records = parse(readFileSync(path), options) as unknown as ParsedRecord[];
  } catch (error) {
    if (error instanceof CsvError) report(Number(error.lines), `${error.message}.`);
    else report(1, error instanceof Error ? error.message : String(error));
    return { columns: [], rows: [] };
  }
  const columns = records[0]?.record ?? [];
  checkHeader(columns, report);
  const rows = records.slice(1).map(({ record, info }): Row => {
    if (record.length !== columns.length) {
      report(info.lines, `has ${String(record.length)} values for ${String(columns.length)} columns.`);
    }
    const cells: Record<string, string> = {};
    columns.forEach((column, index) => {
      const cell = record[index] ?? "";
      const correction = corrections[column];
      cells[column] = correction !== undefined && Object.hasOwn(correction, cell) ? (correction[cell] ?? cell) : cell;
    });
    return { line: info.lines, cells };
  });
  return { columns, rows };
}
