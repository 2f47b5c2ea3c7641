import type { Calendar } from "./calendar";
import type { Random } from "./random";
import type { Values } from "./seeding";

interface TaskTiming {
  readonly done: boolean;
  readonly createdDate: string;
  readonly lastModifiedDate: string;
  readonly values: Values;
}

/** Between these days work happened; counted from today. */
export interface WorkingTime {
  readonly from: number;
  readonly to: number;
  /** Nothing is left to do. */
  readonly over: boolean;
}

const openStatuses = [
  ["Not Started", 6],
  ["In Progress", 2],
  ["Waiting on someone else", 1],
  ["Deferred", 1],
] as const;

const priorities = [
  ["High", 2],
  ["Normal", 6],
  ["Low", 1],
] as const;

/** Some days before, early in the morning: no task is older than what it is about, nor done before it is there. */
function entered(random: Random, calendar: Calendar, day: number, first: number): string {
  return calendar.moment(Math.max(first, day - random.integer(0, 12)), random.integer(360, 479));
}

function done(random: Random, calendar: Calendar, first: number, last: number): TaskTiming {
  const day = random.integer(first, Math.max(first, last));
  const completed = calendar.moment(day, random.integer(480, 1080));
  return {
    done: true,
    createdDate: entered(random, calendar, day, first),
    lastModifiedDate: completed,
    values: {
      Status: "Completed",
      Priority: "Normal",
      ActivityDate: calendar.date(day),
      CompletedDateTime: completed,
    },
  };
}

/** Overdue, today, in the next weeks, or on no day at all. */
function due(random: Random, calendar: Calendar, first: number): TaskTiming {
  const day = random.weighted<number | null>([
    [random.integer(Math.max(first, -25), -1), 3],
    [0, 1],
    [random.integer(1, 45), 6],
    [null, 1],
  ]);
  const createdDate = entered(random, calendar, Math.min(day ?? -1, -1), first);
  const reminded = random.chance(0.3) && day !== null && day > 0;
  return {
    done: false,
    createdDate,
    lastModifiedDate: createdDate,
    values: {
      Status: random.weighted(openStatuses),
      Priority: random.weighted(priorities),
      ActivityDate: day === null ? null : calendar.date(day),
      IsReminderSet: reminded,
      ReminderDateTime: reminded ? calendar.moment(day, 480) : null,
    },
  };
}

/** A task of the past, or one that is still to be done. */
export function timeTask(random: Random, calendar: Calendar, work: WorkingTime): TaskTiming {
  const first = Math.min(work.from + 1, -1);
  return random.chance(work.over ? 0.96 : 0.6)
    ? done(random, calendar, first, Math.min(work.to, -1))
    : due(random, calendar, first);
}
