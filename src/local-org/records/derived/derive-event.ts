import type { PendingSave } from "../pending-save";
import { refuseRecord } from "../refuse-record";
import type { FieldValue, OrgRecord } from "../table";
import { activityAccount } from "./activity-account";

const minute = 60_000;
const minutesOfDay = 1_440;
/** Fourteen days (objects.md §5). */
const mostMinutes = 14 * minutesOfDay;

function given(save: PendingSave, name: string): string | undefined {
  const value = save.next[name];
  return save.given.has(name) && typeof value === "string" ? value : undefined;
}

const dayOf = (moment: string): string => moment.slice(0, 10);
const midnight = (day: string): string => `${day}T00:00:00.000Z`;

function later(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * minute).toISOString();
}

function missing(...fields: string[]): Error {
  return refuseRecord("REQUIRED_FIELD_MISSING", `Required fields are missing: [${fields.join(", ")}]`, fields);
}

/** The platform has its own words for this, which are not known. */
function disagree(...fields: string[]): Error {
  const message = `${fields.join(" and ")} must agree, or only one of them be given`;
  return refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, fields);
}

/** When the event begins; undefined when nobody says and nobody has said. */
function startOf(save: PendingSave): string | undefined {
  const start = given(save, "StartDateTime");
  const allDay = save.next.IsAllDayEvent === true;
  const due = given(save, allDay ? "ActivityDate" : "ActivityDateTime");
  if (start !== undefined && due !== undefined && (allDay ? dayOf(start) !== due : start !== due)) {
    throw disagree(allDay ? "ActivityDate" : "ActivityDateTime", "StartDateTime");
  }
  const known = start ?? due ?? (allDay ? given(save, "ActivityDateTime") : undefined) ?? save.before?.StartDateTime;
  if (typeof known !== "string") return undefined;
  return allDay ? midnight(dayOf(known)) : known;
}

/** How long the event lasts; undefined when nobody says and nobody has said. */
function minutesOf(save: PendingSave, start: string): number | undefined {
  const allDay = save.next.IsAllDayEvent === true;
  const { DurationInMinutes } = save.next;
  const minutes =
    save.given.has("DurationInMinutes") && typeof DurationInMinutes === "number" ? DurationInMinutes : null;
  const end = given(save, "EndDateTime");
  if (end === undefined) {
    if (minutes !== null) return minutes;
    const before = save.before?.DurationInMinutes;
    // An event that becomes one of whole days lasts one.
    if (allDay) return save.before?.IsAllDayEvent === true && typeof before === "number" ? before : minutesOfDay;
    return typeof before === "number" ? before : undefined;
  }
  // The end of whole days is the midnight at which the last of them begins.
  const span = allDay
    ? (Date.parse(midnight(dayOf(end))) - Date.parse(start)) / minute + minutesOfDay
    : (Date.parse(end) - Date.parse(start)) / minute;
  if (minutes !== null && minutes !== span) throw disagree("DurationInMinutes", "EndDateTime");
  return span;
}

function refuseDuration(minutes: number, allDay: boolean): void {
  if (minutes < 0 || minutes > mostMinutes) {
    const message = `Duration must be between 0 and ${mostMinutes} minutes: Duration`;
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, ["DurationInMinutes"]);
  }
  if (allDay && (minutes === 0 || minutes % minutesOfDay !== 0)) {
    const message = `Duration of an all-day event must be a multiple of ${minutesOfDay} minutes: Duration`;
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, ["DurationInMinutes"]);
  }
}

function timesOf(start: string, minutes: number, allDay: boolean): Record<string, FieldValue> {
  const end = later(start, allDay ? minutes - minutesOfDay : minutes);
  return {
    StartDateTime: start,
    EndDateTime: end,
    DurationInMinutes: Math.round(minutes),
    ActivityDateTime: allDay ? null : start,
    // Unconfirmed for events with a time of day: the day in UTC.
    ActivityDate: dayOf(start),
    EndDate: dayOf(end),
  };
}

/**
 * What follows from an event's times and relations (objects.md §5). It begins at `StartDateTime`, `ActivityDateTime` or
 * `ActivityDate`, and lasts until `EndDateTime` or for `DurationInMinutes`: each pair may be given together when it
 * agrees. One that is moved keeps its length. Throws when there is too little to go by, or too much.
 */
export function deriveEvent(save: PendingSave): void {
  const { context, next } = save;
  const allDay = next.IsAllDayEvent === true;
  const start = startOf(save);
  const minutes = minutesOf(save, start ?? "1970-01-01T00:00:00.000Z");
  const lacking = [
    ...(minutes === undefined ? ["DurationInMinutes"] : []),
    ...(start === undefined ? [dueField(next)] : []),
  ];
  if (start === undefined || minutes === undefined) throw missing(...lacking);
  refuseDuration(minutes, allDay);
  Object.assign(next, timesOf(start, minutes, allDay));
  next.EventSubtype ??= "Event";
  next.AccountId = activityAccount(context.database, next);
}

function dueField(event: Readonly<OrgRecord>): string {
  return event.IsAllDayEvent === true ? "ActivityDate" : "ActivityDateTime";
}
