export const editions = ["developer", "enterprise", "unlimited"] as const;
export type Edition = (typeof editions)[number];

const licences = 1_000;
const daySeconds = 24 * 60 * 60;

/** API requests per rolling 24 hours, with 1,000 Salesforce licences where they count (limits.md §1). */
export const dailyRequests: Readonly<Record<Edition, number>> = {
  developer: 15_000,
  enterprise: 100_000 + 1_000 * licences,
  unlimited: 100_000 + 5_000 * licences,
};

/** The org's API requests of the last 24 hours. Each falls out by itself a day after it came; there is no midnight. */
export class ApiUsage {
  /** Seconds in which requests came, oldest first, and how many. */
  private readonly seconds: { readonly second: number; count: number }[] = [];
  private total = 0;

  constructor(
    readonly limit: number,
    private readonly now: () => Date,
  ) {}

  get used(): number {
    const oldest = this.second() - daySeconds;
    while (this.seconds[0] !== undefined && this.seconds[0].second <= oldest) {
      this.total -= this.seconds[0].count;
      this.seconds.shift();
    }
    return this.total;
  }

  get exhausted(): boolean {
    return this.used >= this.limit;
  }

  charge(): void {
    const second = this.second();
    const last = this.seconds.at(-1);
    if (last?.second === second) last.count++;
    else this.seconds.push({ second, count: 1 });
    this.total++;
  }

  private second(): number {
    return Math.floor(this.now().getTime() / 1000);
  }
}
