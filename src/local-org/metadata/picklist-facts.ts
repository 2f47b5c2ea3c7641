/** What set-up says of an opportunity stage (objects.md §4). */
interface StageFacts {
  readonly probability: number;
  readonly forecastCategory: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
}

const open = (probability: number): StageFacts => ({
  probability,
  forecastCategory: "Pipeline",
  isClosed: false,
  isWon: false,
});

export const stageFacts: ReadonlyMap<string, StageFacts> = new Map([
  ["Prospecting", open(10)],
  ["Qualification", open(10)],
  ["Needs Analysis", open(20)],
  ["Value Proposition", open(50)],
  ["Id. Decision Makers", open(60)],
  ["Perception Analysis", open(70)],
  ["Proposal/Price Quote", open(75)],
  ["Negotiation/Review", open(90)],
  ["Closed Won", { probability: 100, forecastCategory: "Closed", isClosed: true, isWon: true }],
  ["Closed Lost", { probability: 0, forecastCategory: "Omitted", isClosed: true, isWon: false }],
]);

/**
 * `ForecastCategory` by `ForecastCategoryName`: an opportunity has both, and only the name is writable. The two lists
 * differ, and `MostLikely` has no name in a stock org (wire fact 34).
 */
export const forecastCategories: ReadonlyMap<string, string> = new Map([
  ["Omitted", "Omitted"],
  ["Pipeline", "Pipeline"],
  ["Best Case", "BestCase"],
  ["Commit", "Forecast"],
  ["Closed", "Closed"],
]);

export const closedTaskStatuses: ReadonlySet<string> = new Set(["Completed"]);

export const highTaskPriorities: ReadonlySet<string> = new Set(["High"]);
