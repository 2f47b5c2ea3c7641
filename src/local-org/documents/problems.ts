import { DataError } from "./data-error";

/** More distinct problems than these are counted, not listed. */
const listed = 20;

interface Problem {
  readonly file: string;
  readonly line: number | undefined;
  readonly message: string;
  lines: number;
}

/** What is wrong with a directory of data or metadata, collected so that all of it can be said at once. */
export interface Problems {
  /** `place` is a file, and perhaps what of it: `mapping.json: load[2].fields.Name`. */
  readonly report: (place: string, message: string) => void;
  /** The same problem of many lines is listed once. */
  reportLine(file: string, line: number, message: string): void;
  found(): boolean;
  throwIfAny(): void;
}

function describe({ file, line, message, lines }: Problem): string {
  if (line === undefined) return `${file}: ${message}`;
  const more = lines > 1 ? ` (and ${String(lines - 1)} more)` : "";
  return `${file} line ${String(line)}${more}: ${message}`;
}

export function collectProblems(directory: string, what: "data" | "metadata" = "data"): Problems {
  const problems = new Map<string, Problem>();
  const add = (file: string, line: number | undefined, message: string): void => {
    const known = problems.get(`${file}\n${message}`);
    if (known === undefined) problems.set(`${file}\n${message}`, { file, line, message, lines: 1 });
    else known.lines++;
  };
  return {
    report: (place, message) => {
      add(place, undefined, message);
    },
    reportLine: add,
    found: () => problems.size > 0,
    throwIfAny: () => {
      if (problems.size === 0) return;
      const all = [...problems.values()].map(describe);
      const rest = all.length - listed;
      throw new DataError(directory, rest > 0 ? [...all.slice(0, listed), `… and ${String(rest)} more.`] : all, what);
    },
  };
}
