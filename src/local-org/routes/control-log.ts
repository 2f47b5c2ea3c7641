import { jsonAnswer, type Answer } from "../answer";
import type { Org } from "../org";
import type { OrgRequest } from "../request";

/** A filter of the log that cannot be understood; the message says what it takes. */
export class InvalidLogFilter extends Error {
  override readonly name = "InvalidLogFilter";
}

const parameters = ["user", "path", "since", "limit"];

function readSince(text: string): Date {
  const since = new Date(text);
  if (!Number.isNaN(since.getTime())) return since;
  throw new InvalidLogFilter(`"since" must be a dateTime, such as 2026-11-02T10:00:00Z, and not "${text}"`);
}

function readLimit(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidLogFilter(`"limit" must be a whole number from 1, and not "${text}"`);
}

/** The log, or those of its entries that `?user=&path=&since=&limit=` ask for. `total` counts all requests. */
export function getLog({ log }: Org, { query }: OrgRequest): Answer {
  const unknown = [...query.keys()].find((name) => !parameters.includes(name));
  if (unknown !== undefined) {
    throw new InvalidLogFilter(`The log is not filtered by "${unknown}": it takes ${parameters.join(", ")}`);
  }
  const [user, path, since, limit] = parameters.map((name) => query.get(name) ?? undefined);
  const entries = log.entries({
    user,
    path,
    since: since === undefined ? undefined : readSince(since),
    limit: limit === undefined ? undefined : readLimit(limit),
  });
  return jsonAnswer({ total: log.total, entries });
}
