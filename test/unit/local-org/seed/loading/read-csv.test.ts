import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

import type { Sheet } from "../../../../../src/local-org/seed/loading/read-csv";
import { readCsv } from "../../../../../src/local-org/seed/loading/read-csv";

describe("readCsv", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "read-csv-"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  function read(content: string, corrections = {}): Sheet & { readonly problems: readonly string[] } {
    const problems: string[] = [];
    writeFileSync(join(directory, "a.csv"), content);
    const sheet = readCsv(join(directory, "a.csv"), corrections, (line, message) => {
      problems.push(`${String(line)}: ${message}`);
    });
    return { ...sheet, problems };
  }

  it("reads quoted cells, a byte order mark, CRLF and empty lines, and counts lines as an editor does", () => {
    const { columns, rows, problems } = read('\ufeffname,note\r\n"A, B","say ""hi"""\r\n\r\nC,\r\n');
    expect(problems).toEqual([]);
    expect(columns).toEqual(["name", "note"]);
    expect(rows).toEqual([
      { line: 2, cells: { name: "A, B", note: 'say "hi"' } },
      { line: 4, cells: { name: "C", note: "" } },
    ]);
  });

  it("mends known misspellings, and only in their column", () => {
    const { rows } = read("sector,name\ntechnolgy,technolgy\n", { sector: { technolgy: "technology" } });
    expect(rows[0]?.cells).toEqual({ sector: "technology", name: "technolgy" });
  });

  it("reports rows that do not fit the header", () => {
    expect(read("a,b\n1,2\n1\n1,2,3\n").problems).toEqual([
      "3: has 1 values for 2 columns.",
      "4: has 3 values for 2 columns.",
    ]);
  });

  it("reports a header with doubtful names", () => {
    expect(read("a,,a\n1,2,3\n").problems).toEqual(["1: column 2 has no name.", '1: two columns are called "a".']);
  });

  it("reports a quote that is never closed", () => {
    expect(read('a,b\n1,"2\n').problems.join()).toContain("Quote Not Closed");
  });
});
