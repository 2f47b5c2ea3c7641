import { decodePercent } from "./request";

/** One part of a composite. */
export interface SubrequestEntry {
  readonly method: string;
  /** After references were expanded; as sent where they could not be. */
  readonly url: string;
  readonly status: number;
}

export interface LogEntry {
  /** By the org's clock. */
  readonly time: string;
  /** The username; null when nobody was signed in. */
  readonly user: string | null;
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  /** Null when the connection was dropped instead of an answer. */
  readonly status: number | null;
  /** Of the refusals answered: `["INVALID_FIELD"]`. */
  readonly errorCodes: readonly string[];
  /** API requests charged: 1, or 0 for what does not count (limits.md §2). */
  readonly calls: number;
  /** SOQL in the order of execution, also from inside a composite, after references were expanded. */
  readonly statements: readonly string[];
  readonly subrequests: readonly SubrequestEntry[];
  /** The kinds of fault rules that struck, in the order in which they did. */
  readonly faults: readonly string[];
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
  readonly faults: string[];
}

export function newTrace(): Trace {
  return { user: null, calls: 0, rows: 0, statements: [], subrequests: [], faults: [] };
}

/** Which entries are wanted; without any, all that are kept. */
export interface LogFilter {
  /** In any case. */
  readonly user?: string | undefined;
  /** Found in the path. */
  readonly path?: string | undefined;
  /** Not before this time. */
  readonly since?: Date | undefined;
  /** So many of the newest. */
  readonly limit?: number | undefined;
}

const mostEntries = 10_000;
/** Characters of what was asked, beside which the rest of an entry is small. */
const mostCharacters = 32 * 1024 * 1024;

/** Access tokens, refresh tokens and assertions, wherever they stand; `!` may be written `%21`. */
const tokens = /(00D\w{12,15}(?:!|%21)|5Aep861|eyJ[\w-]+\.eyJ)[\w.%~+/-]+/gi;
const parameters = /([?&]([^?&#=]*)=)[^&#]*/g;
const secretNames = /token|secret|password|assertion|^code|^sid$/i;

function withoutTokens(text: string): string {
  return text.replace(tokens, "$1…");
}

/** A path and its query without what would let whoever reads it in. */
function withoutSecrets(path: string): string {
  const named = path.replace(parameters, (parameter: string, start: string, name: string) =>
    secretNames.test(decodePercent(name)) ? `${start}…` : parameter,
  );
  return withoutTokens(named);
}

function entryWithoutSecrets(entry: LogEntry): LogEntry {
  return {
    ...entry,
    path: withoutSecrets(entry.path),
    statements: entry.statements.map(withoutTokens),
    subrequests: entry.subrequests.map((subrequest) => ({ ...subrequest, url: withoutSecrets(subrequest.url) })),
  };
}

function characters({ path, statements, subrequests }: LogEntry): number {
  let sum = path.length;
  for (const statement of statements) sum += statement.length;
  for (const { url } of subrequests) sum += url.length;
  return sum;
}

/** The last 10,000 requests, fewer when they were very long, oldest first; and how many there were in all. */
export class RequestLog {
  private kept: LogEntry[] = [];
  private held = 0;
  private count = 0;

  get total(): number {
    return this.count;
  }

  /** Keeps the request, but no secret that a client put into it. */
  add(request: LogEntry): void {
    const entry = entryWithoutSecrets(request);
    this.count++;
    this.kept.push(entry);
    this.held += characters(entry);
    // Letting it grow to twice the size makes the trimming rare.
    if (this.kept.length >= 2 * mostEntries || this.held >= 2 * mostCharacters) this.trim();
  }

  entries({ user, path, since, limit = mostEntries }: LogFilter = {}): readonly LogEntry[] {
    this.trim();
    return this.kept
      .filter(
        (entry) =>
          (user === undefined || entry.user?.toLowerCase() === user.toLowerCase()) &&
          (path === undefined || entry.path.includes(path)) &&
          (since === undefined || Date.parse(entry.time) >= since.getTime()),
      )
      .slice(-limit);
  }

  clear(): void {
    this.kept = [];
    this.held = 0;
    this.count = 0;
  }

  private trim(): void {
    let from = Math.max(0, this.kept.length - mostEntries);
    let held = this.kept.slice(from).reduce((sum, entry) => sum + characters(entry), 0);
    // The newest stays, however long it is.
    for (const entry of this.kept.slice(from, -1)) {
      if (held <= mostCharacters) break;
      held -= characters(entry);
      from++;
    }
    this.kept = this.kept.slice(from);
    this.held = held;
  }
}
