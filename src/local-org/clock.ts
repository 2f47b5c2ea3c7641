/** Far enough on both sides for anything, and within what dates of the platform can say (soql.md §5). */
const earliest = Date.parse("1970-01-01T00:00:00Z");
const latest = Date.parse("3999-12-31T23:59:59Z");

/** The clock would show a time that the org's dates cannot say. */
export class ClockOutOfRange extends RangeError {
  override readonly name = "ClockOutOfRange";

  constructor() {
    super("The org's clock can show times from 1970-01-01T00:00:00Z to 3999-12-31T23:59:59Z");
  }
}

/**
 * The org's clock: another clock, and how far it was moved on or back. Everything goes by it: sessions, the 24 hours of
 * the API limits, locators, date literals, stamps, and the times of fault rules.
 */
export class Clock {
  private shifted = 0;

  constructor(private readonly base: () => Date) {}

  readonly now = (): Date => new Date(this.base().getTime() + this.shifted);

  /** By how many milliseconds it is ahead of the clock that it follows. */
  get offsetMs(): number {
    return this.shifted;
  }

  /** Moves it on, or back with a negative number. Throws `ClockOutOfRange`. */
  shift(ms: number): void {
    this.requireShowable(this.now().getTime() + ms);
    this.shifted += ms;
  }

  /** Lets it show this time now, and go on from there. Throws `ClockOutOfRange`. */
  set(time: Date): void {
    this.requireShowable(time.getTime());
    this.shifted = time.getTime() - this.base().getTime();
  }

  /** Lets it show again what the clock that it follows shows. */
  reset(): void {
    this.shifted = 0;
  }

  private requireShowable(time: number): void {
    if (!(time >= earliest && time <= latest)) throw new ClockOutOfRange();
  }
}
