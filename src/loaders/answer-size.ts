import { GatewayError } from "../errors";

/** Some hundred megabytes, and a second in which the process does nothing else. */
const maxValues = 1_000_000;

/** What waits for a later call takes the memory of so many values. */
export const valuesOfWaiting = 20;

/**
 * Keeps an answer within bounds while it is made. Lists inside lists multiply: three small ones, each inside the parent
 * of the one before, come to millions of values, although the records behind them are few and quickly read.
 */
export class AnswerSize {
  private values = 0;

  /** Whether so many more values are still within bounds. The first that is not throws, so that one error tells. */
  admits(values: number): boolean {
    const wasFull = this.values > maxValues;
    this.values += values;
    if (this.values <= maxValues) return true;
    if (wasFull) return false;
    throw new GatewayError(
      "QUERY_TOO_EXPENSIVE",
      `The answer would hold more than ${maxValues.toLocaleString("en-US")} values. This list and all that follow are left out. Ask for fewer records, above all in lists inside lists.`,
    );
  }
}
