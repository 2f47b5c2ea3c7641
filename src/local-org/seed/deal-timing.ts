import type { Calendar } from "./calendar";
import type { Random } from "./random";

/** The ten stages of a stock org, each with how many of a hundred deals stand there. */
const stageShares = [
  ["Prospecting", 9],
  ["Qualification", 8],
  ["Needs Analysis", 8],
  ["Value Proposition", 7],
  ["Id. Decision Makers", 5],
  ["Perception Analysis", 5],
  ["Proposal/Price Quote", 8],
  ["Negotiation/Review", 7],
  ["Closed Won", 25],
  ["Closed Lost", 18],
] as const;

interface DealTiming {
  readonly stage: string;
  readonly closed: boolean;
  readonly won: boolean;
  /** Days counted from today: of the close, of creation, and of the last change of stage. */
  readonly closeDay: number;
  readonly since: number;
  readonly movedOn: number;
}

/** A day of the quarter, often its last: sales teams close then, and ties are worth having. */
function dayOfQuarter(random: Random, { first, last }: { readonly first: number; readonly last: number }): number {
  return random.chance(0.25) ? last : random.integer(first, last);
}

/** Closed deals lie in the past, over six quarters; open ones ahead, but for some that are overdue. */
export function timeDeal(random: Random, calendar: Calendar): DealTiming {
  const stage = random.weighted(stageShares);
  const won = stage === "Closed Won";
  const closed = won || stage === "Closed Lost";
  if (closed) {
    const quarter = calendar.quarter(
      -random.weighted([
        [0, 3],
        [1, 4],
        [2, 3],
        [3, 2],
        [4, 2],
        [5, 1],
      ]),
    );
    // Early in a quarter most of its days are still to come.
    const closeDay = Math.min(dayOfQuarter(random, quarter), -random.integer(1, 6));
    return { stage, closed, won, closeDay, since: closeDay - random.integer(20, 180), movedOn: closeDay };
  }
  const since = -random.integer(3, 150);
  const movedOn = random.integer(Math.max(since, -45), -1);
  if (random.chance(0.1)) return { stage, closed, won, closeDay: -random.integer(1, 30), since: since - 31, movedOn };
  const quarter = calendar.quarter(
    random.weighted([
      [0, 5],
      [1, 4],
      [2, 2],
      [3, 1],
    ]),
  );
  const closeDay = Math.max(dayOfQuarter(random, quarter), random.integer(0, 5));
  return { stage, closed, won, closeDay, since, movedOn };
}
