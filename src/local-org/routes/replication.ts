import { jsonAnswer } from "../answer";
import type { ObjectSchema } from "../metadata/schema";
import type { OrgRecord } from "../records/table";
import { refuse } from "../refusals";
import type { OrgRequest } from "../request";
import { pathObject } from "./describe";
import type { Handler, RestContext } from "./route";

const minute = 60 * 1_000;
const day = 24 * 60 * minute;
/** How far back each answers (rest-api.md §8). */
const daysOf = { updated: 30, deleted: 15 } as const;

const isoForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

interface Window {
  readonly start: number;
  readonly end: number;
}

function invalidDate(message: string): Error {
  return refuse(400, "INVALID_REPLICATION_DATE", message);
}

/** A moment of the window to the minute: seconds do not count. Without an offset it is UTC. */
function readMoment(request: OrgRequest, name: "start" | "end"): number {
  const text = request.query.get(name);
  if (text === null || text === "") throw refuse(400, "MISSING_ARGUMENT", `The parameter ${name} is required`);
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text);
  const moment = isoForm.test(text) ? Date.parse(hasZone ? text : `${text}Z`) : NaN;
  // A plus that was not encoded arrives as a blank, and is refused here as on the platform.
  if (Number.isNaN(moment)) throw invalidDate(`${name} is not an ISO 8601 dateTime: ${text}`);
  return Math.floor(moment / minute) * minute;
}

/** The request's window. Throws INVALID_REPLICATION_DATE when it is too short, turned round or too long ago. */
function readWindow({ org }: RestContext, request: OrgRequest, kind: keyof typeof daysOf): Window {
  const start = readMoment(request, "start");
  const end = readMoment(request, "end");
  if (end - start <= minute) throw invalidDate("startDate must be more than one minute before endDate");
  if (start < org.now().getTime() - daysOf[kind] * day) {
    throw invalidDate(`startDate cannot be more than ${daysOf[kind]} days ago`);
  }
  return { start, end };
}

function requireReplicateable(object: ObjectSchema): void {
  if (object.traits.replicateable !== false) return;
  throw refuse(400, "INVALID_TYPE_FOR_OPERATION", `entity type ${object.name} does not support replication`);
}

function changedAt(record: OrgRecord): number {
  return Date.parse(String(record.SystemModstamp));
}

function* changedWithin(
  { org, access }: RestContext,
  object: ObjectSchema,
  { start, end }: Window,
  isDeleted: boolean,
): Generator<OrgRecord> {
  for (const record of org.database.table(object.name).rows()) {
    if ((record.IsDeleted === true) !== isDeleted || !access.canRead(object, record)) continue;
    const moment = changedAt(record);
    if (moment >= start && moment <= end) yield record;
  }
}

function wireDateTime(moment: number): string {
  return new Date(moment).toISOString().replace("Z", "+0000");
}

/** Nothing is covered that has not happened yet. */
function latestDateCovered({ org }: RestContext, { end }: Window): string {
  return wireDateTime(Math.min(end, Math.floor(org.now().getTime() / minute) * minute));
}

/** `…/updated?start=&end=`: the ids of the live records that were made or changed in that time (rest-api.md §8). */
export const getUpdated: Handler = (context, request, params) => {
  const object = pathObject(context, params);
  requireReplicateable(object);
  const window = readWindow(context, request, "updated");
  const ids = [...changedWithin(context, object, window, false)].map((record) => record.Id);
  return jsonAnswer({ ids, latestDateCovered: latestDateCovered(context, window) });
};

/** `…/deleted?start=&end=`: the records that went to the recycle bin in that time, and when (rest-api.md §8). */
export const getDeleted: Handler = (context, request, params) => {
  const object = pathObject(context, params);
  requireReplicateable(object);
  const window = readWindow(context, request, "deleted");
  const deletedRecords = [...changedWithin(context, object, window, true)].map((record) => ({
    id: record.Id,
    deletedDate: wireDateTime(changedAt(record)),
  }));
  return jsonAnswer({
    deletedRecords,
    earliestDateAvailable: wireDateTime(
      Math.floor((context.org.now().getTime() - daysOf.deleted * day) / minute) * minute,
    ),
    latestDateCovered: latestDateCovered(context, window),
  });
};
