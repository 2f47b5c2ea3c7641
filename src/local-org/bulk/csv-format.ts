/** What stands between the values of a row, by the name that a job gives it (rest-api.md §10). */
export const columnDelimiters = {
  BACKQUOTE: "`",
  CARET: "^",
  COMMA: ",",
  PIPE: "|",
  SEMICOLON: ";",
  TAB: "\t",
} as const;

export const lineEndings = { LF: "\n", CRLF: "\r\n" } as const;

/** How a job's data is written. */
export interface CsvFormat {
  readonly columnDelimiter: keyof typeof columnDelimiters;
  readonly lineEnding: keyof typeof lineEndings;
}

/** A row as the platform writes it: every value in quotes, no value as the empty text. */
export function printRow(values: readonly string[], { columnDelimiter, lineEnding }: CsvFormat): string {
  const quoted = values.map((value) => `"${value.replaceAll('"', '""')}"`);
  return quoted.join(columnDelimiters[columnDelimiter]) + lineEndings[lineEnding];
}
