import type { Edition } from "./api-usage";

/** How many requests may last long at the same time (limits.md §3). */
export const longRequestSlots: Readonly<Record<Edition, number>> = { developer: 5, enterprise: 25, unlimited: 25 };

const longMs = 20_000;

interface Stay {
  readonly since: number;
  /** Whether every slot was taken when it came. */
  readonly crowded: boolean;
}

/**
 * The API requests that are under way. One that has lasted 20 seconds holds one of the org's slots for long requests;
 * while all are held, whatever comes new is refused, and what is under way goes on (limits.md §3).
 */
export class LongRequests {
  private readonly stays = new Map<object, Stay>();

  constructor(
    private readonly slots: number,
    private readonly now: () => Date,
  ) {}

  /** A request comes; `request` is whatever tells it from others. */
  enter(request: object): void {
    this.stays.set(request, { since: this.now().getTime(), crowded: this.held() >= this.slots });
  }

  /** Whether the request came when every slot was held. */
  refuses(request: object): boolean {
    return this.stays.get(request)?.crowded === true;
  }

  /** The request is over. */
  leave(request: object): void {
    this.stays.delete(request);
  }

  private held(): number {
    const longSince = this.now().getTime() - longMs;
    let held = 0;
    // They stand in the order in which they came, and a request that was refused does not last.
    for (const { since, crowded } of this.stays.values()) if (since <= longSince && !crowded) held++;
    return held;
  }
}
