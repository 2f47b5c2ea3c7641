import type { LoadedAudit } from "../records/begin-save";
import type { FieldValue } from "../records/table";
import type { Calendar } from "./calendar";
import type { Random } from "./random";

export type Values = Readonly<Record<string, FieldValue>>;

/** Puts a record into the org and answers its id. */
export type Insert = (object: string, values: Values, audit?: LoadedAudit) => string;

/** What each part of the seed works with. */
export interface Seeding {
  readonly calendar: Calendar;
  /** A stream of random numbers of its own. */
  readonly random: (purpose: string) => Random;
  /** How many of the records that a sales team of this size keeps `base` of. */
  readonly count: (base: number) => number;
  readonly insert: Insert;
}

/** The owners of what the seed makes, by user id. */
export interface SeededTeam {
  /** Whoever logs in as `rep@local.test`. */
  readonly representative: string;
  /** Those who own accounts and open deals. */
  readonly sellers: readonly string[];
  /** Who works the leads. */
  readonly prospector: string;
  /** Has left, and still owns what was closed before. */
  readonly former: string;
}

export interface SeededAccount {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly city: string;
  /** The address part of its people's e-mails. */
  readonly domain: string;
  readonly dialling: string;
  /** The day it was created on, counted from today. */
  readonly since: number;
}

export interface SeededContact {
  readonly id: string;
  readonly accountId: string | null;
  readonly ownerId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly since: number;
}

export interface SeededOpportunity {
  readonly id: string;
  readonly accountId: string | null;
  readonly ownerId: string;
  readonly closed: boolean;
  readonly closeDay: number;
  readonly since: number;
}
