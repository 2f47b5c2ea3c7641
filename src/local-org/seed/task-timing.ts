import type { Calendar } from "./calendar";
import type { Random } from "./random";
import type { Values } from "./seeding";

export interface TaskTiming {
  readonly done: boolean;
  /** The day it was entered, counted from today. */
  readonly since: number;
  readonly values: Values;
}

/** Between these days work happened; counted from today. */
export interface WorkingTime {
  readonly from: number;
  readonly to: number;
  /** Nothing is left to do. */
  readonly over: boolean;
}

function doneOn(day: number, minute: number, calendar: Calendar): Values {
  return {
    Status: "Completed",
    Priority: "Normal",
    ActivityDate: calendar.date(day),
    CompletedDateTime: calendar.moment(day, minute),
  };
}

/** Done within the working time; or due: overdue, today, in the next weeks, or on no day at all. */
export function timeTask(random: Random, calendar: Calendar, work: WorkingTime): TaskTiming {
  const done = random.chance(work.over ? 0.96 : 0.6);
  if (done) {
    const day = random.integer(work.from, Math.max(work.from, Math.min(work.to, -1)));
    return { done, since: day - random.integer(0, 6), values: doneOn(day, random.integer(480, 1080), calendar) };
  }
  const due = random.weighted<number | null>([
    [random.integer(-25, -1), 3],
    [0, 1],
    [random.integer(1, 45), 6],
    [null, 1],
  ]);
  const reminder = due !== null && due > 0 && random.chance(0.3);
  const values = {
    Status: random.weighted([
      ["Not Started", 6],
      ["In Progress", 2],
      ["Waiting on someone else", 1],
      ["Deferred", 1],
    ]),
    Priority: random.weighted([
      ["High", 2],
      ["Normal", 6],
      ["Low", 1],
    ]),
    ActivityDate: due === null ? null : calendar.date(due),
    IsReminderSet: reminder,
    ReminderDateTime: reminder ? calendar.moment(due, 480) : null,
  };
  return { done, since: Math.min(due ?? 0, 0) - random.integer(1, 20), values };
}
