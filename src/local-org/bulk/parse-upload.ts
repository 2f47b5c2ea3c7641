import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { columnDelimiters, lineEndings, type CsvFormat } from "./csv-format";
import { JobFailure } from "./refuse-job";

export interface ParsedRow {
  readonly cells: readonly string[];
  /** Bytes of the data until behind this row. */
  readonly end: number;
}

const bytesAtOnce = 256 * 1024;

function* slices(data: Buffer): Iterable<Buffer> {
  for (let at = 0; at < data.length; at += bytesAtOnce) yield data.subarray(at, at + bytesAtOnce);
}

/** The first line of the data must end as the job says. */
function requireLineEnding(data: Buffer, { lineEnding }: CsvFormat): void {
  const at = data.indexOf("\n");
  if (at < 0) return;
  const found = at > 0 && data[at - 1] === 0x0d ? "CRLF" : "LF";
  if (found === lineEnding) return;
  throw new JobFailure(
    `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`,
  );
}

/** Reads the rows of the data one after the other, its header first. Throws `JobFailure` for what is no CSV. */
export async function* parseUpload(data: Buffer, format: CsvFormat): AsyncIterable<ParsedRow> {
  requireLineEnding(data, format);
  const parser = parse({
    bom: true,
    delimiter: columnDelimiters[format.columnDelimiter],
    info: true,
    record_delimiter: lineEndings[format.lineEnding],
    skip_empty_lines: true,
  });
  const source = Readable.from(slices(data));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
      record: string[];
      info: { bytes: number };
    }>) {
      yield { cells: record, end: info.bytes };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new JobFailure(`ClientInputError : Failed to parse CSV : ${error.message}`);
    throw error;
  } finally {
    source.destroy();
  }
}
