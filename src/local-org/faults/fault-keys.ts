import type { Schema } from "../metadata/schema";
import { isJsonObject } from "../request";
import { mostLatencyMs } from "./draw-latency";
import { moments, serverErrorStatuses, tokenErrors, type FaultKind } from "./fault-rule";
import { resourceFamilies } from "./fault-target";

/** What a rule's words may refer to. */
export interface FaultVocabulary {
  readonly schema: Schema;
  readonly hasUser: (username: string) => boolean;
}

/** Says what a value must be when it is not. */
type Check = (
  value: unknown,
  rule: Readonly<Record<string, unknown>>,
  vocabulary: FaultVocabulary,
) => string | undefined;

const methods = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"];
const longestShiftMs = 100 * 366 * 24 * 60 * 60 * 1_000;

const isWhole = (value: unknown, from: number, to: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= from && value <= to;

const wholeNumber =
  (from: number, to: number): Check =>
  (value) =>
    isWhole(value, from, to) ? undefined : `must be a whole number from ${from} to ${to}`;

const oneOf =
  (choices: readonly (string | number)[]): Check =>
  (value) =>
    choices.some((choice) => choice === value) ? undefined : `must be one of ${choices.join(", ")}`;

const onlyTrue: Check = (value) => (value === true ? undefined : "must be true, or left out");

const objectName: Check = (value, _rule, { schema }) =>
  typeof value === "string" && schema.object(value) !== undefined
    ? undefined
    : `must be an object of the org: ${schema.objects.map((object) => object.name).join(", ")}`;

const fieldName: Check = (value, rule, { schema }) =>
  typeof value === "string" && schema.object(String(rule.object))?.field(value) !== undefined
    ? undefined
    : `must be a field of ${String(rule.object)}`;

const moment: Check = (value) =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value))
    ? undefined
    : "must be a dateTime with its time zone, such as 2026-11-02T10:00:00Z";

/** `slow` takes distributions beside a number. */
const latency: Check = (value) => {
  const fits = (number: unknown): number is number => isWhole(number, 1, mostLatencyMs);
  if (fits(value)) return undefined;
  const [first, second, ...rest] = isJsonObject(value) ? Object.entries(value) : [];
  const isPair =
    first !== undefined &&
    second !== undefined &&
    rest.length === 0 &&
    ["from,to", "p50,p99"].includes(`${first[0]},${second[0]}`);
  if (isPair && fits(first[1]) && fits(second[1]) && first[1] <= second[1]) return undefined;
  const whole = `a whole number from 1 to ${String(mostLatencyMs)}`;
  return `must be ${whole}, or {"from": …, "to": …} or {"p50": …, "p99": …} of such, the smaller first`;
};

const shift: Check = (value) =>
  isWhole(value, -longestShiftMs, longestShiftMs) && value !== 0
    ? undefined
    : `must be a whole number of milliseconds, less than 0 to move the clock back, and not 0`;

export const checks = {
  count: wholeNumber(1, 1_000_000),
  skip: wholeNumber(0, 1_000_000),
  rate: (value) =>
    typeof value === "number" && value >= 0 && value <= 1 ? undefined : "must be a number from 0 to 1, such as 0.05",
  seed: wholeNumber(0, 2 ** 31),
  from: moment,
  until: moment,
  forMs: wholeNumber(1, longestShiftMs),
  path: (value) => (typeof value === "string" && value !== "" ? undefined : "must be a part of a path, such as /query"),
  resource: oneOf(resourceFamilies),
  method: oneOf(methods),
  object: objectName,
  field: fieldName,
  record: (value) =>
    typeof value === "string" && /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(value)
      ? undefined
      : "must be a record's id of 15 or 18 characters",
  user: (value, _rule, { hasUser }) =>
    typeof value === "string" && hasUser(value) ? undefined : "must be the username of a user, such as rep@local.test",
  rows: wholeNumber(0, 2_000),
  ms: (value, rule, vocabulary) => (msOf[rule.kind as keyof typeof msOf] ?? latency)(value, rule, vocabulary),
  bytes: wholeNumber(1, 50 * 1024 * 1024),
  everyMs: wholeNumber(1, 60_000),
  when: (value, rule, vocabulary) =>
    oneOf(rule.kind === "drop" || rule.kind === "hang" ? moments : ["before", "after"])(value, rule, vocabulary),
  status: oneOf(serverErrorStatuses),
  limit: oneOf(["daily", "longRequests"]),
  error: oneOf(Object.keys(tokenErrors)),
  all: onlyTrue,
  part: onlyTrue,
} satisfies Record<string, Check>;

const msOf = { drop: wholeNumber(0, mostLatencyMs), hang: wholeNumber(0, mostLatencyMs), shiftClock: shift };

export type Key = keyof typeof checks;

interface Keys {
  readonly required: readonly Key[];
  readonly optional: readonly Key[];
}

const often: readonly Key[] = ["count", "skip", "rate", "seed", "from", "until", "forMs"];
const aim: readonly Key[] = [...often, "path", "resource", "method", "user", "object"];

/** What each kind takes beside its `kind`. */
export const keysByKind: Readonly<Record<FaultKind, Keys>> = {
  unavailable: { required: [], optional: aim },
  serverError: { required: ["status"], optional: ["when", "part", ...aim] },
  expireSession: { required: [], optional: ["all", ...aim] },
  refuseToken: { required: [], optional: ["error", ...often] },
  lock: { required: [], optional: ["record", ...aim] },
  limitExceeded: { required: [], optional: ["limit", ...aim] },
  queryTimeout: { required: [], optional: aim },
  cutChildLists: { required: ["rows"], optional: aim },
  slow: { required: ["ms"], optional: ["when", ...aim] },
  drip: { required: ["bytes", "everyMs"], optional: aim },
  halfSent: { required: [], optional: ["bytes", ...aim] },
  drop: { required: ["when"], optional: ["ms", ...aim] },
  hang: { required: ["when"], optional: ["ms", ...aim] },
  shiftClock: { required: ["ms"], optional: aim },
  hideField: { required: ["object", "field"], optional: ["user"] },
  hideObject: { required: ["object"], optional: ["user"] },
};
