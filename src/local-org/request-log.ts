/** One part of a composite. */
export interface SubrequestEntry {
  readonly method: string;
  /** After references were expanded; as sent where they could not be. */
  readonly url: string;
  readonly status: number;
}

export interface LogEntry {
  readonly time: string;
  /** The username; null when nobody was signed in. */
  readonly user: string | null;
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  /** Null when the connection was dropped instead of an answer. */
  readonly status: number | null;
  /** API requests charged: 1, or 0 for what does not count (limits.md §2). */
  readonly calls: number;
  /** SOQL in the order of execution, also from inside a composite, after references were expanded. */
  readonly statements: readonly string[];
  readonly subrequests: readonly SubrequestEntry[];
  /** Records answered, those of child lists included. */
  readonly rows: number;
  /** Of the answer's body, before compression. */
  readonly bytes: number;
  readonly durationMs: number;
}

/** What a request did, gathered while it is served. */
export interface Trace {
  user: string | null;
  calls: number;
  rows: number;
  readonly statements: string[];
  readonly subrequests: SubrequestEntry[];
}

export function newTrace(): Trace {
  return { user: null, calls: 0, rows: 0, statements: [], subrequests: [] };
}

const capacity = 10_000;

/** The last 10,000 requests, oldest first, and how many there were in all. */
export class RequestLog {
  private kept: LogEntry[] = [];
  private count = 0;

  get total(): number {
    return this.count;
  }

  add(entry: LogEntry): void {
    this.count++;
    this.kept.push(entry);
    // Letting it grow to twice the size makes the trimming rare.
    if (this.kept.length >= 2 * capacity) this.kept = this.kept.slice(-capacity);
  }

  entries(): readonly LogEntry[] {
    return this.kept.slice(-capacity);
  }

  clear(): void {
    this.kept = [];
    this.count = 0;
  }
}
